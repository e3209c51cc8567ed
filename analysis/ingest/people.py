"""Hides people in findings: names in every form, numbered by person within a document; numbers and addresses."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from analysis.ingest.folding import fold
from analysis.ingest.identifiers import identifiers_in
from analysis.ingest.name_lists import ListedName, listed_name
from analysis.ingest.person_clues import is_place_noun, is_title, speaks_of_person
from analysis.language.inflection import forms_of, without_clitic
from analysis.model.findings import HiddenPerson

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:”\"]\s+|[–—•*]\s+|^[(\"”]|\n)\s*$")
NAME = "name"


@dataclass(frozen=True, slots=True)
class _Token:
    """One word of a text with what it may be."""

    text: str
    start: int
    end: int
    listed: ListedName | None
    known: str | None
    is_first_word: bool

    @property
    def is_capitalised(self) -> bool:
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class _Hit:
    """A run of words that names somebody; `sure` tells whether it is hidden or asked."""

    start: int
    end: int
    names: tuple[str, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class HiddenText:
    """A text in which people are hidden, and who was."""

    text: str
    hidden: tuple[HiddenPerson, ...]

    @property
    def has_hidden(self) -> bool:
        """Whether anything was replaced."""
        return any(person.sure for person in self.hidden)


@dataclass(slots=True)
class PeopleHider:
    """Hides the people of one document; the same person has the same number in all its findings."""

    known: Sequence[str]
    is_place: Callable[[str], bool]
    _numbers: list[set[str]] = field(default_factory=list)
    _known_forms: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for person in self.known:
            for word in _WORD.findall(person):
                if len(word) > 1 and not self.is_place(word):
                    self._known_forms.update(dict.fromkeys(forms_of(fold(word)), fold(word)))

    def hide(self, text: str) -> HiddenText:
        """Return the text with people hidden, and what was hidden or should be asked."""
        found = [(mark.start, mark.end, mark.replacement, mark.kind, True) for mark in identifiers_in(text)]
        for hit in self._hits(text):
            if any(start < hit.end and hit.start < end for start, end, *_ in found):
                continue
            replacement = f"[henkilö {self._number(hit.names)}]" if hit.sure else ""
            found.append((hit.start, hit.end, replacement, NAME, hit.sure))
        hidden = tuple(HiddenPerson(text[s:e], new, kind, sure) for s, e, new, kind, sure in sorted(found))
        for start, end, replacement, _, sure in sorted(found, reverse=True):
            text = text[:start] + replacement + text[end:] if sure else text
        return HiddenText(text, hidden)

    def _number(self, names: tuple[str, ...]) -> int:
        """A person is whoever shares a name: "Pekka", "Pekka Virtanen" and "Virtanen" are one."""
        together = set(names) | self._full_name(names)
        for number, person in enumerate(self._numbers, 1):
            if together & person:
                person.update(together)
                return number
        self._numbers.append(together)
        return len(self._numbers)

    def _full_name(self, names: tuple[str, ...]) -> set[str]:
        """The other names of the one known person that these names fit; none when they fit several."""
        people = [{fold(word) for word in _WORD.findall(person)} for person in self.known]
        fitting = [person for person in people if set(names) <= person]
        return fitting[0] if fitting and all(person == fitting[0] for person in fitting) else set()

    def _hits(self, text: str) -> list[_Hit]:
        words = self._tokens(text)
        hits: list[_Hit] = []
        place = 0
        while place < len(words):
            hit, used = self._hit_at(text, words, place)
            if hit is not None:
                hits.append(hit)
            place += used
        return hits

    def _tokens(self, text: str) -> list[_Token]:
        return [self._token(text, match) for match in _WORD.finditer(text)]

    def _token(self, text: str, match: re.Match[str]) -> _Token:
        word = match.group()
        folded = fold(word)
        is_place = self.is_place(word)
        known = None if is_place else self._known_forms.get(folded) or self._known_forms.get(without_clitic(folded))
        starts = _SENTENCE_START.search(text[: match.start()]) is not None
        return _Token(word, match.start(), match.end(), None if is_place else listed_name(word), known, starts)

    def _hit_at(self, text: str, words: list[_Token], place: int) -> tuple[_Hit | None, int]:
        token = words[place]
        following = words[place + 1] if place + 1 < len(words) else None
        if not _may_be_name(token):
            return None, 1
        if following is not None and _are_one_person(text, token, following, self.is_place):
            return _Hit(token.start, following.end, (_key(token), _key(following)), True), 2
        before = words[place - 1] if place else None
        sure = _is_sure(token, before, following)
        return (None, 1) if sure is None else (_Hit(token.start, token.end, (_key(token),), sure), 1)


def _key(token: _Token) -> str:
    return token.known or (fold(token.listed.name) if token.listed else fold(token.text))


def _may_be_name(token: _Token) -> bool:
    """A word in lower case is a name only where the document itself names that person and it is no everyday word."""
    if token.is_capitalised:
        return token.listed is not None or token.known is not None or not token.is_first_word
    return token.known is not None and not (token.listed and token.listed.is_word) and len(token.text) > 3


def _are_one_person(text: str, first: _Token, second: _Token, is_place: Callable[[str], bool]) -> bool:
    """ "Pekka Virtanen", "Virtasen Pekka", "Pekka Xyz": two names side by side, at least one of them known."""
    if text[first.end : second.start] != " " or not second.is_capitalised or is_place(second.text):
        return False
    if not first.is_capitalised or second.text.isupper():
        return False
    if first.known is not None and second.known is not None:
        return True
    if first.listed is not None and second.listed is not None:
        return first.listed.is_first or second.listed.is_first
    # An unknown second word after a clear first name is the surname: "Pekka Xhemaili".
    return first.listed is not None and first.listed.is_first and not first.listed.is_word


def _is_sure(token: _Token, before: _Token | None, following: _Token | None) -> bool | None:
    """True: hide; False: ask; None: no name."""
    previous, next_word = before.text if before else "", following.text if following else ""
    if token.listed is not None and not token.listed.is_first and is_place_noun(next_word):
        return None
    if token.known is not None:
        return True
    clear = speaks_of_person(previous, next_word)
    if token.listed is None:
        return _unknown_name(token, before)
    if not token.listed.is_word:
        return True
    # A word at the beginning of a sentence has its capital anyway.
    if token.is_first_word and not clear:
        return False if token.listed.is_first else None
    return clear or token.listed.is_first or not token.text.isupper()


def _unknown_name(token: _Token, before: _Token | None) -> bool | None:
    """A word of no list with a capital, right after a title, is likely a name: a person is asked."""
    if before is None or token.is_first_word or token.text.isupper() or not is_title(before.text):
        return None
    return False
