"""Where a line stands in its document, in the reader's words: the readers write *para 7*, *table 1 r2 c3*."""

import re

from pages.parts.texts import text as _

_CELL = re.compile(r"\br(\d+) c(\d+)\b")
_WORD = re.compile(r"\b(para|line|table|message|author|header)\b")


def locator_text(locator: str) -> str:
    """Return a place in words. The cell of a sheet (*Sheet!B2*) is the same in every language."""
    if "!" in locator:
        return locator
    words = {
        "para": _("paragraph"),
        "line": _("line"),
        "table": _("table"),
        "message": _("message"),
        "author": _("author"),
        "header": _("header"),
    }
    in_words = _WORD.sub(lambda found: words[found[1]], locator)
    cell = f"{_('row')} \\1, {_('column')} \\2"
    return _CELL.sub(cell, in_words)
