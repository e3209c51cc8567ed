"""Sheets of a workbook or a delimited file as plain text cells, with what is hidden, merged or coloured in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

Place = tuple[int, int]
"""A row and a column, counted from 0."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its rows as text (each as long as it is filled) and what its cells carry beside their text.

    `merged` leads from each covered cell to the cell that holds the text; `formulas` are those without a value, whose
    text is empty; `fills` and `inks` are colour codes of cells with text. A delimited file has no name.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_hidden: bool = False
    merged: Mapping[Place, Place] = field(default_factory=dict)
    formulas: Mapping[Place, str] = field(default_factory=dict)
    fills: Mapping[Place, str] = field(default_factory=dict)
    inks: Mapping[Place, str] = field(default_factory=dict)
    comments: Mapping[Place, str] = field(default_factory=dict)
    authors: tuple[str, ...] = ()

    def locator(self, row: int, column: int) -> str:
        """Return where a cell stands; rows and columns are counted from 0 here, from 1 in the locator."""
        if self.name:
            return f"{self.name}!{get_column_letter(column + 1)}{row + 1}"
        return f"r{row + 1} c{column + 1}"

    def cell(self, row: int, column: int | None) -> str:
        """Return the text of a cell, empty beyond the edges and for no column."""
        if column is None or not 0 <= row < len(self.rows) or column >= len(self.rows[row]):
            return ""
        return self.rows[row][column]

    def tag(self, row: int, column: int | None) -> str:
        """Return the text of a cell, or of the merged cell above that covers it."""
        if column is None:
            return ""
        above, beside = self.merged.get((row, column), (row, column))
        return self.cell(above, column) if beside == column else self.cell(row, column)

    def is_hidden_at(self, row: int, column: int) -> bool:
        """Return whether a cell is out of sight: its sheet, row or column is hidden."""
        return self.is_hidden or row in self.hidden_rows or column in self.hidden_columns

    def rows_with_text(self) -> list[int]:
        """Return the rows that are not empty: a stray cell far below must not cost a walk over all between."""
        return [row for row, cells in enumerate(self.rows) if cells]

    def filled(self, row: int) -> list[int]:
        """Return the columns of a row that have text."""
        return [column for column, text in enumerate(self.rows[row]) if text.strip()]


def sheet_of_rows(rows: list[list[str]]) -> Sheet:
    """Return the rows of a delimited file as a sheet."""
    return Sheet("", tuple(tuple(row) for row in rows))
