"""Rules on single expressions: numbers, quotes, comparisons."""

import re
from collections.abc import Iterator

from analysis.model.codes import Flag
from analysis.model.summary import Statement, Violation
from analysis.summary.facts import StatementFacts, printed_text
from analysis.summary.phrases import (
    COMPARISON,
    DIALECT,
    DIRECT_QUOTE,
    ENERGY_OR_MONEY,
    NUMBER,
    PERCENTAGE,
    REPORTED_BY_MUNICIPALITY,
)

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])|\n")


def percentage(statement: Statement, facts: StatementFacts) -> Iterator[Violation]:  # noqa: ARG001
    """A percentage.

    Rationale: in a text about a few municipalities a percentage is read as a share of them, or as a measured saving.
    """
    for match in PERCENTAGE.finditer(printed_text(statement)):
        yield Violation("percentage", statement.statement_id, match.group(), hard=False)


def unsourced_quantity(statement: Statement, facts: StatementFacts) -> Iterator[Violation]:  # noqa: ARG001
    """Energy, money or emissions without saying in the same sentence that the municipality reported the figure.

    Rationale: savings belong to annual reporting, where they are verified; here they are only what somebody said.
    """
    for sentence in _SENTENCE_END.split(printed_text(statement)):
        if REPORTED_BY_MUNICIPALITY.search(sentence):
            continue
        for match in ENERGY_OR_MONEY.finditer(sentence):
            yield Violation("unsourced_quantity", statement.statement_id, match.group().strip(), hard=False)


def unverified_number(statement: Statement, facts: StatementFacts) -> Iterator[Violation]:
    """A number, when the evidence holds one that the interviewer marked as doubtful.

    Rationale: a number to be checked in the notes does not become sure by being printed.
    """
    is_doubtful = any(Flag.UNVERIFIED_NUMBER in one.flags for one in facts.evidence)
    match = NUMBER.search(printed_text(statement))
    if is_doubtful and match:
        yield Violation("unverified_number", statement.statement_id, match.group(), hard=False)


def direct_quote(statement: Statement, facts: StatementFacts) -> Iterator[Violation]:  # noqa: ARG001
    """Somebody's own words between quotation marks, or dialect.

    Rationale: a quote is recognised by those who know the speaker, and dialect tells the region.
    """
    text = printed_text(statement)
    for pattern in (DIRECT_QUOTE, DIALECT):
        for match in pattern.finditer(text):
            yield Violation("direct_quote", statement.statement_id, match.group(), hard=False)


def comparison(statement: Statement, facts: StatementFacts) -> Iterator[Violation]:  # noqa: ARG001
    """Words that set one municipality above another.

    Rationale: peer learning does not rate or compare; a practice is described, not placed in an order.
    """
    for match in COMPARISON.finditer(printed_text(statement)):
        yield Violation("comparison", statement.statement_id, match.group(), hard=False)
