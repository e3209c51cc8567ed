"""Parts of Markdown that are no lines of notes: the front matter, fences, and tables with their rows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile

from analysis.ingest.cleaning import split_bullet
from analysis.ingest.excel_rows import read_rows
from analysis.ingest.grid import Sheet
from analysis.ingest.labels import is_metadata_label
from analysis.ingest.table_header import find_tables
from analysis.ingest.tags import TagReader
from analysis.ingest.units import SourceUnit, UnitKind

_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_FENCE = re.compile(r"^\s*(?:```|~~~)")
_CELL_END = re.compile(r"(?<!\\)\|")
_PLACE = re.compile(r"^r(\d+) c(\d+)(.*)$")
_FRONT_MATTER = 40


def front_matter(lines: Sequence[str]) -> int:
    """Return how many lines of facts between two rules begin a file; 0 for none."""
    if not lines or lines[0].strip() != "---":
        return 0
    end = next((number for number, line in enumerate(lines[1:_FRONT_MATTER], 2) if line.strip() == "---"), 0)
    inside = [line for line in lines[1 : end - 1] if line.strip()]
    return end if inside and all(":" in line or line.startswith((" ", "-", "#")) for line in inside) else 0


def is_mark_only(line: str) -> bool:
    """Return whether a line is a fence of a block and says nothing itself."""
    return _FENCE.match(line) is not None


def table_length(lines: Sequence[str], start: int) -> int:
    """Return how many lines a table takes from here, its header and rule first; 0 where none begins."""
    head = lines[start : start + 2]
    if len(head) < 2 or not all("|" in line for line in head) or not _RULE.match(head[1]):
        return 0
    return len(head) + sum(1 for _ in takewhile(_is_row, lines[start + 2 :]))


def _is_row(line: str) -> bool:
    """Pipes at the edges may be left out, but then a bullet with a pipe in it is a bullet."""
    bullet = split_bullet(line)
    return "|" in line and (line.lstrip().startswith("|") or bullet.text.startswith("|") or not bullet.mark)


def is_beside_table(text: str) -> bool:
    """Return whether a text holds a table with its rule and something else: notes, however few."""
    lines = text.splitlines()
    has_table = has_notes = False
    place = 0
    while place < len(lines):
        length = table_length(lines, place)
        has_table = has_table or length > 0
        has_notes = has_notes or (not length and bool(lines[place].strip()))
        place += length or 1
    return has_table and has_notes


def table_units(lines: Sequence[str], first: int, tags: TagReader) -> Iterator[SourceUnit]:
    """Give the cells of a table; `first` is the number of its first line, from 1."""
    edges = lines[0].strip()
    cells_of = partial(_cells, has_left=edges.startswith("|"), has_right=edges.endswith("|"))
    rows = [() if _RULE.match(line) else tuple(cells_of(line)) for line in lines]
    sheet = Sheet("", tuple(rows))
    units = read_rows((sheet,), tags).units if find_tables(sheet) else _other_cells(sheet)
    for unit in units:
        place = _PLACE.match(unit.locator)
        yield replace(unit, locator=f"line {first + int(place[1]) - 1} c{place[2]}{place[3]}") if place else unit


def _cells(line: str, *, has_left: bool, has_right: bool) -> list[str]:
    cells = _CELL_END.split(line.strip())
    first = 1 if has_left and not cells[0].strip() else 0
    last = len(cells) - 1 if has_right and not cells[-1].strip() else len(cells)
    return [cell.strip(" \t") for cell in cells[first:last]]


def _other_cells(sheet: Sheet) -> Iterator[SourceUnit]:
    """A table without a known header tells facts of the visit, or is asked about cell by cell."""
    is_facts = any(is_metadata_label(row[0]) for row in sheet.rows if row)
    for row in range(len(sheet.rows)):
        for column in sheet.filled(row):
            place, text = sheet.locator(row, column), sheet.cell(row, column)
            label = sheet.cell(row, 0) if column else ""
            if is_facts:
                yield SourceUnit(place, text, UnitKind.METADATA, keywords=label)
            else:
                yield SourceUnit(place, text, is_choice=True)
