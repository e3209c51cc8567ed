"""Merging statements into one, and splitting one in two. Evidence moves by link; undo takes each back."""

from collections.abc import Iterable, Sequence

from analysis.errors import InvalidInput
from analysis.model.codes import Direction, StatementKind
from analysis.model.summary import Statement
from analysis.store import people
from analysis.store import standing as standing_store
from analysis.store import summary as summary_store
from analysis.store.unit import Writing
from analysis.workflow.desk import Desk
from analysis.workflow.evidence import material_of
from analysis.workflow.joining import direction_of
from analysis.workflow.standing import last_position, stand_behind
from analysis.workflow.statements import UNNAMED


def merge_statements(desk: Desk, statement_id: str, version: int, other_ids: Sequence[str]) -> None:
    """Join other claims into one, which keeps its number; theirs are not used again.

    The texts are put one after another for a person to edit. Opposite directions make a contradiction, and names go:
    a consent was to another wording.
    """
    with desk.store.writing(desk.scope, "merge_statements") as unit:
        kept = summary_store.get_statement(unit, statement_id)
        others = [summary_store.get_statement(unit, key) for key in dict.fromkeys(other_ids) if key != statement_id]
        every = (kept, *others)
        if not others or any(one.kind is not StatementKind.CLAIM for one in every):
            raise InvalidInput("merge", "too_few")
        against = sorted({key for one in others for key in one.counter_ids} - set(kept.counter_ids))
        for one in every:
            _forget_consents(unit, one)
        for one in others:
            summary_store.remove_statement(unit, one, None)
        for finding_id in _new_evidence(kept, others):
            summary_store.add_evidence(unit, statement_id, finding_id)
        for finding_id in against:
            standing_store.add_counter(unit, statement_id, finding_id)
        changes = {
            "text": " ".join(dict.fromkeys(one.text.strip() for one in every)),
            "direction": _direction(every).value,
            "dissent": " ".join(dict.fromkeys(one.dissent.strip() for one in every if one.dissent.strip())),
            "suggested": any(one.suggested for one in every),
            **UNNAMED,
        }
        summary_store.change_statement(unit, statement_id, changes, version)
        stand_behind(unit, summary_store.get_statement(unit, statement_id))


def split_statement(desk: Desk, statement_id: str, version: int, finding_ids: Sequence[str], text: str) -> str:
    """Take some of a claim's evidence out into a new claim with a text of its own. Returns the new one's id."""
    if not text.strip():
        raise InvalidInput("text", "empty")
    with desk.store.writing(desk.scope, "split_statement") as unit:
        whole = summary_store.get_statement(unit, statement_id)
        taken = tuple(sorted(set(finding_ids) & set(whole.finding_ids)))
        if not taken or len(taken) == len(whole.finding_ids):
            raise InvalidInput("split", "all_or_nothing")
        for finding_id in taken:
            summary_store.remove_evidence(unit, statement_id, finding_id)
        summary_store.change_statement(unit, statement_id, {}, version)
        made = Statement(
            people.new_id("S"),
            summary_store.next_number(unit),
            whole.chapter_id,
            last_position(unit, whole.chapter_id),
            text.strip(),
            StatementKind.CLAIM,
            direction_of(material_of(unit).evidence(taken)),
            taken,
            suggested=False,
        )
        summary_store.add_statement(unit, made)
        for one in (made, summary_store.get_statement(unit, statement_id)):
            stand_behind(unit, one)
    return made.statement_id


def _new_evidence(kept: Statement, others: Iterable[Statement]) -> list[str]:
    return sorted({key for one in others for key in one.finding_ids} - set(kept.finding_ids))


def _direction(statements: Sequence[Statement]) -> Direction:
    """One thing said twice keeps its direction; what works joined with what lacks differs."""
    directions = {one.direction for one in statements}
    if len(directions) == 1:
        return statements[0].direction
    return Direction.CONTRADICTION if directions & {Direction.WORKS, Direction.CONTRADICTION} else Direction.HINDERS


def _forget_consents(unit: Writing, statement: Statement) -> None:
    for consent in summary_store.consents(unit):
        if consent.statement_id == statement.statement_id:
            summary_store.remove_consent(unit, statement.statement_id, consent.municipality_id)
