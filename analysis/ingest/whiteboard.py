"""Whiteboard exports: a grid without a header, where frames, columns, stickies and tags are all just cells."""

from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest.grid import Sheet
from analysis.ingest.tags import TagReader
from analysis.ingest.units import FileUnits, SourceUnit, UnitKind
from analysis.model.codes import Layout
from analysis.model.imports import ReadWarning

# A sticky says something; a header is short and has no full stop.
_LONGEST_HEADER = 45


def read_board(sheets: tuple[Sheet, ...], tags: TagReader) -> FileUnits:
    """Return the stickies with the frame and column they lie under, as far as the grid tells."""
    units = [unit for sheet in sheets for unit in _sheet_units(sheet, tags)]
    return FileUnits(Layout.WHITEBOARD, tuple(units), warnings=(ReadWarning.STRUCTURE_GUESSED,))


def _sheet_units(sheet: Sheet, tags: TagReader) -> Iterator[SourceUnit]:
    """An empty row may end a frame or only space its stickies out: below one, a new head begins anew."""
    frame = ""
    columns: tuple[str, ...] = ()
    has_stickies = has_gap = False
    for row, cells in enumerate(sheet.rows):
        filled = [cell for cell in cells if cell.strip()]
        if not filled:
            has_gap = has_gap or has_stickies
            continue
        if has_gap and (_is_frame(sheet, row, tags) or _is_columns(filled, "", (), tags)):
            frame, columns, has_stickies, has_gap = "", (), False, False
        if _is_columns(filled, frame, columns, tags):
            columns = cells
            yield from _cells(sheet, row, UnitKind.METADATA)
        elif not columns and _is_frame(sheet, row, tags):
            frame = filled[0]
            yield from _cells(sheet, row, UnitKind.METADATA)
        else:
            has_stickies = True
            for sticky in _stickies(sheet, row, frame, columns, tags):
                # Beyond a gap the theme is offered, not taken.
                yield replace(sticky, theme_tag="", keywords=sticky.theme_tag) if has_gap else sticky


def _looks_like_header(cell: str) -> bool:
    return len(cell) <= _LONGEST_HEADER and not cell.rstrip().endswith((".", "!", "?")) and not cell.startswith("#")


def _is_columns(filled: list[str], frame: str, columns: tuple[str, ...], tags: TagReader) -> bool:
    """Return whether a row heads columns: most of its cells name a theme or a type."""
    if columns or (len(filled) == 1 and not frame) or not all(_looks_like_header(cell) for cell in filled):
        return False
    named = sum(tags.names_theme(cell) or tags.names_type(cell) for cell in filled)
    return named * 2 >= len(filled)


def _is_frame(sheet: Sheet, row: int, tags: TagReader) -> bool:
    """Return whether a lone short cell titles what follows: it names something, or a row of columns comes next."""
    filled = [cell for cell in sheet.rows[row] if cell.strip()]
    if len(filled) != 1 or not _looks_like_header(filled[0]):
        return False
    below = next((lower for lower in range(row + 1, len(sheet.rows)) if sheet.filled(lower)), None)
    if below is None:
        return False
    following = [cell for cell in sheet.rows[below] if cell.strip()]
    if below > row + 1 and len(following) < 2:
        return False  # a sticky between empty rows is no title of the next frame
    return tags.names_theme(filled[0]) or tags.names_type(filled[0]) or _is_columns(following, filled[0], (), tags)


def _cells(sheet: Sheet, row: int, kind: UnitKind) -> Iterator[SourceUnit]:
    for column, text in enumerate(sheet.rows[row]):
        if text.strip():
            yield SourceUnit(sheet.locator(row, column), text, kind)


def _stickies(sheet: Sheet, row: int, frame: str, columns: tuple[str, ...], tags: TagReader) -> Iterator[SourceUnit]:
    for column, text in enumerate(sheet.rows[row]):
        if not text.strip():
            continue
        above = columns[column] if column < len(columns) else ""
        theme_tag = next((tag for tag in (above, frame) if tags.names_theme(tag)), "")
        type_tag = next((tag for tag in (above, frame) if tags.names_type(tag)), "")
        place = sheet.locator(row, column)
        yield SourceUnit(place, text, theme_tag=theme_tag, type_tag=type_tag, is_bullet=True)
