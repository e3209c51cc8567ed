"""Documents and their lines as they arrived. Raw text never changes."""

from dataclasses import dataclass

from analysis.model.codes import Layout, LineStatus, SetAsideReason, WaitingReason


@dataclass(frozen=True, slots=True)
class Document:
    """One file of notes. The same bytes in a round are one document."""

    document_id: str
    file_name: str
    sha256: str
    layout: Layout
    municipality_id: str | None
    visit_id: str | None = None
    size: int = 0
    imported_by: str = ""
    imported_at: str = ""
    retired: bool = False
    version: int = 1


@dataclass(frozen=True, slots=True)
class LineDecision:
    """What became of a source line: imported, set aside (why) or waiting (for what)."""

    status: LineStatus
    set_aside: SetAsideReason | None = None
    waiting: WaitingReason | None = None

    def __post_init__(self) -> None:
        if (self.status is LineStatus.SET_ASIDE) != (self.set_aside is not None):
            raise ValueError("a line set aside has a reason, and only such a line")
        if (self.status is LineStatus.WAITING) != (self.waiting is not None):
            raise ValueError("a waiting line asks something, and only such a line")


IMPORTED = LineDecision(LineStatus.IMPORTED)


def set_aside(reason: SetAsideReason) -> LineDecision:
    """Return the decision that a line is no finding, with its reason."""
    return LineDecision(LineStatus.SET_ASIDE, set_aside=reason)


def waiting(reason: WaitingReason) -> LineDecision:
    """Return the decision that a person has to look at a line first."""
    return LineDecision(LineStatus.WAITING, waiting=reason)


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of a document where it stands (`locator`) and as it stands (`raw`)."""

    line_id: str
    document_id: str
    ordinal: int
    locator: str
    raw: str
    decision: LineDecision
    version: int = 1


@dataclass(frozen=True, slots=True)
class Resting:
    """What people built on the findings of a document: recurring findings (id, title), statements (id, number)."""

    recurring: tuple[tuple[str, str], ...] = ()
    statements: tuple[tuple[str, int], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.recurring or self.statements)


@dataclass(frozen=True, slots=True)
class LineBalance:
    """The account of an import: lines in = imported + set aside + waiting, always."""

    imported: int
    set_aside: int
    waiting: int

    @property
    def lines_in(self) -> int:
        """The number of lines that came in."""
        return self.imported + self.set_aside + self.waiting

    @staticmethod
    def of(decisions: "tuple[LineDecision, ...]") -> "LineBalance":
        """Count decisions by status."""
        statuses = [decision.status for decision in decisions]
        return LineBalance(
            imported=statuses.count(LineStatus.IMPORTED),
            set_aside=statuses.count(LineStatus.SET_ASIDE),
            waiting=statuses.count(LineStatus.WAITING),
        )
