"""All rules that a statement is checked by, in the order in which a person should read their findings."""

from collections.abc import Mapping, Sequence

from analysis.model.summary import Statement, Violation
from analysis.summary.breadth_rules import not_mentioned, one_interview, one_interviewer, one_role
from analysis.summary.claim_rules import (
    counted_municipalities,
    editorial_claim,
    evidence_missing,
    left_over,
    no_evidence,
    quantifier_not_supported,
    unqualified_generalisation,
)
from analysis.summary.elimination import Earlier, told_by_elimination
from analysis.summary.facts import Rule, StatementFacts
from analysis.summary.identity_rules import (
    described_too_narrowly,
    job_title,
    lone_difficulty,
    name_without_consent,
    named_difficulty,
    recognisable_person,
)
from analysis.summary.reopening import reopened
from analysis.summary.wording_rules import comparison, direct_quote, percentage, unsourced_quantity, unverified_number

RULES: tuple[Rule, ...] = (
    named_difficulty,
    recognisable_person,
    reopened,
    no_evidence,
    name_without_consent,
    described_too_narrowly,
    lone_difficulty,
    job_title,
    quantifier_not_supported,
    counted_municipalities,
    left_over,
    not_mentioned,
    one_interview,
    one_role,
    one_interviewer,
    evidence_missing,
    editorial_claim,
    unqualified_generalisation,
    percentage,
    unsourced_quantity,
    unverified_number,
    direct_quote,
    comparison,
)


def check(statement: Statement, facts: StatementFacts) -> tuple[Violation, ...]:
    """Return every rule that the statement breaks, each once for each expression that breaks it."""
    return tuple(dict.fromkeys(violation for rule in RULES for violation in rule(statement, facts)))


def check_all(
    statements: Sequence[Statement], facts: Mapping[str, StatementFacts], earlier: Earlier = ()
) -> dict[str, tuple[Violation, ...]]:
    """Return by statement every rule that it breaks, those included that only all statements together show.

    `facts` holds the facts of each statement by its id, `earlier` the statements of earlier public releases.
    """
    found = {one.statement_id: list(check(one, facts[one.statement_id])) for one in statements}
    for violation in told_by_elimination(statements, facts, earlier):
        found[violation.statement_id].insert(0, violation)
    return {key: tuple(violations) for key, violations in found.items()}
