"""The gate before a summary leaves the house."""

from collections.abc import Mapping, Sequence, Set

from analysis.model.summary import Statement, Violation
from analysis.summary.facts import StatementFacts
from analysis.summary.rules import check


def gate(
    statements: Sequence[Statement],
    facts: Mapping[str, StatementFacts],
    overruled: Set[tuple[str, str]] = frozenset(),
) -> tuple[Violation, ...]:
    """Return the violations that close the gate; none means that it is open.

    `facts` holds the facts of each statement by its id, `overruled` pairs of statement id and rule that an analyst
    let pass with a reason. A hard rule cannot be overruled.
    """
    found = (violation for one in statements for violation in check(one, facts[one.statement_id]))
    return tuple(one for one in found if one.hard or (one.statement_id, one.rule) not in overruled)
