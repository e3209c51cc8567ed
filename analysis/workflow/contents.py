"""What the summary document holds, gathered from the round: statements with anonymous evidence, and how it was made."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from analysis.model.codes import Attribution, Audience, Direction, Flag, RoleClass, StatementKind
from analysis.model.content import ChapterContent, EvidenceEntry, MethodFacts, StatementContent, SummaryContent
from analysis.model.findings import Finding
from analysis.model.rounds import Visit
from analysis.model.summary import Chapter, Statement
from analysis.store import rounds as round_store
from analysis.store import summary as summary_store
from analysis.store.unit import Reading
from analysis.summary.names import with_names_replaced
from analysis.workflow.evidence import Material

HELSINKI = ZoneInfo("Europe/Helsinki")
MUNICIPALITY_WORD = {"fi": "[kunta]", "sv": "[kommun]", "en": "[municipality]"}


def made_on(now: str) -> date:
    """Return the day of a time, as it is in Finland."""
    return datetime.fromisoformat(now).astimezone(HELSINKI).date()


def summary_content(
    reading: Reading,
    material: Material,
    *,
    day: date,
    language: str = "fi",
    audience: Audience = Audience.COMMENT_ROUND,
    is_automatic_draft: bool = False,
    release_number: int | None = None,
) -> SummaryContent:
    """Return the summary as it would be printed for an audience."""
    current = round_store.open_round(reading)
    statements = summary_store.statements(reading)
    return SummaryContent(
        current.name,
        current.agreement,
        day,
        language,
        audience,
        _method(reading, material, language),
        tuple(_chapter(c, statements, material, language) for c in round_store.chapters(reading)),
        is_automatic_draft,
        current.is_sample,
        release_number,
    )


def public_evidence(finding: Finding, material: Material, language: str) -> EvidenceEntry:
    """Return a finding as evidence for readers outside: no municipality's name; withheld when it could identify."""
    if Flag.IDENTIFIABLE in finding.flags:
        return EvidenceEntry(None, finding.language)
    names = [name for one in material.participants for name in one.names()]
    text = with_names_replaced(finding.text, names, MUNICIPALITY_WORD.get(language, MUNICIPALITY_WORD["fi"]))
    return EvidenceEntry(text, finding.language)


def statement_content(
    statement: Statement, evidence: Sequence[EvidenceEntry], material: Material, language: str
) -> StatementContent:
    """Return one statement as printed."""
    named = next(
        (m.name_fi for m in material.participants if m.municipality_id == statement.named_municipality_id), None
    )
    return StatementContent(
        statement.statement_id,
        statement.label,
        statement.text,
        statement.direction,
        tuple(evidence),
        named if statement.attribution is Attribution.NAMED else None,
        statement.dissent,
        language,
        statement.suggested,
    )


def _chapter(chapter: Chapter, statements: tuple[Statement, ...], material: Material, language: str) -> ChapterContent:
    own = [s for s in statements if s.chapter_id == chapter.chapter_id]

    def printed(chosen: list[Statement]) -> tuple[StatementContent, ...]:
        return tuple(
            statement_content(
                s,
                [public_evidence(f, material, language) for f in material.evidence(s.finding_ids)],
                material,
                language,
            )
            for s in chosen
        )

    claims = [s for s in own if s.kind is StatementKind.CLAIM]
    works = [s for s in claims if s.direction is Direction.WORKS]
    return ChapterContent(
        chapter.title,
        printed([s for s in own if s.kind is StatementKind.EDITORIAL]),
        printed([s for s in works if s.attribution is Attribution.TOGETHER]),
        printed([s for s in works if s.attribution is Attribution.NAMED]),
        printed([s for s in claims if s.direction in (Direction.HINDERS, Direction.NEED)]),
        printed([s for s in claims if s.direction is Direction.CONTRADICTION]),
    )


def _method(reading: Reading, material: Material, language: str) -> MethodFacts:
    visits = round_store.visits(reading)
    interviews = [one for visit in visits for one in visit.interviews]
    return MethodFacts(
        tuple(m.name_sv if language == "sv" and m.name_sv else m.name_fi for m in material.participants),
        len(interviews) or None,
        sum(one.interviewees for one in interviews) or None,
        _roles(visits),
        tuple(theme.name(language) for theme in round_store.open_round(reading).themes if theme.code != "other"),
    )


def _roles(visits: Sequence[Visit]) -> tuple[RoleClass, ...]:
    return tuple(sorted({role for visit in visits for one in visit.interviews for role in one.role_classes}))
