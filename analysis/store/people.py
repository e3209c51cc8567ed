"""People, their memberships, sessions and one-time codes. Reached before anybody has a scope; see workflow.people."""

import uuid
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from analysis.model.people import Membership, Person, Role
from analysis.store import schema
from analysis.store.unit import Row

_NOBODY = "system"


def person_count(connection: Connection, *, real_only: bool = False) -> int:
    """Return how many people have an account; `real_only` leaves the sample's people out."""
    query = select(func.count()).select_from(schema.person)
    if real_only:
        query = query.where(schema.person.c.is_sample == False)  # noqa: E712  a column, not a truth value
    return int(connection.execute(query).scalar_one())


def add_person(connection: Connection, person: Person, password_hash: str | None, now: str) -> None:
    """Store a person."""
    values = {
        "id": person.person_id,
        "name": person.name,
        "email": person.email,
        "language": person.language,
        "is_sample": person.is_sample,
        "password_hash": password_hash,
    }
    _insert(connection, schema.person, values, now, "add_person")


def add_membership(connection: Connection, membership: Membership, now: str) -> None:
    """Store what a person may open."""
    values = {
        "id": membership.membership_id,
        "person_id": membership.person_id,
        "role": membership.role.value,
        "round_id": membership.round_id,
        "municipality_id": membership.municipality_id,
        "visit_id": membership.visit_id,
    }
    _insert(connection, schema.membership, values, now, "add_membership")


def person(connection: Connection, person_id: str) -> Person | None:
    """Return a person by id, or None."""
    row = _first(connection, select(schema.person).where(schema.person.c.id == person_id))
    return None if row is None else _person(row)


def credentials(connection: Connection, email: str) -> tuple[Person, str | None] | None:
    """Return the person with this address and the password's hash, or None."""
    row = _first(connection, select(schema.person).where(schema.person.c.email == email))
    return None if row is None else (_person(row), row["password_hash"])


def names(connection: Connection) -> dict[str, str]:
    """Return people's names by id, for history."""
    return {row.id: row.name for row in connection.execute(select(schema.person.c.id, schema.person.c.name))}


def memberships(connection: Connection, person_id: str) -> tuple[Membership, ...]:
    """Return what a person may open, in the order it was given."""
    query = select(schema.membership).where(schema.membership.c.person_id == person_id)
    rows = connection.execute(query.order_by(schema.membership.c.changed_at, schema.membership.c.id)).mappings()
    return tuple(
        Membership(r["id"], r["person_id"], Role(r["role"]), r["round_id"], r["municipality_id"], r["visit_id"])
        for r in rows
    )


def add_code(connection: Connection, code_hash: str, purpose: str, expires_at: str) -> None:
    """Store a one-time code's hash; an older code of the same purpose stops working."""
    connection.execute(delete(schema.one_time_code).where(schema.one_time_code.c.purpose == purpose))
    connection.execute(insert(schema.one_time_code).values(id=code_hash, purpose=purpose, expires_at=expires_at))


def use_code(connection: Connection, code_hash: str, purpose: str, now: str) -> bool:
    """Use a one-time code up. Returns whether it was there and still valid."""
    code = schema.one_time_code
    used = connection.execute(
        delete(code).where(code.c.id == code_hash, code.c.purpose == purpose, code.c.expires_at > now)
    )
    return used.rowcount == 1


def add_session(connection: Connection, token_hash: str, person_id: str, now: str, expires_at: str) -> None:
    """Store a session by its token's hash."""
    connection.execute(
        insert(schema.session).values(
            id=token_hash, person_id=person_id, created_at=now, seen_at=now, expires_at=expires_at
        )
    )


def session(connection: Connection, token_hash: str) -> Row | None:
    """Return a session's row by its token's hash, or None."""
    return _first(connection, select(schema.session).where(schema.session.c.id == token_hash))


def change_session(connection: Connection, token_hash: str, **values: str | None) -> None:
    """Change what a session has open, its language, or when it was seen."""
    connection.execute(update(schema.session).where(schema.session.c.id == token_hash).values(**values))


def end_session(connection: Connection, token_hash: str) -> None:
    """End a session."""
    connection.execute(delete(schema.session).where(schema.session.c.id == token_hash))


def _insert(connection: Connection, table: Any, values: Row, now: str, action: str) -> None:
    person_id = values.get("person_id", values["id"])
    connection.execute(insert(table).values(**values, version=1, changed_by=_NOBODY, changed_at=now))
    connection.execute(
        insert(schema.audit_event).values(
            made_at=now, person_id=person_id, action=action, kind=table.name, row_id=values["id"]
        )
    )


def _first(connection: Connection, query: Any) -> Row | None:
    row = connection.execute(query).mappings().first()
    return None if row is None else dict(row)


def _person(row: Row) -> Person:
    return Person(row["id"], row["name"], row["email"], row["language"], row["is_sample"])


def new_id(prefix: str) -> str:
    """Return a new opaque id."""
    return prefix + uuid.uuid4().hex[:16]
