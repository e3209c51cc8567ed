"""Letting a flag stand with a reason. Never a hard rule: a named difficulty and a recognisable person stay out."""

from analysis.errors import InvalidInput, RuleBroken
from analysis.model.summary import Violation
from analysis.store import standing as standing_store
from analysis.store import summary as summary_store
from analysis.store.unit import Reading
from analysis.summary.rules import check_all
from analysis.workflow.desk import Desk
from analysis.workflow.evidence import material_of


def overrule(desk: Desk, statement_id: str, rule: str, detail: str, reason: str) -> None:
    """Let one flag of a statement stand, with the reason that the evidence annex tells.

    Raises RuleBroken for a hard rule, and for a flag that is not there.
    """
    if not reason.strip():
        raise InvalidInput("reason", "empty")
    with desk.store.writing(desk.scope, "overrule") as unit:
        summary_store.get_statement(unit, statement_id)
        flagged = [one for one in _broken(unit, statement_id) if (one.rule, one.detail) == (rule, detail)]
        if not flagged:
            raise RuleBroken("no_such_flag", (statement_id,))
        if any(one.hard for one in flagged):
            raise RuleBroken(rule, (statement_id,))
        standing_store.add_overrule(unit, (statement_id, rule, detail), reason.strip())


def flag_again(desk: Desk, statement_id: str, rule: str, detail: str) -> None:
    """Let a flag be a flag again."""
    with desk.store.writing(desk.scope, "flag_again") as unit:
        standing_store.remove_overrule(unit, (statement_id, rule, detail))


def _broken(reading: Reading, statement_id: str) -> tuple[Violation, ...]:
    statements, material = summary_store.statements(reading), material_of(reading)
    return check_all(statements, {one.statement_id: material.facts(one) for one in statements})[statement_id]
