"""Exports of Forms and Webropol: one respondent a row, one question a column."""

import re
from collections.abc import Iterator

from analysis.ingest.grid import Sheet
from analysis.ingest.labels import columns_named
from analysis.ingest.units import PERSONAL_DATA, FileUnits, SourceUnit, UnitKind
from analysis.model.codes import Layout
from analysis.model.tables import Column

_BASE = (Column.NUMBER, Column.TIME, Column.EMAIL, Column.NAME, Column.MUNICIPALITY, Column.ROLE)
_RESPONDENT = frozenset({Column.NUMBER, Column.TIME, Column.EMAIL, Column.NAME})
_NUMBER = re.compile(r"\d{1,2}(?:[.,]\d+)?")
_ROWS_SEARCHED = 5


def form_header(sheet: Sheet) -> int | None:
    """Return the row of the questions: it names three facts about the respondent, a time or mail among them."""
    for number, row in enumerate(sheet.rows[:_ROWS_SEARCHED]):
        bases = [base for cell in row if (base := _base(cell)) is not None]
        facts = [base for base in bases if base in _RESPONDENT]
        if len(facts) >= 3 and {Column.TIME, Column.EMAIL} & set(facts) and len(row) > len(bases):
            return number
    return None


def read_form(sheets: tuple[Sheet, ...]) -> FileUnits:
    """Return the answers of every respondent; who answered is dropped at the door."""
    units = [unit for sheet in sheets for unit in _sheet_units(sheet)]
    return FileUnits(Layout.FORM_EXPORT, tuple(units), people=_people(sheets))


def _base(heading: str) -> Column | None:
    names = columns_named(heading)
    return next((column for column in _BASE if column in names), None)


def _sheet_units(sheet: Sheet) -> Iterator[SourceUnit]:
    header = form_header(sheet)
    if header is None:
        yield from _plain_cells(sheet)
        return
    for column, question in enumerate(sheet.rows[header]):
        if question.strip():
            yield SourceUnit(sheet.locator(header, column), question, UnitKind.METADATA)
    numeric = _numeric_columns(sheet, header)
    for row in range(header + 1, len(sheet.rows)):
        yield from _respondent_units(sheet, header, row, numeric)


def _plain_cells(sheet: Sheet) -> Iterator[SourceUnit]:
    for row, cells in enumerate(sheet.rows):
        for column, text in enumerate(cells):
            if text.strip():
                yield SourceUnit(sheet.locator(row, column), text, UnitKind.METADATA)


def _numeric_columns(sheet: Sheet, header: int) -> frozenset[int]:
    rows = range(header + 1, len(sheet.rows))
    numeric = set()
    for column in range(len(sheet.rows[header])):
        values = [sheet.cell(row, column).strip() for row in rows]
        if any(values) and all(_NUMBER.fullmatch(value) for value in values if value):
            numeric.add(column)
    return frozenset(numeric)


def _respondent_units(sheet: Sheet, header: int, row: int, numeric: frozenset[int]) -> Iterator[SourceUnit]:
    bases = {column: _base(question) for column, question in enumerate(sheet.rows[header])}
    facts = {base: sheet.cell(row, column) for column, base in bases.items() if base is not None}
    for column, question in enumerate(sheet.rows[header]):
        text = sheet.cell(row, column)
        if not text.strip():
            continue
        base = bases[column]
        locator = sheet.locator(row, column)
        if base in (Column.EMAIL, Column.NAME):
            yield SourceUnit(locator, PERSONAL_DATA, UnitKind.PERSONAL)
        elif base is not None:
            yield SourceUnit(locator, text, UnitKind.METADATA)
        elif column in numeric:
            yield SourceUnit(locator, text, UnitKind.NUMBER)
        else:
            yield _answer(locator, text, question, facts)


def _answer(locator: str, text: str, question: str, facts: dict[Column, str]) -> SourceUnit:
    return SourceUnit(
        locator=locator,
        raw=text,
        theme_tag=question,
        type_tag=question,
        role_tag=facts.get(Column.ROLE, ""),
        municipality_tag=facts.get(Column.MUNICIPALITY, ""),
        is_bullet=True,
    )


def _people(sheets: tuple[Sheet, ...]) -> tuple[str, ...]:
    people: dict[str, None] = {}
    for sheet in sheets:
        header = form_header(sheet)
        if header is None:
            continue
        columns = [column for column, cell in enumerate(sheet.rows[header]) if _base(cell) is Column.NAME]
        for row in range(header + 1, len(sheet.rows)):
            people.update(dict.fromkeys(sheet.cell(row, column).strip() for column in columns))
    people.pop("", None)
    return tuple(people)
