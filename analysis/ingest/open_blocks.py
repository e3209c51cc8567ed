"""An OpenDocument text as blocks: paragraphs, lists, tables, notes, comments, boxes, headers and footers."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from analysis.ingest.blocks import Aside, AsideKind, Block, Cell, Paragraph, ParagraphKind, Row, Table, bold_start
from analysis.ingest.office_xml import XmlElement
from analysis.ingest.open_styles import OpenStyles, odf
from analysis.ingest.open_text import BOXES, SpanText, read_spans

_PARAGRAPHS = frozenset({odf("text:p"), odf("text:h")})
_ROW_GROUPS = frozenset({odf("table:table-header-rows"), odf("table:table-rows"), odf("table:table-row-group")})
_CELLS = frozenset({odf("table:table-cell"), odf("table:covered-table-cell")})
_INDEXES = frozenset(
    odf(f"text:{name}") for name in ("table-of-content", "alphabetical-index", "illustration-index", "table-index")
)
_WRAPPERS = frozenset({odf("text:section"), odf("text:index-body"), odf("text:index-title"), odf("draw:frame")})
# A span or repetition of more columns than this is padding, not layout.
_WIDEST = 63


@dataclass(frozen=True, slots=True)
class _Place:
    """What holds for the blocks below an element."""

    depth: int = 0
    hidden: bool = False
    kind: ParagraphKind = ParagraphKind.TEXT


@dataclass(slots=True)
class OpenReader:
    """Reads the parts of one file and remembers who commented and what was not text."""

    styles: OpenStyles
    has_changes: bool = False
    has_pictures: bool = False
    authors: set[str] = field(default_factory=set)
    _counts: dict[AsideKind, int] = field(default_factory=dict)

    def blocks(self, element: XmlElement) -> tuple[Block, ...]:
        """Return the blocks below an element in their order."""
        return tuple(self._blocks(element, _Place()))

    def _blocks(self, element: XmlElement, place: _Place) -> Iterator[Block]:
        for child in element:
            if child.tag in _PARAGRAPHS:
                yield self._paragraph(child, place)
            elif child.tag == odf("text:list"):
                yield from self._list(child, place)
            elif child.tag == odf("table:table"):
                yield self._table(child, place)
            elif child.tag in _INDEXES:
                yield from self._blocks(child, _Place(place.depth, place.hidden, ParagraphKind.CONTENTS))
            elif child.tag in BOXES:
                yield Paragraph("", asides=(self._box(child),))
            elif child.tag in _WRAPPERS:
                hidden = place.hidden or child.get(odf("text:display")) == "none"
                yield from self._blocks(child, _Place(place.depth, hidden, place.kind))
            elif child.tag == odf("text:tracked-changes"):
                self.has_changes |= len(child) > 0
            self.has_pictures |= child.tag == odf("draw:image")

    def _list(self, element: XmlElement, place: _Place) -> Iterator[Block]:
        below = _Place(place.depth + 1, place.hidden, place.kind)
        for entry in element:
            yield from self._blocks(entry, below)

    def _paragraph(self, element: XmlElement, place: _Place) -> Paragraph:
        spans = read_spans(self.styles, element, hidden=place.hidden)
        self.has_pictures |= spans.has_pictures
        level = self.styles.heading_level(element)
        text = "".join(spans.visible)
        return Paragraph(
            text=text,
            heading_level=level,
            list_depth=0 if level else max(place.depth, self.styles.list_level(element)),
            is_bold=spans.is_bold and bool(text.strip()),
            bold_start=bold_start(spans.visible, spans.plain_from),
            kind=place.kind,
            hidden="".join(spans.hidden),
            prompt="".join(spans.prompt),
            asides=tuple(self._asides(spans)),
        )

    def _asides(self, spans: SpanText) -> Iterator[Aside]:
        for element in spans.beside:
            if element.tag == odf("office:annotation"):
                yield self._comment(element)
            elif element.tag == odf("text:note"):
                is_end = element.get(odf("text:note-class")) == "endnote"
                kind = AsideKind.ENDNOTE if is_end else AsideKind.FOOTNOTE
                body = element.find(odf("text:note-body"))
                yield Aside(kind, self._next(kind), () if body is None else self.blocks(body))
            else:
                yield self._box(element)

    def _comment(self, element: XmlElement) -> Aside:
        author = element.findtext(odf("dc:creator")) or ""
        self.authors |= {author} if author else set()
        return Aside(AsideKind.COMMENT, self._next(AsideKind.COMMENT), self.blocks(element), author)

    def _box(self, element: XmlElement) -> Aside:
        return Aside(AsideKind.TEXT_BOX, self._next(AsideKind.TEXT_BOX), self.blocks(element))

    def _next(self, kind: AsideKind) -> int:
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return self._counts[kind]

    def _table(self, element: XmlElement, place: _Place) -> Table:
        return Table(tuple(self._row(row, place) for row in _rows(element)))

    def _row(self, row: XmlElement, place: _Place) -> Row:
        inside = _Place(0, place.hidden or row.get(odf("table:visibility")) in ("collapse", "filter"))
        cells: list[Cell] = []
        beside = 0
        for element in (child for child in row if child.tag in _CELLS):
            is_covered = element.tag == odf("table:covered-table-cell")
            repeated = _count(element, "table:number-columns-repeated")
            width = _count(element, "table:number-columns-spanned")
            cell = Cell(tuple(self._blocks(element, inside)), width)
            for _ in range(repeated):
                cells.append(Cell(continues=beside <= 0, beside=beside > 0) if is_covered else cell)
                beside = beside - 1 if is_covered else width - 1
        return tuple(cells)


def _rows(element: XmlElement) -> Iterator[XmlElement]:
    for child in element:
        if child.tag == odf("table:table-row"):
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child)


def _count(element: XmlElement, attribute: str) -> int:
    value = element.get(odf(attribute)) or ""
    return min(int(value), _WIDEST) if value.isascii() and value.isdecimal() and int(value) else 1
