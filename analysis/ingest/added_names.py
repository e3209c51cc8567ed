"""A name that a person gives: where a text has it, in which form, and which of those are to be asked."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis.ingest.folding import fold
from analysis.ingest.name_lists import listed_name
from analysis.language.inflection import forms_of, without_clitic
from analysis.language.vocabulary import municipal_vocabulary

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_NUMBERED = re.compile(r"\[henkilö (\d+)\]")
# Shorter forms in lower case are nearly always words.
_SHORTEST_LOWER = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of words in a text that may be the person; `sure` is False where it may be an everyday word as well."""

    start: int
    end: int
    sure: bool


@lru_cache(maxsize=256)
def words_of_name(name: str) -> tuple[str, ...]:
    """Return the words of a name that people are called by; initials are none."""
    return tuple(word for word in _WORD.findall(name) if len(word) > 1)


def is_everyday(word: str) -> bool:
    """Return whether a name is an everyday word too (Ilma, Sade, Onni), so that it has to be asked."""
    listed = listed_name(word)
    if listed is not None:
        return listed.is_word
    return any(word.lower() in municipal_vocabulary(language).lemmas for language in ("fi", "sv"))


def plain_part(name: str) -> str:
    """Return the words of a name that are nothing else: these a reader may hide wherever they stand."""
    return " ".join(word for word in words_of_name(name) if not is_everyday(word))


def mentions(text: str, name: str) -> tuple[Mention, ...]:
    """Return where a text has a name in any form, from the left; "Ilma Virtasen" is one mention."""
    forms = _forms(name)
    found: list[Mention] = []
    for match in _WORD.finditer(text):
        sure = _sureness(match.group(), forms)
        if sure is None:
            continue
        if found and text[found[-1].end : match.start()] == " ":
            # Two words of the name side by side are the person, whatever else each of them may be.
            found[-1] = Mention(found[-1].start, match.end(), sure=True)
        else:
            found.append(Mention(match.start(), match.end(), sure))
    return tuple(found)


def with_hidden(text: str, found: Iterable[Mention], replacement: str) -> str:
    """Return a text with mentions replaced."""
    for mention in sorted(found, key=lambda one: one.start, reverse=True):
        text = text[: mention.start] + replacement + text[mention.end :]
    return text


def number_for(name: str, hidden: Iterable[tuple[str, str]], texts: Iterable[str]) -> int:
    """Return the number of a person in a document: the one that the name has there already, or the next free.

    `hidden` holds (what stood there, what stands there now).
    """
    pairs = tuple(hidden)
    for original, replacement in pairs:
        number = _NUMBERED.search(replacement)
        if number and mentions(original, name):
            return int(number[1])
    words = [*texts, *(replacement for _, replacement in pairs)]
    return max((int(number) for text in words for number in _NUMBERED.findall(text)), default=0) + 1


def forms_of_words(originals: Sequence[str]) -> frozenset[str]:
    """Return every form, folded, of the words that stood where people were taken to be."""
    found: set[str] = set()
    for original in originals:
        for word in _WORD.findall(original):
            listed = listed_name(word)
            found |= {fold(word), *_word_forms(listed.name if listed else word)}
    return frozenset(found)


@lru_cache(maxsize=256)
def _forms(name: str) -> dict[str, str]:
    return {form: word for word in words_of_name(name) for form in sorted(_word_forms(word))}


def _word_forms(word: str) -> frozenset[str]:
    """First names keep their i and surnames may change it; which of the two a given name is, is not known."""
    folded = fold(word)
    return forms_of(folded, keeps_i=True) | forms_of(folded, keeps_i=False)


def _sureness(token: str, forms: dict[str, str]) -> bool | None:
    folded = fold(token)
    name = forms.get(folded) or forms.get(without_clitic(folded))
    if name is None or not _same_dots(token.lower(), name.lower()):
        return None
    listed = listed_name(token)
    may_be_word = is_everyday(name) or (listed is not None and listed.is_word)
    if not token[:1].isupper() and (may_be_word or len(token) < _SHORTEST_LOWER):
        return None
    return not may_be_word


def _same_dots(token: str, name: str) -> bool:
    """Return whether no letter has dots that the name lacks: "Säärä" is no Saara, though "Makela" is Mäkelä."""
    return not any(a != b and fold(a) == b for a, b in zip(token, name, strict=False))
