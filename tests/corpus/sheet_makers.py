"""Workbooks made cell by cell, and what openpyxl does not write of itself."""

import io
import re
import zipfile
from collections.abc import Callable

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Rows = list[list[object]]


def book(sheets: dict[str, Rows], change: Callable[[Workbook], None] | None = None) -> bytes:
    """Make a workbook of named sheets; `change` may do anything to it before it is saved."""
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    if change:
        change(made)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def sheet(rows: Rows, change: Callable[[Worksheet], None] | None = None) -> bytes:
    return book({"Taul1": rows}, (lambda made: change(made.active)) if change else None)


def with_member(data: bytes, name: str, content: bytes) -> bytes:
    """Return an archive with one more member, or with another content for it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return buffer.getvalue()


def with_part(data: bytes, name: str, pattern: bytes, replacement: bytes) -> bytes:
    """Return an archive where a pattern within one member is replaced."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read(name)
    changed = re.sub(pattern, replacement, content)
    assert changed != content
    return with_member(data, name, changed)
