"""Reminders that went out: claimed before they are sent, so that of two workers only one sends."""

from sqlalchemy import insert, select, update

from analysis.access import round_of
from analysis.model.finnish_order import finnish_key
from analysis.model.people import SECTION_ROLES
from analysis.model.reminders import CLAIMED, FAILED, MOST_TRIES, Recipient, Reminder
from analysis.store import schema
from analysis.store.unit import Reading, Row, Writing


def section_people(reading: Reading) -> tuple[Recipient, ...]:
    """Return the people who speak for municipalities of the round, by municipality and name; each once."""
    member, person, municipality = schema.membership, schema.person, schema.municipality
    query = (
        select(
            person.c.id,
            person.c.name,
            person.c.email,
            person.c.language,
            municipality.c.id.label("place"),
            municipality.c.name_fi,
        )
        .join(member, member.c.person_id == person.c.id)
        .join(municipality, municipality.c.id == member.c.municipality_id)
        .where(
            member.c.round_id == round_of(reading.scope),
            member.c.role.in_(sorted(role.value for role in SECTION_ROLES)),
        )
    )
    found = {
        (row["id"], row["place"]): Recipient(
            row["id"], row["name"], row["email"], row["language"], row["place"], row["name_fi"]
        )
        for row in reading.rows(query)
    }
    return tuple(
        sorted(found.values(), key=lambda one: (finnish_key(one.municipality_name), finnish_key(one.name), one.email))
    )


def reminders(reading: Reading, release_id: str) -> tuple[Reminder, ...]:
    """Return the reminders of a release that went out or were tried, oldest first."""
    table = schema.reminder
    query = select(table).where(table.c.round_id == round_of(reading.scope), table.c.release_id == release_id)
    return tuple(_reminder(row) for row in reading.rows(query.order_by(table.c.tried_at, table.c.id)))


def claim(unit: Writing, release_id: str, deadline: str, days: int, to: Recipient) -> str | None:
    """Take a reminder to be sent now. Returns its id, or None when it went out, or too many tries failed."""
    table, key = schema.reminder, f"{release_id}:{deadline}:{days}:{to.municipality_id}:{to.person_id}"
    known = unit.rows(select(table).where(table.c.id == key))
    if known and (known[0]["state"] != FAILED or known[0]["tries"] >= MOST_TRIES):
        return None
    tries = known[0]["tries"] + 1 if known else 1
    state = {"state": CLAIMED, "tried_at": unit.now, "tries": tries}
    if known:
        unit.connection.execute(update(table).where(table.c.id == key).values(**state))
    else:
        row = {"id": key, "round_id": round_of(unit.scope), "release_id": release_id, "person_id": to.person_id}
        row |= {"municipality_id": to.municipality_id, "deadline": deadline}
        unit.connection.execute(insert(table).values(**row, **state, days_before=days))
    return key


def settle(unit: Writing, reminder_id: str, state: str) -> None:
    """Record what became of a claimed reminder, in the audit log too."""
    table = schema.reminder
    unit.connection.execute(update(table).where(table.c.id == reminder_id).values(state=state, tried_at=unit.now))
    unit.audit(f"reminder_{state}", "reminder", reminder_id)


def _reminder(row: Row) -> Reminder:
    return Reminder(
        row["person_id"],
        row["municipality_id"],
        row["deadline"],
        row["days_before"],
        row["state"],
        row["tried_at"],
        row["tries"],
    )
