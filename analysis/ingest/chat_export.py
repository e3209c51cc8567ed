"""Exports of a chat: who, when, what, in reply to whom. Likes are no evidence and authors are dropped."""

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest.grid import Sheet
from analysis.ingest.labels import columns_named
from analysis.ingest.units import PERSONAL_DATA, FileUnits, SourceUnit, UnitKind
from analysis.model.codes import Layout
from analysis.model.tables import Column

_THEME_CALL = re.compile(r"^\s*(?:teema|aihe|tema|ämne|theme|topic)\s*[:–-]\s*", re.IGNORECASE)


def is_chat(sheet: Sheet) -> bool:
    """Return whether the first row names an author and a message."""
    return bool(sheet.rows) and {Column.AUTHOR, Column.MESSAGE} <= _columns(sheet).keys()


def _columns(sheet: Sheet) -> dict[Column, int]:
    columns: dict[Column, int] = {}
    for place, heading in enumerate(sheet.rows[0]):
        for column in columns_named(heading):
            columns.setdefault(column, place)
    return columns


def read_chat(sheet: Sheet) -> FileUnits:
    """Return the messages in order; a message that only calls a theme is a heading."""
    return FileUnits(Layout.CHAT_EXPORT, tuple(_units(sheet)), people=_authors(sheet))


def _units(sheet: Sheet) -> Iterator[SourceUnit]:
    columns = _columns(sheet)
    yield SourceUnit(sheet.locator(0, 0), " | ".join(sheet.rows[0]), UnitKind.METADATA)
    for row in range(1, len(sheet.rows)):
        if sheet.cell(row, columns[Column.AUTHOR]).strip():
            yield SourceUnit(f"message {row} author", PERSONAL_DATA, UnitKind.PERSONAL)
        text = sheet.cell(row, columns[Column.MESSAGE])
        if text.strip():
            is_reply = bool(sheet.cell(row, columns.get(Column.REPLY)).strip())
            unit = _message(row, text, is_reply=is_reply)
            is_hidden = sheet.is_hidden_at(row, columns[Column.MESSAGE])
            yield replace(unit, kind=UnitKind.HIDDEN) if is_hidden else unit


def _message(row: int, text: str, *, is_reply: bool) -> SourceUnit:
    if _THEME_CALL.match(text):
        return SourceUnit(f"message {row}", text, UnitKind.HEADING, level=1)
    return SourceUnit(f"message {row}", text, is_bullet=True, is_reply=is_reply)


def _authors(sheet: Sheet) -> tuple[str, ...]:
    place = _columns(sheet)[Column.AUTHOR]
    authors = [sheet.cell(row, place).strip() for row in range(1, len(sheet.rows))]
    return tuple(dict.fromkeys(author for author in authors if author))
