"""Hides people in findings: names in every form, numbered by person within a document; numbers and addresses."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from analysis.ingest.folding import fold
from analysis.ingest.identifiers import identifiers_in
from analysis.ingest.name_doubts import Around, Token, are_one_person, initial_after, is_sure, key_of, may_be_name
from analysis.ingest.name_lists import listed_name
from analysis.ingest.person_clues import is_trade_abbreviation
from analysis.language.inflection import forms_of, without_clitic
from analysis.language.titles import titles_of_one_holder
from analysis.model.findings import HiddenPerson

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ENDS_OF_SENTENCES = frozenset('.!?:”"–—•*')
# Of a long line no word costs a copy of all that stands around it.
_SIGHT = 200
_OPENING = frozenset('("”')
# Forms of one municipality share this many letters.
_STEM = 6
NAME = "name"
TITLE = "title"


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
    """Hides the people of one document; the same person has the same number in all its findings.

    `kept` are numbers, addresses and titles that somebody said are nobody's.
    """

    known: Sequence[str]
    is_place: Callable[[str], bool]
    kept: frozenset[str] = frozenset()
    is_municipality: Callable[[str], bool] = lambda _: False
    _numbers: list[set[str]] = field(default_factory=list)
    _known_forms: dict[str, str] = field(default_factory=dict)
    _initials: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _kept_titles: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._kept_titles = frozenset(title for word in self.kept for _, _, title in titles_of_one_holder(word))
        for person in self.known:
            words = [word for word in _WORD.findall(person) if word[:1].isupper() and len(word) > 1]
            initials = "".join(word[0] for word in words)
            if len(words) > 1 and not is_trade_abbreviation(initials) and not self.is_place(initials):
                self._initials.setdefault(initials, tuple(fold(word) for word in words))
            for word in _WORD.findall(person):
                if len(word) > 1 and not self.is_place(word):
                    self._known_forms.update(dict.fromkeys(forms_of(fold(word)), fold(word)))

    def hide(self, text: str) -> HiddenText:
        """Return the text with people hidden, and what was hidden or should be asked."""
        if not text:
            return HiddenText("", ())
        marks = [mark for mark in identifiers_in(text) if text[mark.start : mark.end] not in self.kept]
        found = [(mark.start, mark.end, mark.replacement, mark.kind, True) for mark in marks]
        # Marks lie apart, in order: the last that begins before a name ends is the only one that may touch it.
        starts = [mark.start for mark in marks]
        for hit in self._hits(text):
            place = bisect_left(starts, hit.end)
            if place and marks[place - 1].end > hit.start:
                continue
            replacement = f"[henkilö {self._number(hit.names)}]" if hit.sure else ""
            found.append((hit.start, hit.end, replacement, NAME, hit.sure))
        found += self._titles(text, found)
        hidden = tuple(HiddenPerson(text[s:e], new, kind, sure) for s, e, new, kind, sure in sorted(found))
        for start, end, replacement, _, sure in sorted(found, reverse=True):
            text = text[:start] + replacement + text[end:] if sure else text
        return HiddenText(text, hidden)

    def _titles(
        self, text: str, found: Sequence[tuple[int, int, str, str, bool]]
    ) -> list[tuple[int, int, str, str, bool]]:
        """Hide the titles of which a named municipality has one holder: "Havulinnan kunnanjohtaja" is a person."""
        hits = []
        for start, end, title in titles_of_one_holder(text):
            if title in self._kept_titles:
                continue
            before = _WORD.findall(_before(text, start))[-1:]
            is_free = not any(one < end and start < other for one, other, *_ in found)
            if before and before[0][:1].isupper() and self.is_municipality(before[0]) and is_free:
                holder = (f"{title} {fold(before[0])[:_STEM]}",)
                hits.append((start, end, f"[henkilö {self._number(holder)}]", TITLE, True))
        return hits

    def _number(self, names: tuple[str, ...]) -> int:
        """A person is whoever shares a name: "Pekka", "Pekka Virtanen" and "Virtanen" are one."""
        together = set(names) | self._full_name(names)
        for number, person in enumerate(self._numbers, 1):
            # Two people may share a first name or a surname, but not where both are known by two.
            if together <= person or person <= together:
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
        words = list(_WORD.finditer(text))
        hits: list[_Hit] = []
        place = 0
        while place < len(words):
            hit, used = self._hit_at(text, words, place) if self._may_name(words[place].group()) else (None, 1)
            if hit is not None:
                hits.append(hit)
            place += used
        return hits

    def _may_name(self, word: str) -> bool:
        """Most words are in lower case and nobody's name: they cost no more than this."""
        return word[0].isupper() or self._is_known(word)

    def _token(self, text: str, match: re.Match[str]) -> Token:
        word = match.group()
        if not self._may_name(word):
            return Token(word, match.start(), match.end(), None, None, is_first_word=False)
        folded = fold(word)
        is_place = self.is_place(word)
        known = None if is_place else self._known_forms.get(folded) or self._known_forms.get(without_clitic(folded))
        starts = _starts_sentence(text, match.start())
        return Token(word, match.start(), match.end(), None if is_place else listed_name(word), known, starts)

    def _is_known(self, word: str) -> bool:
        if not self._known_forms:
            return False
        folded = fold(word)
        return folded in self._known_forms or without_clitic(folded) in self._known_forms

    def _hit_at(self, text: str, words: list[re.Match[str]], place: int) -> tuple[_Hit | None, int]:
        token = self._token(text, words[place])
        if token.text in self._initials:
            return _Hit(token.start, token.end, self._initials[token.text], sure=True), 1
        if not may_be_name(token):
            return None, 1
        before = self._token(text, words[place - 1]) if place else None
        following = self._token(text, words[place + 1]) if place + 1 < len(words) else None
        around = Around(before, following, _before(text, token.start), text[token.end : token.end + _SIGHT])
        if following is not None and are_one_person(token, around, self.is_place):
            end = following.end + len(initial_after(text[following.end : following.end + _SIGHT]))
            return _Hit(around.start(token), end, (key_of(token), key_of(following)), sure=True), 2
        sure = is_sure(token, around, self.is_place)
        if sure is None:
            return None, 1
        end = token.end + len(initial_after(around.text_after)) if sure else token.end
        return _Hit(around.start(token), end, (key_of(token),), sure), 1


def _before(text: str, place: int) -> str:
    """Return what stands right before a word, as far as anything there may tell of it."""
    return text[max(0, place - _SIGHT) : place]


def _starts_sentence(text: str, place: int) -> bool:
    """Return whether a word stands at the beginning of a text, a line, a quote or a sentence.

    It looks back no further than the sign before: of a long line no word costs a walk over all before it.
    """
    end = place
    while end and text[end - 1].isspace():
        end -= 1
    if end == 0 or "\n" in text[end:place]:
        return True
    before = text[end - 1]
    return (end < place and before in _ENDS_OF_SENTENCES) or (end == 1 and before in _OPENING)
