"""Work at the table of findings: order, people's marks, memos, saved views."""

from dataclasses import dataclass
from enum import StrEnum

from analysis.model.findings import FindingFilter


class SortBy(StrEnum):
    """In which order findings are read. Places follow within each."""

    PLACE = "place"
    MUNICIPALITY = "municipality"
    THEME = "theme"
    TYPE = "type"
    CHANGED = "changed"


class Mark(StrEnum):
    """What an analyst wants to remember of a finding. Never printed; says nothing of a municipality."""

    ASK = "ask"
    CHECK = "check"
    DISCUSS = "discuss"
    EXAMPLE = "example"


class MemoOf(StrEnum):
    """What a memo is about."""

    FINDING = "finding"
    RECURRING = "recurring"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Memo:
    """A note of the round's analysts about a thing. Never printed. An empty text: nobody wrote one (version 0)."""

    kind: MemoOf
    thing_id: str
    text: str = ""
    version: int = 0
    changed_by: str = ""
    changed_at: str = ""


@dataclass(frozen=True, slots=True)
class SavedView:
    """A filter and an order under a name: one's own, or shared with the round's analysts."""

    view_id: str
    name: str
    wanted: FindingFilter
    sort: SortBy
    is_shared: bool
    is_own: bool
    version: int = 1
