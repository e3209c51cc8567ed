"""One municipality's section of a release: its own report, and what of the summary rests on it (decisions.md 2)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from analysis.errors import NotFound
from analysis.language.catalogue import document_catalogue
from analysis.language.detect import language_of
from analysis.language.titles import titles_of_one_holder
from analysis.model.codes import Attribution, Direction, FindingType
from analysis.model.content import (
    EvidenceEntry,
    NameProposal,
    SectionContent,
    SectionStatement,
    StatementContent,
    ThemeReport,
    VisitFacts,
)
from analysis.model.findings import Finding
from analysis.model.finnish_order import finnish_key
from analysis.model.rounds import Municipality, Round, Visit
from analysis.model.summary import Chapter, Statement
from analysis.summary.facts import wording_sha256
from analysis.summary.names import names_in, with_names_replaced
from analysis.summary.phrases import PERSON_PLACEHOLDER
from analysis.summary.printing import is_somebodys_voice, municipality_name

_STRENGTHS = (FindingType.STRENGTH, FindingType.GOOD_PRACTICE)
_OTHER = (FindingType.CONTEXT, None)


@dataclass(frozen=True, slots=True)
class SectionMaterial:
    """The whole round, of which a section takes one municipality's part."""

    round: Round
    participants: tuple[Municipality, ...]
    findings: tuple[Finding, ...]
    chapters: tuple[Chapter, ...]
    statements: tuple[Statement, ...]
    visits: tuple[Visit, ...] = ()


@dataclass(frozen=True, slots=True)
class _Own:
    """One municipality's view: itself, its findings, and the names that it must not see."""

    municipality: Municipality
    findings: tuple[Finding, ...]
    other_names: tuple[str, ...]
    language: str

    def text(self, text: str) -> str:
        blank = document_catalogue(self.language).text("[another municipality]")
        return with_names_replaced(text, self.other_names, blank)

    def entries(self, findings: Iterable[Finding]) -> tuple[EvidenceEntry, ...]:
        return tuple(EvidenceEntry(self._printed(one), one.language) for one in findings)

    def _printed(self, finding: Finding) -> str | None:
        """Rationale: at home everybody knows whom a note about one person means, and who said what is quoted."""
        is_about_one = bool(PERSON_PLACEHOLDER.search(finding.text) or titles_of_one_holder(finding.text))
        return None if is_about_one or is_somebodys_voice(finding) else self.text(finding.text)


def section(
    municipality_id: str,
    material: SectionMaterial,
    *,
    made_on: date,
    language: str = "fi",
    release_number: int | None = None,
) -> SectionContent:
    """Return the part of a release that one municipality may see: nothing in it comes from another one.

    Raises NotFound when the municipality takes no part in the round.
    """
    own = _own_view(municipality_id, material, language)
    return SectionContent(
        round_name=material.round.name,
        municipality_id=municipality_id,
        municipality_name=municipality_name(own.municipality, language),
        made_on=made_on,
        language=language,
        report=_report(own, material),
        statements=_statements(own, material),
        name_proposals=_name_proposals(own, material),
        is_sample=material.round.is_sample,
        release_number=release_number,
        visit=_visit(own, material),
    )


def _visit(own: _Own, material: SectionMaterial) -> VisitFacts | None:
    """The visits to it as one: who was heard is told as classes and numbers only."""
    visits = [one for one in material.visits if one.host_id == own.municipality.municipality_id]
    if not visits:
        return None
    names = {one.municipality_id: municipality_name(one, own.language) for one in material.participants}
    interviews = [one for visit in visits for one in visit.interviews]
    return VisitFacts(
        held_on=min((one.held_on for one in visits if one.held_on), default=None),
        interviewing=tuple(
            sorted({names[key] for one in visits for key in one.interviewing_ids if key in names}, key=finnish_key)
        ),
        interviews=len(interviews),
        interviewees=sum(one.interviewees for one in interviews),
        role_classes=tuple(sorted({role for one in interviews for role in one.role_classes})),
    )


def _own_view(municipality_id: str, material: SectionMaterial, language: str) -> _Own:
    itself = next((one for one in material.participants if one.municipality_id == municipality_id), None)
    if itself is None:
        raise NotFound("municipality", municipality_id)
    others = (one for one in material.participants if one.municipality_id != municipality_id)
    shared = {name.casefold() for name in itself.names()}
    names = (name for one in others for name in one.names() if name.casefold() not in shared)
    findings = tuple(one for one in material.findings if one.municipality_id == municipality_id)
    return _Own(itself, findings, tuple(names), language)


def _report(own: _Own, material: SectionMaterial) -> tuple[ThemeReport, ...]:
    """Own findings by theme; a code that the round no longer has keeps its findings under the code."""
    known = [theme.code for theme in material.round.themes]
    codes = known + sorted({one.theme_code for one in own.findings} - set(known))
    reports = (_theme_report(code, own, material.round) for code in codes)
    return tuple(one for one in reports if one.entries())


def _theme_report(code: str, own: _Own, of_round: Round) -> ThemeReport:
    theme = of_round.theme(code)
    findings = [one for one in own.findings if one.theme_code == code]

    def of(*types: FindingType | None) -> tuple[EvidenceEntry, ...]:
        return own.entries(one for one in findings if one.finding_type in types)

    return ThemeReport(
        theme_code=code,
        title=theme.name(own.language) if theme else code,
        strengths=of(*_STRENGTHS),
        development=of(FindingType.DEVELOPMENT),
        tips=of(FindingType.TIP),
        questions=of(FindingType.QUESTION),
        other=of(*_OTHER),
    )


def _statements(own: _Own, material: SectionMaterial) -> tuple[SectionStatement, ...]:
    by_id = {one.finding_id: one for one in own.findings}
    made = []
    for chapter, statement in _in_order(material):
        evidence = [by_id[one] for one in statement.finding_ids if one in by_id]
        if evidence:
            made.append(SectionStatement(chapter.title, _printed(statement, evidence, own)))
    return tuple(made)


def _in_order(material: SectionMaterial) -> Sequence[tuple[Chapter, Statement]]:
    chapters = sorted(material.chapters, key=lambda one: (one.position, one.chapter_id))
    statements = sorted(material.statements, key=lambda one: (one.position, one.number))
    return [(chapter, one) for chapter in chapters for one in statements if one.chapter_id == chapter.chapter_id]


def _printed(statement: Statement, evidence: Sequence[Finding], own: _Own) -> StatementContent:
    is_named = statement.named_municipality_id == own.municipality.municipality_id
    return StatementContent(
        statement_id=statement.statement_id,
        label=statement.label,
        text=own.text(statement.text),
        direction=statement.direction,
        evidence=own.entries(evidence),
        named=municipality_name(own.municipality, own.language) if is_named else None,
        dissent=own.text(statement.dissent),
        language=language_of(statement.text),
        suggested=statement.suggested,
        quantifier=statement.quantifier,
    )


def _name_proposals(own: _Own, material: SectionMaterial) -> tuple[NameProposal, ...]:
    return tuple(
        NameProposal(one.statement_id, one.label, own.text(one.text), wording_sha256(one.text))
        for _, one in _in_order(material)
        if _is_name_proposed(one, own.municipality)
    )


def _is_name_proposed(statement: Statement, municipality: Municipality) -> bool:
    if statement.direction is not Direction.WORKS:
        return False
    is_attributed = statement.attribution is Attribution.NAMED
    is_by_attribution = is_attributed and statement.named_municipality_id == municipality.municipality_id
    return is_by_attribution or bool(names_in(statement.text, municipality.names()))
