"""A Word file as blocks: its body, what hangs on it (notes, comments, boxes), its headers and footers."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from analysis.ingest.blocks import Aside, AsideKind, Block, Cell, Paragraph, ParagraphKind, Row, Table, bold_start
from analysis.ingest.office_xml import Package, XmlElement
from analysis.ingest.word_names import ALTERNATE, chosen, value_of, w
from analysis.ingest.word_styles import WordStyles, read_styles
from analysis.ingest.word_text import (
    DELETIONS,
    INSERTIONS,
    RunText,
    is_hidden_row,
    is_joined_to_next,
    number_of,
    read_runs,
)

_STORIES = {"footnotes": AsideKind.FOOTNOTE, "endnotes": AsideKind.ENDNOTE, "comments": AsideKind.COMMENT}
_REFERENCES = {
    w("footnoteReference"): AsideKind.FOOTNOTE,
    w("endnoteReference"): AsideKind.ENDNOTE,
    w("commentReference"): AsideKind.COMMENT,
}
_NOTES = frozenset({w("footnote"), w("endnote"), w("comment")})
_WRAPPERS = frozenset({w("sdt"), w("sdtContent"), w("customXml"), w("smartTag")})
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


@dataclass(slots=True)
class WordReader:
    """Reads the parts of one file. Notes and comments that nothing points to are left in `waiting_asides`."""

    package: Package
    main: str
    styles: WordStyles = field(init=False)
    has_changes: bool = False
    has_pictures: bool = False
    authors: set[str] = field(default_factory=set)
    _notes: dict[tuple[AsideKind, str], XmlElement] = field(default_factory=dict)
    _counts: dict[AsideKind, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.styles = read_styles(self.package.file, self.package.data(self._target("styles")))
        for kind_name, kind in _STORIES.items():
            for note in self._notes_of(self._part(kind_name)):
                self._notes[kind, note.get(w("id")) or ""] = note

    def body(self) -> tuple[Block, ...]:
        """Return the blocks of the body; a file without one is damaged."""
        root = self.package.xml(self.main)
        body = None if root is None else root.find(w("body"))
        if body is None:
            raise ValueError("no body")
        return tuple(self._blocks(body))

    def edges(self, kind: str) -> tuple[tuple[Block, ...], ...]:
        """Return the blocks of every header or footer that the file has (`kind` "header" or "footer")."""
        targets = dict.fromkeys(one.target for one in self.package.relations(self.main) if one.kind == kind)
        roots = (self.package.xml(target) for target in targets)
        return tuple(tuple(self._blocks(root)) for root in roots if root is not None)

    def waiting_asides(self) -> tuple[Aside, ...]:
        """Return notes and comments to which the text does not point, as where it was deleted."""
        return tuple(self._aside(kind, number) for kind, number in list(self._notes))

    def _part(self, kind: str) -> XmlElement | None:
        return self.package.xml(self._target(kind))

    def _target(self, kind: str) -> str:
        return next((one.target for one in self.package.relations(self.main) if one.kind == kind), "")

    def _notes_of(self, root: XmlElement | None) -> Iterator[XmlElement]:
        for note in () if root is None else root:
            if note.tag in _NOTES and note.get(w("type")) not in _SEPARATORS:
                yield note

    def _blocks(self, element: XmlElement, *, is_prompt: bool = False) -> Iterator[Block]:
        held: Paragraph | None = None
        for child, asks in self._block_elements(element, is_prompt=is_prompt):
            block = self._table(child) if child.tag == w("tbl") else self._paragraph(child, is_prompt=asks)
            if held is not None and isinstance(block, Paragraph):
                block = block.after(held)
            elif held is not None:
                yield held
            held = block if isinstance(block, Paragraph) and is_joined_to_next(child) else None
            if held is None:
                yield block
        if held is not None:
            yield held

    def _block_elements(self, element: XmlElement, *, is_prompt: bool) -> Iterator[tuple[XmlElement, bool]]:
        for child in element:
            if child.tag in (w("p"), w("tbl")):
                yield child, is_prompt
            elif child.tag in _WRAPPERS or child.tag in INSERTIONS:
                self.has_changes |= child.tag in INSERTIONS
                asks = child.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None
                yield from self._block_elements(child, is_prompt=is_prompt or asks)
            elif child.tag == ALTERNATE:
                option = chosen(child)
                yield from () if option is None else self._block_elements(option, is_prompt=is_prompt)
            self.has_changes |= child.tag in DELETIONS
            # A file within the file (HTML, another Word file) is not opened.
            self.has_pictures |= child.tag == w("altChunk")

    def _paragraph(self, element: XmlElement, *, is_prompt: bool) -> Paragraph:
        runs = read_runs(self.styles, element, is_prompt=is_prompt)
        self.has_changes |= runs.has_changes
        self.has_pictures |= runs.has_pictures
        level = self.styles.heading_level(element)
        text = "".join(runs.visible)
        return Paragraph(
            text=text,
            heading_level=level,
            list_depth=0 if level else self.styles.list_depth(element),
            is_bold=runs.is_bold and bool(text.strip()),
            bold_start=bold_start(runs.visible, runs.plain_from),
            kind=ParagraphKind.CONTENTS if self.styles.is_contents(element) else ParagraphKind.TEXT,
            hidden="".join(runs.hidden),
            prompt="".join(runs.prompt),
            asides=tuple(self._asides(runs)),
        )

    def _asides(self, runs: RunText) -> Iterator[Aside]:
        for box in runs.boxes:
            yield Aside(AsideKind.TEXT_BOX, self._next(AsideKind.TEXT_BOX), tuple(self._blocks(box)))
        for reference in runs.references:
            key = _REFERENCES[reference.tag], number_of(reference)
            if key in self._notes:
                yield self._aside(*key)

    def _aside(self, kind: AsideKind, number: str) -> Aside:
        note = self._notes.pop((kind, number))
        author = note.get(w("author")) or ""
        self.authors |= {author} if author else set()
        return Aside(kind, self._next(kind), tuple(self._blocks(note)), author)

    def _next(self, kind: AsideKind) -> int:
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return self._counts[kind]

    def _table(self, element: XmlElement) -> Table:
        rows = (row for row in self._inside(element, w("tr")) if not self._is_deleted_row(row))
        return Table(tuple(self._row(row) for row in rows))

    def _is_deleted_row(self, row: XmlElement) -> bool:
        properties = row.find(w("trPr"))
        marks = set() if properties is None else {child.tag for child in properties}
        self.has_changes |= bool(marks & (DELETIONS | INSERTIONS))
        return bool(marks & DELETIONS)

    def _inside(self, element: XmlElement, tag: str) -> Iterator[XmlElement]:
        """Give rows of a table or cells of a row, those in content controls too, but none of a table inside."""
        for child in element:
            if child.tag == tag:
                yield child
            elif child.tag in _WRAPPERS or child.tag in INSERTIONS:
                yield from self._inside(child, tag)

    def _row(self, row: XmlElement) -> Row:
        before = _number(value_of(row.find(f"{w('trPr')}/{w('gridBefore')}")), 0)
        cells: list[Cell] = [Cell()] * before
        is_hidden = is_hidden_row(row)
        for element in self._inside(row, w("tc")):
            cell = self._cell(element)
            cells.append(_kept_from_sight(cell) if is_hidden else cell)
            cells += [Cell(beside=True, continues=cell.continues)] * (cell.width - 1)
        return tuple(cells)

    def _cell(self, element: XmlElement) -> Cell:
        properties = element.find(w("tcPr"))
        merge = None if properties is None else properties.find(w("vMerge"))
        beside = None if properties is None else properties.find(w("hMerge"))
        width = 1 if properties is None else _number(value_of(properties.find(w("gridSpan"))), 1)
        return Cell(
            blocks=tuple(self._blocks(element)),
            width=width,
            continues=merge is not None and value_of(merge) != "restart",
            beside=beside is not None and value_of(beside) != "restart",
        )


# A span of more columns than this is damage, not layout; Word stops at 63.
_WIDEST = 63


def _number(text: str, otherwise: int) -> int:
    return min(int(text), _WIDEST) if text.isascii() and text.isdecimal() and int(text) else otherwise


def _kept_from_sight(cell: Cell) -> Cell:
    blocks = tuple(
        replace(block, text="", hidden=block.text + block.hidden) if isinstance(block, Paragraph) else block
        for block in cell.blocks
    )
    return replace(cell, blocks=blocks)
