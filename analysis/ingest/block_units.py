"""Blocks of a written document to units: paragraphs, lists with their parents, tables, and what hangs on them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from analysis.ingest.blocks import Aside, Block, Paragraph, ParagraphKind, Table
from analysis.ingest.cell_units import CellTags, aside_units, inner_units, lineage_of, unseen_units
from analysis.ingest.cleaning import split_bullet
from analysis.ingest.municipality import names_visitors
from analysis.ingest.openings import LONGEST_BOLD_HEADING, Opening, is_tag, label_of, stands_apart
from analysis.ingest.table_units import is_matrix, matrix_units, table_units
from analysis.ingest.tags import TagReader
from analysis.ingest.units import BOLD_LEVEL, SourceUnit, UnitKind
from analysis.model.imports import ReadWarning

_NO_TAGS = CellTags("", "")


@dataclass(slots=True)
class BodyUnits:
    """Walks the body once and keeps count of paragraphs, tables and open bullets."""

    tags: TagReader
    units: list[SourceUnit] = field(default_factory=list)
    has_matrix: bool = False
    _paragraphs: int = 0
    _tables: int = 0
    _open_bullets: dict[int, str] = field(default_factory=dict)

    def add(self, block: Block) -> None:
        """Take the next block of the body."""
        if isinstance(block, Table):
            self._add_table(block)
        else:
            self._add_paragraph(block)

    def add_waiting(self, asides: Iterable[Aside]) -> None:
        """Take notes and comments to which no paragraph points."""
        for aside in asides:
            self.units += aside_units(aside, _NO_TAGS, "", self.tags)

    def add_edges(self, name: str, edges: Iterable[tuple[Block, ...]]) -> None:
        """Take headers or footers (`name` is the word of their locator); what they tell of the visit is heard."""
        for number, blocks in enumerate(edges, 1):
            for unit in inner_units(blocks, f"{name} {number}", _NO_TAGS, self.tags):
                is_own = not names_visitors(unit.raw)
                known = replace(unit, kind=UnitKind.PAGE_EDGE, level=0, municipality_tag=unit.raw if is_own else "")
                self.units.append(unit if unit.kind is UnitKind.HIDDEN else known)

    def _add_table(self, table: Table) -> None:
        self._tables += 1
        place = f"table {self._tables}"
        if is_matrix(table.rows, self.tags):
            self.has_matrix = True
            self.units += matrix_units(table.rows, place, self.tags)
        else:
            self.units += table_units(table.rows, place, self.tags)

    def _add_paragraph(self, paragraph: Paragraph) -> None:
        self._paragraphs += 1
        place = f"para {self._paragraphs}"
        if paragraph.text.strip():
            lines = _lines_of(paragraph)
            for number, line in enumerate(lines, 1):
                self._add_line(line, place if len(lines) == 1 else f"{place} #{number}")
        self.units += unseen_units(paragraph, place)
        for aside in paragraph.asides:
            self.units += aside_units(aside, _NO_TAGS, paragraph.text, self.tags)

    def _add_line(self, paragraph: Paragraph, place: str) -> None:
        level = _heading_level(paragraph, self.tags)
        depth = 0 if level else bullet_depth(paragraph)
        self._open_bullets = {deep: text for deep, text in self._open_bullets.items() if deep < depth}
        opening = None if level else _opening(paragraph, self.tags)
        if self.units:
            self.units[-1] = _with_lines_below(self.units[-1], self.tags, are_bullets=depth > 0)
        unit = SourceUnit(
            locator=place,
            raw=paragraph.text,
            kind=_kind(paragraph, level),
            level=level,
            parent=self._open_bullets.get(max(self._open_bullets, default=0), ""),
            is_bullet=depth > 0,
            lineage=lineage_of(self._open_bullets),
            opens=opening.words if opening else "",
            is_opening_sure=opening is not None and opening.is_sure,
            is_label=opening is not None and not paragraph.bold_start and not depth,
        )
        if depth:
            self._open_bullets[depth] = paragraph.text
        self.units.append(unit)


def warnings_of(
    units: Sequence[SourceUnit], *, has_changes: bool, has_pictures: bool, has_macros: bool
) -> tuple[ReadWarning, ...]:
    """Return what a person should know of how a written document was read."""
    kinds = {unit.kind for unit in units}
    holds = {
        ReadWarning.TRACKED_CHANGES: has_changes,
        ReadWarning.COMMENTS: any(unit.is_comment for unit in units),
        ReadWarning.HIDDEN_TEXT: UnitKind.HIDDEN in kinds,
        ReadWarning.PICTURES: has_pictures,
        ReadWarning.MACROS: has_macros,
    }
    return tuple(warning for warning, is_so in holds.items() if is_so)


def _kind(paragraph: Paragraph, level: int) -> UnitKind:
    if paragraph.kind is ParagraphKind.CONTENTS:
        return UnitKind.METADATA
    return UnitKind.HEADING if level else UnitKind.TEXT


def _heading_level(paragraph: Paragraph, tags: TagReader) -> int:
    """By style, else by look; a bold item of a list is a heading only where it names a theme or a type."""
    if paragraph.kind is ParagraphKind.CONTENTS:
        return 0
    if paragraph.heading_level:
        return paragraph.heading_level
    text = paragraph.text.strip()
    may_be = paragraph.is_bold and len(text) <= LONGEST_BOLD_HEADING and not text.endswith((".", ",", ";"))
    if not may_be or not paragraph.list_depth:
        return BOLD_LEVEL if may_be else 0
    is_named = paragraph.list_depth <= 1 and (tags.names_theme(text) or tags.names_type(text))
    return BOLD_LEVEL if is_named else 0


def _with_lines_below(unit: SourceUnit, tags: TagReader, *, are_bullets: bool) -> SourceUnit:
    """Return the last unit as what follows it shows it: a plain tag above notes is a heading that got no style.

    Bullets right below a label are its own, and those below a doubtful tag are asked as it is.
    """
    if unit.is_label:
        return replace(unit, is_opening_sure=unit.is_opening_sure or are_bullets)
    text = unit.raw.strip().rstrip(":")
    may_head = unit.kind is UnitKind.TEXT and unit.locator.startswith("para") and not unit.is_bullet
    if not may_head or not text[:1].isupper() or not is_tag(text, tags):
        return unit
    is_known = tags.theme(text).is_sure or tags.names_type(text)
    return replace(unit, kind=UnitKind.HEADING, level=BOLD_LEVEL) if is_known or are_bullets else unit


def _opening(paragraph: Paragraph, tags: TagReader) -> Opening | None:
    """Return the words, in bold or as a label, that name a theme at the beginning of a line: "2. Hankinnat – ohje"."""
    start, depth = paragraph.bold_start, bullet_depth(paragraph)
    if paragraph.kind is not ParagraphKind.TEXT or depth > 1:
        return None
    if 0 < len(start.strip()) <= LONGEST_BOLD_HEADING and tags.names_theme(start):
        return Opening(start, not paragraph.list_depth and stands_apart(paragraph.text, start))
    label = "" if depth else label_of(paragraph.text, tags)
    return Opening(label, is_sure=False) if label else None


def bullet_depth(paragraph: Paragraph) -> int:
    """Return the depth in a list, by the file's own lists or by a mark and spaces that somebody typed."""
    if paragraph.list_depth or not split_bullet(paragraph.text).mark:
        return paragraph.list_depth
    wide = paragraph.text.expandtabs(4)
    return 1 + (len(wide) - len(wide.lstrip())) // 2


def _lines_of(paragraph: Paragraph) -> tuple[Paragraph, ...]:
    """Split a paragraph at its line breaks where a list was typed into it; other breaks only fold a sentence."""
    lines = paragraph.text.split("\n")
    if paragraph.heading_level or not any(split_bullet(line).mark for line in lines[1:]):
        return (paragraph,)
    said = [line for line in lines if line.strip()]
    return tuple(_one_line(paragraph, line, is_first=not number) for number, line in enumerate(said))


def _one_line(paragraph: Paragraph, line: str, *, is_first: bool) -> Paragraph:
    start = paragraph.bold_start.strip() if is_first else ""
    is_whole = bool(start) and line.strip() in (start, start.split("\n")[0])
    is_part = not is_whole and line.startswith(paragraph.bold_start)
    return replace(
        paragraph,
        text=line,
        is_bold=paragraph.is_bold or is_whole,
        bold_start=paragraph.bold_start if is_first and is_part else "",
        asides=(),
    )
