"""What a document holds, ready to be laid out and frozen: the results summary, and one municipality's section of it."""

from dataclasses import dataclass
from datetime import date

from analysis.model.codes import Audience, Direction, RoleClass


@dataclass(frozen=True, slots=True)
class EvidenceEntry:
    """One finding as evidence: its words only. None stands for words withheld because they could identify."""

    text: str | None
    language: str = "fi"


@dataclass(frozen=True, slots=True)
class StatementContent:
    """One statement as printed, with its evidence. Editorial text has no evidence and says so in the annex."""

    statement_id: str
    label: str
    text: str
    direction: Direction
    evidence: tuple[EvidenceEntry, ...] = ()
    named: str | None = None
    dissent: str = ""
    language: str = "fi"
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class ChapterContent:
    """One chapter: what works stands apart from what is to be developed, and named examples from both."""

    title: str
    editorial: tuple[StatementContent, ...] = ()
    strengths: tuple[StatementContent, ...] = ()
    examples: tuple[StatementContent, ...] = ()
    development: tuple[StatementContent, ...] = ()
    contradictions: tuple[StatementContent, ...] = ()

    def statements(self) -> tuple[StatementContent, ...]:
        """Return every statement of the chapter in the order of print."""
        return self.editorial + self.strengths + self.examples + self.development + self.contradictions


@dataclass(frozen=True, slots=True)
class MethodFacts:
    """How the material came about, as logged. None means that nobody logged it."""

    participants: tuple[str, ...]
    interviews: int | None = None
    interviewees: int | None = None
    role_classes: tuple[RoleClass, ...] = ()
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SummaryContent:
    """The results summary of a round, whole, for one audience and in one language.

    `is_automatic_draft` tells that every suggestion was accepted by the program: the first page says so.
    """

    round_name: str
    agreement: str
    made_on: date
    language: str
    audience: Audience
    method: MethodFacts
    chapters: tuple[ChapterContent, ...]
    is_automatic_draft: bool = False
    is_sample: bool = False
    release_number: int | None = None

    def claims(self) -> tuple[StatementContent, ...]:
        """Return the statements that rest on evidence, in the order of print."""
        return tuple(one for chapter in self.chapters for one in chapter.statements() if one.evidence)


@dataclass(frozen=True, slots=True)
class ThemeReport:
    """A municipality's own findings on one theme, as recorded at its visit."""

    theme_code: str
    title: str
    strengths: tuple[EvidenceEntry, ...] = ()
    development: tuple[EvidenceEntry, ...] = ()
    tips: tuple[EvidenceEntry, ...] = ()
    questions: tuple[EvidenceEntry, ...] = ()
    other: tuple[EvidenceEntry, ...] = ()

    def entries(self) -> tuple[EvidenceEntry, ...]:
        """Return all findings of the theme in the order of print."""
        return self.strengths + self.development + self.tips + self.questions + self.other


@dataclass(frozen=True, slots=True)
class SectionStatement:
    """A statement of the summary that rests on this municipality's findings, with only those as its evidence."""

    chapter_title: str
    statement: StatementContent


@dataclass(frozen=True, slots=True)
class NameProposal:
    """A place where the municipality's name is proposed, and the hash of the wording that it would consent to."""

    statement_id: str
    label: str
    text: str
    wording_sha256: str


@dataclass(frozen=True, slots=True)
class SectionContent:
    """One municipality's part of a release. It holds nothing of another municipality."""

    round_name: str
    municipality_id: str
    municipality_name: str
    made_on: date
    language: str
    report: tuple[ThemeReport, ...]
    statements: tuple[SectionStatement, ...]
    name_proposals: tuple[NameProposal, ...] = ()
    is_sample: bool = False
    release_number: int | None = None
