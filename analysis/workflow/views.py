"""What use cases hand to a screen: the nouns with the names and places that a person needs beside them."""

from dataclasses import dataclass, field
from datetime import date

from analysis.model.codes import CoverageState, FindingType, Flag, Quantifier, RoleClass
from analysis.model.documents import Document, LineBalance, SourceLine
from analysis.model.findings import Finding
from analysis.model.people import Membership, Person
from analysis.model.privacy import Retention
from analysis.model.recurring import EngineSettings, RecurringFinding, Suggestion
from analysis.model.rounds import Municipality, Round, Visit
from analysis.model.summary import (
    CellParagraph,
    CellSummary,
    Chapter,
    Overrule,
    Release,
    Reopening,
    Statement,
    Violation,
)
from analysis.workflow.support import Support


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who a session belongs to, what they may open, and what is open now."""

    person: Person
    memberships: tuple[Membership, ...]
    membership_id: str | None
    round_id: str | None
    language: str


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """A round with its municipalities (Finnish alphabetical order), visits and chapters (by position)."""

    round: Round
    municipalities: tuple[Municipality, ...]
    visits: tuple[Visit, ...]
    chapters: tuple[Chapter, ...]
    retention: Retention = field(default_factory=Retention)

    def municipality(self, municipality_id: str | None) -> Municipality | None:
        """Return the municipality with this id, or None."""
        return next((m for m in self.municipalities if m.municipality_id == municipality_id), None)


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """Was a theme discussed in a municipality: the state, and whether a person decided it or the notes suggest it."""

    municipality_id: str
    theme_code: str
    state: CoverageState
    is_decided: bool


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in the list of a round, with its account of lines."""

    document: Document
    municipality_name: str
    balance: LineBalance
    findings: int


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What a commit brought in. `skipped` files the round has byte for byte; `replaced` took a document's place."""

    documents: int
    findings: int
    balance: LineBalance
    skipped: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LineInDocument:
    """A source line with the document it stands in, and the findings that rest on it."""

    line: SourceLine
    document: Document
    finding_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding in a table: with its municipality's name, its place, and the recurring finding it belongs to."""

    finding: Finding
    municipality_name: str
    file_name: str
    locator: str
    recurring_id: str | None
    recurring_title: str | None


@dataclass(frozen=True, slots=True)
class FindingPage:
    """One page of findings and how many there are in all."""

    rows: tuple[FindingRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class FindingChanges:
    """What to change of a finding; a field that is None stays. `clear_type` sets the type to not given."""

    text: str | None = None
    municipality_id: str | None = None
    theme_code: str | None = None
    finding_type: FindingType | None = None
    clear_type: bool = False
    role_class: RoleClass | None = None
    remove_flags: frozenset[Flag] = frozenset()


@dataclass(frozen=True, slots=True)
class PastChange:
    """One earlier state of a thing: who changed it, when, by which action, and the text before and after."""

    person_name: str
    made_at: str
    action: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FindingDetail:
    """A finding with its source lines in their documents, the lines around them, and its history."""

    row: FindingRow
    lines: tuple[LineInDocument, ...]
    around: tuple[SourceLine, ...]
    history: tuple[PastChange, ...]


@dataclass(frozen=True, slots=True)
class SuggestionCard:
    """A suggestion with its findings; `joined` are those of the recurring finding that it would be added to."""

    suggestion: Suggestion
    findings: tuple[FindingRow, ...]
    nearest_left_out: FindingRow | None = None
    joins_title: str | None = None
    support: Support = Support.THIN
    joined: tuple[FindingRow, ...] = ()


@dataclass(frozen=True, slots=True)
class RecurringCard:
    """A recurring finding with its findings. `is_recurring` is False while all come from one municipality."""

    recurring: RecurringFinding
    findings: tuple[FindingRow, ...]
    is_recurring: bool
    support: Support = Support.THIN


@dataclass(frozen=True, slots=True)
class Board:
    """Suggestions and recurring findings of a round.

    `is_stale`: findings changed after the last run; `answers_since`: so many questions were answered after it.
    """

    suggestions: tuple[SuggestionCard, ...]
    recurring: tuple[RecurringCard, ...]
    unassigned: int
    settings: EngineSettings | None
    made_at: str | None
    is_stale: bool
    answers_since: int = 0


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement with its evidence, what speaks against it, the quantifier that the rules allow, and broken rules.

    `violations` are those that nobody let stand; `overruled` those that somebody did, with the reason. `reopened` tells
    why a person has to look again, `as_of` the days of the first and the last visit behind it.
    """

    statement: Statement
    evidence: tuple[FindingRow, ...]
    allowed: Quantifier
    violations: tuple[Violation, ...]
    has_consent: bool = False
    counter: tuple[FindingRow, ...] = ()
    reopened: tuple[Reopening, ...] = ()
    overruled: tuple[Overrule, ...] = ()
    as_of: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class ChapterView:
    """A chapter with its statements in order."""

    chapter: Chapter
    statements: tuple[StatementView, ...]


@dataclass(frozen=True, slots=True)
class SummaryView:
    """The summary as it stands, what stands in the way of a release, and the releases made so far.

    `closing_violations` keep everything in the house; `open_flags` wait for a better text or a reason before a release.
    `not_worded` are titles of recurring findings whose notes nobody would print as they are: they wait for a title.
    """

    chapters: tuple[ChapterView, ...]
    closing_violations: tuple[Violation, ...]
    releases: tuple[Release, ...]
    not_drafted: int
    open_flags: tuple[Violation, ...] = ()
    not_worded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GridCell:
    """One theme in one municipality: what was written of it, whether it was discussed, and its findings.

    `offered` are the most central findings as sentences to edit, where nothing has been written yet.
    """

    municipality_id: str
    theme_code: str
    coverage: CoverageState
    summary: CellSummary | None
    findings: tuple[FindingRow, ...] = ()
    offered: tuple[CellParagraph, ...] = ()


@dataclass(frozen=True, slots=True)
class ThemeTypeCount:
    """How many findings of the whole round have this theme and this type."""

    theme_code: str
    finding_type: FindingType | None
    findings: int


@dataclass(frozen=True, slots=True)
class MapPoint:
    """One finding on the map of meanings."""

    finding_id: str
    x: float
    y: float
    theme_code: str
    finding_type: FindingType | None
    text: str
    recurring_title: str | None


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A document to download: a name made of ids, never of input; its media type; its bytes."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class JobView:
    """Long work in the worker: `state` is queued, running, done, failed or cancelled; `progress` in per cent."""

    job_id: str
    kind: str
    state: str
    progress: int
    message: str


@dataclass(frozen=True, slots=True)
class UndoState:
    """What an undo and a redo would do now, as action codes, or None."""

    undo: str | None
    redo: str | None


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of the history."""

    step_id: str
    person_name: str
    made_at: str
    action: str
    changes: int
    is_undone: bool
