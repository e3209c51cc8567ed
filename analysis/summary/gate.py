"""The gate before a summary leaves the house."""

from collections.abc import Mapping, Sequence, Set

from analysis.model.summary import Statement, Violation
from analysis.summary.elimination import Earlier
from analysis.summary.facts import StatementFacts
from analysis.summary.rules import check_all


def gate(
    statements: Sequence[Statement],
    facts: Mapping[str, StatementFacts],
    overruled: Set[tuple[str, str, str]] = frozenset(),
    earlier: Earlier = (),
) -> tuple[Violation, ...]:
    """Return the violations that close the gate; none means that it is open.

    `facts` holds the facts of each statement by its id, `overruled` the statement id, rule and expression that
    an analyst let pass with a reason. A hard rule cannot be overruled. `earlier` are the
    statements of earlier public releases, whose names readers still have.
    """
    found = [violation for broken in check_all(statements, facts, earlier).values() for violation in broken]
    return tuple(one for one in found if one.hard or (one.statement_id, one.rule, one.detail) not in overruled)
