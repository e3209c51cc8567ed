"""What rests on findings, and on which lines findings rest."""

from collections.abc import Collection

from sqlalchemy import or_, select

from analysis.access import round_of
from analysis.model.documents import Resting
from analysis.store import schema
from analysis.store.unit import Reading, Row, Writing

_IN_LIMIT = 500


def resting_on(reading: Reading, finding_ids: Collection[str]) -> Resting:
    """Return the recurring findings and statements that rest on any of these findings."""
    round_id = round_of(reading.scope)
    recurring, member = schema.recurring, schema.recurring_member
    statement, evidence = schema.statement, schema.statement_evidence
    titles: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for part in _parts(finding_ids):
        members = select(recurring.c.id, recurring.c.title).join(member, member.c.recurring_id == recurring.c.id)
        members = members.where(recurring.c.round_id == round_id)
        titles.update({r["id"]: r["title"] for r in reading.rows(members.where(member.c.finding_id.in_(part)))})
        printed = select(statement.c.id, statement.c.number).join(evidence, evidence.c.statement_id == statement.c.id)
        printed = printed.where(statement.c.round_id == round_id)
        numbers.update({r["id"]: r["number"] for r in reading.rows(printed.where(evidence.c.finding_id.in_(part)))})
    by_title = tuple(sorted(titles.items(), key=lambda one: (one[1], one[0])))
    return Resting(by_title, tuple(sorted(numbers.items(), key=lambda one: one[1])))


def built_on(reading: Reading, finding_ids: Collection[str]) -> frozenset[str]:
    """Return those of the findings that are in a recurring finding or the evidence of a statement."""
    found: set[str] = set()
    for part in _parts(finding_ids):
        for table in (schema.recurring_member, schema.statement_evidence):
            query = select(table.c.finding_id).where(table.c.round_id == round_of(reading.scope))
            found.update(row["finding_id"] for row in reading.rows(query.where(table.c.finding_id.in_(part))))
    return frozenset(found)


def imported_states(reading: Reading, finding_ids: Collection[str], action: str) -> dict[str, Row]:
    """Return each finding as the newest standing step of an action (an import) left it, as far as history keeps it."""
    change, step = schema.row_change, schema.step
    found: dict[str, Row] = {}
    for part in _parts(finding_ids):
        query = (
            select(change.c.row_id, change.c.after)
            .join(step, step.c.id == change.c.step_id)
            .where(step.c.round_id == round_of(reading.scope), change.c.table_name == "finding")
            .where(step.c.action == action, step.c.undone_by.is_(None), change.c.row_id.in_(part))
        )
        for row in reading.rows(query.order_by(step.c.sequence, change.c.ordinal)):
            if row["after"]:
                found[row["row_id"]] = row["after"]
    return found


def remove_answers(unit: Writing, finding_ids: Collection[str]) -> int:
    """Remove what people answered about pairs of which one is among the findings. Returns how many answers."""
    table = schema.grouping_constraint
    keys: set[str] = set()
    for part in _parts(finding_ids):
        touches = or_(table.c.finding_a.in_(part), table.c.finding_b.in_(part))
        query = select(table.c.id).where(table.c.round_id == round_of(unit.scope), touches)
        keys.update(row["id"] for row in unit.rows(query))
    for key in sorted(keys):
        unit.delete(table, key)
    return len(keys)


def findings_on_lines(reading: Reading, document_id: str) -> dict[str, tuple[str, ...]]:
    """Return for each line of a document the findings that rest on it, in their order."""
    link, line = schema.finding_line, schema.source_line
    query = select(link.c.line_id, link.c.finding_id).join(line, line.c.id == link.c.line_id)
    query = query.where(line.c.document_id == document_id, link.c.round_id == round_of(reading.scope))
    return reading.lists(query.order_by(link.c.line_id, link.c.finding_id))


def rest_on_other_line(unit: Writing, finding_id: str, old_line_id: str, new_line_id: str) -> None:
    """Let a finding rest on another line in the place of one."""
    if old_line_id == new_line_id:
        return
    old_key = f"{finding_id}:{old_line_id}"
    ordinal = unit.row(schema.finding_line, old_key)["ordinal"]
    unit.delete(schema.finding_line, old_key)
    unit.insert(
        schema.finding_line,
        {
            "id": f"{finding_id}:{new_line_id}",
            "finding_id": finding_id,
            "line_id": new_line_id,
            "ordinal": ordinal,
        },
    )


def is_finding(reading: Reading, finding_id: str) -> bool:
    """Return whether a finding has this id already."""
    table = schema.finding
    return bool(reading.rows(select(table.c.id).where(table.c.id == finding_id)))


def _parts(ids: Collection[str]) -> list[list[str]]:
    ordered = sorted(ids)
    return [ordered[start : start + _IN_LIMIT] for start in range(0, len(ordered), _IN_LIMIT)]
