"""One person's data to hand over: JSON for programs, and the same as an Excel workbook for the person, in one zip."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from analysis.export.excel import set_text

_WIDTH = 28
_NO_TIME = (2000, 1, 1, 0, 0, 0)
Found = Mapping[str, Sequence[Mapping[str, Any]]]


def person_data_zip(found: Found, words: Callable[[str], str]) -> bytes:
    """Return the rows by kind as `tiedot.json` and `tiedot.xlsx`; `words` says kinds and columns in a language."""
    text = json.dumps(found, ensure_ascii=False, indent=2, sort_keys=True)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (("tiedot.json", text.encode()), ("tiedot.xlsx", _workbook(found, words))):
            archive.writestr(zipfile.ZipInfo(name, _NO_TIME), data)
    return target.getvalue()


def _workbook(found: Found, words: Callable[[str], str]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for kind, rows in found.items():
        sheet = book.create_sheet(words(kind)[:31])
        names = list(rows[0]) if rows else []
        for column, name in enumerate(names, start=1):
            cell = sheet.cell(1, column)
            set_text(cell, words(name))
            cell.font = Font(bold=True)
            sheet.column_dimensions[get_column_letter(column)].width = _WIDTH
        for place, row in enumerate(rows, start=2):
            for column, name in enumerate(names, start=1):
                cell = sheet.cell(place, column)
                set_text(cell, _plain(row[name]))
                cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.freeze_panes = "A2"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _plain(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
