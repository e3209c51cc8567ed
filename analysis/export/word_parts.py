"""Pieces that our Word documents are made of: each adds one thing, in its real style."""

from collections.abc import Mapping, Sequence

from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Cm, Length
from docx.table import _Row
from docx.text.paragraph import Paragraph

from analysis.export.package import plain
from analysis.export.word_links import (
    Bookmarks,
    add_link,
    add_page_reference,
    begin_field,
    end_field,
    keep_row_whole,
    make_header_row,
    mark_language,
    shade,
)
from analysis.export.word_styles import BAND, WORD_LANGUAGE
from analysis.language.catalogue import Catalogue, document_catalogue
from analysis.model.content import EvidenceEntry


class Page:
    """A document being written, with its words and its bookmarks."""

    def __init__(self, document: WordDocument, language: str) -> None:
        self.document = document
        self.language = language
        self.bookmarks = Bookmarks()
        self._style_ids: dict[str, str] = {}
        self._catalogue: Catalogue = document_catalogue(language)

    def words(self, msgid: str) -> str:
        """Return our own words in the document's language."""
        return self._catalogue.text(msgid)

    def counted(self, singular: str, plural: str, count: int) -> str:
        """Return our own words for a number of things."""
        return self._catalogue.counted(singular, plural, count).replace("{count}", str(count))

    def heading(self, text: str, level: int, bookmark: str | None = None, *, on_new_page: bool = False) -> Paragraph:
        """Add a heading, with a bookmark that links lead to, and return it."""
        paragraph = self.text(text, f"Heading {level}")
        if on_new_page:
            paragraph.paragraph_format.page_break_before = True
        if bookmark:
            self.bookmarks.add(paragraph, bookmark)
        return paragraph

    def paragraph(self, style: str = "Normal") -> Paragraph:
        """Add an empty paragraph to write into.

        python-docx looks through every style for each paragraph; two thousand findings would take seconds of that.
        """
        if style not in self._style_ids:
            self._style_ids[style] = self.document.styles[style].style_id
        paragraph = self.document.add_paragraph()
        paragraph._p.style = self._style_ids[style]
        return paragraph

    def text(self, text: str, style: str = "Normal") -> Paragraph:
        """Add a paragraph."""
        paragraph = self.paragraph(style)
        paragraph.add_run(plain(text))
        return paragraph

    def bullet(self, text: str) -> Paragraph:
        """Add an item of a real list."""
        return self.text(text, "List Bullet")

    def notice(self, label: str, text: str) -> None:
        """Add a notice: what it is in bold, then what it says."""
        paragraph = self.paragraph("Notice")
        paragraph.add_run(f"{label}. ").bold = True
        paragraph.add_run(plain(text))

    def evidence(self, entry: EvidenceEntry) -> Paragraph:
        """Add one finding as a list item, in its own language, or a plain word that it is left out."""
        if entry.text is None:
            return self.bullet(self._left_out(1))
        paragraph = self.paragraph("List Bullet")
        run = paragraph.add_run(plain(entry.text))
        if entry.language != self.language:
            mark_language(run, WORD_LANGUAGE[entry.language])
        return paragraph

    def withheld(self, count: int) -> list[Paragraph]:
        """Say how many findings are left out and why; nothing when none is. Returns what was added."""
        return [self.bullet(self._left_out(count))] if count else []

    def _left_out(self, count: int) -> str:
        return self.counted(
            "{count} observation is left out here because it could identify somebody or compares municipalities.",
            "{count} observations are left out here because they could identify somebody or compare municipalities.",
            count,
        )

    def contents(self, entries: Sequence[tuple[str, str]], pages: Mapping[str, int] | None = None) -> None:
        """Add a table of contents: (title, bookmark), each a link, with the page where `pages` knows it by bookmark.

        It is a real field with its result filled in, so nothing is asked on opening and Word can renew it.
        """
        title = self.text(self.words("Contents"), "TOC Heading")
        title.paragraph_format.page_break_before = True
        paragraphs = [self.paragraph("toc 1") for _ in entries]
        begin_field(paragraphs[0], r'TOC \o "1-1" \h \z \u')
        for paragraph, (text, bookmark) in zip(paragraphs, entries, strict=True):
            link = add_link(paragraph, text, bookmark)
            if pages is not None:
                paragraph.paragraph_format.tab_stops.add_tab_stop(
                    self._text_width(), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
                )
                add_page_reference(link, bookmark, str(pages.get(bookmark, "")))
        end_field(paragraphs[-1])

    def _text_width(self) -> Length:
        section = self.document.sections[0]
        if section.page_width is None or section.left_margin is None or section.right_margin is None:
            return Cm(16)
        return Length(section.page_width - section.left_margin - section.right_margin)

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
        """Add a table (widths in centimetres) whose header row repeats and is read out as such."""
        table = self.document.add_table(rows=1, cols=len(header), style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)  # LibreOffice reads the grid, Word the cells
        self._fill(table.rows[0], header, widths)
        make_header_row(table.rows[0])
        for cell in table.rows[0].cells:
            shade(cell._tc.get_or_add_tcPr(), BAND)
            cell.paragraphs[0].runs[0].bold = True
        for values in rows:
            self._fill(table.add_row(), values, widths)

    def _fill(self, row: _Row, values: Sequence[str], widths: Sequence[float]) -> None:
        keep_row_whole(row)
        for cell, text, width in zip(row.cells, values, widths, strict=True):
            cell.width = Cm(width)
            cell.paragraphs[0].style = "Table Text"
            cell.paragraphs[0].add_run(plain(text))
