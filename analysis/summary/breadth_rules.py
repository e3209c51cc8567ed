"""Rules that look at who is behind a statement: one interview, one role, one interviewer, or nobody who was asked."""

from collections import Counter
from collections.abc import Iterator

from analysis.model.codes import StatementKind
from analysis.model.summary import Statement, Violation
from analysis.summary.facts import StatementFacts, printed_text
from analysis.summary.phrases import NOT_MENTIONED

# From so many findings on, one interview can drown the others; below it must be all of them.
_FEWEST_FOR_LOUD = 4
_LOUD_SHARE = 2 / 3


def one_interview(statement: Statement, facts: StatementFacts) -> Iterator[Violation]:
    """All findings come from one interview, or more than two thirds of four or more do.

    Rationale: one talkative group fills the notes, and its view is then read as everybody's.
    """
    heard = [facts.interview_of[one.finding_id] for one in facts.evidence if facts.interview_of.get(one.finding_id)]
    if statement.kind is not StatementKind.CLAIM or len(heard) < 2:
        return
    times = max(Counter(heard).values())
    is_alone = times == len(heard)
    if is_alone or (len(heard) >= _FEWEST_FOR_LOUD and times > _LOUD_SHARE * len(heard)):
        yield Violation("one_interview", statement.statement_id, "", hard=False)


def one_role(statement: Statement, facts: StatementFacts) -> Iterator[Violation]:
    """Every finding was told by the same class of interviewees.

    Rationale: management and maintenance see different things; what only one of them says is that class's view.
    """
    roles = [one.role_class for one in facts.evidence]
    if statement.kind is StatementKind.CLAIM and len(roles) > 1 and None not in roles and len(set(roles)) == 1:
        yield Violation("one_role", statement.statement_id, "", hard=False)


def one_interviewer(statement: Statement, facts: StatementFacts) -> Iterator[Violation]:
    """Every place behind the statement was interviewed by the same single municipality.

    Rationale: interviewers notice what is on their own mind at home.
    """
    groups = [facts.interviewers_of.get(place, frozenset()) for place in sorted(facts.found)]
    asked_by = frozenset().union(*groups)
    if statement.kind is StatementKind.CLAIM and len(groups) > 1 and all(groups) and len(asked_by) == 1:
        yield Violation("one_interviewer", statement.statement_id, "", hard=False)


def not_mentioned(statement: Statement, facts: StatementFacts) -> Iterator[Violation]:
    """A thing said not to have come up, though the theme was not discussed everywhere.

    Rationale: silence tells something only where there was a question; else absence is read as weakness.
    """
    everywhere = {one.municipality_id for one in facts.participants}
    if everywhere <= facts.covered:
        return
    for match in NOT_MENTIONED.finditer(printed_text(statement)):
        yield Violation("not_mentioned", statement.statement_id, match.group(), hard=False)
