"""Which layout sheets have: a form's answers, a chat, a table of notes, or a board without a header."""

from collections.abc import Sequence
from dataclasses import replace

from analysis.ingest.chat_export import is_chat, read_chat
from analysis.ingest.csv_table import csv_rows
from analysis.ingest.excel_rows import read_rows
from analysis.ingest.form_export import form_header, read_form
from analysis.ingest.grid import Sheet, sheet_of_rows
from analysis.ingest.markdown_parts import is_beside_table
from analysis.ingest.sheet_extras import with_extras
from analysis.ingest.table_header import find_tables
from analysis.ingest.tags import TagReader
from analysis.ingest.units import FileUnits
from analysis.ingest.whiteboard import read_board
from analysis.ingest.workbook import workbook_sheets
from analysis.model.imports import ReadWarning, SourceFile
from analysis.model.tables import Column, TableMapping

_TABLE_SUFFIXES = (".csv", ".tsv", ".tab")
# A header within typed notes is a table only when most of the lines around it have cells too.
_SHARE_OF_ROWS = 0.6


def read_workbook(
    file: SourceFile, members: frozenset[str], tags: TagReader, mappings: Sequence[TableMapping] = ()
) -> FileUnits:
    """Return the units of a workbook; raises UnreadableDocument when its parts cannot be read."""
    sheets = workbook_sheets(file)
    return with_extras(read_sheets(sheets, tags, mappings), sheets, members)


def is_workbook(members: frozenset[str]) -> bool:
    """Return whether an archive is a workbook; some programs number its main part."""
    return any(name.startswith("xl/workbook") and name.endswith(".xml") for name in members)


def read_sheets(sheets: tuple[Sheet, ...], tags: TagReader, mappings: Sequence[TableMapping] = ()) -> FileUnits:
    """Return the units of sheets in the layout that their content shows, or as a person told."""
    if mappings:
        return read_rows(sheets, tags, mappings)
    if any(form_header(sheet) is not None for sheet in sheets):
        return read_form(sheets)
    if len(sheets) == 1 and is_chat(sheets[0]):
        return read_chat(sheets[0])
    units = read_rows(sheets, tags)
    if units.tables:
        return units
    told = [mapping for sheet in sheets if (mapping := _with_themes_first(sheet, tags)) is not None]
    if told and len(told) == sum(any(sheet.rows) for sheet in sheets):
        units = read_rows(sheets, tags, told)
        return replace(units, warnings=(*units.warnings, ReadWarning.STRUCTURE_GUESSED))
    return read_board(sheets, tags)


def _with_themes_first(sheet: Sheet, tags: TagReader) -> TableMapping | None:
    """Return how a table without a header reads whose first column names themes and whose rows go on beside it."""
    rows = [row for row in sheet.rows_with_text() if sheet.filled(row)]
    themed = [row for row in rows if len(sheet.filled(row)) > 1 and tags.names_theme(sheet.cell(row, 0))]
    # A row of several themes heads columns: that is a board.
    crossed = any(tags.names_theme(sheet.cell(row, 1)) for row in rows[:2])
    if len(themed) < 2 or len(themed) < _SHARE_OF_ROWS * len(rows) or crossed:
        return None
    width = max(len(sheet.rows[row]) for row in rows)
    columns = [(1, Column.THEME)]
    for place in range(1, width):
        are_types = all(tags.names_type(text) for row in rows if (text := sheet.cell(row, place)).strip())
        columns.append((place + 1, Column.TYPE if are_types else Column.TEXT))
    has_text = any(column is Column.TEXT for _, column in columns)
    return TableMapping(sheet.name, 0, tuple(columns)) if has_text else None


def sheet_of_text(file: SourceFile, text: str, *, is_told: bool = False) -> Sheet | None:
    """Return a text as a sheet where it is a delimited table; None for typed notes.

    A header tells it, or tabs in nearly every line; the suffix decides only between a grid without a header and
    typed notes, which nothing else tells apart. Markdown's table has a rule below its header: what stands around it
    are notes, however few.
    """
    has_suffix = file.name.lower().endswith(_TABLE_SUFFIXES)
    if not is_told and not has_suffix and is_beside_table(text):
        return None
    sheet = sheet_of_rows(csv_rows(text))
    rows = [row for row in sheet.rows_with_text() if sheet.filled(row)]
    wide = [row for row in rows if len(sheet.rows[row]) > 1]
    is_grid = bool(rows) and len(wide) >= _SHARE_OF_ROWS * len(rows)
    if is_told or (has_suffix and (wide or not rows)):
        return sheet
    has_header = form_header(sheet) is not None or is_chat(sheet) or bool(find_tables(sheet))
    return sheet if is_grid and (has_header or _is_pasted(text)) else None


def _is_pasted(text: str) -> bool:
    """Cells pasted from a spreadsheet have the same number of tabs in every line, and no bullets before them."""
    lines = [line for line in text.splitlines() if line.strip()]
    tabs = {line.count("\t") for line in lines}
    return len(lines) > 1 and tabs != {0} and len(tabs) == 1 and all(len(line.split("\t")[0]) != 1 for line in lines)
