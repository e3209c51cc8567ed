"""One person's data: what is kept about them, handed over or erased, by a lead who reaches all of it."""

from dataclasses import dataclass

from analysis.access import lead_round_of
from analysis.errors import AccessDenied, InvalidInput, NotFound, RuleBroken
from analysis.export.person_data import person_data_zip
from analysis.model.finnish_order import finnish_key
from analysis.model.people import Person, Role
from analysis.store import people, personal_data
from analysis.store.unit import Reading
from analysis.workflow.desk import Desk
from analysis.workflow.reminder_letter import letter_words
from analysis.workflow.views import ExportFile


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody whose data the lead reaches; `has_roles` is False for an account that opens nothing any more."""

    person: Person
    has_roles: bool


def people_within_reach(desk: Desk) -> tuple[KnownPerson, ...]:
    """Return the people whose data the lead may hand over or erase, by name. Lead analysts only.

    A lead of one round reaches those all of whose roles are in it; a lead of every round reaches everybody.
    """
    lead_round_of(desk.scope)
    with desk.store.reading(desk.scope) as reading:
        every = people.people_by_id(reading.connection, people.names(reading.connection))
        found = [
            KnownPerson(one, bool(people.memberships(reading.connection, one.person_id))) for one in every.values()
        ]
        reached = [one for one in found if _reaches(reading, one.person)]
    return tuple(sorted(reached, key=lambda one: (finnish_key(one.person.name), one.person.email)))


def export_person(desk: Desk, person_id: str, language: str = "fi") -> ExportFile:
    """Return everything that is kept about a person as a zip. Lead analysts only. The fetch is logged."""
    lead_round_of(desk.scope)
    with desk.store.writing(desk.scope, "fetch_person", can_undo=False) as unit:
        person = _within_reach(unit, person_id)
        unit.audit("fetch_person", "person", person_id)
        found = personal_data.everything_of(unit, person)
    data = person_data_zip(found, lambda word: letter_words(language, word))
    return ExportFile(f"henkilotiedot-{person_id}.zip", "application/zip", data)


def erase_person(desk: Desk, person_id: str, typed_email: str) -> dict[str, int]:
    """Erase a person's account and what tells who they are; their comments stay the municipality's. Not undone.

    Lead analysts only. Raises InvalidInput unless their address was typed, RuleBroken for one's own account.
    """
    lead_round_of(desk.scope)
    with desk.store.writing(desk.scope, "erase_person", can_undo=False) as unit:
        person = _within_reach(unit, person_id)
        if person_id == unit.person_id:
            raise RuleBroken("own_account")
        if typed_email.strip().casefold() != person.email.casefold():
            raise InvalidInput("typed_email", "differs")
        return personal_data.erase_person(unit, person)


def _within_reach(reading: Reading, person_id: str) -> Person:
    person = people.person(reading.connection, person_id)
    if person is None:
        raise NotFound("person", person_id)
    if not _reaches(reading, person):
        raise AccessDenied(f"{person_id} holds more than the lead reaches")
    return person


def _reaches(reading: Reading, person: Person) -> bool:
    own = people.memberships(reading.connection, reading.scope.person_id)
    if any(one.role is Role.LEAD_ANALYST and one.round_id is None for one in own):
        return True
    held, round_id = people.memberships(reading.connection, person.person_id), lead_round_of(reading.scope)
    return bool(held) and all(one.round_id == round_id for one in held)
