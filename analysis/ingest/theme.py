"""Which theme a tag, a heading, a column or a question names; and what a text's own words suggest."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from analysis.ingest.folding import fold, fold_tag, is_one_slip_apart
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
_SEVERAL_THEMES = 0.7
# Words of a text are a hint, never taken without asking (domain 2.7: never silently assign).
_HINT_MAX = 0.75
_HINT_MIN = 0.4
_NO_HINT = 0.2

NOTHING = Guess(None, 0.0)


@dataclass(frozen=True, slots=True)
class _TagRow:
    tag: str
    guess: Guess
    is_stem: bool

    def names(self, folded: str) -> bool:
        if self.tag == folded:
            return True
        # A stem stands for one word: "hankinta;organisointi" is two tags.
        return (
            self.is_stem and folded.startswith(self.tag) and _WORD_REST.fullmatch(folded[len(self.tag) :]) is not None
        )


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
        self._own = tuple(_own_rows(themes))
        self._default_rows = tuple(row for row in _tag_rows() if row.guess.code in self._codes)

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
        words = [_themes_of_word(match.group()) for match in _WORD.finditer(fold(text))]
        counts = [(sum(theme in word for word in words), theme) for theme in _vocabulary() if theme in self._codes]
        ranked = sorted((pair for pair in counts if pair[0] > 0), key=lambda pair: (-pair[0], pair[1]))
        if not ranked:
            return Guess(OTHER_THEME if OTHER_THEME in self._codes else None, _NO_HINT)
        lead = ranked[0][0] - (ranked[1][0] if len(ranked) > 1 else 0)
        confidence = min(_HINT_MAX, _HINT_MIN + 0.1 * lead)
        return Guess(ranked[0][1], round(confidence, 2), tuple(theme for _, theme in ranked[1:3]))

    def _lookup(self, folded: str) -> Guess:
        rows = (*self._own, *self._default_rows)
        exact = next((row for row in rows if row.tag == folded), None)
        found = exact or next((row for row in rows if row.names(folded)), None)
        if found is not None:
            return self._within_round(found.guess)
        slip = next((row for row in rows if is_one_slip_apart(row.tag, folded)), None)
        return NOTHING if slip is None else Guess(slip.guess.code, min(_SLIP, slip.guess.confidence))

    def _within_round(self, guess: Guess) -> Guess:
        return Guess(guess.code, guess.confidence, tuple(code for code in guess.alternatives if code in self._codes))

    def _inside_phrase(self, folded: str) -> Guess:
        """Return the theme of the first known tag among the words of a heading or question."""
        rows = (*self._own, *self._default_rows)
        for match in _WORD.finditer(folded):
            word = match.group()
            found = next((row for row in rows if len(row.tag) > 3 and row.names(word)), None)
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
    return Guess(codes[0], _SEVERAL_THEMES, codes[1:])


def settle(tag: Guess, hint: Guess) -> Guess:
    """Return a doubtful tag together with what the words suggest: agreement makes it sure, else both are offered."""
    if tag.code is None:
        return hint
    if tag.is_sure:
        return tag
    if hint.code == tag.code and hint.confidence > _NO_HINT:
        return Guess(tag.code, Guess.SURE, tag.alternatives)
    if hint.code in tag.alternatives and hint.confidence >= 0.5:
        return Guess(hint.code, 0.6, (tag.code,))
    return tag
