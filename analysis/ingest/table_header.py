"""Where a sheet has its tables: which rows head them and what each of their columns holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from analysis.ingest.finding_type import type_of_tag
from analysis.ingest.grid import Sheet
from analysis.ingest.labels import columns_headed
from analysis.model.codes import FindingType
from analysis.model.tables import Column, TableMapping

_TAGS = (
    Column.THEME,
    Column.TYPE,
    Column.WHO,
    Column.KEYWORDS,
    Column.COMMENT,
    Column.MUNICIPALITY,
    Column.NUMBER,
    Column.EMAIL,
    Column.PERSONAL,
    Column.NAME,
    Column.TIME,
    Column.ROLE,
)
# A column of ticks beside the notes ("Vahvuus": x) tells the type; it holds no notes.
_LONGEST_MARK = 3
# A second column by a name of notes holds notes only if it has sentences.
_SENTENCE = 25
_ROWS_WEIGHED = 60
_LONGEST_NAME = 80


@lru_cache(maxsize=4096)
def type_named(heading: str) -> FindingType | None:
    """Return the type that a heading or a cell of codes names; sentences are not looked at."""
    return type_of_tag(heading) if len(heading) <= _LONGEST_NAME else None


@dataclass(frozen=True, slots=True)
class Table:
    """A table within a sheet, rows and columns counted from 0; `header` is None where the data begin at once.

    `first` and `end` are the rows of data; `headings` the words above each column; `left` and `right` its columns.
    """

    header: int | None
    first: int
    end: int
    columns: dict[int, Column]
    headings: dict[int, str]
    left: int = 0
    right: int | None = None
    was_guessed: bool = False

    def places(self, column: Column) -> list[int]:
        """Return where the columns of one kind stand, from the left."""
        return [place for place, held in sorted(self.columns.items()) if held is column]

    def place(self, column: Column) -> int | None:
        """Return where the first column of a kind stands."""
        return next(iter(self.places(column)), None)

    def holds(self, place: int) -> bool:
        """Return whether a column lies within the table."""
        return place >= self.left and (self.right is None or place < self.right)


def find_tables(sheet: Sheet) -> tuple[Table, ...]:
    """Return the tables whose header is recognised, from the top down and from the left."""
    heads: list[tuple[int, list[Table]]] = []
    for row in sheet.rows_with_text():
        inside_header = bool(heads) and row < heads[-1][1][0].first
        is_data = bool(heads) and _is_row_of_notes(sheet, row, heads[-1][1])
        if not inside_header and not is_data and (head := _heads(sheet, row)):
            heads.append((row, head))
    starts = [row for row, _ in heads] + [len(sheet.rows)]
    tables = []
    for (_, group), following in zip(heads, starts[1:], strict=True):
        end = _end(sheet, group[0].first, following)
        tables += [_with_guesses(sheet, replace(table, end=end)) for table in group]
    return tuple(table for table in tables if table.place(Column.TEXT) is not None)


def _is_row_of_notes(sheet: Sheet, row: int, above: Sequence[Table]) -> bool:
    """A cell below the notes that names nothing is a note: "muuta | ? | saako tukea?" heads no new table."""
    cells = _headings(sheet, row)
    if sum(bool(columns_headed(text)) for text in cells.values()) > 1:
        return False
    below = [cells[place] for table in above for place in table.places(Column.TEXT) if place in cells]
    return any(not columns_headed(text) and type_named(text) is None for text in below)


def told_tables(sheet: Sheet, mappings: Sequence[TableMapping]) -> tuple[Table, ...]:
    """Return the tables as a person told them; those below one another end where the next begins."""
    starts = [max(mapping.header_row - 1, 0) for mapping in mappings] + [len(sheet.rows)]
    return tuple(
        Table(
            header=mapping.header_row - 1 if mapping.header_row else None,
            first=min(mapping.header_row, len(sheet.rows)),
            end=max(mapping.header_row, following),
            columns={place - 1: column for place, column in mapping.columns},
            headings=_headings(sheet, mapping.header_row - 1) if mapping.header_row else {},
        )
        for mapping, following in zip(mappings, starts[1:], strict=True)
    )


def _headings(sheet: Sheet, row: int) -> dict[int, str]:
    return {place: sheet.rows[row][place] for place in sheet.filled(row)} if 0 <= row < len(sheet.rows) else {}


def _heads(sheet: Sheet, row: int) -> list[Table]:
    """Return the tables that a row heads: none, one, or several beside one another with an empty column between."""
    headings = _headings(sheet, row)
    if len(headings) < 2 or not any(columns_headed(text) or type_named(text) for text in headings.values()):
        return []
    deep = _below_merged(sheet, row, headings)
    first = row + 2 if deep else row + 1
    headings = {**headings, **deep}
    blocks = [_head(sheet, row, first, block) for block in _blocks(headings)]
    whole = _head(sheet, row, first, headings)
    if len(blocks) > 1 and all(block is not None for block in blocks):
        edges = [block.left for block in blocks if block] + [None]
        return [replace(block, right=edge) for block, edge in zip(blocks, edges[1:], strict=True) if block]
    return [] if whole is None else [replace(whole, left=0)]


def _blocks(headings: dict[int, str]) -> list[dict[int, str]]:
    blocks: list[dict[int, str]] = []
    for place, text in sorted(headings.items()):
        if not blocks or place - 1 not in blocks[-1]:
            blocks.append({})
        blocks[-1][place] = text
    return blocks


def _below_merged(sheet: Sheet, row: int, headings: dict[int, str]) -> dict[int, str]:
    """Return the second row of a header of two: under a cell merged across, each cell names a column of its own."""
    spread = {place[1]: anchor for place, anchor in sheet.merged.items() if place[0] == row and anchor[0] == row}
    under = {*spread, *(anchor[1] for anchor in spread.values())}
    below = _headings(sheet, row + 1)
    if not spread or not below or not set(below) <= under:
        return {}
    is_head = all(columns_headed(text) or type_named(text) for text in below.values())
    return below if is_head and not any(place in headings and place not in under for place in below) else {}


def _head(sheet: Sheet, row: int, first: int, headings: dict[int, str]) -> Table | None:
    named = {place: columns_headed(text) for place, text in headings.items()}
    known = [place for place, names in named.items() if names & {Column.TEXT, *_TAGS}]
    typed = [place for place, text in headings.items() if not named[place] and type_named(text) is not None]
    texts = [place for place, names in named.items() if Column.TEXT in names]
    themed = any(Column.THEME in names for names in named.values())
    tagged = themed or any(Column.TYPE in names for names in named.values())
    may_guess = tagged and len(known) >= 2 and len(known) * 2 >= len(headings)
    # "V" may head ticks beside the notes, but a row of codes is data.
    spelled = [place for place in typed if len(headings[place].strip()) > _LONGEST_MARK]
    if not (texts and len(known) + len(typed) > 1) and not (themed and spelled) and not may_guess:
        return None
    columns = _mapped(named)
    columns.update({place: Column.TEXT for place in typed if place not in columns})
    return Table(row, first, len(sheet.rows), columns, headings, left=min(headings))


def _mapped(named: dict[int, frozenset[Column]]) -> dict[int, Column]:
    columns: dict[int, Column] = {place: Column.TEXT for place, names in named.items() if Column.TEXT in names}
    for column in _TAGS:
        places = [place for place, names in sorted(named.items()) if column in names and place not in columns]
        # Every column that tells who is dropped, not the first alone; of the others the first counts.
        taken = places if column in (Column.EMAIL, Column.PERSONAL, Column.NAME) else places[:1]
        columns.update(dict.fromkeys(taken, column))
    return columns


def _end(sheet: Sheet, first: int, following: int) -> int:
    """Return where a table ends before the next header: titles right above it, after a gap, are the next one's."""
    if following == len(sheet.rows):
        return following
    end = following
    while end > first and len(sheet.filled(end - 1)) == 1:
        end -= 1
    has_gap = end > first and not sheet.filled(end - 1)
    return end if has_gap else following


def _with_guesses(sheet: Sheet, table: Table) -> Table:
    """Settle by what the cells hold what the headings leave open: ticks, several columns of notes, or none."""
    lengths = {place: _mean_length(sheet, table, place) for place in table.headings}
    columns = dict(table.columns)
    texts = [place for place, column in columns.items() if column is Column.TEXT]
    plain = [place for place in texts if type_named(table.headings[place]) is None]
    for place in texts:
        if plain and place not in plain and _are_marks(sheet, table, place):
            columns[place] = Column.TYPE
    best = max(plain, key=lambda place: (lengths[place], -place), default=None)
    for place in plain:
        if place != best and lengths[place] < _SENTENCE:
            columns[place] = Column.LEFT_OUT if Column.KEYWORDS in columns.values() else Column.KEYWORDS
    if Column.TEXT in columns.values():
        return replace(table, columns=columns)
    return _with_guessed_text(replace(table, columns=columns), lengths)


def _with_guessed_text(table: Table, lengths: dict[int, float]) -> Table:
    """No heading names the notes: they are in the comments, or in the unnamed column with the longest texts."""
    comment = table.place(Column.COMMENT)
    open_places = [place for place in lengths if place not in table.columns and lengths[place] > 0]
    place = max(open_places, key=lambda one: (lengths[one], -one), default=comment)
    if comment is not None and (place is None or lengths[comment] >= lengths[place]):
        place = comment
    if place is None:
        return table
    return replace(table, columns={**table.columns, place: Column.TEXT}, was_guessed=True)


def _cells(sheet: Sheet, table: Table, place: int) -> Iterator[str]:
    for row in range(table.first, min(table.end, table.first + _ROWS_WEIGHED)):
        if text := sheet.cell(row, place).strip():
            yield text


def _mean_length(sheet: Sheet, table: Table, place: int) -> float:
    texts = list(_cells(sheet, table, place))
    return sum(map(len, texts)) / len(texts) if texts else 0.0


def _are_marks(sheet: Sheet, table: Table, place: int) -> bool:
    return all(len(text) <= _LONGEST_MARK for text in _cells(sheet, table, place))
