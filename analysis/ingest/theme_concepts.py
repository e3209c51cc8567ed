"""Themes by concept: words of every register and language that the thesaurus holds under one, as faint evidence."""

import csv
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from analysis.ingest.folding import fold
from analysis.language.concepts import concept_rows

_FILE = Path(__file__).parent / "words" / "theme_concepts.tsv"
_SHORTEST_STEM = 5


def theme_of_concept_in(word: str) -> frozenset[str]:
    """Return the theme of the concept whose word a folded word begins with; none where no or two themes fit."""
    whole = _by_stem().get(word)
    starts = [_by_stem().get(word[:length]) for length in range(_SHORTEST_STEM, len(word) + 1)]
    themes = {theme for theme in (whole, *starts) if theme is not None}
    return frozenset(themes) if len(themes) == 1 else frozenset()


@lru_cache(maxsize=1)
def _by_stem() -> Mapping[str, str]:
    """Return the theme of each word, its last letter off so that cases fit; a word of two themes tells nothing."""
    found: dict[str, set[str]] = {}
    for concept, words in concept_rows():
        theme = _themes().get(concept)
        for word in (word for words_of_one in words.values() for word in words_of_one if theme):
            folded = fold(word)
            found.setdefault(folded[:-1] if len(folded) > _SHORTEST_STEM else folded, set()).add(theme or "")
    return {stem: themes.pop() for stem, themes in found.items() if len(themes) == 1 and len(stem) > 3}


@lru_cache(maxsize=1)
def _themes() -> Mapping[str, str]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return {concept: row["theme"] for row in rows for concept in row["concepts"].split()}
