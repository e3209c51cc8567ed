"""Who saw and fetched what: a part of the audit log, in ids only. Looking at the same again soon adds nothing."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, or_, select

from analysis.access import lead_round_of
from analysis.store import people, schema
from analysis.store.unit import Reading

SEEN = ("open_section", "view_lines", "access_refused")
"""Actions of looking; those of fetching begin with `fetch_`."""


@dataclass(frozen=True, slots=True)
class AccessEntry:
    """One event: who, when, what was done, of which kind of thing, and its id."""

    made_at: str
    person_id: str
    action: str
    kind: str
    row_id: str


def entries(
    reading: Reading, *, person_id: str | None, action: str | None, offset: int, limit: int
) -> tuple[tuple[AccessEntry, ...], int]:
    """Return the round's events of looking and fetching, newest first, and how many there are. Lead analysts only."""
    event = schema.audit_event
    conditions = [event.c.round_id == lead_round_of(reading.scope), _is_access()]
    if person_id is not None:
        conditions.append(event.c.person_id == person_id)
    if action is not None:
        conditions.append(event.c.action == action)
    count = reading.connection.execute(select(func.count()).select_from(event).where(*conditions)).scalar_one()
    query = select(event).where(*conditions).order_by(event.c.sequence.desc()).offset(offset).limit(limit)
    found = tuple(
        AccessEntry(row["made_at"], row["person_id"], row["action"], row["kind"], row["row_id"])
        for row in reading.rows(query)
    )
    return found, int(count)


def kinds(reading: Reading) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the people and the actions that stand in the round's events. Lead analysts only."""
    event = schema.audit_event
    here = (event.c.round_id == lead_round_of(reading.scope), _is_access())
    who, what = (
        tuple(sorted(reading.connection.execute(select(column).where(*here).distinct()).scalars()))
        for column in (event.c.person_id, event.c.action)
    )
    return who, what


def seen_since(connection: Connection, person_id: str, action: str, since: str, kind: str, row_id: str) -> bool:
    """Return whether a person did the same to the same thing since a moment."""
    event = schema.audit_event
    query = select(event.c.sequence).where(
        event.c.person_id == person_id,
        event.c.made_at > since,
        event.c.action == action,
        event.c.kind == kind,
        event.c.row_id == row_id,
    )
    return connection.execute(query.limit(1)).first() is not None


def count_since(connection: Connection, person_id: str, action: str, since: str) -> int:
    """Return how often a person did something since a moment."""
    event = schema.audit_event
    query = select(func.count()).select_from(event)
    return int(
        connection.execute(
            query.where(event.c.person_id == person_id, event.c.made_at > since, event.c.action == action)
        ).scalar_one()
    )


def note(connection: Connection, entry: AccessEntry, round_id: str | None) -> None:
    """Add one event."""
    people.audit(connection, entry.person_id, entry.action, entry.kind, entry.row_id, entry.made_at, round_id)


def _is_access() -> ColumnElement[bool]:
    event = schema.audit_event
    return or_(event.c.action.startswith("fetch_", autoescape=True), event.c.action.in_(SEEN))
