"""What the summary document holds, gathered from the round: statements with anonymous evidence, and how it was made."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from analysis.export.comment_words import COMMENT_KINDS
from analysis.language.catalogue import document_catalogue
from analysis.model.codes import Audience, FindingType, Polarity, RoleClass, StatementKind
from analysis.model.comments import CommentKind
from analysis.model.content import AllowedFlag, CommentFacts, MethodFacts, SummaryContent, ThemeFigure
from analysis.model.findings import Finding
from analysis.model.rounds import Round, Visit
from analysis.model.summary import Statement
from analysis.model.themes import OTHER_THEME, Theme
from analysis.store import documents as document_store
from analysis.store import recurring as recurring_store
from analysis.store import rounds as round_store
from analysis.store import standing as standing_store
from analysis.store import summary as summary_store
from analysis.store.unit import Reading
from analysis.summary.agreed_names import with_agreed_names
from analysis.summary.house_texts import takes_in
from analysis.summary.printing import Printing, chapter_content, municipality_name
from analysis.summary.rules import check_all
from analysis.summary.section import SectionMaterial
from analysis.workflow.comment_rounds import comment_facts
from analysis.workflow.evidence import Material, without_people

HELSINKI = ZoneInfo("Europe/Helsinki")


@dataclass(frozen=True, slots=True)
class Edition:
    """Which edition of the summary is meant: when, for whom, in which language, and whether people decided it."""

    made_on: date
    language: str = "fi"
    audience: Audience = Audience.COMMENT_ROUND
    is_automatic_draft: bool = False
    release_number: int | None = None


def day_of(now: str) -> date:
    """Return the day of a time, as it is in Finland."""
    return datetime.fromisoformat(now).astimezone(HELSINKI).date()


def summary_content(reading: Reading, material: Material, edition: Edition) -> SummaryContent:
    """Return the summary as it would be printed; for anybody but the analysts without names not agreed to."""
    current = round_store.open_round(reading)
    statements = tuple(_as_founded(one, material) for one in _statements(reading, material, edition))
    allowed = _allowed(reading, statements, material, edition)
    printing = Printing(material.participants, edition.language, current.themes, allowed)
    return SummaryContent(
        current.name,
        current.agreement,
        edition.made_on,
        edition.language,
        edition.audience,
        _method(reading, material, edition.language),
        tuple(chapter_content(c, statements, material.findings, printing) for c in round_store.chapters(reading)),
        edition.is_automatic_draft,
        current.is_sample,
        edition.release_number,
        _themes(current, material, edition.language),
        _comments(reading, edition.language),
    )


def _as_founded(statement: Statement, material: Material) -> Statement:
    """A claim with the quantifier that its ground allows now, by which a document finds its place.

    Rationale: what was kept when it was drafted is of the coverage of that day.
    """
    if statement.kind is not StatementKind.CLAIM:
        return statement
    return replace(statement, quantifier=material.facts(statement).allowed_quantifier(statement))


def _statements(reading: Reading, material: Material, edition: Edition) -> tuple[Statement, ...]:
    statements = summary_store.statements(reading)
    if edition.audience is Audience.WORKING:
        return statements
    blank = document_catalogue(edition.language).text("[municipality]")
    return tuple(with_agreed_names(one, material.participants, material.consents, blank) for one in statements)


def _allowed(
    reading: Reading, statements: Sequence[Statement], material: Material, edition: Edition
) -> dict[str, tuple[AllowedFlag, ...]]:
    """Return the flags that stand with a reason, for the analysts' own document.

    Wider audiences read neither rule nor reason: that a difficulty comes from one municipality, or a statement from one
    interview, is what nobody must work out. The reason is free text by and for analysts.
    """
    if edition.audience is not Audience.WORKING:
        return {}
    reasons = {one.key: one.reason for one in standing_store.overrules(reading)}
    broken = check_all(statements, {one.statement_id: material.facts(one, edition.audience) for one in statements})
    return {
        key: tuple(
            AllowedFlag(one.rule, without_people(reasons[key, one.rule, one.detail], material, edition.language))
            for one in violations
            if not one.hard and (key, one.rule, one.detail) in reasons
        )
        for key, violations in broken.items()
    }


def section_material(reading: Reading, material: Material) -> SectionMaterial:
    """Return the whole round as what a municipality's section is cut from."""
    return SectionMaterial(
        round_store.open_round(reading),
        material.participants,
        tuple(material.findings.values()),
        round_store.chapters(reading),
        summary_store.statements(reading),
        round_store.visits(reading),
    )


def _comments(reading: Reading, language: str) -> CommentFacts | None:
    """What came of the comments so far, their kinds in words; None where nobody has commented."""
    facts, words = comment_facts(reading), document_catalogue(language)
    if facts is None:
        return None
    return replace(facts, kinds=tuple(words.text(COMMENT_KINDS[CommentKind(kind)]) for kind in facts.kinds))


def _themes(current: Round, material: Material, language: str) -> tuple[ThemeFigure, ...]:
    return tuple(
        _figure([f for f in material.findings.values() if f.theme_code == theme.code], theme, language)
        for theme in current.themes
    )


def _figure(findings: Sequence[Finding], theme: Theme, language: str) -> ThemeFigure:
    tips = sum(1 for one in findings if one.finding_type is FindingType.TIP)
    works = sum(1 for one in findings if one.polarity is Polarity.WORKS) - tips
    lacks = sum(1 for one in findings if one.polarity is Polarity.LACKS)
    rest = len(findings) - works - lacks - tips
    return ThemeFigure(theme.name(language), works, lacks, tips, rest, takes_in(theme.code, language))


def _method(reading: Reading, material: Material, language: str) -> MethodFacts:
    visits = round_store.visits(reading)
    interviews = [one for visit in visits for one in visit.interviews]
    days = [visit.held_on for visit in visits if visit.held_on]
    return MethodFacts(
        tuple(municipality_name(one, language) for one in material.participants),
        len(interviews) or None,
        sum(one.interviewees for one in interviews) or None,
        _roles(visits),
        tuple(theme.name(language) for theme in _agreed(round_store.open_round(reading))),
        first_visit=min(days, default=None),
        last_visit=max(days, default=None),
        documents=len(document_store.list_documents(reading)) or None,
        findings=len(material.findings) or None,
        waiting_lines=sum(one.waiting for one in document_store.balances(reading).values()),
        undecided_suggestions=sum(1 for one in recurring_store.open_suggestions(reading) if not one.is_local),
        is_all_discussed=_is_all_discussed(reading, material),
    )


def _agreed(current: Round) -> tuple[Theme, ...]:
    return tuple(theme for theme in current.themes if theme.code != OTHER_THEME)


def _is_all_discussed(reading: Reading, material: Material) -> bool:
    """Only whether it was so everywhere is told: a theme left out at one visit would point at that municipality."""
    everywhere = {one.municipality_id for one in material.participants}
    themes = _agreed(round_store.open_round(reading))
    return all(material.covered_by_theme.get(theme.code, frozenset()) >= everywhere for theme in themes)


def _roles(visits: Sequence[Visit]) -> tuple[RoleClass, ...]:
    return tuple(sorted({role for visit in visits for one in visit.interviews for role in one.role_classes}))
