"""Running text of rich text being put together: paragraphs, rows and cells, of the body or of what hangs on it."""

from dataclasses import dataclass, field

from analysis.ingest.blocks import Aside, Block, Cell, Paragraph, Row, Table, bold_start, has_letters


@dataclass(slots=True)
class ParagraphLook:
    """What holds for a paragraph until it is reset."""

    heading_level: int = 0
    level_in_list: int = 0
    is_listed: bool = False
    in_table: bool = False


@dataclass(slots=True)
class CellMerge:
    """Is the next cell defined as covered by one above or beside?"""

    continues: bool = False
    beside: bool = False


@dataclass(slots=True)
class Story:
    """One run of text: the body, a note, a comment, a box, a header."""

    kind: str
    author: str = ""
    blocks: list[Block] = field(default_factory=list)
    look: ParagraphLook = field(default_factory=ParagraphLook)
    merges: list[CellMerge] = field(default_factory=list)
    next_merge: CellMerge = field(default_factory=CellMerge)
    _visible: list[str] = field(default_factory=list)
    _hidden: list[str] = field(default_factory=list)
    _asides: list[Aside] = field(default_factory=list)
    _is_bold: bool = True
    _plain_from: int | None = None
    _in_cell: list[Paragraph] = field(default_factory=list)
    _cells: list[Cell] = field(default_factory=list)
    _rows: list[Row] = field(default_factory=list)

    def put(self, text: str, *, bold: bool, hidden: bool) -> None:
        """Add text to the open paragraph."""
        (self._hidden if hidden else self._visible).append(text)
        if text.strip() and not bold and not hidden:
            self._is_bold = False
            if self._plain_from is None and has_letters(text):
                self._plain_from = len(self._visible) - 1

    def hang(self, aside: Aside) -> None:
        """Hang a note, comment or box on the open paragraph."""
        self._asides.append(aside)

    def end_paragraph(self) -> None:
        """Close the open paragraph, into its cell or into the text."""
        paragraph = self._taken()
        if self.look.in_table:
            self._in_cell.append(paragraph)
            return
        self._end_table()
        self.blocks.append(paragraph)

    def end_cell(self) -> None:
        """Close the open cell."""
        place = len(self._cells)
        merge = self.merges[place] if place < len(self.merges) else CellMerge()
        self._in_cell.append(self._taken())
        self._cells.append(Cell(tuple(self._in_cell), continues=merge.continues, beside=merge.beside))
        self._in_cell = []

    def end_row(self) -> None:
        """Close the open row."""
        if self._cells:
            self._rows.append(tuple(self._cells))
        self._cells = []

    def define_cell(self) -> None:
        """Take what was said of the next cell of the row."""
        self.merges.append(self.next_merge)
        self.next_merge = CellMerge()

    def end(self) -> tuple[Block, ...]:
        """Close the story and return its blocks."""
        if any(self._visible) or any(self._hidden) or self._asides:
            self.end_paragraph()
        if self._in_cell:
            self.end_cell()
        self.end_row()
        self._end_table()
        return tuple(self.blocks)

    def _end_table(self) -> None:
        if self._in_cell:
            self.end_cell()
        self.end_row()
        if self._rows:
            self.blocks.append(Table(tuple(self._rows)))
        self._rows = []

    def _taken(self) -> Paragraph:
        text = "".join(self._visible)
        look = self.look
        paragraph = Paragraph(
            text=text,
            heading_level=look.heading_level,
            list_depth=look.level_in_list + 1 if look.is_listed and not look.heading_level else 0,
            is_bold=self._is_bold and bool(text.strip()),
            bold_start=bold_start(self._visible, self._plain_from),
            hidden="".join(self._hidden),
            asides=tuple(self._asides),
        )
        self._visible, self._hidden, self._asides, self._is_bold, self._plain_from = [], [], [], True, None
        return paragraph
