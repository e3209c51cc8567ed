"""Parts of Markdown that are no lines of notes: the front matter, fences, and tables with their rows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.ingest.excel_rows import read_rows
from analysis.ingest.grid import Sheet
from analysis.ingest.labels import is_metadata_label
from analysis.ingest.table_header import find_tables
from analysis.ingest.tags import TagReader
from analysis.ingest.units import SourceUnit, UnitKind

_ROW = re.compile(r"^\s*\|.*\|\s*$")
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
    """Return how many lines a table takes from here; 0 where none begins."""
    end = start
    while end < len(lines) and _ROW.match(lines[end]):
        end += 1
    return end - start if end - start >= 2 and _RULE.match(lines[start + 1]) else 0


def table_units(lines: Sequence[str], first: int, tags: TagReader) -> Iterator[SourceUnit]:
    """Give the cells of a table; `first` is the number of its first line, from 1."""
    rows = [() if _RULE.match(line) else tuple(_cells(line)) for line in lines]
    sheet = Sheet("", tuple(rows))
    units = read_rows((sheet,), tags).units if find_tables(sheet) else _other_cells(sheet)
    for unit in units:
        place = _PLACE.match(unit.locator)
        yield replace(unit, locator=f"line {first + int(place[1]) - 1} c{place[2]}{place[3]}") if place else unit


def _cells(line: str) -> list[str]:
    return [cell.strip(" \t") for cell in _CELL_END.split(line.strip())[1:-1]]


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
