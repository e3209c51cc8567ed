"""How a table of notes was understood: its header, what each column holds, what its colours may mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from analysis.model.codes import FindingType


class Column(StrEnum):
    """What a column of a table holds."""

    NUMBER = "number"
    MUNICIPALITY = "municipality"
    THEME = "theme"
    TEXT = "text"
    TYPE = "type"
    WHO = "who"
    KEYWORDS = "keywords"
    COMMENT = "comment"
    TIME = "time"
    EMAIL = "email"
    PERSONAL = "personal"
    NAME = "name"
    ROLE = "role"
    AUTHOR = "author"
    MESSAGE = "message"
    REPLY = "reply"
    LIKES = "likes"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What a person said of one table, instead of what was recognised.

    `sheet` is its name (empty in a delimited file); `header_row` counts from 1, 0 where the table has none and the
    first row is data; `columns` holds (column from 1, what it holds); `colours` holds (colour code, type).
    """

    sheet: str
    header_row: int
    columns: tuple[tuple[int, Column], ...]
    colours: tuple[tuple[str, FindingType], ...] = ()

    def __post_init__(self) -> None:
        if self.header_row < 0 or any(place < 1 for place, _ in self.columns):
            raise ValueError("rows and columns count from 1")
        if not any(column is Column.TEXT for _, column in self.columns):
            raise ValueError("some column holds the notes")


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table as it was read, for a person to look at and correct.

    `headings` and `sample` (first rows of data) start at column 1; cells that tell who are left empty in the sample.
    `colours` are the codes (*#C6EFCE*, *theme 9*) that may mean a type and were not told by a column.
    """

    mapping: TableMapping
    headings: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    colours: tuple[str, ...] = ()


def mapping_of(mappings: Sequence[TableMapping], sheet: str) -> tuple[TableMapping, ...]:
    """Return what was said of the tables of one sheet, from the top down."""
    return tuple(sorted((m for m in mappings if m.sheet == sheet), key=lambda mapping: mapping.header_row))
