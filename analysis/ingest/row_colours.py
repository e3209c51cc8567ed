"""Which rows of a table are told apart by colour, where no word tells what the colour means."""

from collections import Counter
from collections.abc import Mapping

from analysis.ingest.grid import Place, Sheet
from analysis.ingest.table_header import Table
from analysis.model.tables import Column


def row_colours(sheet: Sheet, table: Table) -> dict[int, str]:
    """Return the colour of each row that has one: of its type, its text, or its first coloured cell.

    A column in one colour all the way down, and rows in turns, are looks and mean nothing.
    """
    if not sheet.fills and not sheet.inks:
        return {}
    rows = [row for row in sheet.rows_with_text() if table.first <= row < table.end and sheet.filled(row)]
    fills = _meaningful(sheet.fills, table, rows)
    colours = _by_row(fills, table) or _by_row(_of_notes(sheet, table, rows), table)
    return {} if _in_turns(colours, rows) else colours


def _of_notes(sheet: Sheet, table: Table, rows: list[int]) -> dict[Place, str]:
    """Coloured letters count in the notes and their types only; elsewhere they are looks."""
    inks = _meaningful(sheet.inks, table, rows)
    told = (Column.TEXT, Column.TYPE)
    return {place: colour for place, colour in inks.items() if table.columns.get(place[1]) in told}


def _meaningful(colours: Mapping[Place, str], table: Table, rows: list[int]) -> dict[Place, str]:
    within = set(rows)
    inside = {place: colour for place, colour in colours.items() if place[0] in within and table.holds(place[1])}
    by_column: dict[int, Counter[str]] = {}
    for (_, column), colour in inside.items():
        by_column.setdefault(column, Counter())[colour] += 1
    even = {column for column, counts in by_column.items() if max(counts.values()) == len(rows) > 1}
    return {place: colour for place, colour in inside.items() if place[1] not in even}


def _by_row(colours: dict[Place, str], table: Table) -> dict[int, str]:
    first = {column: place for place, column in enumerate([*table.places(Column.TYPE), *table.places(Column.TEXT)])}
    found: dict[int, str] = {}
    for row, column in sorted(colours, key=lambda place: (place[0], first.get(place[1], len(first)), place[1])):
        found.setdefault(row, colours[row, column])
    return found


def _in_turns(colours: dict[int, str], rows: list[int]) -> bool:
    """Return whether every second row has the one colour and the others none or one other."""
    if len(rows) < 4:
        return False
    turns = [{colours.get(row, "") for row in rows[start::2]} for start in (0, 1)]
    return all(len(turn) == 1 for turn in turns) and turns[0] != turns[1]
