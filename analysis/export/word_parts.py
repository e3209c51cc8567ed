"""Pieces that our Word documents are made of: each adds one thing, in its real style."""

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph

from analysis.export.packaging import legal_text
from analysis.export.word_links import Bookmarks, add_link, mark_language, repeat_header_row
from analysis.export.word_styles import WORD_LANGUAGE
from analysis.language.catalogue import Catalogue, document_catalogue
from analysis.model.content import EvidenceEntry


class Page:
    """A document being written, with its words and its bookmarks."""

    def __init__(self, document: WordDocument, language: str) -> None:
        self.document = document
        self.language = language
        self.bookmarks = Bookmarks()
        self._catalogue: Catalogue = document_catalogue(language)

    def words(self, msgid: str) -> str:
        """Return our own words in the document's language."""
        return self._catalogue.text(msgid)

    def counted(self, singular: str, plural: str, count: int) -> str:
        """Return our own words for a number of things."""
        return self._catalogue.counted(singular, plural, count).replace("{count}", str(count))

    def heading(self, text: str, level: int, bookmark: str | None = None) -> None:
        """Add a heading, with a bookmark that the contents link to."""
        paragraph = self.document.add_heading(legal_text(text), level)
        if bookmark:
            self.bookmarks.add(paragraph, bookmark)

    def text(self, text: str, style: str = "Normal") -> Paragraph:
        """Add a paragraph."""
        return self.document.add_paragraph(legal_text(text), style=style)

    def bullet(self, text: str) -> Paragraph:
        """Add an item of a real list."""
        return self.text(text, "List Bullet")

    def notice(self, label: str, text: str) -> None:
        """Add a notice: what it is in bold, then what it says."""
        paragraph = self.document.add_paragraph(style="Notice")
        paragraph.add_run(f"{label}. ").bold = True
        paragraph.add_run(legal_text(text))

    def evidence(self, entry: EvidenceEntry) -> Paragraph:
        """Add one finding as a list item, in its own language, or a plain word that it is left out."""
        if entry.text is None:
            return self.bullet(self.words("An observation is left out here because it could identify somebody."))
        paragraph = self.bullet("")
        run = paragraph.add_run(legal_text(entry.text))
        if entry.language != self.language:
            mark_language(run, WORD_LANGUAGE[entry.language])
        return paragraph

    def contents(self, entries: Sequence[tuple[int, str, str]]) -> None:
        """Add a table of contents: (depth, title, bookmark), each a link."""
        self.text(self.words("Contents"), "Subtitle")
        for depth, title, bookmark in entries:
            add_link(self.document.add_paragraph(style=f"Contents {depth}"), title, bookmark)

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Add a table with a header row that repeats and is read out as such."""
        table = self.document.add_table(rows=1, cols=len(header), style="Table Grid")
        for cell, text in zip(table.rows[0].cells, header, strict=True):
            cell.paragraphs[0].add_run(legal_text(text)).bold = True
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.paragraphs[0].add_run(legal_text(text))
        repeat_header_row(self.document, len(self.document.tables) - 1)
