"""What people do to statements: write, accept, look again, move, tell the direction, keep what speaks against."""

from analysis.access import round_of
from analysis.errors import InvalidInput, RuleBroken
from analysis.model.codes import Attribution, Direction, StatementKind
from analysis.model.findings import Finding
from analysis.model.summary import Statement
from analysis.store import people
from analysis.store import standing as standing_store
from analysis.store import summary as summary_store
from analysis.store.unit import Row, Writing
from analysis.summary.against import most_opposed
from analysis.workflow.desk import Desk
from analysis.workflow.evidence import material_of
from analysis.workflow.rows import finding_rows
from analysis.workflow.standing import last_position, stand_behind
from analysis.workflow.views import FindingRow

UNNAMED: Row = {"attribution": Attribution.TOGETHER.value, "named_municipality_id": None}


def edit_statement(desk: Desk, statement_id: str, version: int, text: str) -> None:
    """Write a statement's text; from then on it is a person's and no suggestion."""
    if not text.strip():
        raise InvalidInput("text", "empty")
    _change(desk, "edit_statement", statement_id, version, {"text": text.strip(), "suggested": False})


def accept_statement(desk: Desk, statement_id: str, version: int) -> None:
    """Take a drafted text as it is."""
    with desk.store.writing(desk.scope, "accept_statement") as unit:
        summary_store.change_statement(unit, statement_id, {"suggested": False}, version)
        stand_behind(unit, summary_store.get_statement(unit, statement_id))


def look_again(desk: Desk, statement_id: str, version: int) -> None:
    """Say that a reopened statement was looked at and may stand as it reads now."""
    with desk.store.writing(desk.scope, "look_again") as unit:
        summary_store.change_statement(unit, statement_id, {}, version)
        stand_behind(unit, summary_store.get_statement(unit, statement_id))


def set_direction(desk: Desk, statement_id: str, version: int, direction: Direction) -> None:
    """Tell what a statement says of practice; one that tells of a difficulty loses its name."""
    unnamed = {} if direction is Direction.WORKS else UNNAMED
    _change(desk, "set_direction", statement_id, version, {"direction": direction.value, **unnamed})


def set_dissent(desk: Desk, statement_id: str, version: int, dissent: str) -> None:
    """Write what differs from a statement: variants, exceptions, another view. Empty takes it away."""
    _change(desk, "set_dissent", statement_id, version, {"dissent": dissent.strip()})


def move_statement(desk: Desk, statement_id: str, version: int, *, chapter_id: str, position: int) -> None:
    """Move a statement to a place in a chapter; its number stays."""
    with desk.store.writing(desk.scope, "move_statement") as unit:
        moved = summary_store.get_statement(unit, statement_id)
        others = [s for s in summary_store.statements(unit) if s.chapter_id == chapter_id and s != moved]
        order = [*others[:position], moved, *others[position:]]
        for place, one in enumerate(order):
            if one == moved:
                changes = {"chapter_id": chapter_id, "position": place}
                summary_store.change_statement(unit, statement_id, changes, version)
            elif one.position != place:
                summary_store.change_statement(unit, one.statement_id, {"position": place}, None)


def remove_statement(desk: Desk, statement_id: str, version: int) -> None:
    """Take a statement out of the summary; its number is not used again."""
    with desk.store.writing(desk.scope, "remove_statement") as unit:
        summary_store.remove_statement(unit, summary_store.get_statement(unit, statement_id), version)


def add_editorial(desk: Desk, chapter_id: str, text: str) -> str:
    """Add an analyst's own text to a chapter: background or questions, no claim about participants. Returns its id."""
    if not text.strip():
        raise InvalidInput("text", "empty")
    with desk.store.writing(desk.scope, "add_editorial") as unit:
        statement = Statement(
            people.new_id("S"),
            summary_store.next_number(unit),
            chapter_id,
            last_position(unit, chapter_id),
            text.strip(),
            StatementKind.EDITORIAL,
            Direction.WORKS,
            suggested=False,
        )
        summary_store.add_statement(unit, statement)
    return statement.statement_id


def counter_offers(desk: Desk, statement_id: str, limit: int = 3) -> tuple[FindingRow, ...]:
    """Return findings that may speak against a statement: of its theme, of the other polarity, nearest in words."""
    with desk.store.reading(desk.scope) as reading:
        statement = summary_store.get_statement(reading, statement_id)
        material = material_of(reading)
        evidence = material.evidence(statement.finding_ids)
        known = {*statement.finding_ids, *statement.counter_ids}
        left = [one for key, one in sorted(material.findings.items()) if key not in known]
        found: tuple[Finding, ...] = most_opposed(evidence, left, limit)
        return tuple(finding_rows(reading, [one.finding_id for one in found]))


def add_counter(desk: Desk, statement_id: str, version: int, finding_id: str) -> None:
    """Keep a finding beside a statement as speaking against it: it is shown there, and *kaikissa* is then forbidden."""
    with desk.store.writing(desk.scope, "add_counter") as unit:
        statement = _touch(unit, statement_id, version)
        if finding_id in (*statement.finding_ids, *statement.counter_ids):
            raise RuleBroken("already_beside", (statement_id,))
        standing_store.add_counter(unit, statement_id, finding_id)


def remove_counter(desk: Desk, statement_id: str, version: int, finding_id: str) -> None:
    """Take a finding away from beside a statement."""
    with desk.store.writing(desk.scope, "remove_counter") as unit:
        _touch(unit, statement_id, version)
        standing_store.remove_counter(unit, statement_id, finding_id)


def _touch(unit: Writing, statement_id: str, version: int) -> Statement:
    """Count a change beside a statement as a change of it, so that two people do not pass each other by."""
    summary_store.change_statement(unit, statement_id, {}, version)
    return summary_store.get_statement(unit, statement_id)


def _change(desk: Desk, action: str, statement_id: str, version: int, changes: Row) -> None:
    round_of(desk.scope)
    with desk.store.writing(desk.scope, action) as unit:
        summary_store.change_statement(unit, statement_id, changes, version)
