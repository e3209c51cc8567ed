"""What python-docx has no words for: bookmarks, links inside a document, fields, language of a run."""

from typing import Any

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from analysis.export.packaging import legal_text

LINK_COLOUR = "0B4F5C"


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


def add_link(paragraph: Paragraph, text: str, bookmark: str) -> None:
    """Add a link to a bookmark of the same document."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), bookmark)
    link.set(qn("w:history"), "1")
    run = paragraph.add_run(legal_text(text))
    properties = run._r.get_or_add_rPr()
    colour, underline = OxmlElement("w:color"), OxmlElement("w:u")
    colour.set(qn("w:val"), LINK_COLOUR)
    underline.set(qn("w:val"), "single")
    properties.append(colour)
    properties.append(underline)
    link.append(run._r)
    paragraph._p.append(link)


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


def repeat_header_row(document: WordDocument, table_index: int) -> None:
    """Let a table's first row be its header: repeated on each page and read out as such."""
    row = document.tables[table_index].rows[0]
    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(header)
