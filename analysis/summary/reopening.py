"""Whether a statement still rests on what it rested on when a person last stood behind it, and if not, why."""

from collections.abc import Iterator, Mapping

from analysis.model.codes import ReopenReason, StatementKind
from analysis.model.findings import Finding
from analysis.model.hashing import sha256_of
from analysis.model.summary import Basis, Reopening, SeenFinding, Statement, Violation
from analysis.summary.facts import StatementFacts, wording_sha256


def basis_of(statement: Statement, facts: StatementFacts) -> Basis:
    """Return what a statement rests on now: to be kept when a person stands behind it."""
    findings = tuple(_seen(one, facts) for one in facts.evidence)
    return Basis(findings, tuple(sorted(facts.covered)), consents_of(statement, facts))


def consents_of(statement: Statement, facts: StatementFacts) -> tuple[str, ...]:
    """Return the municipalities that agree to their name beside a statement, whatever its wording."""
    return tuple(sorted(one.municipality_id for one in facts.consents if one.statement_id == statement.statement_id))


def has_consent_to_wording(statement: Statement, facts: StatementFacts) -> bool:
    """Return whether a municipality agrees to its name beside this very wording."""
    wording = wording_sha256(statement.text)
    return any((c.statement_id, c.wording_sha256) == (statement.statement_id, wording) for c in facts.consents)


def reopenings(statement: Statement, facts: StatementFacts) -> tuple[Reopening, ...]:
    """Return why a person has to look at a statement again; nothing while all is as it was."""
    if facts.basis is None or statement.kind is not StatementKind.CLAIM:
        return ()
    return tuple(_reasons(statement, facts, facts.basis))


def reopened(statement: Statement, facts: StatementFacts) -> Iterator[Violation]:
    """A statement whose evidence, coverage or consent is no longer what a person stood behind.

    Rationale: what was true of the notes then may not be true of them now. It is no matter of taste, so it is not
    overruled: a person looks, mends the text or lets it stand, and says so.
    """
    for one in reopenings(statement, facts):
        yield Violation(f"reopened_{one.reason}", statement.statement_id, "", hard=True)


def _reasons(statement: Statement, facts: StatementFacts, basis: Basis) -> Iterator[Reopening]:
    now = {one.finding_id: one for one in facts.evidence}
    still = [one for one in basis.findings if one.finding_id in now]
    found = {
        ReopenReason.WITHDRAWN: [one.finding_id for one in basis.findings if one.finding_id not in now],
        ReopenReason.MOVED: [one.finding_id for one in still if _is_moved(one, now, facts)],
        ReopenReason.CORRECTED: [one.finding_id for one in still if _is_corrected(one, now)],
    }
    for reason, finding_ids in found.items():
        if finding_ids:
            yield Reopening(reason, tuple(finding_ids))
    if set(basis.consents) - set(consents_of(statement, facts)):
        yield Reopening(ReopenReason.CONSENT_WITHDRAWN)
    if set(basis.covered) != facts.basis_covered:
        yield Reopening(ReopenReason.COVERAGE_CHANGED)


def _seen(finding: Finding, facts: StatementFacts) -> SeenFinding:
    return SeenFinding(
        finding.finding_id,
        finding.municipality_id,
        finding.theme_code,
        finding.finding_type.value if finding.finding_type else None,
        sha256_of(finding.text),
        finding.finding_id in facts.group_members,
    )


def _is_moved(seen: SeenFinding, now: Mapping[str, Finding], facts: StatementFacts) -> bool:
    """Moved to another municipality or theme, or out of the recurring finding that the statement tells of."""
    finding = now[seen.finding_id]
    is_elsewhere = (seen.municipality_id, seen.theme_code) != (finding.municipality_id, finding.theme_code)
    return is_elsewhere or (seen.in_group and seen.finding_id not in facts.group_members)


def _is_corrected(seen: SeenFinding, now: Mapping[str, Finding]) -> bool:
    finding = now[seen.finding_id]
    kind = finding.finding_type.value if finding.finding_type else None
    return (seen.text_sha256, seen.finding_type) != (sha256_of(finding.text), kind)
