"""Word notes with theme headings: paragraphs, nested bullets, a table of facts about the visit."""

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from analysis.ingest.archives import damage_refused
from analysis.ingest.tags import TagReader
from analysis.ingest.units import FileUnits, SourceUnit, UnitKind
from analysis.ingest.word_matrix import is_matrix, matrix_units, table_units
from analysis.ingest.word_tables import table_grid
from analysis.ingest.word_text import body_blocks, open_word, read_paragraph, style_names, word_warnings
from analysis.model.codes import Layout
from analysis.model.imports import SourceFile


def read_word(file: SourceFile, members: frozenset[str], tags: TagReader) -> FileUnits:
    """Return the units of a Word file, by the matrix when it holds one; raises UnreadableDocument when damaged."""
    with damage_refused(file):
        document = open_word(file)
        body = _Body(document, tags)
        for block in body_blocks(document):
            if block.tag == qn("w:tbl"):
                body.add_table(block)
            else:
                body.add_paragraph(block)
        layout = Layout.WORD_MATRIX if body.has_matrix else Layout.WORD_HEADINGS
        return FileUnits(layout, tuple(body.units), warnings=word_warnings(document, members))


class _Body:
    """Walks the body once and keeps count of paragraphs, tables and open bullets."""

    def __init__(self, document: WordDocument, tags: TagReader) -> None:
        self.units: list[SourceUnit] = []
        self.has_matrix = False
        self._styles = style_names(document)
        self._tags = tags
        self._paragraphs = 0
        self._tables = 0
        self._open_bullets: dict[int, str] = {}

    def add_paragraph(self, element: BaseOxmlElement) -> None:
        paragraph = read_paragraph(self._styles, element)
        self._paragraphs += 1
        if not paragraph.text.strip():
            return
        depth = paragraph.list_depth
        self._open_bullets = {level: text for level, text in self._open_bullets.items() if level < depth}
        unit = SourceUnit(
            locator=f"para {self._paragraphs}",
            raw=paragraph.text,
            kind=UnitKind.HEADING if paragraph.heading_level else UnitKind.TEXT,
            level=paragraph.heading_level,
            parent=self._open_bullets.get(max(self._open_bullets, default=0), ""),
            is_bullet=depth > 0,
        )
        if depth:
            self._open_bullets[depth] = paragraph.text
        self.units.append(unit)

    def add_table(self, element: BaseOxmlElement) -> None:
        self._tables += 1
        grid = table_grid(element)
        if is_matrix(grid, self._tags):
            self.has_matrix = True
            self.units += matrix_units(grid, self._tables, self._tags)
        else:
            self.units += table_units(grid, self._tables)
