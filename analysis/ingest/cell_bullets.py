"""Cells that hold a list: one unit a bullet, each with its place in the cell."""

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest.cleaning import split_bullet
from analysis.ingest.units import SourceUnit

_LINE = re.compile(r"[^\r\n\x0b]+")


def cell_bullets(unit: SourceUnit, *, always: bool = False) -> Iterator[SourceUnit]:
    """Give the lines of a cell, each a unit, where each has a bullet mark or (`always`) whatever they look like."""
    lines = [line for line in _LINE.findall(unit.raw) if line.strip()]
    is_list = len(lines) > 1 and (always or all(split_bullet(line).mark for line in lines))
    if not is_list:
        yield unit
        return
    for number, line in enumerate(lines, 1):
        yield replace(unit, locator=f"{unit.locator} #{number}", raw=line)
