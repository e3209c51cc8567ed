"""Sheets of a workbook or a delimited file as plain text cells, with what is hidden or coloured in them."""

import io
from dataclasses import dataclass
from datetime import date, datetime, time

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from analysis.ingest.archives import damage_refused
from analysis.model.imports import SourceFile

_NO_FILL = {"00000000", "FFFFFFFF", "00FFFFFF"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its rows as text, which rows are hidden, which have a fill. A delimited file has no name."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    hidden_rows: frozenset[int] = frozenset()
    coloured_rows: frozenset[int] = frozenset()
    is_hidden: bool = False

    def locator(self, row: int, column: int) -> str:
        """Return where a cell stands; rows and columns are counted from 0 here, from 1 in the locator."""
        if self.name:
            return f"{self.name}!{get_column_letter(column + 1)}{row + 1}"
        return f"r{row + 1} c{column + 1}"

    def cell(self, row: int, column: int | None) -> str:
        """Return the text of a cell, empty beyond the edges and for no column."""
        if column is None or column >= len(self.rows[row]):
            return ""
        return self.rows[row][column]


def sheet_of_rows(rows: list[list[str]]) -> Sheet:
    """Return the rows of a delimited file as a sheet."""
    return Sheet("", tuple(tuple(row) for row in rows))


def workbook_sheets(file: SourceFile) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook; raises UnreadableDocument when its parts cannot be read."""
    with damage_refused(file):
        book = load_workbook(io.BytesIO(file.data), data_only=True)
        return tuple(_sheet(sheet) for sheet in book.worksheets)


def _sheet(sheet: Worksheet) -> Sheet:
    rows = list(sheet.iter_rows())
    return Sheet(
        name=sheet.title,
        rows=tuple(tuple(_text(cell.value) for cell in row) for row in rows),
        hidden_rows=frozenset(n - 1 for n, dimension in sheet.row_dimensions.items() if dimension.hidden),
        coloured_rows=frozenset(n for n, row in enumerate(rows) if any(_is_coloured(cell) for cell in row)),
        is_hidden=sheet.sheet_state != "visible",
    )


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value.day}.{value.month}.{value.year} {value:%H:%M}".removesuffix(" 00:00")
    if isinstance(value, date):
        return f"{value.day}.{value.month}.{value.year}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _is_coloured(cell: Cell) -> bool:
    fill = getattr(cell, "fill", None)
    if fill is None or fill.fill_type != "solid" or cell.value is None:
        return False
    return fill.fgColor.rgb not in _NO_FILL
