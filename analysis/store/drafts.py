"""What people are typing, saved while they type. Only the person's own; no step of the history holds it."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from analysis.model.hashing import sha256_of
from analysis.store import schema

MOST_DRAFTS = 300
"""Of one person: beyond this the oldest is forgotten."""


@dataclass(frozen=True, slots=True)
class DraftText:
    """An unsaved text of one field."""

    field: str
    text: str
    saved_at: str


def draft(connection: Connection, person_id: str, field: str) -> DraftText | None:
    """Return what a person typed into a field and did not save, or None."""
    table = schema.draft_text
    query = select(table.c.field, table.c.text, table.c.saved_at)
    row = connection.execute(query.where(table.c.id == _key(person_id, field))).first()
    return DraftText(*row) if row else None


def keep_draft(connection: Connection, person_id: str, round_id: str | None, entry: DraftText) -> None:
    """Keep what a person has typed so far."""
    table, key = schema.draft_text, _key(person_id, entry.field)
    values = {"text": entry.text, "saved_at": entry.saved_at, "round_id": round_id}
    changed = connection.execute(update(table).where(table.c.id == key).values(**values))
    if changed.rowcount == 0:
        connection.execute(insert(table).values(id=key, person_id=person_id, field=entry.field, **values))
        _forget_oldest(connection, person_id)


def drop_draft(connection: Connection, person_id: str, field: str) -> None:
    """Forget what a person typed into a field."""
    connection.execute(delete(schema.draft_text).where(schema.draft_text.c.id == _key(person_id, field)))


def _forget_oldest(connection: Connection, person_id: str) -> None:
    table = schema.draft_text
    own = select(func.count()).select_from(table).where(table.c.person_id == person_id)
    if connection.execute(own).scalar_one() > MOST_DRAFTS:
        oldest = select(table.c.id).where(table.c.person_id == person_id).order_by(table.c.saved_at, table.c.id)
        key = connection.execute(oldest.limit(1)).scalar_one()
        connection.execute(delete(table).where(table.c.id == key))


def _key(person_id: str, field: str) -> str:
    return sha256_of(f"{person_id}\n{field}")[:32]
