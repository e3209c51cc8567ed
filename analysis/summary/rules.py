"""All rules that a statement is checked by, in the order in which a person should read their findings."""

from analysis.model.summary import Statement, Violation
from analysis.summary.claim_rules import (
    counted_municipalities,
    editorial_claim,
    evidence_missing,
    no_evidence,
    quantifier_not_supported,
    unqualified_generalisation,
)
from analysis.summary.facts import Rule, StatementFacts
from analysis.summary.identity_rules import (
    job_title,
    lone_difficulty,
    name_without_consent,
    named_difficulty,
    recognisable_person,
)
from analysis.summary.wording_rules import comparison, direct_quote, percentage, unsourced_quantity, unverified_number

RULES: tuple[Rule, ...] = (
    named_difficulty,
    recognisable_person,
    no_evidence,
    name_without_consent,
    lone_difficulty,
    job_title,
    quantifier_not_supported,
    counted_municipalities,
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
