"""Exports of Forms and Webropol: one respondent a row, one question a column."""

import re
from collections.abc import Iterator

from analysis.ingest.excel_rows import read_table
from analysis.ingest.folding import fold
from analysis.ingest.grid import Sheet
from analysis.ingest.identifiers import identifiers_in
from analysis.ingest.labels import columns_headed
from analysis.ingest.table_header import Table
from analysis.ingest.units import PERSONAL_DATA, FileUnits, SourceUnit, UnitKind
from analysis.model.codes import Layout
from analysis.model.tables import Column

_WHO = (Column.EMAIL, Column.PERSONAL, Column.NAME)
_BASE = (Column.NUMBER, Column.TIME, *_WHO, Column.MUNICIPALITY, Column.ROLE)
_RESPONDENT = frozenset({Column.NUMBER, Column.TIME, Column.EMAIL, Column.NAME})
# "4", "3,5", "80 %", "4/5", "4 - hyvin", "5 (täysin samaa mieltä)"
_NUMBER = re.compile(r"[-+]?\d{1,4}(?:[.,]\d+)?\s*(?:%|/\s*\d{1,3}|(?:[-–=.:]\s*|\()\D{1,40}\)?)?")
_SCALE = re.compile(
    r"(?:(?:taysin|jokseenkin|osittain|melko|hieman|jonkin verran|en) )?(?:samaa|eri) mielta|ei samaa eika eri mielta|"
    r"(?:instammer|haller med|tar avstand)(?: \w+){0,2}|(?:helt|delvis) (?:av (?:annan|samma) asikt|enig|oenig)|"
    r"(?:strongly |somewhat )?(?:dis)?agree|neither agree nor disagree|"
    r"(?:erittain|melko|hyvin) (?:hyvin|huonosti|tyytyvainen|tyytymaton|paljon|vahan)"
)
_ROWS_SEARCHED = 15
_NO_ANSWER = re.compile(r"-|–|en osaa sanoa|eos|vet (?:inte|ej)|kan inte saga|don't know|n/?a|ei mielipidetta")
# A closed question: its answers are picked from a list, several with ";" between and after them.
_CHOICES = re.compile(r"(?:[^;.!?]{1,80};)+[^;.!?]{0,80}")


def form_header(sheet: Sheet) -> int | None:
    """Return the row of the questions: it names three facts about the respondent, a time or mail among them."""
    for number, row in enumerate(sheet.rows[:_ROWS_SEARCHED]):
        bases = [base for cell in row if (base := _base(cell)) is not None]
        facts = [base for base in bases if base in _RESPONDENT]
        if len(facts) >= 3 and {Column.TIME, Column.EMAIL} & set(facts) and len(sheet.filled(number)) > len(bases):
            return number
    return None


def read_form(sheets: tuple[Sheet, ...]) -> FileUnits:
    """Return the answers of every respondent; who answered is dropped at the door."""
    forms = [_Form(sheet, header) for sheet in sheets if (header := form_header(sheet)) is not None]
    units = {form.sheet.name: list(form.units()) for form in forms}
    cells = [unit for sheet in sheets for unit in units.get(sheet.name) or _plain_cells(sheet)]
    people = tuple(dict.fromkeys(name for form in forms for name in form.people()))
    tables = tuple(read_table(form.sheet, form.table()) for form in forms)
    return FileUnits(Layout.FORM_EXPORT, tuple(cells), people=people, tables=tables)


def _base(heading: str) -> Column | None:
    names = columns_headed(heading)
    return next((column for column in _BASE if column in names), None)


def _plain_cells(sheet: Sheet, end: int | None = None) -> Iterator[SourceUnit]:
    for row in range(len(sheet.rows) if end is None else end):
        for column in sheet.filled(row):
            yield SourceUnit(sheet.locator(row, column), sheet.cell(row, column), UnitKind.METADATA)


class _Form:
    """One sheet of answers."""

    def __init__(self, sheet: Sheet, header: int) -> None:
        self.sheet = sheet
        self.header = header
        self.questions = sheet.rows[header]
        self.bases = {column: _base(question) for column, question in enumerate(self.questions)}
        self.numeric = {column for column in range(len(self.questions)) if self._is_numeric(column)}

    def _answers(self, column: int) -> list[str]:
        rows = (row for row in self.sheet.rows_with_text() if row > self.header)
        return [text for row in rows if (text := self.sheet.cell(row, column).strip())]

    def _is_numeric(self, column: int) -> bool:
        answers = self._answers(column)
        said = [text for text in answers if not _NO_ANSWER.fullmatch(fold(text))]
        return bool(said) and all(_is_rating(text) for text in said)

    def units(self) -> Iterator[SourceUnit]:
        """Give the questions as they stand, then every answer."""
        yield from _plain_cells(self.sheet, self.header)
        for column in self.sheet.filled(self.header):
            yield SourceUnit(self.sheet.locator(self.header, column), self.questions[column], UnitKind.METADATA)
        for row in filter(lambda row: row > self.header, self.sheet.rows_with_text()):
            facts = {base: self.sheet.cell(row, column) for column, base in self.bases.items() if base is not None}
            for column in self.sheet.filled(row):
                yield self._unit(row, column, facts)

    def _unit(self, row: int, column: int, facts: dict[Column, str]) -> SourceUnit:
        text, locator = self.sheet.cell(row, column), self.sheet.locator(row, column)
        base = self.bases.get(column)
        if base in _WHO or _is_contact(text):
            return SourceUnit(locator, PERSONAL_DATA, UnitKind.PERSONAL)
        if base is not None:
            return SourceUnit(locator, text, UnitKind.METADATA)
        if column in self.numeric or _is_rating(text):
            return SourceUnit(locator, text, UnitKind.NUMBER)
        question = self.questions[column] if column < len(self.questions) else ""
        return SourceUnit(
            locator=locator,
            raw=text,
            theme_tag=question,
            type_tag=question,
            role_tag=facts.get(Column.ROLE, ""),
            municipality_tag=facts.get(Column.MUNICIPALITY, ""),
            is_bullet=True,
            is_choice=text.rstrip().endswith(";") and _CHOICES.fullmatch(text.strip()) is not None,
        )

    def people(self) -> Iterator[str]:
        """Give the names of respondents, so that they are hidden in the answers as well."""
        for column, base in self.bases.items():
            if base is Column.NAME:
                yield from (name for name in self._answers(column) if any(letter.isalpha() for letter in name))

    def table(self) -> Table:
        """Return the sheet as a table of answers."""
        columns = {column: self.bases[column] or Column.TEXT for column in self.sheet.filled(self.header)}
        columns.update(dict.fromkeys(self.numeric & columns.keys() - self._based(), Column.NUMBER))
        if Column.TEXT not in columns.values():
            columns[max(columns)] = Column.TEXT
        headings = {column: self.questions[column] for column in columns}
        return Table(self.header, self.header + 1, len(self.sheet.rows), columns, headings)

    def _based(self) -> set[int]:
        return {column for column, base in self.bases.items() if base is not None}


def _is_rating(text: str) -> bool:
    return _NUMBER.fullmatch(text.strip()) is not None or _SCALE.fullmatch(fold(text).strip(" .")) is not None


def _is_contact(text: str) -> bool:
    """Return whether a cell is an address or number of a person and nothing else."""
    found = identifiers_in(text.strip())
    return len(found) == 1 and found[0].start == 0 and found[0].end == len(text.strip())
