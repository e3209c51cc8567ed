"""The summary of the sample round as a document: frozen content in, the same structure and words out.

`sample_summary.json` is the content of a build of `sample_data/kierros-2026`, so that this test tells of changes of the
document alone. After a wanted change: `python -m tests.golden.test_summary_document` writes both files anew, and the
difference of `sample_summary.txt` is read before it is committed.
"""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.table import Table

from analysis.export import pdf
from analysis.export.checker import Known, check_document
from analysis.export.word import summary_docx
from analysis.model.content_json import summary_from_json
from analysis.summary.names import names_in

HERE = Path(__file__).parent
CONTENT, WORDS = HERE / "sample_summary.json", HERE / "sample_summary.txt"
PARTICIPANTS = ("Harmaalahti", "Grålunda", "Havulinna", "Kuurajärvi", "Lumiranta", "Sammalkoski", "Tuulisalo")


def lines_of(data: bytes) -> Iterator[str]:
    """Every block in its order: the style, then the words; a table row by row."""
    for block in Document(BytesIO(data)).iter_inner_content():
        if isinstance(block, Table):
            yield from ("Table: " + " | ".join(cell.text for cell in row.cells) for row in block.rows)
        else:
            yield f"{block.style.name}: {block.text}"


@pytest.fixture(scope="module")
def document() -> bytes:
    return summary_docx(summary_from_json(CONTENT.read_text(encoding="utf-8")))


def test_structure_and_words_are_as_they_were_read_and_found_good(document) -> None:
    assert list(lines_of(document)) == WORDS.read_text(encoding="utf-8").splitlines()


def test_sample_document_keeps_its_promises(document) -> None:
    known = Known(None, (), PARTICIPANTS)

    assert check_document(document, known, lambda text, names: [hit.words for hit in names_in(text, names)]) == ()


@pytest.mark.skipif(not pdf.can_lay_out(), reason="LibreOffice is not installed")
def test_sample_document_has_twelve_to_twenty_pages(document) -> None:
    assert 12 <= len(pdf.PdfReader(BytesIO(pdf.pdf_of(document))).pages) <= 20


def _write() -> None:
    from analysis.model.codes import Audience
    from analysis.model.content_json import to_json
    from analysis.workflow import building, summary
    from analysis.workflow.contents import Edition, summary_content
    from analysis.workflow.evidence import material_of

    desk, *_ = building._grouped(HERE.parents[1] / "sample_data" / "kierros-2026", lambda _percent, _what: None)
    summary.draft_summary(desk)
    edition = Edition(date(2026, 6, 1), "fi", Audience.WORKING, is_automatic_draft=True)
    with desk.store.reading(desk.scope) as reading:
        content = summary_content(reading, material_of(reading), edition)
    CONTENT.write_text(to_json(content) + "\n", encoding="utf-8")
    WORDS.write_text("\n".join(lines_of(summary_docx(content))) + "\n", encoding="utf-8")


if __name__ == "__main__":
    _write()
