"""What stands in a cell, a box or a note: its bullets with their parents, headings of its own, tables inside it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from analysis.ingest.blocks import Aside, AsideKind, Block, Paragraph, Table, pieces_of
from analysis.ingest.cleaning import split_bullet
from analysis.ingest.openings import LONGEST_BOLD_HEADING, stands_apart
from analysis.ingest.role_class import role_of
from analysis.ingest.tags import TagReader
from analysis.ingest.theme import NOTHING
from analysis.ingest.units import SourceUnit, UnitKind

_QUESTION_TAG = "?"


@dataclass(frozen=True, slots=True)
class CellTags:
    """The theme and type that a row, a column or a heading in the cell gives to its bullets."""

    theme: str
    kind: str


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    depth: int
    may_head: bool
    bold_start: str = ""


def cell_units(blocks: tuple[Block, ...], place: str, tags: CellTags, reader: TagReader) -> Iterator[SourceUnit]:
    """Give the bullets of a cell: by paragraph, by line break, by ' / '."""
    pieces = [piece for block in blocks if isinstance(block, Paragraph) for piece in _cell_pieces(block)]
    yield from _units_of(pieces, place, tags, reader, "")
    yield from _beside(blocks, place, tags, reader)


def inner_units(
    blocks: tuple[Block, ...], place: str, tags: CellTags, reader: TagReader, *, parent: str = ""
) -> Iterator[SourceUnit]:
    """Give the paragraphs of a box, a note or a page's edge; `parent` is the context of what is in no list."""
    pieces = [piece for block in blocks if isinstance(block, Paragraph) for piece in _whole_piece(block)]
    yield from _units_of(pieces, place, tags, reader, parent)
    yield from _beside(blocks, place, tags, reader)


def _units_of(pieces: list[_Piece], place: str, tags: CellTags, reader: TagReader, parent: str) -> Iterator[SourceUnit]:
    """Headings among the pieces hold for the rest of the place only."""
    own_tags, stressed, open_bullets = tags, "", dict[int, str]()
    for number, piece in enumerate(pieces, 1):
        locator = place if len(pieces) == 1 else f"{place} #{number}"
        if piece.may_head and number < len(pieces) and _names_something(piece.text, reader):
            own_tags, stressed = _below(own_tags, piece.text, reader), ""
            yield SourceUnit(locator, piece.text, UnitKind.LOCAL_HEADING)
            continue
        own_tags, stressed, begins = _opened(piece, own_tags, stressed, reader)
        open_bullets = {deep: text for deep, text in open_bullets.items() if deep < piece.depth}
        above = open_bullets.get(max(open_bullets, default=0), parent)
        yield SourceUnit(
            locator,
            piece.text,
            theme_tag=own_tags.theme,
            type_tag=own_tags.kind,
            parent=above,
            is_bullet=True,
            lineage=lineage_of(open_bullets),
            keywords=stressed,
            is_theme_blank=bool(stressed),
            is_stressed=begins,
        )
        if piece.depth:
            open_bullets[piece.depth] = piece.text


def _opened(piece: _Piece, tags: CellTags, stressed: str, reader: TagReader) -> tuple[CellTags, str, bool]:
    """Return what holds from a piece on that may begin with a theme in bold, and whether it does but may be stress.

    Stress is asked: the bold theme is offered beside that of the cell or, where the cell has none, as a keyword.
    """
    words = piece.bold_start.strip()
    theme = reader.theme(words) if words and piece.depth <= 1 and len(words) <= LONGEST_BOLD_HEADING else NOTHING
    if theme.code is None or theme.code == reader.theme(tags.theme).code:
        return tags, stressed, False
    if not piece.depth and stands_apart(piece.text, piece.bold_start):
        return CellTags(words, tags.kind), "", False
    return (CellTags(f"{words} / {tags.theme}", tags.kind), "", True) if tags.theme else (tags, words, True)


def lineage_of(open_bullets: Mapping[int, str]) -> tuple[str, ...]:
    """Return the bullets under which the next one lies, the nearest first."""
    return tuple(open_bullets[deep] for deep in sorted(open_bullets, reverse=True))


def _beside(blocks: tuple[Block, ...], place: str, tags: CellTags, reader: TagReader) -> Iterator[SourceUnit]:
    """What hangs on the paragraphs of a place, and the tables in it."""
    from analysis.ingest.table_units import any_table_units  # noqa: PLC0415  a table holds cells, and a cell tables

    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    for number, paragraph in enumerate(paragraphs, 1):
        yield from unseen_units(paragraph, place if len(paragraphs) == 1 else f"{place} #{number}")
        for aside in paragraph.asides:
            yield from aside_units(aside, tags, paragraph.text, reader)
    for number, table in enumerate((block for block in blocks if isinstance(block, Table)), 1):
        yield from any_table_units(table.rows, f"{place} / table {number}", tags, reader)


def unseen_units(paragraph: Paragraph, place: str) -> Iterator[SourceUnit]:
    """Give what a reader of the page does not see, and what a form only asks to be typed over."""
    if paragraph.hidden.strip():
        yield SourceUnit(f"{place} hidden", paragraph.hidden, UnitKind.HIDDEN)
    if paragraph.prompt.strip():
        yield SourceUnit(f"{place} prompt", paragraph.prompt, UnitKind.PROMPT)


def aside_units(aside: Aside, tags: CellTags, beside: str, reader: TagReader) -> Iterator[SourceUnit]:
    """Give a note, a comment or a box; `beside` is the text that it hangs on and becomes its context."""
    place = f"{aside.kind} {aside.number}"
    if aside.kind is AsideKind.COMMENT:
        yield from _comment_units(aside, place, tags, beside, reader)
    elif aside.kind is AsideKind.TEXT_BOX:
        yield from inner_units(aside.blocks, place, tags, reader)
    else:
        for unit in inner_units(aside.blocks, place, tags, reader, parent=beside):
            # A note says more of the sentence, or only where it comes from: it is no bullet of its own.
            yield replace(unit, is_bullet=False)


def _comment_units(aside: Aside, place: str, tags: CellTags, beside: str, reader: TagReader) -> Iterator[SourceUnit]:
    """A comment is one question; of its author only a role is kept."""
    paragraphs = [block for block in aside.blocks if isinstance(block, Paragraph)]
    text = "\n".join(paragraph.text for paragraph in paragraphs if paragraph.text.strip())
    role_tag = aside.author if role_of(aside.author) is not None else ""
    if text:
        yield SourceUnit(
            place,
            text,
            theme_tag=tags.theme,
            type_tag=_QUESTION_TAG,
            role_tag=role_tag,
            parent=beside,
            is_bullet=True,
            is_comment=True,
        )
    yield from _beside(aside.blocks, place, tags, reader)


def _cell_pieces(paragraph: Paragraph) -> list[_Piece]:
    texts = pieces_of(paragraph.text)
    may_head = _may_head(paragraph) and len(texts) == 1
    return [_Piece(text, _depth(paragraph, text), may_head, _bold_start(paragraph, text)) for text in texts]


def _whole_piece(paragraph: Paragraph) -> list[_Piece]:
    text = paragraph.text
    piece = _Piece(text, _depth(paragraph, text), _may_head(paragraph), _bold_start(paragraph, text))
    return [piece] if text.strip() else []


def _bold_start(paragraph: Paragraph, text: str) -> str:
    start = paragraph.bold_start.lstrip()
    return start if start.strip() and text.lstrip().startswith(start.strip()) else ""


def _may_head(paragraph: Paragraph) -> bool:
    return paragraph.is_bold or paragraph.heading_level > 0


def _depth(paragraph: Paragraph, text: str) -> int:
    return paragraph.list_depth or (1 if split_bullet(text).mark else 0)


def _names_something(text: str, reader: TagReader) -> bool:
    return len(text) <= LONGEST_BOLD_HEADING and (reader.names_type(text) or reader.names_theme(text))


def _below(tags: CellTags, heading: str, reader: TagReader) -> CellTags:
    theme = heading if reader.names_theme(heading) and not reader.names_type(heading) else tags.theme
    return CellTags(theme, heading if reader.names_type(heading) else tags.kind)
