"""Where a line stands in its document, in the reader's words: the readers write *para 7*, *table 1 r2 c3*."""

import re
from functools import lru_cache

from pages.parts.texts import language
from pages.parts.texts import text as _

_CELL = re.compile(r"\br(\d+) c(\d+)\b")
_WORD = re.compile(r"\b(para|line|table|message|author|header)\b")
# The words of coded projects (*Notes.txt, line 3, characters 5–40*) stand beside names of sources.
_PART = re.compile(
    r"(?:^|(?<=, )|(?<=\d ))"
    r"(project|user|unread|source|code|case|note|passage|characters|value|description|comment|title)(?= \d|,|$| desc)"
)

# What stands beside the running text of a document: *footnote 2*, *textbox 1 #3*, *para 7 hidden*.
_BESIDE = re.compile(r"\b(footnote|endnote|textbox|pageheader|pagefooter|page|field)(?= \d)|(?<= )(hidden|prompt)$")


def locator_text(locator: str) -> str:
    """Return a place in words. The cell of a sheet (*Sheet!B2*) is the same in every language."""
    # A finding typed by hand has only a number.
    place = f"line {locator}" if locator.isdigit() else locator
    return locator if "!" in locator else _in_words(language(), place)


@lru_cache(maxsize=5_000)
def _in_words(_language: str, locator: str) -> str:
    """A table says the same few places on every rerun; the language is what the answer is kept under."""
    words = {
        "para": _("paragraph"),
        "line": _("line"),
        "table": _("table"),
        "message": _("message"),
        "author": _("author"),
        "header": _("header"),
    }
    in_words = _WORD.sub(lambda found: words[found[1]], locator)
    in_words = _BESIDE.sub(lambda found: _beside_name(found[1] or found[2]), in_words)
    in_words = _PART.sub(lambda found: _part_name(found[1]), in_words)
    cell = f"{_('row')} \\1, {_('column')} \\2"
    return _CELL.sub(cell, in_words)


def _beside_name(word: str) -> str:
    names = {
        "footnote": _("footnote"),
        "endnote": _("endnote"),
        "textbox": _("text box"),
        "pageheader": _("page header"),
        "pagefooter": _("page footer"),
        "page": _("page"),
        "field": _("field of a form"),
        "hidden": _("hidden text"),
        "prompt": _("text to be typed over"),
    }
    return names[word]


def _part_name(word: str) -> str:
    names = {
        "project": _("project"),
        "user": _("user"),
        "unread": _("unread"),
        "source": _("source"),
        "code": _("code"),
        "case": _("case"),
        "note": _("note"),
        "passage": _("passage"),
        "characters": _("characters"),
        "value": _("value"),
        "description": _("description"),
        "comment": _("comment"),
        "title": _("title"),
    }
    return names[word]
