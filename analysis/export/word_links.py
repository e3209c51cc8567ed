"""What python-docx has no words for: bookmarks, links inside a document, fields, language of a run."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from analysis.export.package import plain

LINK_STYLE = "Hyperlink"


class Bookmarks:
    """Numbers the bookmarks of one document: names and ids may not repeat."""

    def __init__(self) -> None:
        self._next = 1

    def add(self, paragraph: Paragraph, name: str) -> None:
        """Put a bookmark around everything that the paragraph holds so far."""
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for element in (start, end):
            element.set(qn("w:id"), str(self._next))
        start.set(qn("w:name"), name)
        self._next += 1
        paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
        paragraph._p.append(end)


def add_link(paragraph: Paragraph, text: str, bookmark: str) -> Any:
    """Add a link to a bookmark of the same document, and return its element."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), bookmark)
    link.set(qn("w:history"), "1")
    run = paragraph.add_run(plain(text))
    run.style = LINK_STYLE
    link.append(run._r)
    paragraph._p.append(link)
    return link


def add_page_reference(link: Any, bookmark: str, shown: str) -> None:
    """Let a link end in a tab and the number of the page that its bookmark is on: a field that Word can renew."""
    link.append(_run("w:tab"))
    link.append(_run("w:fldChar", fldCharType="begin"))
    instruction = _run("w:instrText")
    instruction[0].set(qn("xml:space"), "preserve")
    instruction[0].text = f" PAGEREF {bookmark} \\h "
    link.append(instruction)
    link.append(_run("w:fldChar", fldCharType="separate"))
    number = _run("w:t")
    number[0].text = shown
    link.append(number)
    link.append(_run("w:fldChar", fldCharType="end"))


def _run(tag: str, **attributes: str) -> Any:
    run, content = OxmlElement("w:r"), OxmlElement(tag)
    for name, value in attributes.items():
        content.set(qn(f"w:{name}"), value)
    run.append(content)
    return run


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """Add a field that Word computes, with what is shown until it does."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = paragraph.add_run(shown)
    field.append(run._r)
    paragraph._p.append(field)


def language_element(code: str) -> Any:
    """Return the element that tells a run's language."""
    element = OxmlElement("w:lang")
    element.set(qn("w:val"), code)
    return element


def mark_language(run: Run, code: str) -> None:
    """Say what language a run is in, where it is not the document's."""
    run._r.get_or_add_rPr().append(language_element(code))


def make_header_row(row: _Row) -> None:
    """Let a table's row be its header: repeated on each page and read out as such."""
    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(header)


def keep_row_whole(row: _Row) -> None:
    """Do not let a page end within a row."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def shade(element: Any, colour: str) -> None:
    """Give a cell's or paragraph's properties a background colour."""
    shading = OxmlElement("w:shd")
    for attribute, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shading.set(qn(f"w:{attribute}"), value)
    element.append(shading)


def add_left_bar(element: Any, colour: str) -> None:
    """Give paragraph properties a thick line at the left, as boxes in our documents have."""
    borders, bar = OxmlElement("w:pBdr"), OxmlElement("w:left")
    for attribute, value in (("val", "single"), ("sz", "24"), ("space", "8"), ("color", colour)):
        bar.set(qn(f"w:{attribute}"), value)
    borders.append(bar)
    element.append(borders)


def begin_field(paragraph: Paragraph, instruction: str) -> None:
    """Begin a field over several paragraphs: what follows is its result until `end_field`."""
    _add_field_character(paragraph, "begin")
    text = OxmlElement("w:instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = f" {instruction} "
    paragraph.add_run()._r.append(text)
    _add_field_character(paragraph, "separate")


def end_field(paragraph: Paragraph) -> None:
    """End a field that `begin_field` began."""
    _add_field_character(paragraph, "end")


def _add_field_character(paragraph: Paragraph, kind: str) -> None:
    character = OxmlElement("w:fldChar")
    character.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(character)
