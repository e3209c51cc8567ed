"""Tables of observations, one a row, with title rows above the header and columns in any order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analysis.ingest.grid import Sheet
from analysis.ingest.labels import columns_named
from analysis.ingest.role_class import role_of
from analysis.ingest.units import PERSONAL_DATA, FileUnits, SourceUnit, UnitKind
from analysis.model.codes import Layout
from analysis.model.imports import ReadWarning
from analysis.model.tables import Column

# Title rows rarely fill more than this before the header.
_ROWS_SEARCHED = 15
_USED = (Column.THEME, Column.TYPE, Column.WHO, Column.KEYWORDS, Column.COMMENT, Column.MUNICIPALITY, Column.NUMBER)


@dataclass(frozen=True, slots=True)
class Header:
    """Which row heads a table and which column holds what."""

    row: int
    columns: Mapping[Column, int]


def find_header(sheet: Sheet) -> Header | None:
    """Return the first row that names a column of observations and at least one column beside it."""
    for number in range(min(len(sheet.rows), _ROWS_SEARCHED)):
        columns = _mapped(sheet.rows[number])
        if Column.TEXT in columns and len(columns) > 1:
            return Header(number, columns)
    return None


def _mapped(row: tuple[str, ...]) -> dict[Column, int]:
    named = [columns_named(cell) if cell.strip() else frozenset() for cell in row]
    columns: dict[Column, int] = {}
    for column in (Column.TEXT, *_USED):
        places = [place for place, names in enumerate(named) if column in names and place not in columns.values()]
        if places:
            columns[column] = places[0]
    return columns


def read_rows(sheets: tuple[Sheet, ...]) -> FileUnits:
    """Return the units of every sheet; sheets without a header give their cells as metadata."""
    units = [unit for sheet in sheets for unit in _sheet_units(sheet)]
    return FileUnits(Layout.EXCEL_ROWS, tuple(units), people=_people(sheets), warnings=_warnings(sheets))


def _sheet_units(sheet: Sheet) -> Iterator[SourceUnit]:
    header = find_header(sheet)
    first = len(sheet.rows) if header is None else header.row
    for number in range(first):
        yield from _title_units(sheet, number)
    if header is None:
        return
    yield SourceUnit(sheet.locator(header.row, 0), " | ".join(filter(None, sheet.rows[header.row])), UnitKind.METADATA)
    for number in range(header.row + 1, len(sheet.rows)):
        yield from _row_units(sheet, header.columns, number)


def _title_units(sheet: Sheet, row: int) -> Iterator[SourceUnit]:
    for column, text in enumerate(sheet.rows[row]):
        if text.strip():
            yield SourceUnit(
                sheet.locator(row, column), text, UnitKind.METADATA, municipality_tag=sheet.name, keywords=text
            )


def _row_units(sheet: Sheet, columns: Mapping[Column, int], row: int) -> Iterator[SourceUnit]:
    is_hidden = sheet.is_hidden or row in sheet.hidden_rows
    text = sheet.cell(row, columns[Column.TEXT])
    if text.strip():
        yield _observation(sheet, columns, row, UnitKind.HIDDEN if is_hidden else UnitKind.TEXT)
    elif any(cell.strip() for cell in sheet.rows[row]):
        yield SourceUnit(sheet.locator(row, 0), " | ".join(filter(str.strip, sheet.rows[row])), UnitKind.METADATA)
        return
    yield from _beside(sheet, columns, row)


def _observation(sheet: Sheet, columns: Mapping[Column, int], row: int, kind: UnitKind) -> SourceUnit:
    def beside(column: Column) -> str:
        return sheet.cell(row, columns.get(column))

    type_tag = beside(Column.TYPE)
    return SourceUnit(
        locator=sheet.locator(row, columns[Column.TEXT]),
        raw=sheet.cell(row, columns[Column.TEXT]),
        kind=kind,
        theme_tag=beside(Column.THEME),
        type_tag=type_tag,
        # Where the column names a person, no role is told; the role of the sheet is not theirs either.
        role_tag=beside(Column.WHO) or _sheet_role(sheet, columns),
        municipality_tag=beside(Column.MUNICIPALITY),
        keywords=beside(Column.KEYWORDS),
        is_bullet=True,
        is_coloured=row in sheet.coloured_rows and Column.TYPE in columns and not type_tag.strip(),
    )


def _sheet_role(sheet: Sheet, columns: Mapping[Column, int]) -> str:
    """The titles above the table and the sheet's name, where the table has no column of its own for who said it."""
    header = find_header(sheet)
    if header is None or Column.WHO in columns:
        return ""
    return " ".join(cell for row in sheet.rows[: header.row] for cell in row if cell.strip()) or sheet.name


def _beside(sheet: Sheet, columns: Mapping[Column, int], row: int) -> Iterator[SourceUnit]:
    """Give what stands beside an observation and is no code: comments, and who said it where that is a person."""
    comment = sheet.cell(row, columns.get(Column.COMMENT))
    if comment.strip():
        yield SourceUnit(sheet.locator(row, columns[Column.COMMENT]), comment, UnitKind.METADATA)
    who = sheet.cell(row, columns.get(Column.WHO))
    if who.strip() and role_of(who) is None:
        yield SourceUnit(sheet.locator(row, columns[Column.WHO]), PERSONAL_DATA, UnitKind.PERSONAL)


def _people(sheets: tuple[Sheet, ...]) -> tuple[str, ...]:
    people: dict[str, None] = {}
    for sheet in sheets:
        header = find_header(sheet)
        place = header.columns.get(Column.WHO) if header else None
        if header is None or place is None:
            continue
        cells = [sheet.cell(row, place).strip() for row in range(header.row + 1, len(sheet.rows))]
        people.update(dict.fromkeys(cell for cell in cells if cell[:1].isupper() and role_of(cell) is None))
    return tuple(people)


def _warnings(sheets: tuple[Sheet, ...]) -> tuple[ReadWarning, ...]:
    warnings = []
    if any(sheet.hidden_rows for sheet in sheets):
        warnings.append(ReadWarning.HIDDEN_ROWS)
    if any(sheet.is_hidden for sheet in sheets):
        warnings.append(ReadWarning.HIDDEN_SHEETS)
    if any(unit.is_coloured for sheet in sheets for unit in _sheet_units(sheet)):
        warnings.append(ReadWarning.COLOUR_MEANING)
    return tuple(warnings)
