"""What a file to download says, in pieces that stand together: sentences, rows of tables, entries of JSON."""

import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from analysis.summary.names import names_in
from analysis.workflow.views import ExportFile
from tests.pages.comparison import Said, sentences


def said_in(file: ExportFile) -> Iterator[Said]:
    """Yield everything that a Word, Excel, JSON or PDF file says."""
    read = {"docx": _word, "xlsx": _excel, "json": _json, "pdf": _pdf}[file.name.rsplit(".", 1)[-1]]
    for words in read(file.data):
        yield Said(file.name, words)


def lists_in(said: Sequence[Said], names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield municipalities that one sentence lists with nothing but commas and a conjunction between them."""
    for one in said:
        run: list[str] = []
        end = 0
        for hit in names_in(one.words, names):
            if one.words[end : hit.start].strip(" ,") not in ("", "ja", "och", "and", "sekä"):
                yield tuple(run)
                run = []
            run.append(hit.name)
            end = hit.end
        yield tuple(run)


def _word(data: bytes) -> Iterator[str]:
    document = Document(io.BytesIO(data))
    for part in (document, *(section.footer for section in document.sections)):
        for paragraph in part.paragraphs:
            yield from sentences(paragraph.text)
        for table in part.tables:
            for row in table.rows:
                yield " | ".join(dict.fromkeys(cell.text for cell in row.cells))


def _excel(data: bytes) -> Iterator[str]:
    for sheet in load_workbook(io.BytesIO(data)).worksheets:
        for row in sheet.iter_rows(values_only=True):
            yield " | ".join(str(one) for one in row if one is not None)
        yield from (f"{sheet.title} | {cell}" for cell in (sheet.dimensions,) if sheet.title not in cell)


def _json(data: bytes) -> Iterator[str]:
    yield from _entries(json.loads(data))


def _entries(value: Any) -> Iterator[str]:
    """An object with its own values is one piece; what lies below it is another."""
    if isinstance(value, dict):
        own = {key: one for key, one in value.items() if not isinstance(one, dict | list)}
        yield " | ".join(str(one) for pair in own.items() for one in pair)
        yield from (text for one in value.values() if isinstance(one, dict | list) for text in _entries(one))
    elif isinstance(value, list):
        yield from (text for one in value for text in _entries(one))
    elif isinstance(value, str):
        yield from sentences(value)


def _pdf(data: bytes) -> Iterator[str]:
    for page in PdfReader(io.BytesIO(data)).pages:
        yield from sentences(page.extract_text())
