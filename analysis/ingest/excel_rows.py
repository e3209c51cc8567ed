"""Tables of observations, one a row, with title rows above the header and columns in any order."""

import re
from collections.abc import Iterator, Sequence

from analysis.ingest.cell_bullets import cell_bullets
from analysis.ingest.cleaning import split_bullet
from analysis.ingest.grid import Sheet
from analysis.ingest.name_lists import listed_name
from analysis.ingest.role_class import role_of
from analysis.ingest.row_colours import row_colours
from analysis.ingest.table_header import Table, find_tables, told_tables, type_named
from analysis.ingest.tags import TagReader
from analysis.ingest.units import PERSONAL_DATA, FileUnits, SourceUnit, UnitKind
from analysis.model.codes import FindingType, Layout
from analysis.model.imports import ReadWarning
from analysis.model.tables import Column, ReadTable, TableMapping, mapping_of

_WHO = (Column.NAME, Column.EMAIL, Column.PERSONAL, Column.AUTHOR)
_FACTS = (Column.COMMENT, Column.TIME, Column.LEFT_OUT, Column.MESSAGE, Column.REPLY, Column.LIKES)
_LONGEST_SECTION = 60
_SAMPLE_ROWS = 3
_TICKS = frozenset({"x", "1", "✓", "✔", "•", "*", "v", "true", "kyllä", "ja", "yes"})
_NAME_WORD = re.compile(r"[^\W\d_]+")
# "+" and "?" are codes of a type.
_BULLETS = frozenset("-*•–—·▪‣●○■□")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_SENTENCE_END = re.compile(r"[.!?…]\s*$")
_NAMES_OF_TYPES = {
    FindingType.STRENGTH: "vahvuus",
    FindingType.DEVELOPMENT: "kehittämiskohde",
    FindingType.GOOD_PRACTICE: "hyvä käytäntö",
    FindingType.TIP: "vinkki",
    FindingType.QUESTION: "kysymys",
    FindingType.CONTEXT: "tausta",
}


def read_rows(sheets: tuple[Sheet, ...], tags: TagReader, mappings: Sequence[TableMapping] = ()) -> FileUnits:
    """Return the units of every sheet; cells outside tables are metadata. What a person told comes before guesses."""
    readings = [_SheetRows(sheet, tags, mapping_of(mappings, sheet.name)) for sheet in sheets]
    units = [unit for reading in readings for unit in reading.units()]
    warnings = [ReadWarning.COLOUR_MEANING] if any(unit.is_coloured for unit in units) else []
    if any(table.was_guessed for reading in readings for table in reading.tables):
        warnings.append(ReadWarning.STRUCTURE_GUESSED)
    return FileUnits(
        Layout.EXCEL_ROWS,
        tuple(units),
        people=tuple(dict.fromkeys(name for reading in readings for name in reading.people())),
        warnings=tuple(warnings),
        tables=tuple(table for reading in readings for table in reading.read_tables()),
    )


class _SheetRows:
    """The tables of one sheet with what a person told of them."""

    def __init__(self, sheet: Sheet, tags: TagReader, told: Sequence[TableMapping]) -> None:
        self.sheet = sheet
        self.tags = tags
        self.tables = told_tables(sheet, told) if told else find_tables(sheet)
        self._types = {colour: _NAMES_OF_TYPES[kind] for mapping in told for colour, kind in mapping.colours}
        self._colours = [row_colours(sheet, table) for table in self.tables]
        self._themed = {number for number, table in enumerate(self.tables) if _names_themes(sheet, table)}

    def units(self) -> Iterator[SourceUnit]:
        """Give every filled cell that says something, row by row."""
        section = dict.fromkeys(range(len(self.tables)), "")
        sparse = [_is_sparse(self.sheet, table) for table in self.tables]
        above = dict(section)
        for row in self.sheet.rows_with_text():
            inside = [n for n, table in enumerate(self.tables) if table.first <= row < table.end]
            yield from self._outside(row, inside)
            for number in inside:
                table = self.tables[number]
                heading = self._section(table, row)
                if heading:
                    section[number] = heading
                    yield self._cell_unit(row, self._filled(table, row)[0], UnitKind.METADATA)
                    continue
                above[number] = self.sheet.tag(row, table.place(Column.THEME)) or (above[number] * sparse[number])
                yield from self._row(number, row, section[number], above[number])

    def people(self) -> Iterator[str]:
        """Give the names in columns that tell who."""
        for table in self.tables:
            for row in filter(range(table.first, table.end).__contains__, self.sheet.rows_with_text()):
                for place in table.places(Column.NAME) + table.places(Column.AUTHOR):
                    yield from filter(None, [self.sheet.cell(row, place).strip()])
                for place in table.places(Column.WHO):
                    who = self.sheet.cell(row, place).strip()
                    if who[:1].isupper() and role_of(who) is None:
                        yield who

    def read_tables(self) -> Iterator[ReadTable]:
        """Give each table as a person may correct it."""
        for table, colours in zip(self.tables, self._colours, strict=True):
            yield read_table(self.sheet, table, tuple(sorted(set(colours.values()) - self._types.keys())))

    def _filled(self, table: Table, row: int) -> list[int]:
        return [place for place in self.sheet.filled(row) if table.holds(place)]

    def _outside(self, row: int, inside: list[int]) -> Iterator[SourceUnit]:
        """Titles above tables and cells beside them; a header is one line of its own."""
        heads = [table for table in self.tables if table.header is not None and table.header <= row < table.first]
        for table in heads:
            texts = [self.sheet.cell(row, place) for place in self._filled(table, row)]
            if texts:
                place = table.left if row == table.header else self._filled(table, row)[0]
                yield SourceUnit(self.sheet.locator(row, place), " | ".join(texts), UnitKind.METADATA)
        covering = [*heads, *(self.tables[number] for number in inside)]
        for place in self.sheet.filled(row):
            if not any(table.holds(place) for table in covering):
                text = self.sheet.cell(row, place)
                where = self.sheet.locator(row, place)
                if split_bullet(text).mark in _BULLETS:
                    yield SourceUnit(where, text, municipality_tag=self.sheet.name, is_choice=True)
                else:
                    yield SourceUnit(where, text, UnitKind.METADATA, municipality_tag=self.sheet.name, keywords=text)

    def _cell_unit(self, row: int, place: int, kind: UnitKind) -> SourceUnit:
        return SourceUnit(self.sheet.locator(row, place), self.sheet.cell(row, place), kind)

    def _section(self, table: Table, row: int) -> str:
        """Return the words of a band across the table ("HANKINNAT") under which the next rows lie."""
        filled = self._filled(table, row)
        if len(filled) != 1 or len(table.columns) < 2:
            return ""
        text = self.sheet.cell(row, filled[0]).strip()
        if not _LETTERS.search(text) or len(text) > _LONGEST_SECTION or _SENTENCE_END.search(text):
            return ""
        names_something = self.tags.names_theme(text) or self.tags.names_type(text)
        is_band = (row, filled[0] + 1) in self.sheet.merged
        in_notes = table.columns.get(filled[0]) is Column.TEXT
        is_alone = filled[0] == min(table.columns) and not in_notes
        return text if names_something and (is_band or is_alone or (in_notes and _is_tag(text, self.tags))) else ""

    def _row(self, number: int, row: int, section: str, theme_above: str) -> Iterator[SourceUnit]:
        table = self.tables[number]
        texts = [place for place in table.places(Column.TEXT) if self.sheet.cell(row, place).strip()]
        filled = self._filled(table, row)
        if not texts and filled:
            yield from self._without_text(table, row, filled)
        for place in texts:
            unit = self._observation(table, number, row, place, section, theme_above)
            yield from cell_bullets(unit, always=type_named(table.headings.get(place, "")) is not None)
        if texts:
            yield from self._beside(table, row)

    def _without_text(self, table: Table, row: int, filled: list[int]) -> Iterator[SourceUnit]:
        """A row of tags only is kept as it stands; words of any length outside the notes' column are asked about."""
        secret = {place for place in filled if table.columns.get(place) in _WHO}
        shown = [self.sheet.cell(row, place) for place in filled if place not in secret]
        is_sentence = len(shown) == 1 and (len(shown[0]) > _LONGEST_SECTION or split_bullet(shown[0]).mark in _BULLETS)
        if shown:
            kind = UnitKind.TEXT if is_sentence else UnitKind.METADATA
            place = table.left if len(filled) > 1 else filled[0]
            yield SourceUnit(self.sheet.locator(row, place), " | ".join(shown), kind, is_choice=is_sentence)
        for place in secret - {table.left}:
            yield SourceUnit(self.sheet.locator(row, place), PERSONAL_DATA, UnitKind.PERSONAL)

    def _observation(
        self, table: Table, number: int, row: int, place: int, section: str, theme_above: str
    ) -> SourceUnit:
        def beside(column: Column) -> str:
            return self.sheet.tag(row, table.place(column))

        heading = table.headings.get(place, "")
        colour = self._colours[number].get(row, "")
        type_tag = self._type_tag(table, row, heading) or self._types.get(colour, "")
        type_tag = type_tag or (section if self.tags.names_type(section) else "")
        theme = beside(Column.THEME) or (section if self.tags.names_theme(section) else "")
        named_by_heading = heading if self.tags.names_theme(heading) else ""
        has_tag = self.tags.names_theme(theme or named_by_heading)
        return SourceUnit(
            locator=self.sheet.locator(row, place),
            raw=self.sheet.cell(row, place),
            theme_tag=theme or named_by_heading,
            type_tag=type_tag,
            # Where the column names a person, no role is told; the role of the sheet is not theirs either.
            role_tag=beside(Column.WHO) or beside(Column.ROLE) or self._sheet_role(table),
            municipality_tag=beside(Column.MUNICIPALITY) or self.sheet.name,
            # A theme written once above a run of rows is a hint for those below, never taken without asking.
            keywords=beside(Column.KEYWORDS) or ("" if theme else theme_above),
            is_bullet=True,
            is_coloured=bool(colour) and not type_tag.strip(),
            is_theme_blank=number in self._themed and not has_tag,
        )

    def _type_tag(self, table: Table, row: int, heading: str) -> str:
        for place in table.places(Column.TYPE):
            text = self.sheet.tag(row, place).strip()
            name = table.headings.get(place, "")
            if text.lower() in _TICKS and type_named(name) is not None:
                return name
            if text and (type_named(name) is None or type_named(text) is not None):
                return self.sheet.tag(row, place)
        return heading if type_named(heading) is not None else ""

    def _sheet_role(self, table: Table) -> str:
        """The titles above the table and the sheet's name, where no column tells who said it."""
        if table.header is None or Column.WHO in table.columns.values():
            return ""
        titles = [text for row in self.sheet.rows[: table.header] for text in row if text.strip()]
        return " ".join(titles) or self.sheet.name

    def _beside(self, table: Table, row: int) -> Iterator[SourceUnit]:
        """Give what stands beside an observation and is no tag: comments, facts, and who said it if a person."""
        for place in self._filled(table, row):
            held = table.columns.get(place, Column.LEFT_OUT)
            is_person = held is Column.WHO and _may_name_person(self.sheet.cell(row, place))
            if held in _WHO or is_person:
                yield SourceUnit(self.sheet.locator(row, place), PERSONAL_DATA, UnitKind.PERSONAL)
            elif (
                held in _FACTS
                or (held is Column.WHO and role_of(self.sheet.cell(row, place)) is None)
                or self._is_odd_tag(held, self.sheet.cell(row, place))
            ):
                yield self._cell_unit(row, place, UnitKind.METADATA)

    def _is_odd_tag(self, held: Column, text: str) -> bool:
        """Return whether a tag says nothing known: then it is kept as a line of its own, so that nothing is lost."""
        if held is Column.THEME:
            return not self.tags.names_theme(text)
        return held is Column.TYPE and type_named(text) is None and text.strip().lower() not in _TICKS


def read_table(sheet: Sheet, table: Table, colours: tuple[str, ...] = ()) -> ReadTable:
    """Return a table as a person may look at and correct it; cells that tell who are left empty."""
    width = max((len(row) for row in sheet.rows[table.first : table.first + _SAMPLE_ROWS]), default=0)
    right = min(table.right or width, max(width, *(place + 1 for place in table.columns)))
    secret = {place for place, held in table.columns.items() if held in (*_WHO, Column.WHO)}
    sample = [
        tuple("" if place in secret else sheet.cell(row, place) for place in range(right))
        for row in range(table.first, min(table.end, table.first + _SAMPLE_ROWS))
    ]
    header = 0 if table.header is None else table.first
    columns = {**dict.fromkeys(table.headings, Column.LEFT_OUT), **table.columns}
    mapping = TableMapping(sheet.name, header, tuple((place + 1, held) for place, held in sorted(columns.items())))
    headings = tuple(table.headings.get(place, "") for place in range(right))
    return ReadTable(mapping, headings, tuple(sample), colours)


def _may_name_person(who: str) -> bool:
    """A name has a capital or is a known name; other words slipped into the column ("lukemat; katoavat") are kept."""
    is_named = who != who.lower() or any(listed_name(word.capitalize()) for word in _NAME_WORD.findall(who))
    return is_named and role_of(who) is None


def _is_tag(text: str, tags: TagReader) -> bool:
    return len(text.split()) <= 3 and (tags.theme(text).is_sure or type_named(text) is not None)


def _names_themes(sheet: Sheet, table: Table) -> bool:
    """Return whether any row says something in the column of themes; then no heading above answers for the others."""
    place = table.place(Column.THEME)
    return any(sheet.cell(row, place).strip() for row in sheet.rows_with_text() if table.first <= row < table.end)


def _is_sparse(sheet: Sheet, table: Table) -> bool:
    """Return whether themes seem to be written once above each run of rows: few, and none comes twice."""
    place = table.place(Column.THEME)
    rows = [row for row in sheet.rows_with_text() if table.first <= row < table.end and sheet.filled(row)]
    themes = [text for row in rows if (text := sheet.cell(row, place).strip())]
    return bool(themes) and len(themes) * 2 < len(rows) and len(set(themes)) == len(themes)
