"""The rules of accessible documents (WCAG 2.2, PDF/UA) as far as a program can tell. No PDF/UA validator is packaged
for Python, npm or Debian, so what one would ask first is asked here."""

import re
from io import BytesIO
from itertools import pairwise

import pytest
from export_builders import CHAPTER, EXAMPLE, W, every_part, opened, part, section, summary
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from analysis.export import pdf, word_chart, word_styles
from analysis.export.word import contents_bookmarks, summary_docx
from analysis.export.word_decision_page import decision_page_docx
from analysis.export.word_layout import paged_summary_docx
from analysis.export.word_report import report_docx
from analysis.export.word_section import section_docx
from analysis.model.content import ThemeFigure

THEMES = (ThemeFigure("Hankinnat", 3, 2, 1, 0, "kriteerit"), ThemeFigure("Kulutusseuranta", 12, 0, 0, 1))
CONTENT = summary(themes=THEMES, is_automatic_draft=True)
DOCUMENTS = {
    "summary": summary_docx(CONTENT),
    "page": decision_page_docx(CONTENT),
    "section": section_docx(section()),
    "report": report_docx(section()),
}
needs_libreoffice = pytest.mark.skipif(not pdf.can_lay_out(), reason="LibreOffice is not installed")
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_headings_begin_at_one_and_skip_no_level(kind):
    names = [one.style.name for one in opened(DOCUMENTS[kind]).paragraphs]
    levels = [int(name[-1]) for name in names if name.startswith("Heading")]

    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_document_has_title_and_language_and_every_table_a_header_row(kind):
    document = opened(DOCUMENTS[kind])

    assert document.core_properties.title and document.core_properties.language == "fi-FI"
    for table in document.tables:
        assert table._tbl.tr_lst[0].trPr.find(f"{W}tblHeader") is not None
        assert len({len(row.cells) for row in table.rows}) == 1  # nothing merged


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_every_drawing_has_words_and_no_list_is_typed_by_hand(kind):
    drawings = list(part(DOCUMENTS[kind]).iter(f"{WP}docPr"))

    assert all(one.get("descr") for one in drawings)
    assert len(drawings) == (kind == "summary")
    assert not [one.text for one in opened(DOCUMENTS[kind]).paragraphs if re.match(r"\s*[•*–-]\s", one.text)]


def test_chart_says_its_numbers_in_its_alternative_text_and_in_words_beneath():
    lines = [one.text for one in opened(DOCUMENTS["summary"]).paragraphs]
    described = next(part(DOCUMENTS["summary"]).iter(f"{WP}docPr")).get("descr")

    sentence = "Hankinnat: 6 huomiota (vahvuuksia ja hyviä käytäntöjä 3, kehittämiskohteita 2, vinkkejä 1)."
    assert sentence in described
    assert sentence in lines
    assert "Kulutusseuranta: 13 huomiota" in described


def test_chart_is_of_the_whole_round_and_holds_no_municipality():
    chart = every_part(DOCUMENTS["summary"])["word/charts/chart1.xml"].decode()

    assert "Hankinnat" in chart
    assert "Havulinna" not in chart


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        *(
            (str(ink), ground)
            for ink in (word_styles.INK, word_styles.ACCENT)
            for ground in ("FFFFFF", word_styles.BAND)
        ),
        (str(word_styles.QUIET), "FFFFFF"),
        *((ink, fill) for fill, ink in word_chart._FILLS),
    ],
)
def test_letters_stand_out_from_what_is_behind_them(ink, ground):
    assert contrast(ink, ground) >= 4.5


def test_measure_of_contrast_is_right_at_its_ends():
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") < 4.5 < contrast("767676", "FFFFFF")


@pytest.fixture(scope="module")
def reader():
    return PdfReader(BytesIO(pdf.pdf_of(DOCUMENTS["summary"])))


def elements(node, role=None):
    """Every element of the tree of tags, with its role."""
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, list):
        for one in node:
            yield from elements(one)
    elif isinstance(node, dict):
        if "/S" in node:
            yield node
        yield from elements(node.get("/K", []))


@needs_libreoffice
def test_pdf_is_tagged_and_knows_its_title_and_language(reader):
    root = reader.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("fi")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title.startswith("Vertaisoppimisen tuloskooste")
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


@needs_libreoffice
def test_pdf_has_headings_lists_header_cells_and_a_figure_with_words(reader):
    roles: dict[str, list] = {}
    for one in elements(reader.trailer["/Root"]["/StructTreeRoot"]["/K"]):
        roles.setdefault(one["/S"], []).append(one)

    assert {"/H1", "/H2", "/L", "/LI", "/Table", "/TH", "/Link", "/TOC"} <= roles.keys()
    figures = roles.get("/Figure", [])
    assert figures and all("Hankinnat: 6 huomiota" in one["/Alt"] for one in figures)


@needs_libreoffice
def test_page_numbers_of_the_contents_are_those_of_the_headings():
    data = paged_summary_docx(CONTENT)
    text = [page.extract_text() for page in PdfReader(BytesIO(pdf.pdf_of(data))).pages]
    lines = [one.text for one in opened(data).paragraphs if one.style.name == "toc 1"]

    assert len(lines) == len(contents_bookmarks(CONTENT))
    for title, number in (line.rsplit("\t", 1) for line in lines):
        assert title in re.sub(r"\s+", " ", text[int(number) - 1])
    assert b"w:dirty" not in every_part(data)["word/document.xml"]


def test_without_libreoffice_there_is_a_document_without_numbers_and_no_pdf(monkeypatch):
    monkeypatch.setattr(pdf.shutil, "which", lambda _name: None)

    assert paged_summary_docx(CONTENT) == summary_docx(CONTENT)
    assert not any("\t" in one.text for one in opened(paged_summary_docx(CONTENT)).paragraphs)
    with pytest.raises(pdf.NoLayoutProgram):
        pdf.pdf_of(DOCUMENTS["summary"])


def test_libreoffice_that_fails_leaves_the_document_as_it_is(monkeypatch, tmp_path):
    broken = tmp_path / "soffice"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(pdf.shutil, "which", lambda _name: str(broken))

    assert paged_summary_docx(CONTENT) == summary_docx(CONTENT)


def test_example_is_told_by_words_not_by_its_colour_alone():
    lines = [one.text for one in opened(summary_docx(summary(CHAPTER))).paragraphs if one.style.name == "Example"]

    assert lines == [f"Esimerkki, Havulinna: {EXAMPLE.text} [N12]"]
