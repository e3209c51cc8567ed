"""Tables of a Word file as a grid of cells, each cell split into its bullets."""

import re
from dataclasses import dataclass

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from analysis.ingest.word_text import text_of

# " / " between bullets stands between spaces; "pj / siht." in a short label is not split.
_SLASH = re.compile(r"\s+/\s+")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: the paragraphs in it. `continues` is set where a merge from above covers it."""

    paragraphs: tuple[str, ...]
    continues: bool

    @property
    def text(self) -> str:
        """The whole cell as one text."""
        return "\n".join(self.paragraphs).strip()

    def units(self) -> tuple[str, ...]:
        """Return the bullets of the cell: by paragraph, by line break, by ' / '."""
        lines = [line for paragraph in self.paragraphs for line in paragraph.split("\n")]
        parts = [part for line in lines for part in _SLASH.split(line)]
        return tuple(part.strip() for part in parts if part.strip())


Grid = tuple[tuple[Cell, ...], ...]


def table_grid(table: BaseOxmlElement) -> Grid:
    """Return the rows of a table; a cell over several columns leaves the further ones empty."""
    return tuple(tuple(_row_cells(row)) for row in table.iter(qn("w:tr")))


def _row_cells(row: BaseOxmlElement) -> list[Cell]:
    cells: list[Cell] = []
    for element in row.iter(qn("w:tc")):
        cells.append(_cell(element))
        span = element.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
        width = span.get(qn("w:val")) if span is not None else None
        cells += [Cell((), False)] * (int(width) - 1 if width and width.isdigit() else 0)
    return cells


def _cell(element: BaseOxmlElement) -> Cell:
    merge = element.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    continues = merge is not None and merge.get(qn("w:val")) != "restart"
    texts = [text_of(paragraph) for paragraph in element.iter(qn("w:p"))]
    return Cell(tuple(text for text in texts if text.strip()), continues)
