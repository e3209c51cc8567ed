"""Everything the program keeps about one person, and erasing it. Ids stay, so that comments and history stand."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, or_, select, update

from analysis.model.hashing import sha256_of
from analysis.model.people import Person
from analysis.model.privacy import ERASED_PERSON, PERSON
from analysis.store import people, schema
from analysis.store.erasing import forget_changes, record
from analysis.store.reach import EVERYTHING, enter
from analysis.store.unit import Reading, Row, Writing

Found = dict[str, list[Row]]
# What opens an account never leaves the database.
_SECRET = frozenset({"password_hash", "token_hash", "secret", "last_step"})
_NAMELESS_IDS = frozenset({"session", "recovery_code"})  # their ids are hashes of secrets


def everything_of(reading: Reading, person: Person) -> Found:
    """Return every row about a person by the kind of thing. Who may ask is asked before (`workflow.personal_data`)."""
    enter(reading.connection, EVERYTHING)  # what they did stands in every round, and their drafts are their own
    return {name: _rows(reading, table, condition) for name, table, condition in _places(person)}


def erase_person(unit: Writing, person: Person) -> dict[str, int]:
    """Take away a person's account and what tells who they are, and record that. Returns how many things went."""
    enter(unit.connection, EVERYTHING)
    key = person.person_id
    counts = {
        "roles": _drop_roles(unit, key),
        "sessions": people.end_sessions_of(unit.connection, key),
        "drafts": _drop(unit, schema.draft_text, schema.draft_text.c.person_id == key),
        "invitations": _blank_invitations(unit, person),
    }
    for table, column in (
        (schema.identity, schema.identity.c.person_id),
        (schema.recovery_code, schema.recovery_code.c.person_id),
        (schema.second_factor, schema.second_factor.c.id),
    ):
        _drop(unit, table, column == key)
    account = sha256_of(person.email.strip().casefold())
    _drop(unit, schema.failed_sign_in, schema.failed_sign_in.c.account == account)
    consent, nobody = schema.name_consent, {"name": ERASED_PERSON, "email": f"{key}@poistettu.invalid"}
    # A consent may have been written down under a name, as it was given by telephone.
    unit.connection.execute(update(consent).where(consent.c.given_by == person.name).values(given_by=key))
    account_row = update(schema.person).where(schema.person.c.id == key)
    unit.connection.execute(account_row.values(**nobody, password_hash=None, changed_at=unit.now))
    _forget_versions(unit, person)
    record(unit, PERSON, unit.person_id, counts, key)
    return counts


def _places(person: Person) -> tuple[tuple[str, Table, ColumnElement[bool]], ...]:
    key, s = person.person_id, schema
    return (
        ("account", s.person, s.person.c.id == key),
        ("roles", s.membership, s.membership.c.person_id == key),
        ("sessions", s.session, s.session.c.person_id == key),
        ("second_step", s.second_factor, s.second_factor.c.id == key),
        ("identities", s.identity, s.identity.c.person_id == key),
        ("invitations", s.invitation, _of_invitation(person)),
        ("comments", s.comment, or_(s.comment.c.author_id == key, s.comment.c.answered_by == key)),
        ("approvals", s.approval, s.approval.c.given_by == key),
        ("name_consents", s.name_consent, s.name_consent.c.given_by.in_((key, person.name))),
        ("sections_opened", s.section_opened, s.section_opened.c.person_id == key),
        ("reminders", s.reminder, s.reminder.c.person_id == key),
        ("drafts", s.draft_text, s.draft_text.c.person_id == key),
        ("documents_brought", s.document, s.document.c.imported_by == key),
        ("steps", s.step, s.step.c.person_id == key),
        ("log", s.audit_event, or_(s.audit_event.c.person_id == key, s.audit_event.c.row_id == key)),
    )


def _rows(reading: Reading, table: Table, condition: ColumnElement[bool]) -> list[Row]:
    hidden = _SECRET | ({"id"} if table.name in _NAMELESS_IDS else set())
    columns = [column for column in table.c if column.name not in hidden]
    order: Sequence[Any] = tuple(table.primary_key.columns)
    return reading.rows(select(*columns).where(condition).order_by(*order))


def _of_invitation(person: Person) -> ColumnElement[bool]:
    table = schema.invitation
    return or_(table.c.email == person.email, table.c.person_id == person.person_id)


def _drop(unit: Writing, table: Table, condition: ColumnElement[bool]) -> int:
    return unit.connection.execute(delete(table).where(condition)).rowcount


def _drop_roles(unit: Writing, person_id: str) -> int:
    held = people.memberships(unit.connection, person_id)
    for one in held:
        unit.audit("remove_member", "membership", one.membership_id)
    return _drop(unit, schema.membership, schema.membership.c.person_id == person_id)


def _blank_invitations(unit: Writing, person: Person) -> int:
    table = schema.invitation
    of_person = _of_invitation(person)
    unit.connection.execute(update(table).where(of_person, table.c.used_at.is_(None)).values(withdrawn_at=unit.now))
    blank = {"name": "", "email": f"{person.person_id}@poistettu.invalid"}
    return unit.connection.execute(update(table).where(of_person).values(**blank)).rowcount


def _forget_versions(unit: Writing, person: Person) -> None:
    """Kept versions of rows that named the person lose their words; of others they stay."""
    change = schema.row_change
    query = select(change.c.id, change.c.before, change.c.after).where(
        change.c.table_name.in_(("invitation", "person", "name_consent"))
    )
    names = {person.email, person.name, person.person_id}
    found = [row["id"] for row in unit.rows(query) if any(_holds(row[side], names) for side in ("before", "after"))]
    forget_changes(unit, found)


def _holds(row: Row | None, names: set[str]) -> bool:
    return row is not None and bool({row.get(one) for one in ("email", "name", "given_by", "person_id")} & names)
