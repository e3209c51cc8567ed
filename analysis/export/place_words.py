"""Where a note stands in its file, in the reader's words: the readers of files write *line 42*, *para 13*."""

import re

from analysis.language.catalogue import Catalogue

_WORDS = {"para": "paragraph", "line": "line", "table": "table", "message": "message"}
_WORD = re.compile(rf"\b({'|'.join(_WORDS)})(?= \d)")
_CELL = re.compile(r"\br(\d+) c(\d+)\b")


def place_words(locator: str, words: Catalogue) -> str:
    """Return a place in words. The cell of a sheet (*Sheet!B2*) is the same in every language."""
    if "!" in locator:
        return locator
    if locator.isdigit():  # a finding typed by hand has only a number
        return f"{words.text('line')} {locator}"
    told = _WORD.sub(lambda found: words.text(_WORDS[found[1]]), locator)
    return _CELL.sub(rf"{words.text('row')} \1, {words.text('column')} \2", told)


def msgids() -> frozenset[str]:
    """Return the words that are asked of the catalogue by name."""
    return frozenset(_WORDS.values())
