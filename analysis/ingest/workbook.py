"""Workbooks to sheets: stored values only. No formula is computed, no link followed, no macro run."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from analysis.errors import UnreadableDocument
from analysis.ingest.archives import damage_refused
from analysis.ingest.cell_colour import fill_of, ink_of
from analysis.ingest.grid import Place, Sheet
from analysis.model.imports import SourceFile
from analysis.settings import ReadingLimits

MAX_CELL_LENGTH = 32_767
"""Excel's own limit; a longer cell was made by no spreadsheet program."""

# A whole column of a colour is many cells without text; each costs memory all the same.
_EMPTY_FOR_FILLED = 4
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
# A stray cell far below makes a sheet of a million rows; a few such sheets are odd, many are made to harm.
_MOST_ROWS = 4 * _LAST_ROW
_CELL = re.compile(rb"<(?:\w+:)?c[ >/]")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=[\"']([A-Za-z0-9:$]{2,40})[\"']")
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
# What Excel writes above a threaded comment for older programs, in the language of whoever wrote it.
_THREAD_NOTICE = re.compile(r"^\[[^\]]{5,60}\].*?(?:Comment|Kommentti|Kommentar)\s*:\s*", re.DOTALL)


def workbook_sheets(file: SourceFile) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook; raises UnreadableDocument when its parts cannot be read."""
    most = ReadingLimits.from_environment().cells
    with damage_refused(file):
        parts = _sheet_parts(file)
        if sum(len(_CELL.findall(part)) + _merged_cells(part) for part in parts) > _EMPTY_FOR_FILLED * most:
            raise UnreadableDocument(file.label, "too_large")
        book = _loaded(file, values=True)
        written = _loaded(file, values=False) if any(map(_FORMULA.search, parts)) else None
        sheets = tuple(_sheets(file, book, written))
    cells = [text for sheet in sheets for row in sheet.rows for text in row if text]
    if len(cells) > most or any(len(text) > MAX_CELL_LENGTH for text in cells):
        raise UnreadableDocument(file.label, "too_large")
    return sheets


def _sheets(file: SourceFile, book: Workbook, written: Workbook | None) -> Iterator[Sheet]:
    rows = 0
    for sheet in book.worksheets:
        made = _sheet(sheet, written)
        rows += len(made.rows)
        if rows > _MOST_ROWS:
            raise UnreadableDocument(file.label, "too_large")
        yield made


def _loaded(file: SourceFile, *, values: bool) -> Workbook:
    with warnings.catch_warnings():
        # openpyxl warns of what it does not keep (validations, print settings); notes have no use for them.
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(file.data), data_only=values, keep_links=False)


def _sheet_parts(file: SourceFile) -> tuple[bytes, ...]:
    with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
        names = [name for name in archive.namelist() if "worksheets/" in name and name.endswith(".xml")]
        return tuple(archive.read(name) for name in names)


def _merged_cells(part: bytes) -> int:
    """Return how many cells a sheet merges: openpyxl makes one of each before anybody looks at them."""
    areas = [CellRange(match[1].decode("ascii")).size for match in _MERGED.finditer(part)]
    return sum(size["rows"] * size["columns"] for size in areas)


def _sheet(sheet: Worksheet, written: Workbook | None) -> Sheet:
    # Only cells that exist: one stray cell in the last corner must not make a thousand million empty ones.
    cells = {(cell.row - 1, cell.column - 1): cell for cell in sheet._cells.values() if isinstance(cell, Cell)}
    texts = {place: text for place, cell in cells.items() if (text := _text(cell))}
    comments = {place: cell.comment for place, cell in cells.items() if cell.comment is not None}
    return Sheet(
        name=sheet.title,
        rows=_rows(texts),
        hidden_rows=frozenset(n - 1 for n, row in sheet.row_dimensions.items() if row.hidden or row.height == 0),
        hidden_columns=frozenset(_hidden_columns(sheet)),
        is_hidden=sheet.sheet_state != "visible",
        merged=dict(_merged(sheet)),
        formulas={} if written is None else dict(_without_value(written[sheet.title], texts)),
        fills={place: colour for place in sorted(texts) if (colour := fill_of(cells[place]))},
        inks={place: colour for place in sorted(texts) if (colour := ink_of(cells[place]))},
        comments={
            place: text for place, note in sorted(comments.items()) if (text := _comment(note.text, note.author))
        },
        authors=tuple(sorted({note.author for note in comments.values() if _is_name(note.author)})),
    )


def _rows(texts: Mapping[Place, str]) -> tuple[tuple[str, ...], ...]:
    by_row: dict[int, dict[int, str]] = {}
    for (row, column), text in texts.items():
        by_row.setdefault(row, {})[column] = text
    last = max(by_row, default=-1)
    if last >= _LAST_ROW:
        raise ValueError("a row beyond the last")
    return tuple(_row(by_row.get(row)) for row in range(last + 1))


def _row(cells: Mapping[int, str] | None) -> tuple[str, ...]:
    return () if cells is None else tuple(cells.get(column, "") for column in range(max(cells) + 1))


def _hidden_columns(sheet: Worksheet) -> Iterator[int]:
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden or dimension.width == 0:
            yield from range((dimension.min or 1) - 1, min(dimension.max or dimension.min or 1, _LAST_COLUMN))


def _merged(sheet: Worksheet) -> Iterator[tuple[Place, Place]]:
    for area in sorted(sheet.merged_cells.ranges, key=lambda one: one.bounds):
        for row in range(area.min_row - 1, area.max_row):
            for column in range(area.min_col - 1, area.max_col):
                if (row, column) != (area.min_row - 1, area.min_col - 1):
                    yield (row, column), (area.min_row - 1, area.min_col - 1)


def _without_value(written: Worksheet, texts: Mapping[Place, str]) -> Iterator[tuple[Place, str]]:
    """Give the formulas whose cell holds no value: no program has computed them yet, and we never do."""
    for cell in written._cells.values():
        place = (cell.row - 1, cell.column - 1)
        if getattr(cell, "data_type", "") == "f" and place not in texts:
            yield place, str(getattr(cell.value, "text", cell.value) or "=")


def _text(cell: Cell) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value.day}.{value.month}.{value.year} {value:%H:%M}".removesuffix(" 00:00")
    if isinstance(value, date):
        return f"{value.day}.{value.month}.{value.year}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, int | float) and "%" in str(cell.number_format):
        return f"{value * 100:.15g} %"
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _comment(text: str, author: str | None) -> str:
    """Return the words of a comment; Excel writes its author's name above them."""
    words = _THREAD_NOTICE.sub("", text)
    first, _, rest = words.partition("\n")
    is_author = first.rstrip().endswith(":") and first.rstrip(": ").strip() == (author or "").strip()
    return (rest if is_author else words).strip("\r\n ")


def _is_name(author: str | None) -> bool:
    return bool(author) and not str(author).startswith("tc=") and any(letter.isalpha() for letter in str(author))
