"""What a document holds, ready to be laid out and frozen: the results summary, and one municipality's section of it."""

from dataclasses import dataclass
from datetime import date

from analysis.model.codes import Audience, Direction, Quantifier, RoleClass

# Found in several or in all municipalities: wide enough to be called a mark of good work.
_WIDE = (Quantifier.MANY, Quantifier.ALL)


@dataclass(frozen=True, slots=True)
class EvidenceEntry:
    """One finding as evidence: its words only. None stands for words withheld: they could identify, or compare."""

    text: str | None
    language: str = "fi"


@dataclass(frozen=True, slots=True)
class AllowedFlag:
    """A flag that an analyst let stand: the rule's code and the reason, in a document for the analysts alone."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class OpenFlag:
    """A statement whose flags wait for a better text or a reason; `rules` are told to analysts alone."""

    label: str
    rules: tuple[str, ...] = ()


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
    quantifier: Quantifier = Quantifier.NONE
    allowed: tuple[AllowedFlag, ...] = ()


@dataclass(frozen=True, slots=True)
class ChapterContent:
    """One chapter: what works stands apart from what is to be developed, and named examples from both.

    `why` and `questions` are ready-made texts of the program, there until an analyst writes editorial text instead.
    """

    title: str
    editorial: tuple[StatementContent, ...] = ()
    strengths: tuple[StatementContent, ...] = ()
    examples: tuple[StatementContent, ...] = ()
    development: tuple[StatementContent, ...] = ()
    contradictions: tuple[StatementContent, ...] = ()
    why: str = ""
    questions: tuple[str, ...] = ()

    def marks(self) -> tuple[StatementContent, ...]:
        """Return what was found widely: the marks of good work."""
        return tuple(one for one in self.strengths if one.quantifier in _WIDE)

    def came_up(self) -> tuple[StatementContent, ...]:
        """Return what works in places."""
        return tuple(one for one in self.strengths if one.quantifier not in _WIDE)

    def own_reasons(self) -> tuple[StatementContent, ...]:
        """Return the editorial texts that tell why the chapter matters."""
        return tuple(one for one in self.editorial if not _asks(one))

    def own_questions(self) -> tuple[StatementContent, ...]:
        """Return the editorial texts that are questions to the reader."""
        return tuple(one for one in self.editorial if _asks(one))

    def statements(self) -> tuple[StatementContent, ...]:
        """Return every statement of the chapter in the order of print."""
        return self.editorial + self.strengths + self.examples + self.development + self.contradictions


def _asks(statement: StatementContent) -> bool:
    return statement.text.rstrip().endswith("?")


@dataclass(frozen=True, slots=True)
class MethodFacts:
    """How the material came about, as logged. None means that nobody logged it; numbers are of the whole round."""

    participants: tuple[str, ...]
    interviews: int | None = None
    interviewees: int | None = None
    role_classes: tuple[RoleClass, ...] = ()
    themes: tuple[str, ...] = ()
    first_visit: date | None = None
    last_visit: date | None = None
    documents: int | None = None
    findings: int | None = None
    waiting_lines: int = 0
    undecided_suggestions: int = 0
    is_all_discussed: bool = False


@dataclass(frozen=True, slots=True)
class ThemeFigure:
    """How many observations a theme has over the whole round, by type, and what the theme takes in."""

    title: str
    works: int
    lacks: int
    tips: int
    rest: int
    takes_in: str = ""

    def total(self) -> int:
        """Return the observations of the theme."""
        return self.works + self.lacks + self.tips + self.rest


@dataclass(frozen=True, slots=True)
class CommentFacts:
    """How a comment round went, over all municipalities together: comments by kind, and what became of them."""

    kinds: tuple[str, ...] = ()
    comments: int = 0
    led_to_change: int = 0
    answered: int = 0


@dataclass(frozen=True, slots=True)
class SummaryContent:
    """The results summary of a round, whole, for one audience and in one language.

    `is_automatic_draft` tells that every suggestion was accepted by the program: the first page says so.
    While there are `open_flags` it is a draft, and says that too; neither a release nor a publication has any.
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
    themes: tuple[ThemeFigure, ...] = ()
    comments: CommentFacts | None = None
    open_flags: tuple[OpenFlag, ...] = ()

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
class VisitFacts:
    """The visit to a municipality as logged: when, who interviewed, how many were heard and in which role classes."""

    held_on: date | None = None
    interviewing: tuple[str, ...] = ()
    interviews: int = 0
    interviewees: int = 0
    role_classes: tuple[RoleClass, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionContent:
    """One municipality's part of a release. It holds nothing of another municipality but who interviewed it."""

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
    visit: VisitFacts | None = None
