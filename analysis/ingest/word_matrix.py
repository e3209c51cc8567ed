"""Word matrix: one row a theme, one column a type, several bullets a cell."""

from collections.abc import Iterator

from analysis.ingest.labels import is_metadata_label
from analysis.ingest.tags import TagReader
from analysis.ingest.units import SourceUnit, UnitKind
from analysis.ingest.word_tables import Cell, Grid


def is_matrix(grid: Grid, tags: TagReader) -> bool:
    """Return whether the first row heads a matrix: a column of themes, or columns of types beside one another."""
    if len(grid) < 2 or len(grid[0]) < 2:
        return False
    heads = [cell.text for cell in grid[0]]
    types = sum(tags.names_type(head) for head in heads[1:])
    themes = sum(tags.names_theme(head) for head in heads[1:])
    return (tags.is_theme_column(heads[0]) and len(heads) > 2) or types >= 2 or (themes >= 2 and len(heads) > 2)


def matrix_units(grid: Grid, table: int, tags: TagReader) -> Iterator[SourceUnit]:
    """Give every cell bullet with the tags of its row and its column."""
    heads = [cell.text for cell in grid[0]]
    yield from _head_units(grid[0], table)
    row_tag = ""
    for row_number, row in enumerate(grid[1:], 2):
        if not row:
            continue
        if not row[0].continues:
            row_tag = row[0].text
            yield from _label_units(row[0], table, row_number)
        for column_number, cell in enumerate(row[1:], 2):
            head = heads[column_number - 1] if column_number <= len(heads) else ""
            yield from _cell_units(
                cell, f"table {table} r{row_number} c{column_number}", *_oriented(row_tag, head, tags)
            )


def _oriented(row_tag: str, column_tag: str, tags: TagReader) -> tuple[str, str]:
    """Theme and type of a cell: some matrices have the themes as columns."""
    if tags.names_theme(column_tag) and not tags.names_type(column_tag):
        return column_tag, row_tag
    return row_tag, column_tag


def _head_units(row: tuple[Cell, ...], table: int) -> Iterator[SourceUnit]:
    for number, cell in enumerate(row, 1):
        if cell.text:
            yield SourceUnit(f"table {table} r1 c{number}", cell.text, UnitKind.METADATA)


def _label_units(cell: Cell, table: int, row_number: int) -> Iterator[SourceUnit]:
    if cell.text:
        yield SourceUnit(f"table {table} r{row_number} c1", cell.text, UnitKind.METADATA)


def _cell_units(cell: Cell, place: str, theme_tag: str, type_tag: str) -> Iterator[SourceUnit]:
    texts = cell.units()
    for number, text in enumerate(texts, 1):
        locator = place if len(texts) == 1 else f"{place} #{number}"
        yield SourceUnit(locator, text, theme_tag=theme_tag, type_tag=type_tag, is_bullet=True)


def table_units(grid: Grid, table: int) -> Iterator[SourceUnit]:
    """Give the cells of any other table: facts about the visit as metadata, the rest as text."""
    labels = [row[0].text for row in grid if row]
    # One known label ("Pvm") makes a two-column table a table of facts: the others beside it are facts too.
    is_facts = any(is_metadata_label(label) for label in labels) and all(len(row) <= 3 for row in grid)
    for row_number, row in enumerate(grid, 1):
        for column_number, cell in enumerate(row, 1):
            place = f"table {table} r{row_number} c{column_number}"
            if is_facts and cell.text:
                yield SourceUnit(place, cell.text, UnitKind.METADATA, keywords=row[0].text if column_number > 1 else "")
            elif not is_facts:
                yield from _cell_units(cell, place, "", "")
