"""What a workbook carries beside its tables: hidden parts, formulas without a value, comments, macros."""

from collections.abc import Iterator
from dataclasses import replace

from analysis.ingest.grid import Sheet
from analysis.ingest.units import FileUnits, SourceUnit, UnitKind
from analysis.model.imports import ReadWarning

_KEPT_KINDS = (UnitKind.PERSONAL, UnitKind.UNREADABLE, UnitKind.HIDDEN)
_MACROS = "xl/vbaProject.bin"


def with_extras(units: FileUnits, sheets: tuple[Sheet, ...], members: frozenset[str] = frozenset()) -> FileUnits:
    """Return the units with hidden ones set apart, and with those that no table holds; each kind is warned of."""
    hidden = frozenset(_hidden_places(sheets))
    read = [_set_apart(unit, hidden) for unit in units.units]
    extras = [unit for sheet in sheets for unit in (*_formulas(sheet), *_comments(sheet))]
    authors = (author for sheet in sheets for author in sheet.authors)
    return replace(
        units,
        units=(*read, *extras),
        people=tuple(dict.fromkeys([*units.people, *authors])),
        warnings=tuple(dict.fromkeys([*units.warnings, *_warnings(sheets), *_macros(members)])),
    )


def _set_apart(unit: SourceUnit, hidden: frozenset[str]) -> SourceUnit:
    is_hidden = unit.locator.partition(" #")[0] in hidden and unit.kind not in _KEPT_KINDS
    return replace(unit, kind=UnitKind.HIDDEN, is_coloured=False) if is_hidden else unit


def _hidden_places(sheets: tuple[Sheet, ...]) -> Iterator[str]:
    for sheet in sheets:
        if not (sheet.is_hidden or sheet.hidden_rows or sheet.hidden_columns):
            continue
        for row in sheet.rows_with_text():
            yield from (sheet.locator(row, column) for column in sheet.filled(row) if sheet.is_hidden_at(row, column))


def _formulas(sheet: Sheet) -> Iterator[SourceUnit]:
    for (row, column), text in sorted(sheet.formulas.items()):
        yield SourceUnit(sheet.locator(row, column), text, UnitKind.UNREADABLE)


def _comments(sheet: Sheet) -> Iterator[SourceUnit]:
    """A comment is a colleague's question about its cell."""
    for (row, column), text in sorted(sheet.comments.items()):
        kind = UnitKind.HIDDEN if sheet.is_hidden_at(row, column) else UnitKind.TEXT
        yield SourceUnit(f"{sheet.locator(row, column)} comment", text, kind, is_bullet=True, is_comment=True)


def _warnings(sheets: tuple[Sheet, ...]) -> Iterator[ReadWarning]:
    conditions = {
        ReadWarning.HIDDEN_ROWS: any(_has_text(sheet, hidden_rows=True) for sheet in sheets),
        ReadWarning.HIDDEN_COLUMNS: any(_has_text(sheet, hidden_rows=False) for sheet in sheets),
        ReadWarning.HIDDEN_SHEETS: any(sheet.is_hidden and any(sheet.rows) for sheet in sheets),
        ReadWarning.FORMULA_WITHOUT_VALUE: any(sheet.formulas for sheet in sheets),
        ReadWarning.COMMENTS: any(sheet.comments for sheet in sheets),
    }
    yield from (warning for warning, holds in conditions.items() if holds)


def _has_text(sheet: Sheet, *, hidden_rows: bool) -> bool:
    if hidden_rows:
        return any(row < len(sheet.rows) and sheet.filled(row) for row in sheet.hidden_rows)
    rows = sheet.rows_with_text() if sheet.hidden_columns else []
    return any(column in sheet.hidden_columns for row in rows for column in sheet.filled(row))


def _macros(members: frozenset[str]) -> tuple[ReadWarning, ...]:
    return (ReadWarning.MACROS,) if _MACROS in members else ()
