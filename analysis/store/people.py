"""People, their memberships, sessions and one-time codes. Reached before anybody has a scope; see workflow.people."""

import uuid
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, delete, func, insert, or_, select, update

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
    _insert(connection, schema.membership, membership_row(membership), now, "add_membership")


def membership_row(membership: Membership) -> Row:
    """Return a membership as a row."""
    return {
        "id": membership.membership_id,
        "person_id": membership.person_id,
        "role": membership.role.value,
        "round_id": membership.round_id,
        "municipality_id": membership.municipality_id,
        "visit_id": membership.visit_id,
    }


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
    return tuple(_membership(dict(row)) for row in rows)


def add_code(connection: Connection, code_hash: str, purpose: str, expires_at: str) -> None:
    """Store a one-time code's hash; an older code of the same purpose stops working."""
    connection.execute(delete(schema.one_time_code).where(schema.one_time_code.c.purpose == purpose))
    connection.execute(insert(schema.one_time_code).values(id=code_hash, purpose=purpose, expires_at=expires_at))


def code_purpose(connection: Connection, code_hash: str, now: str) -> str | None:
    """Return what a one-time code is for while it is valid, or None; it is not used up."""
    code = schema.one_time_code
    query = select(code.c.purpose).where(code.c.id == code_hash, code.c.expires_at > now)
    found: str | None = connection.execute(query).scalar_one_or_none()
    return found


def drop_codes(connection: Connection, purpose: str) -> None:
    """Make the codes of a purpose useless."""
    connection.execute(delete(schema.one_time_code).where(schema.one_time_code.c.purpose == purpose))


def use_code(connection: Connection, code_hash: str, purpose: str, now: str) -> bool:
    """Use a one-time code up. Returns whether it was there and still valid."""
    code = schema.one_time_code
    used = connection.execute(
        delete(code).where(code.c.id == code_hash, code.c.purpose == purpose, code.c.expires_at > now)
    )
    return used.rowcount == 1


def add_session(
    connection: Connection, token_hash: str, person_id: str, now: str, expires_at: str, device: str = ""
) -> None:
    """Store a session by its token's hash; sessions that are too old by now are swept out."""
    connection.execute(delete(schema.session).where(schema.session.c.expires_at <= now))
    connection.execute(
        insert(schema.session).values(
            id=token_hash, person_id=person_id, created_at=now, seen_at=now, expires_at=expires_at, device=device
        )
    )


def sessions_of(connection: Connection, person_id: str) -> tuple[Row, ...]:
    """Return a person's sessions, the one seen last first."""
    table = schema.session
    query = select(table).where(table.c.person_id == person_id).order_by(table.c.seen_at.desc(), table.c.id)
    return tuple(dict(row) for row in connection.execute(query).mappings())


def end_sessions_of(connection: Connection, person_id: str, *, but: str = "") -> int:
    """End a person's sessions, `but` one by its token's hash. Returns how many ended."""
    table = schema.session
    return connection.execute(delete(table).where(table.c.person_id == person_id, table.c.id != but)).rowcount


def end_one_session(connection: Connection, person_id: str, session_id: str) -> bool:
    """End one of a person's own sessions. Returns whether there was one."""
    table = schema.session
    return (
        connection.execute(delete(table).where(table.c.person_id == person_id, table.c.id == session_id)).rowcount == 1
    )


def set_language(connection: Connection, person_id: str, language: str, now: str) -> None:
    """Keep the language that a person reads the screens in."""
    table = schema.person
    changes = {"language": language, "version": table.c.version + 1, "changed_by": person_id, "changed_at": now}
    connection.execute(update(table).where(table.c.id == person_id, table.c.language != language).values(**changes))


def set_password(connection: Connection, person_id: str, password_hash: str, now: str) -> None:
    """Change a person's password, and say so in the audit log."""
    table = schema.person
    changes = {
        "password_hash": password_hash,
        "version": table.c.version + 1,
        "changed_by": person_id,
        "changed_at": now,
    }
    connection.execute(update(table).where(table.c.id == person_id).values(**changes))
    audit(connection, person_id, "set_password", "person", person_id, now)


def people_by_id(connection: Connection, person_ids: Iterable[str]) -> dict[str, Person]:
    """Return people by id."""
    query = select(schema.person).where(schema.person.c.id.in_(sorted(set(person_ids))))
    return {row["id"]: _person(dict(row)) for row in connection.execute(query).mappings()}


def memberships_reaching(connection: Connection, round_id: str) -> tuple[tuple[Membership, int], ...]:
    """Return the memberships that reach a round, each with its version: those bound to it, and leads of every round."""
    table = schema.membership
    reach = or_(table.c.round_id == round_id, table.c.round_id.is_(None))
    rows = connection.execute(select(table).where(reach).order_by(table.c.changed_at, table.c.id)).mappings()
    return tuple((_membership(dict(row)), row["version"]) for row in rows)


def audit(
    connection: Connection, person_id: str, action: str, kind: str, row_id: str, now: str, round_id: str | None = None
) -> None:
    """Add one event to the audit log where no unit of work is open: ids only."""
    connection.execute(
        insert(schema.audit_event).values(
            made_at=now, person_id=person_id, round_id=round_id, action=action, kind=kind, row_id=row_id
        )
    )


def account_events(
    connection: Connection, person_id: str, actions: tuple[str, ...], limit: int
) -> tuple[tuple[str, str], ...]:
    """Return when and what happened to a person's account, the newest first."""
    event = schema.audit_event
    query = (
        select(event.c.made_at, event.c.action)
        .where(event.c.kind == "person", event.c.row_id == person_id, event.c.action.in_(actions))
        .order_by(event.c.sequence.desc())
        .limit(limit)
    )
    return tuple((row.made_at, row.action) for row in connection.execute(query))


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
    person_id = str(values.get("person_id") or values["id"])
    connection.execute(insert(table).values(**values, version=1, changed_by=_NOBODY, changed_at=now))
    audit(connection, person_id, action, table.name, values["id"], now)


def _first(connection: Connection, query: Any) -> Row | None:
    row = connection.execute(query).mappings().first()
    return None if row is None else dict(row)


def _membership(row: Row) -> Membership:
    role = Role(row["role"])
    return Membership(row["id"], row["person_id"], role, row["round_id"], row["municipality_id"], row["visit_id"])


def _person(row: Row) -> Person:
    return Person(row["id"], row["name"], row["email"], row["language"], row["is_sample"])


def new_id(prefix: str) -> str:
    """Return a new opaque id."""
    return prefix + uuid.uuid4().hex[:16]
