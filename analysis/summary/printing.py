"""Statements and their evidence as they are printed for readers outside the analysts' room."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from analysis.language.catalogue import document_catalogue
from analysis.language.detect import language_of
from analysis.model.codes import Attribution, Direction, Flag, StatementKind
from analysis.model.content import AllowedFlag, ChapterContent, EvidenceEntry, StatementContent
from analysis.model.findings import Finding
from analysis.model.finnish_order import finnish_key
from analysis.model.rounds import Municipality
from analysis.model.summary import Chapter, Statement
from analysis.model.themes import Theme
from analysis.summary.cleaning import without_smileys
from analysis.summary.house_texts import questions, why
from analysis.summary.names import with_names_replaced
from analysis.summary.phrases import (
    COMPARISON,
    EMAIL,
    IDENTITY_CODE,
    JOB_TITLE,
    PERSON_PLACEHOLDER,
    PHONE,
    REGIONAL_DIALECT,
)
from analysis.summary.quantifiers import is_difficulty

# A language that fewer participants use names its speaker.
_FEWEST_WITH_A_LANGUAGE = 2


@dataclass(frozen=True, slots=True)
class Printing:
    """In which language a document is printed, and the participants whose names it must not carry in its evidence.

    `allowed` are the flags that analysts let stand, by statement: for the working audience only.
    """

    participants: tuple[Municipality, ...]
    language: str = "fi"
    themes: tuple[Theme, ...] = ()
    allowed: Mapping[str, tuple[AllowedFlag, ...]] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """Every way of calling any participant."""
        return tuple(name for one in self.participants for name in one.names())

    def word(self, msgid: str) -> str:
        """Return a word of the document in its language."""
        return document_catalogue(self.language).text(msgid)


def chapter_content(
    chapter: Chapter, statements: Sequence[Statement], findings: Mapping[str, Finding], printing: Printing
) -> ChapterContent:
    """Return a chapter with its statements in their places: what works apart from what is to be developed."""
    own = sorted((one for one in statements if one.chapter_id == chapter.chapter_id), key=_place)
    printed = [(one, statement_content(one, findings, printing)) for one in own]

    def of(*directions: Direction, named: bool = False) -> tuple[StatementContent, ...]:
        return tuple(
            content
            for one, content in printed
            if one.kind is StatementKind.CLAIM
            and one.direction in directions
            and (one.attribution is Attribution.NAMED) is named
        )

    editorial = tuple(content for one, content in printed if one.kind is StatementKind.EDITORIAL)
    asks = [one.text.rstrip().endswith("?") for one in editorial]
    return ChapterContent(
        title=_title(chapter, printing),
        why="" if False in asks else why(chapter.theme_codes, printing.language),
        questions=() if True in asks else questions(chapter.theme_codes, printing.language),
        editorial=editorial,
        strengths=of(Direction.WORKS),
        examples=of(Direction.WORKS, named=True),
        development=of(Direction.HINDERS, Direction.NEED),
        contradictions=of(Direction.CONTRADICTION),
    )


def _title(chapter: Chapter, printing: Printing) -> str:
    """A chapter called after its theme is called so in the document's language; other titles are people's own."""
    theme = next((one for one in printing.themes if one.name_fi == chapter.title), None)
    return theme.name(printing.language) if theme else chapter.title


def _place(statement: Statement) -> tuple[int, int]:
    return statement.position, statement.number


def statement_content(statement: Statement, findings: Mapping[str, Finding], printing: Printing) -> StatementContent:
    """Return a statement with anonymous evidence. Findings that are gone are left out."""
    evidence = [findings[one] for one in statement.finding_ids if one in findings]
    named = next((one for one in printing.participants if one.municipality_id == statement.named_municipality_id), None)
    return StatementContent(
        statement_id=statement.statement_id,
        label=statement.label,
        text=statement.text,
        direction=statement.direction,
        evidence=anonymous_evidence(evidence, statement.direction, printing),
        named=municipality_name(named, printing.language) if named else None,
        dissent=statement.dissent,
        language=language_of(statement.text),
        suggested=statement.suggested,
        quantifier=statement.quantifier,
        allowed=printing.allowed.get(statement.statement_id, ()),
    )


def municipality_name(municipality: Municipality, language: str) -> str:
    """Return a municipality's name in a language, in Finnish where it has no other."""
    return municipality.name_sv if language == "sv" and municipality.name_sv else municipality.name_fi


def anonymous_evidence(
    findings: Sequence[Finding], direction: Direction, printing: Printing
) -> tuple[EvidenceEntry, ...]:
    """Return findings as evidence without municipality, person or title, in the order of their words.

    Rationale: in the order of import the findings of one municipality would stand together.
    """
    entries = (_entry(one, direction, printing) for one in findings)
    return tuple(sorted(entries, key=lambda entry: (entry.text is None, finnish_key(entry.text or ""))))


def _entry(finding: Finding, direction: Direction, printing: Printing) -> EvidenceEntry:
    is_told = _is_told_by_voice(finding) or _is_told_by_language(finding, direction, printing)
    if is_told or _compares(finding):
        return EvidenceEntry(None, printing.language)
    return EvidenceEntry(without_identity(without_smileys(finding.text), printing), finding.language)


def _compares(finding: Finding) -> bool:
    """Rationale: *better than at home* sets two municipalities side by side, in the notes' words as in ours."""
    return Flag.COMPARATIVE in finding.flags or bool(COMPARISON.search(finding.text))


def is_somebodys_voice(finding: Finding) -> bool:
    """Return whether a note repeats somebody's own words. No document prints it, the municipality's own neither.

    Rationale: colleagues know a quote by its speaker, named or not, and dialect tells the region.
    """
    return Flag.QUOTE in finding.flags or bool(REGIONAL_DIALECT.search(finding.text))


def _is_told_by_voice(finding: Finding) -> bool:
    return Flag.IDENTIFIABLE in finding.flags or is_somebodys_voice(finding)


def _is_told_by_language(finding: Finding, direction: Direction, printing: Printing) -> bool:
    """Rationale: a difficulty told in Swedish, when one participant works in Swedish, is a difficulty with a name."""
    if finding.language == printing.language or not is_difficulty(direction):
        return False
    speakers = sum(finding.language in one.languages for one in printing.participants)
    return speakers < _FEWEST_WITH_A_LANGUAGE


def without_identity(text: str, printing: Printing) -> str:
    """Return a text with municipalities, people, contact details and job titles masked."""
    masked = with_names_replaced(text, printing.names, printing.word("[municipality]"))
    for pattern in (PERSON_PLACEHOLDER, EMAIL, IDENTITY_CODE, PHONE):
        masked = pattern.sub(printing.word("[person]"), masked)
    return JOB_TITLE.sub(printing.word("[job title]"), masked)
