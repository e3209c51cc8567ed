"""Reading what was done: steps of a round, and the earlier states of one row."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from analysis.access import round_of
from analysis.store import schema
from analysis.store.unit import Reading


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step as stored."""

    step_id: str
    person_id: str
    made_at: str
    action: str
    changes: int
    is_undone: bool


@dataclass(frozen=True, slots=True)
class RowChange:
    """One change of one row: before and after as mappings, None where it did not exist."""

    person_id: str
    made_at: str
    action: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def steps(reading: Reading, limit: int) -> tuple[StepRow, ...]:
    """Return the round's newest steps, newest first."""
    step, change = schema.step, schema.row_change
    query = (
        select(step, func.count(change.c.id).label("changes"))
        .outerjoin(change, change.c.step_id == step.c.id)
        .where(step.c.round_id == round_of(reading.scope))
        .group_by(*step.c)
        .order_by(step.c.sequence.desc())
        .limit(limit)
    )
    return tuple(
        StepRow(r["id"], r["person_id"], r["made_at"], r["action"], r["changes"], r["undone_by"] is not None)
        for r in reading.rows(query)
    )


def changes_of(reading: Reading, table_name: str, row_id: str) -> tuple[RowChange, ...]:
    """Return every change of one row of the round, oldest first."""
    step, change = schema.step, schema.row_change
    query = (
        select(step.c.person_id, step.c.made_at, step.c.action, change.c.before, change.c.after)
        .join(step, step.c.id == change.c.step_id)
        .where(step.c.round_id == round_of(reading.scope), change.c.table_name == table_name, change.c.row_id == row_id)
        .order_by(step.c.sequence, change.c.ordinal)
    )
    return tuple(RowChange(**row) for row in reading.rows(query))
