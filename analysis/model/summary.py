"""The results summary: chapters of statements that rest on evidence, and frozen releases of it."""

from dataclasses import dataclass

from analysis.model.codes import Attribution, Direction, Quantifier, ReopenReason, StatementKind


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter of the summary in its place, fed by themes."""

    chapter_id: str
    title: str
    theme_codes: tuple[str, ...]
    position: int
    version: int = 1


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence or short paragraph of the summary. A claim rests on findings; editorial text on none.

    `number` is permanent and neutral: printed as `[N12]`, never reused, not renumbered when moved.
    `suggested` is True until a person has edited or accepted the drafted text. `counter_ids` are findings that speak
    against it, kept beside it.
    """

    statement_id: str
    number: int
    chapter_id: str
    position: int
    text: str
    kind: StatementKind
    direction: Direction
    finding_ids: tuple[str, ...] = ()
    recurring_id: str | None = None
    quantifier: Quantifier = Quantifier.NONE
    attribution: Attribution = Attribution.TOGETHER
    named_municipality_id: str | None = None
    dissent: str = ""
    suggested: bool = True
    version: int = 1
    counter_ids: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError(f"statement N{self.number} says nothing")
        if (self.kind is StatementKind.CLAIM) != bool(self.finding_ids):
            raise ValueError(f"statement N{self.number}: a claim has evidence, editorial text has none")
        if self.attribution is Attribution.NAMED and not self.named_municipality_id:
            raise ValueError(f"statement N{self.number} is attributed by name to nobody")
        if self.attribution is Attribution.NAMED and self.direction is not Direction.WORKS:
            raise ValueError(f"statement N{self.number}: a difficulty is never attributed by name")

    @property
    def label(self) -> str:
        """The permanent id as printed: `N12`."""
        return f"N{self.number}"


@dataclass(frozen=True, slots=True)
class StatementDraft:
    """A statement as the program would write it. No number yet, nobody has agreed."""

    theme_code: str
    text: str
    direction: Direction
    finding_ids: tuple[str, ...]
    recurring_id: str
    quantifier: Quantifier


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that a statement breaks. `hard` rules close the gate and cannot be overruled."""

    rule: str
    statement_id: str
    detail: str
    hard: bool


@dataclass(frozen=True, slots=True)
class SeenFinding:
    """A finding as it was when a person last stood behind a statement; its words as a hash only."""

    finding_id: str
    municipality_id: str | None
    theme_code: str
    finding_type: str | None
    text_sha256: str
    in_group: bool


@dataclass(frozen=True, slots=True)
class Basis:
    """What a statement rested on when a person last stood behind it: findings, coverage, consents to a name.

    `covered` and `consents` hold ids of municipalities.
    """

    findings: tuple[SeenFinding, ...]
    covered: tuple[str, ...]
    consents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reopening:
    """One reason why a statement is open again, and the findings that it is about."""

    reason: ReopenReason
    finding_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Overrule:
    """An analyst's word that a flag may stand: which expression of which statement, why, who and when."""

    statement_id: str
    rule: str
    detail: str
    reason: str
    made_by: str
    made_at: str
    version: int = 1

    @property
    def key(self) -> tuple[str, str, str]:
        """What is overruled: another expression or another rule is not."""
        return self.statement_id, self.rule, self.detail


@dataclass(frozen=True, slots=True)
class CellParagraph:
    """One paragraph of a cell's summary with the findings that it rests on."""

    text: str
    finding_ids: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("a paragraph of a cell says nothing")


@dataclass(frozen=True, slots=True)
class CellSummary:
    """What an analyst wrote of one theme in one municipality, paragraph by paragraph."""

    municipality_id: str
    theme_code: str
    paragraphs: tuple[CellParagraph, ...]
    version: int = 1


@dataclass(frozen=True, slots=True)
class NameConsent:
    """A municipality's consent to its name beside one statement's wording: who, when, which wording."""

    municipality_id: str
    statement_id: str
    wording_sha256: str
    given_by: str
    given_at: str
    version: int = 1


@dataclass(frozen=True, slots=True)
class Release:
    """A frozen summary with its number and hash. It never changes; a correction is a new release."""

    release_id: str
    round_id: str
    number: int
    sha256: str
    released_by: str
    released_at: str
    deadline: str | None = None
