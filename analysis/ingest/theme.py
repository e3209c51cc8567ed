"""Which theme a tag, a heading, a column or a question names; and what a text's own words suggest."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from analysis.ingest.folding import fold, fold_tag, is_one_slip_apart
from analysis.ingest.theme_concepts import theme_of_concept_in
from analysis.model.imports import Guess
from analysis.model.themes import OTHER_THEME, Theme

_WORDS = Path(__file__).parent / "words"
_SEPARATOR = re.compile(r"\s*(?:[,;/|+&:()?–]|\s-\s|\b(?:ja|och|and|sekä|samt)\b)\s*")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

_WORD_REST = re.compile(r"[\w-]*")

SURE = 0.95
# A slip of the finger in a known tag is still that tag; a tag found inside a longer phrase is nearly as sure.
_SLIP = 0.85
_INSIDE_PHRASE = 0.85
# Two tags of different themes on one line: the first, and a person is asked.
SEVERAL_THEMES = 0.7
# Words of a text are a hint, never taken without asking (domain 2.7: never silently assign).
_HINT_MAX = 0.75
_HINT_MIN = 0.4
_NO_HINT = 0.2
# What only the thesaurus tells is offered, but never makes a doubtful tag sure.
_CONCEPT_HINT = 0.3

NOTHING = Guess(None, 0.0)


@dataclass(frozen=True, slots=True)
class _TagRow:
    tag: str
    guess: Guess
    is_stem: bool


class _TagIndex:
    """Rows found by their tag without walking through all of them; of several the first row counts."""

    def __init__(self, rows: Sequence[_TagRow]) -> None:
        self._rows = rows
        self._exact: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        # A slip changes one place: the first two letters or the last two are as they were.
        self._by_edges: dict[tuple[int, str, str], list[int]] = {}
        for place, row in enumerate(rows):
            self._exact.setdefault(row.tag, place)
            if row.is_stem:
                self._stems.setdefault(row.tag, place)
            for edge in _edges(row.tag):
                self._by_edges.setdefault((len(row.tag), *edge), []).append(place)
        self._lengths = sorted({len(stem) for stem in self._stems})

    def exact(self, folded: str) -> _TagRow | None:
        """Return the row of this very tag."""
        place = self._exact.get(folded)
        return None if place is None else self._rows[place]

    def named(self, folded: str) -> _TagRow | None:
        """Return the first row that is this tag, or a stem of it; a stem stands for one word ("a;b" is two)."""
        found = [self._exact[folded]] if folded in self._exact else []
        for length in self._lengths:
            place = self._stems.get(folded[:length])
            if place is not None and _WORD_REST.fullmatch(folded, length):
                found.append(place)
        return self._rows[min(found)] if found else None

    def one_slip_from(self, folded: str) -> _TagRow | None:
        """Return the first row whose tag is this one with a slip of the finger."""
        near = {
            place
            for extra in (-1, 0, 1)
            for edge in _edges(folded)
            for place in self._by_edges.get((len(folded) + extra, *edge), ())
        }
        slips = [place for place in near if is_one_slip_apart(self._rows[place].tag, folded)]
        return self._rows[min(slips)] if slips else None


def _edges(tag: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return (tag[:2], ""), ("", tag[-2:])


@lru_cache(maxsize=1)
def _tag_rows() -> tuple[_TagRow, ...]:
    with (_WORDS / "theme_tags.tsv").open(encoding="utf-8", newline="") as file:
        rows = [_tag_row(row) for row in csv.DictReader(file, delimiter="\t")]
    # Longer tags first: "energiaseuranta" is no "energia…"; then by name, for the same answer every time.
    return tuple(sorted(rows, key=lambda row: (-len(row.tag), row.tag)))


def _tag_row(row: Mapping[str, str]) -> _TagRow:
    alternatives = tuple(filter(None, row["alternatives"].split(",")))
    guess = Guess(row["theme"], float(row["confidence"]), alternatives)
    return _TagRow(fold(row["tag"].rstrip("*")), guess, row["tag"].endswith("*"))


@lru_cache(maxsize=1)
def _vocabulary() -> Mapping[str, tuple[str, ...]]:
    with (_WORDS / "theme_words.tsv").open(encoding="utf-8", newline="") as file:
        return {row["theme"]: tuple(fold(row["stems"]).split()) for row in csv.DictReader(file, delimiter="\t")}


class ThemeTags:
    """The themes of a round, by the ways in which notes write them."""

    def __init__(self, themes: Sequence[Theme]) -> None:
        self._codes = {theme.code for theme in themes}
        rows = (*_own_rows(themes), *(row for row in _tag_rows() if row.guess.code in self._codes))
        self._rows = _TagIndex(rows)
        # A short tag inside a phrase is a word like any other.
        self._words = _TagIndex([row for row in rows if len(row.tag) > 3])

    def recognise(self, tag: str) -> Guess:
        """Return the theme that a tag, heading, column or question names; code None where it names none."""
        folded = fold_tag(tag)
        whole = self._lookup(folded)
        if whole.code is not None:
            return whole
        parts = [part for part in _SEPARATOR.split(folded) if part]
        by_parts = _joined([guess for part in parts if (guess := self._lookup(fold_tag(part))).code is not None])
        return by_parts if by_parts.code is not None else self._inside_phrase(folded)

    def suggest(self, text: str) -> Guess:
        """Return what the words of a text suggest, never surely; `other`, hardly sure, where they suggest nothing."""
        words = _WORD.findall(fold(text))
        ranked = self._ranked(theme for word in words for theme in _themes_of_word(word))
        if not ranked:
            return self._by_concepts(words)
        lead = ranked[0][0] - (ranked[1][0] if len(ranked) > 1 else 0)
        confidence = min(_HINT_MAX, _HINT_MIN + 0.1 * lead)
        return Guess(ranked[0][1], round(confidence, 2), tuple(theme for _, theme in ranked[1:3]))

    def _by_concepts(self, words: Sequence[str]) -> Guess:
        ranked = self._ranked(theme for word in words for theme in theme_of_concept_in(word))
        if ranked:
            return Guess(ranked[0][1], _CONCEPT_HINT, tuple(theme for _, theme in ranked[1:3]))
        return Guess(OTHER_THEME if OTHER_THEME in self._codes else None, _NO_HINT)

    def _ranked(self, themes: Iterable[str]) -> list[tuple[int, str]]:
        """Return how often each theme of the round occurs, the most frequent first."""
        counts = Counter(theme for theme in themes if theme in self._codes)
        return sorted(((count, theme) for theme, count in counts.items()), key=lambda pair: (-pair[0], pair[1]))

    def _lookup(self, folded: str) -> Guess:
        found = self._rows.exact(folded) or self._rows.named(folded)
        if found is not None:
            return self._within_round(found.guess)
        slip = self._rows.one_slip_from(folded)
        return NOTHING if slip is None else Guess(slip.guess.code, min(_SLIP, slip.guess.confidence))

    def _within_round(self, guess: Guess) -> Guess:
        return Guess(guess.code, guess.confidence, tuple(code for code in guess.alternatives if code in self._codes))

    def _inside_phrase(self, folded: str) -> Guess:
        """Return the theme of the first known tag among the words of a heading or question."""
        for word in _WORD.findall(folded):
            found = self._words.named(word)
            if found is not None:
                return Guess(found.guess.code, min(_INSIDE_PHRASE, found.guess.confidence), found.guess.alternatives)
        return NOTHING


@lru_cache(maxsize=20_000)
def _themes_of_word(word: str) -> frozenset[str]:
    """Return the themes to whose vocabulary a folded word belongs."""
    stems = _vocabulary().items()
    return frozenset(theme for theme, known in stems if any(_has_stem(word, stem) for stem in known))


def _has_stem(word: str, stem: str) -> bool:
    """A short stem begins the word; a long one may be inside a compound."""
    return word.startswith(stem) if len(stem) < 6 else stem in word


def _own_rows(themes: Sequence[Theme]) -> Iterator[_TagRow]:
    for theme in themes:
        names = (theme.name_fi, theme.name_sv, theme.name_en)
        yield from (_TagRow(fold_tag(name), Guess(theme.code, SURE), False) for name in names if name.strip())
        yield from (
            _TagRow(fold_tag(word), Guess(theme.code, SURE), len(word) > 4) for word in theme.tag_words if word.strip()
        )


def _joined(guesses: list[Guess]) -> Guess:
    """One guess of the tags on a line: sure when all name one theme, else the first with the others beside it."""
    if not guesses:
        return NOTHING
    # A tag that only says "the agreement" gives way to any other (domain 2.7).
    clear = [guess for guess in guesses if guess.confidence > 0.5] or guesses
    codes = tuple(dict.fromkeys(guess.code for guess in clear if guess.code is not None))
    if len(codes) == 1:
        return max(clear, key=lambda guess: guess.confidence)
    return Guess(codes[0], SEVERAL_THEMES, codes[1:])


def settle(tag: Guess, hint: Guess) -> Guess:
    """Return a doubtful tag together with what the words suggest: agreement makes it sure, else both are offered."""
    if tag.code is None:
        return hint
    if tag.is_sure:
        return tag
    if hint.code == tag.code and hint.confidence >= _HINT_MIN:
        return Guess(tag.code, Guess.SURE, tag.alternatives)
    if hint.code in tag.alternatives and hint.confidence >= 0.5:
        return Guess(hint.code, 0.6, (tag.code,))
    return tag
