"""Names that a person asked to hide in a round, and the people hidden in its documents."""

from sqlalchemy import select

from analysis.access import round_of
from analysis.model.findings import HiddenPerson
from analysis.store import schema
from analysis.store.documents import hidden_people
from analysis.store.retention import refuse_erased
from analysis.store.unit import Reading, Writing


def names_to_hide(reading: Reading) -> tuple[str, ...]:
    """Return the names that people asked to hide in the round, in alphabetical order."""
    table = schema.name_to_hide
    query = select(table.c.name).where(table.c.round_id == round_of(reading.scope)).order_by(table.c.name)
    return tuple(row["name"] for row in reading.rows(query))


def add_name_to_hide(unit: Writing, name_id: str, name: str) -> None:
    """Keep a name to be hidden in what is read from now on; one that is kept already stays as it is."""
    refuse_erased(unit)
    table = schema.name_to_hide
    if not unit.rows(select(table.c.id).where(table.c.id == name_id)):
        unit.insert(table, {"id": name_id, "name": name})


def add_hidden_once(unit: Writing, document_id: str, person: HiddenPerson) -> None:
    """Store a person hidden in a document; one that is stored already is not stored again."""
    if person in hidden_people(unit, document_id):
        return
    table = schema.hidden_person
    taken = {row["id"] for row in unit.rows(select(table.c.id).where(table.c.document_id == document_id))}
    ordinal = next(place for place in range(len(taken) + 1) if f"{document_id}-H{place:03d}" not in taken)
    unit.insert(
        table,
        {
            "id": f"{document_id}-H{ordinal:03d}",
            "document_id": document_id,
            "original": person.original,
            "replacement": person.replacement,
            "kind": person.kind,
            "sure": person.sure,
        },
    )
