"""What the use cases of exploring hand to a screen. Nothing here holds a municipality beside a number."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from analysis.model.codes import Direction, FindingType, RoleClass
from analysis.workflow.views import MapPoint


class Likelihood(StrEnum):
    """How likely two things are about the same, for words on screen."""

    VERY = "very"
    LIKELY = "likely"
    MAYBE = "maybe"


@dataclass(frozen=True, slots=True)
class SaidRow:
    """A finding in the list below a figure: its words without names of municipalities, and what it is about."""

    finding_id: str
    text: str
    theme_code: str
    finding_type: FindingType | None
    recurring_title: str | None


@dataclass(frozen=True, slots=True)
class Region:
    """A recurring finding on the map: its findings by id."""

    recurring_id: str
    title: str
    finding_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindingMap:
    """The map of findings: `points` are all, or a sample drawn by lot; `total` findings are placed in the round."""

    points: tuple[MapPoint, ...]
    regions: tuple[Region, ...]
    total: int


@dataclass(frozen=True, slots=True)
class TellingWord:
    """A word that sets something apart, in readable form, and the findings that hold it."""

    word: str
    finding_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SubTheme:
    """A part of a theme that the program found: the words that tell it, and its findings."""

    words: tuple[str, ...]
    finding_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThemeWords:
    """What sets a theme apart. `read` of the theme's `total` findings were looked at."""

    theme_code: str
    words: tuple[TellingWord, ...]
    parts: tuple[SubTheme, ...]
    read: int
    total: int


@dataclass(frozen=True, slots=True)
class RoleRow:
    """What a class of interviewees speaks of: findings by theme. No class is *others*, few people joined."""

    role_class: RoleClass | None
    findings: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class RoleTable:
    """Which role classes speak of what, over the whole round.

    `folded` classes had too few people to be shown; `not_told` findings say nothing of who was heard; `hidden` are of
    classes that stay too small even together.
    """

    rows: tuple[RoleRow, ...]
    folded: int
    not_told: int
    hidden: int


@dataclass(frozen=True, slots=True)
class FlowLink:
    """How many entries (a finding, or a line that gave none) go from one place of the flow to another."""

    source: str
    target: str
    entries: int
    finding_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flow:
    """The way of everything noted, from the kind of source to the summary. Every column holds all entries.

    A place is `kind:code`, such as `layout:excel_rows`, `theme:audits`, `state:alone`, `end:statement`.
    """

    links: tuple[FlowLink, ...]
    findings: int
    lines: int

    def entries_of(self, place: str) -> int:
        """Return how many entries pass a place."""
        into = sum(link.entries for link in self.links if link.target == place)
        return into or sum(link.entries for link in self.links if link.source == place)

    def findings_only(self) -> "Flow":
        """Return the flow without the lines that gave no finding."""
        return Flow(tuple(link for link in self.links if link.finding_ids), self.findings, 0)


@dataclass(frozen=True, slots=True)
class LinkedGroup:
    """A recurring finding among others: a number for the figure, and its findings."""

    number: int
    recurring_id: str
    title: str
    theme_code: str
    direction: Direction
    finding_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupLink:
    """Two recurring findings, by number, that came up in the same interviews; `talks` tells in how many."""

    first: int
    second: int
    talks: int


@dataclass(frozen=True, slots=True)
class GroupLinks:
    """Which recurring findings go together. `left_out` weaker links are not among `links`."""

    groups: tuple[LinkedGroup, ...]
    links: tuple[GroupLink, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class OppositePair:
    """Something that works somewhere and is missing elsewhere. Neither where nor in how many municipalities is told."""

    theme_code: str
    works: str
    lacks: str
    likelihood: Likelihood
    finding_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OppositePairs:
    """The pairs, likeliest first. `read` of the round's `total` findings were compared."""

    pairs: tuple[OppositePair, ...]
    read: int
    total: int


class Fate(StrEnum):
    """What seems to have become of a recurring finding of an earlier round, or that it is new in this one."""

    RETURNS = "returns"
    MENDED = "mended"
    SPREAD = "spread"
    MISSING_NOW = "missing_now"
    OTHER = "other"
    NOT_MET = "not_met"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class OldAndNew:
    """A recurring finding of an earlier round, and the one of this round that seems to be about the same, if any.

    `earlier` is None for one that is new in this round.
    """

    fate: Fate
    theme_code: str
    earlier: str | None
    now: str | None = None
    likelihood: Likelihood | None = None
    finding_ids: tuple[str, ...] = field(default=())
