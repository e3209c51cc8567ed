"""What the rules have to know about each statement, gathered once for a whole summary."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from analysis.model.codes import Audience, Polarity
from analysis.model.findings import Finding
from analysis.model.rounds import Municipality, Visit
from analysis.model.summary import Basis, NameConsent, Statement
from analysis.store import documents as document_store
from analysis.store import findings as finding_store
from analysis.store import recurring as recurring_store
from analysis.store import rounds as round_store
from analysis.store import standing as standing_store
from analysis.store import summary as summary_store
from analysis.store.unit import Reading
from analysis.summary.facts import StatementFacts
from analysis.summary.identity_rules import parts_of_names
from analysis.summary.names import names_in
from analysis.summary.printing import Printing, without_identity
from analysis.workflow.coverage import COUNTS_AS_COVERED, coverage_cells


@dataclass(frozen=True, slots=True)
class Material:
    """The material of a round as statements are judged by it."""

    participants: tuple[Municipality, ...]
    findings: dict[str, Finding]
    covered_by_theme: dict[str, frozenset[str]]
    hidden_names: tuple[str, ...]
    consents: tuple[NameConsent, ...]
    bases: dict[str, Basis] = field(default_factory=dict)
    group_of: dict[str, str] = field(default_factory=dict)
    interview_of: dict[str, str] = field(default_factory=dict)
    visits: tuple[Visit, ...] = ()

    def covered(self, theme_codes: Iterable[str]) -> frozenset[str]:
        """Return the municipalities where any of the themes was discussed, at least partly."""
        return frozenset().union(*(self.covered_by_theme.get(code, frozenset()) for code in theme_codes))

    def evidence(self, finding_ids: Iterable[str]) -> tuple[Finding, ...]:
        """Return the findings that still exist."""
        return tuple(self.findings[key] for key in finding_ids if key in self.findings)

    def facts(self, statement: Statement, audience: Audience = Audience.PUBLIC) -> StatementFacts:
        """Return what the rules have to know about one statement."""
        evidence = self.evidence(statement.finding_ids)
        against = bool(statement.dissent.strip() or self.evidence(statement.counter_ids))
        basis = self.bases.get(statement.statement_id)
        return StatementFacts(
            self.participants,
            evidence,
            self.covered({finding.theme_code for finding in evidence}),
            has_counter_evidence(evidence) or against,
            self.hidden_names,
            self.consents,
            audience,
            basis,
            self.covered({one.theme_code for one in basis.findings} if basis else ()),
            self._members(statement.recurring_id),
            self.interview_of,
            {visit.host_id: frozenset(visit.interviewing_ids) for visit in self.visits},
        )

    def as_of(self, evidence: Iterable[Finding]) -> tuple[date, date] | None:
        """Return the days of the first and the last visit behind some findings, or None where no visit has a day."""
        hosts = {finding.municipality_id for finding in evidence}
        days = [visit.held_on for visit in self.visits if visit.held_on and visit.host_id in hosts]
        return (min(days), max(days)) if days else None

    def _members(self, recurring_id: str | None) -> frozenset[str]:
        return frozenset(key for key, group in self.group_of.items() if recurring_id and group == recurring_id)


def without_people(text: str, material: Material, language: str) -> str:
    """Return an analyst's free text as it may be printed: municipalities, people and job titles masked.

    Such texts pass no gate of their own, so the rules that judge statements by names are applied to them here.
    """
    printing = Printing(material.participants, language)
    people = parts_of_names(material.hidden_names)
    for hit in reversed(names_in(text, people, only_capitals=True)):
        text = f"{text[: hit.start]}{printing.word('[person]')}{text[hit.end :]}"
    return without_identity(text, printing)


def has_counter_evidence(evidence: Iterable[Finding]) -> bool:
    """Return whether some findings say that it works and others that it lacks."""
    return {Polarity.WORKS, Polarity.LACKS} <= {finding.polarity for finding in evidence}


def material_of(reading: Reading) -> Material:
    """Gather the material of the open round."""
    covered: dict[str, set[str]] = {}
    for cell in coverage_cells(reading):
        if cell.state in COUNTS_AS_COVERED:
            covered.setdefault(cell.theme_code, set()).add(cell.municipality_id)
    findings = finding_store.all_findings(reading)
    hidden = document_store.hidden_people(reading)
    return Material(
        round_store.municipalities(reading),
        {finding.finding_id: finding for finding in findings},
        {code: frozenset(places) for code, places in covered.items()},
        tuple(sorted({person.original for person in hidden if person.sure and person.kind != "title"})),
        summary_store.consents(reading),
        standing_store.bases(reading),
        {key: entry.recurring_id for entry in recurring_store.all_recurring(reading) for key in entry.finding_ids},
        _interviews(reading, findings),
        round_store.visits(reading),
    )


def _interviews(reading: Reading, findings: Iterable[Finding]) -> dict[str, str]:
    """Give the interview of each finding; notes that name none are taken as one interview a document."""
    documents = finding_store.documents_of_findings(reading)
    return {one.finding_id: one.interview_id or documents.get(one.finding_id, "") for one in findings}
