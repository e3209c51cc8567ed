"""Text made comparable: lower case, no diacritics, no edges; and how many typing slips apart two words are."""

import re
import unicodedata

_NUMBERING = re.compile(r"^\s*(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]?\s+|#+\s*)")
_SPACES = re.compile(r"\s+")
_SLIP_FROM = 6


def fold(text: str) -> str:
    """Return the text in lower case without diacritics, runs of space as one: notes drop their dots."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return _SPACES.sub(" ", bare.replace("\xad", "")).strip()


def fold_tag(text: str) -> str:
    """Return a tag or heading made comparable: folded, its number and its edges taken off."""
    return fold(_NUMBERING.sub("", text)).strip(" .:;,–-*_#\"'”()!?")


def is_one_slip_apart(a: str, b: str) -> bool:
    """Return whether one letter added, dropped, changed, or two neighbours swapped, makes one into the other."""
    if min(len(a), len(b)) < _SLIP_FROM or abs(len(a) - len(b)) > 1 or a == b:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    swapped = rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:]
    return swapped or rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:]
