"""Tables of a written document: a matrix of themes and types, facts about the visit, or cells of text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.ingest.blocks import Cell, Row
from analysis.ingest.cell_units import CellTags, cell_units
from analysis.ingest.labels import columns_named, is_metadata_label
from analysis.ingest.tags import TagReader
from analysis.ingest.units import SourceUnit, UnitKind
from analysis.model.tables import Column

Rows = tuple[Row, ...]
# A title and a line of facts may stand above the row that heads the columns.
_LATEST_HEAD = 3
# Nothing, a dash or a ditto mark may mean the row above; words and question marks mean something else.
_UNKNOWN = re.compile(r"\w|\?")


def any_table_units(rows: Rows, place: str, outer: CellTags, reader: TagReader) -> Iterator[SourceUnit]:
    """Give the units of a table inside a cell: what it does not say itself, the cell around it says."""
    if is_matrix(rows, reader):
        yield from matrix_units(rows, place, reader, outer)
    else:
        yield from table_units(rows, place, reader, outer)


def is_matrix(rows: Rows, tags: TagReader) -> bool:
    """Return whether a row near the top heads a matrix."""
    return _head_row(rows, tags) is not None


def _head_row(rows: Rows, tags: TagReader) -> int | None:
    return next((number for number, row in enumerate(rows[:_LATEST_HEAD]) if _heads(row, rows[number:], tags)), None)


def _heads(row: Row, rows: Rows, tags: TagReader) -> bool:
    """A column of themes, or columns of types beside one another."""
    if len(rows) < 2 or len(row) < 2:
        return False
    heads = [cell.text for cell in row]
    types = sum(tags.names_type(head) for head in heads[1:])
    themes = sum(tags.names_theme(head) for head in heads[1:])
    has_notes = len(heads) > 2 or Column.TEXT in columns_named(heads[1])
    return (tags.is_theme_column(heads[0]) and has_notes) or types >= 2 or (themes >= 2 and len(heads) > 2)


def matrix_units(rows: Rows, place: str, tags: TagReader, outer: CellTags | None = None) -> Iterator[SourceUnit]:
    """Give every cell bullet with the tags of its row and its column."""
    outer = outer or CellTags("", "")
    first = _head_row(rows, tags) or 0
    for number, row in enumerate(rows[: first + 1], 1):
        yield from _label_row(row, place, number)
    heads = _spread(rows[first])
    row_tags = _row_tags(rows, tags)
    are_themes = any(tags.names_theme(tag) and not tags.names_type(tag) for tag in row_tags[first + 1 :])
    says_theme = tags.is_theme_column(heads[0])
    for number, row in enumerate(rows[first + 1 :], first + 2):
        if _is_section(row, tags) or [cell.text for cell in row] == [cell.text for cell in rows[first]]:
            yield from _label_row(row, place, number)
            continue
        if row and not row[0].continues and row[0].text:
            yield from _label_row(row[:1], place, number)
        for column, cell in enumerate(row[1:], 2):
            below = _rows_below(rows, number - 1, column - 1)
            row_tag = _shared([row_tags[number - 1 + step] for step in range(below)])
            # A cell over a strength and a difficulty is told to be neither.
            head = _one_or_none(heads[column - 1 : column - 1 + cell.width])
            found = _oriented(row_tag, head, tags)
            # In a column of themes a word that names none ("???", "Liikenne") is no theme, and no heading's either.
            is_blank = (are_themes or bool(row_tag and says_theme)) and row_tag == found.theme
            is_blank = is_blank and not tags.names_theme(row_tag)
            theme = ("" if row_tag else outer.theme) if is_blank else found.theme or outer.theme
            units = cell_units(
                cell.blocks, f"{place} r{number} c{column}", CellTags(theme, found.kind or outer.kind), tags
            )
            theme_above = "" if _UNKNOWN.search(row_tag) else _nearest_theme(row_tags[: number - 1], tags)
            yield from (_with_theme_blank(unit, theme_above) if is_blank else unit for unit in units)


def _with_theme_blank(unit: SourceUnit, theme_above: str) -> SourceUnit:
    """The theme of the row above is a hint for a row that left its own blank, never taken without asking."""
    return unit if unit.theme_tag else replace(unit, is_theme_blank=True, keywords=unit.keywords or theme_above)


def _nearest_theme(row_tags: Sequence[str], tags: TagReader) -> str:
    return next((tag for tag in reversed(row_tags) if tags.names_theme(tag)), "")


def _row_tags(rows: Rows, tags: TagReader) -> list[str]:
    """The tag of each row: its first cell, or one merged down over it, or the section row above."""
    found: list[str] = []
    section = ""
    for row in rows:
        label = row[0].text if row else ""
        if _is_section(row, tags):
            section = label
        is_merged = bool(row) and row[0].continues and bool(found)
        has_theme = tags.names_theme(label) or not section
        found.append(found[-1] if is_merged else label if label and has_theme else section)
    return found


def _is_section(row: Row, tags: TagReader) -> bool:
    """A row of one cell over the whole width, with the theme of the rows below it."""
    return len(row) > 2 and row[0].width >= len(row) and tags.names_theme(row[0].text)


def _spread(row: Row) -> list[str]:
    """The heads of the columns; one that is merged over several heads them all."""
    heads: list[str] = []
    for cell in row:
        heads.append(heads[-1] if cell.beside and heads else cell.text)
    return heads


def _rows_below(rows: Rows, row: int, column: int) -> int:
    """Return over how many rows the cell reaches that begins here."""
    reach = 1
    for lower in rows[row + 1 :]:
        if column >= len(lower) or not lower[column].continues:
            break
        reach += 1
    return reach


def _shared(row_tags: Sequence[str]) -> str:
    return " / ".join(dict.fromkeys(tag for tag in row_tags if tag))


def _one_or_none(heads: Sequence[str]) -> str:
    named = set(heads)
    return named.pop() if len(named) == 1 else ""


def _oriented(row_tag: str, column_tag: str, tags: TagReader) -> CellTags:
    """Theme and type of a cell: some matrices have the themes as columns."""
    if tags.names_theme(column_tag) and not tags.names_type(column_tag):
        return CellTags(column_tag, row_tag)
    return CellTags(row_tag, column_tag)


def _label_row(row: Row, place: str, number: int) -> Iterator[SourceUnit]:
    for column, cell in enumerate(row, 1):
        yield from _as_facts(cell, f"{place} r{number} c{column}")


def _as_facts(cell: Cell, locator: str, label: str = "") -> Iterator[SourceUnit]:
    if cell.text:
        yield SourceUnit(locator, cell.text, UnitKind.METADATA, keywords=label)


def table_units(rows: Rows, place: str, tags: TagReader, outer: CellTags | None = None) -> Iterator[SourceUnit]:
    """Give the cells of any other table: facts about the visit as metadata, the rest as text."""
    labels = _fact_labels(rows)
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row, 1):
            locator = f"{place} r{number} c{column}"
            if labels is None:
                yield from cell_units(cell.blocks, locator, outer or CellTags("", ""), tags)
            else:
                yield from _as_facts(cell, locator, labels[number - 1][column - 1])
                yield from _inside_facts(cell, locator, tags)


def _inside_facts(cell: Cell, locator: str, tags: TagReader) -> Iterator[SourceUnit]:
    """Comments, notes, hidden text and tables in a cell of facts are what they are anywhere."""
    for unit in cell_units(cell.blocks, locator, CellTags("", ""), tags):
        if not (unit.locator == locator or unit.locator.startswith(f"{locator} #")) or unit.kind in (
            UnitKind.HIDDEN,
            UnitKind.PROMPT,
        ):
            yield unit


def _fact_labels(rows: Rows) -> list[list[str]] | None:
    """Return the label of each cell in a table of facts; None where the table is something else.

    One known label ("Pvm") in the first column makes a table of two columns one of facts; labels may also stand in
    every other column, or in the first row above the facts.
    """
    first_row = [cell.text for cell in rows[0]] if rows else []
    if (
        len(first_row) > 1
        and all(is_metadata_label(text) for text in first_row if text)
        and sum(map(bool, first_row)) > 1
    ):
        heads = _spread(rows[0])
        return [[heads[c] if r and c < len(heads) else "" for c in range(len(row))] for r, row in enumerate(rows)]
    if not any(is_metadata_label(row[0].text) for row in rows if row):
        return None
    if all(len(row) <= 3 for row in rows):
        return [[row[0].text if column else "" for column in range(len(row))] for row in rows]
    pairs = [[row[c].text for c in range(0, len(row), 2)] for row in rows]
    if all(
        len(row) <= 6 and all(is_metadata_label(text) for text in one if text)
        for row, one in zip(rows, pairs, strict=True)
    ):
        return [[row[c - 1].text if c % 2 else "" for c in range(len(row))] for row in rows]
    return None
