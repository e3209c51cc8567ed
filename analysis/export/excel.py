"""Tables for analysts as Excel workbooks: the evidence, one observation a row; the comments, one comment a row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from analysis.export.package import plain, with_fixed_times
from analysis.export.place_words import place_words
from analysis.export.words import NOT_RECORDED, finding_type_words, role_class_words
from analysis.language.catalogue import Catalogue, document_catalogue
from analysis.model.codes import FindingType, RoleClass
from analysis.model.finnish_order import finnish_key

# The file says nothing of when it was made, so that the same rows give the same bytes.
_NO_TIME = "2000-01-01T00:00:00Z"
# A spreadsheet takes a text that begins so for a formula (OWASP, CSV injection).
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
# What one cell of Excel can hold.
_MOST_CHARACTERS = 32_767

# The columns in order, with widths by which a sheet is readable on a laptop and prints on A4 landscape.
_Columns = Sequence[tuple[str, int]]
_EVIDENCE_COLUMNS: _Columns = (
    ("Statement", 11),
    ("Municipality", 18),
    ("Theme", 26),
    ("Type", 19),
    ("Observation", 70),
    ("Role class", 24),
    ("Document", 34),
    ("Place in the document", 22),
)
_COMMENT_COLUMNS: _Columns = (
    ("Municipality code", 14),
    ("Statement", 11),
    ("Kind", 20),
    ("Comment", 60),
    ("Proposed wording", 50),
    ("Answer", 18),
    ("Reason", 50),
)


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One observation as evidence of a statement or recurring finding. For analysts only: it tells where from."""

    key: str
    municipality: str | None
    theme: str
    finding_type: FindingType | None
    finding: str
    role_class: RoleClass | None
    document: str
    locator: str


@dataclass(frozen=True, slots=True)
class CommentRow:
    """One comment with its answer. For analysts only: the code stands for a municipality (decisions.md 1)."""

    municipality_code: str
    statement: str
    kind: str
    comment: str
    proposed_wording: str = ""
    answer: str = ""
    reason: str = ""


def comment_matrix_xlsx(rows: Sequence[CommentRow], language: str = "fi") -> bytes:
    """Return comments as a workbook: by statement, then municipality code. Rows that are alike stay as many."""
    cells = [
        (r.municipality_code, r.statement, r.kind, r.comment, r.proposed_wording, r.answer, r.reason)
        for r in sorted(rows, key=lambda r: (natural_key(r.statement), natural_key(r.municipality_code), r.comment))
    ]
    return _workbook("Comment matrix", _COMMENT_COLUMNS, cells, document_catalogue(language))


def evidence_xlsx(rows: Sequence[EvidenceRow], language: str = "fi") -> bytes:
    """Return the rows as a workbook: by statement, then municipality in Finnish alphabetical order. No counts."""
    words = document_catalogue(language)
    cells = [_cells(row, words) for row in sorted(rows, key=_order)]
    return _workbook("Evidence table", _EVIDENCE_COLUMNS, cells, words)


def _workbook(title: str, columns: _Columns, rows: Sequence[Sequence[str]], words: Catalogue) -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = words.text(title)[:31]
    _write_header(sheet, columns, words)
    for position, row in enumerate(rows, start=2):
        _write_row(sheet, position, row)
    _lay_out(sheet)
    return _saved(book, words.text(title))


def _order(row: EvidenceRow) -> tuple[object, ...]:
    municipality = finnish_key(row.municipality or "")
    return (*natural_key(row.key), row.municipality is None, municipality, row.document, *natural_key(row.locator))


def natural_key(text: str) -> tuple[tuple[tuple[int, int | str], ...]]:
    """Return a sort key by which N2 comes before N10."""
    parts = re.split(r"(\d+)", text)
    return (tuple((0, int(part)) if part.isdigit() else (1, part) for part in parts),)


def _cells(row: EvidenceRow, words: Catalogue) -> tuple[str, ...]:
    return (
        row.key,
        row.municipality or words.text(NOT_RECORDED),
        row.theme,
        finding_type_words(row.finding_type, words),
        row.finding,
        role_class_words(row.role_class, words),
        row.document,
        place_words(row.locator, words),
    )


def _write_header(sheet: Worksheet, columns: _Columns, words: Catalogue) -> None:
    for column, (title, width) in enumerate(columns, start=1):
        cell = sheet.cell(1, column)
        set_text(cell, words.text(title))
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="0B4F5C")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.column_dimensions[get_column_letter(column)].width = width


def _write_row(sheet: Worksheet, position: int, values: Sequence[str]) -> None:
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(position, column)
        set_text(cell, value)
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def set_text(cell: Cell, text: str) -> None:
    """Write a text as text, whatever it begins with: nobody's notes may run as a formula."""
    cell.value = plain(text)[:_MOST_CHARACTERS]
    cell.data_type = "s"
    if text.startswith(_FORMULA_SIGNS):
        cell.quotePrefix = True  # keeps it text when somebody edits the cell


def _lay_out(sheet: Worksheet) -> None:
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _saved(book: Workbook, title: str) -> bytes:
    book.properties.title = title
    book.properties.creator = "Motiva"
    target = BytesIO()
    book.save(target)
    return with_fixed_times(target.getvalue(), _NO_TIME)
