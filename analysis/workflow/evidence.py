"""What the rules have to know about each statement, gathered once for a whole summary."""

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.model.codes import Audience, Polarity
from analysis.model.findings import Finding
from analysis.model.rounds import Municipality
from analysis.model.summary import NameConsent, Statement
from analysis.store import documents as document_store
from analysis.store import findings as finding_store
from analysis.store import rounds as round_store
from analysis.store import summary as summary_store
from analysis.store.unit import Reading
from analysis.summary.facts import StatementFacts
from analysis.workflow.coverage import COUNTS_AS_COVERED, coverage_cells


@dataclass(frozen=True, slots=True)
class Material:
    """The material of a round as statements are judged by it."""

    participants: tuple[Municipality, ...]
    findings: dict[str, Finding]
    covered_by_theme: dict[str, frozenset[str]]
    hidden_names: tuple[str, ...]
    consents: tuple[NameConsent, ...]

    def covered(self, theme_codes: Iterable[str]) -> frozenset[str]:
        """Return the municipalities where any of the themes was discussed, at least partly."""
        return frozenset().union(*(self.covered_by_theme.get(code, frozenset()) for code in theme_codes))

    def evidence(self, finding_ids: Iterable[str]) -> tuple[Finding, ...]:
        """Return the findings that still exist."""
        return tuple(self.findings[key] for key in finding_ids if key in self.findings)

    def facts(self, statement: Statement, audience: Audience = Audience.PUBLIC) -> StatementFacts:
        """Return what the rules have to know about one statement."""
        evidence = self.evidence(statement.finding_ids)
        return StatementFacts(
            self.participants,
            evidence,
            self.covered({finding.theme_code for finding in evidence}),
            has_counter_evidence(evidence) or bool(statement.dissent.strip()),
            self.hidden_names,
            self.consents,
            audience,
        )


def has_counter_evidence(evidence: Iterable[Finding]) -> bool:
    """Return whether some findings say that it works and others that it lacks."""
    return {Polarity.WORKS, Polarity.LACKS} <= {finding.polarity for finding in evidence}


def material_of(reading: Reading) -> Material:
    """Gather the material of the open round."""
    covered: dict[str, set[str]] = {}
    for cell in coverage_cells(reading):
        if cell.state in COUNTS_AS_COVERED:
            covered.setdefault(cell.theme_code, set()).add(cell.municipality_id)
    hidden = document_store.hidden_people(reading)
    return Material(
        round_store.municipalities(reading),
        {finding.finding_id: finding for finding in finding_store.all_findings(reading)},
        {code: frozenset(places) for code, places in covered.items()},
        tuple(sorted({person.original for person in hidden if person.sure and person.kind != "title"})),
        summary_store.consents(reading),
    )
