"""How a lemma is written for people: with the capitals that abbreviations and names have in the texts."""

import re
from collections.abc import Sequence

_SENTENCE_START = re.compile(r"(?:^|[.!?:;•\n\r\t–—*\"”(]|(?:^|\s)-)\s*$")
# Longer words in capitals are headings and shouting, not abbreviations.
_LONGEST_ABBREVIATION = 5


def is_inside_sentence(text: str, place: int) -> bool:
    """Return whether the word at a place neither starts a sentence nor stands in a text of capitals only.

    There a capital letter means a name or an abbreviation. An abbreviation in capitals tells itself anywhere.
    """
    if text.isupper() and len(text.split()) > 1:
        return False
    second = text[place + 1 : place + 2]
    return second.isupper() or _SENTENCE_START.search(text[:place]) is None


def as_written(lemma: str, forms: Sequence[str]) -> str:
    """Return a lemma with the capitals that every form of it has: LED-valo, Harmaalahti, Ylä-Savo; else as it is."""
    seen = [re.split("[:’']", form)[0].split("-") for form in forms]
    parts = lemma.split("-")
    if not seen or any(len(form) != len(parts) for form in seen):
        return lemma
    return "-".join(_with_capitals(part, [form[at] for form in seen]) for at, part in enumerate(parts))


def _with_capitals(part: str, forms: Sequence[str]) -> str:
    starts = [form[: len(part)] for form in forms]
    if len(part) <= _LONGEST_ABBREVIATION and all(len(start) > 1 and start.isupper() for start in starts):
        return part.upper()
    return part[:1].upper() + part[1:] if all(start[:1].isupper() for start in starts) else part
