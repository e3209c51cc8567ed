"""How long a round keeps its raw notes, and whether they are still there."""

from sqlalchemy import select

from analysis.access import lead_round_of, round_of
from analysis.errors import RuleBroken
from analysis.model.privacy import NOTES, Erasure, Retention
from analysis.store import schema
from analysis.store.unit import Reading, Row, Writing


def retention(reading: Reading, now: str) -> Retention:
    """Return the round's day of erasure and whether it has been; `now` is kept for reckoning days."""
    table = schema.retention
    rows = reading.rows(select(table).where(table.c.id == round_of(reading.scope)))
    erase_on, version = (rows[0]["erase_on"], rows[0]["version"]) if rows else (None, None)
    return Retention(erase_on, version, erased_at(reading), now)


def set_erase_on(unit: Writing, erase_on: str | None, version: int | None) -> None:
    """Set the day on which the round's notes are erased. Lead analysts only. Raises StaleWrite."""
    round_id, table = lead_round_of(unit.scope), schema.retention
    if unit.rows(select(table.c.id).where(table.c.id == round_id)):
        unit.update(table, round_id, {"erase_on": erase_on}, version=version or 0)
    else:
        unit.insert(table, {"id": round_id, "erase_on": erase_on})


def erased_at(reading: Reading) -> str | None:
    """Return when the notes of the open round were erased, or None while they are there. For any scope of a round."""
    table, round_id = schema.erasure, getattr(reading.scope, "round_id", None)
    query = select(table.c.made_at).where(table.c.round_id == round_id, table.c.kind == NOTES)
    found: str | None = reading.connection.execute(query.order_by(table.c.made_at).limit(1)).scalar_one_or_none()
    return found


def refuse_erased(reading: Reading) -> None:
    """Refuse to bring words of notes into a round whose notes were erased. Raises RuleBroken."""
    if erased_at(reading) is not None:
        raise RuleBroken("notes_erased")


def erasures(reading: Reading) -> tuple[Erasure, ...]:
    """Return what was erased in the round, newest first. Lead analysts only."""
    table = schema.erasure
    query = select(table).where(table.c.round_id == lead_round_of(reading.scope))
    return tuple(_erasure(row) for row in reading.rows(query.order_by(table.c.made_at.desc(), table.c.id)))


def _erasure(row: Row) -> Erasure:
    return Erasure(row["id"], row["kind"], row["made_by"], row["made_at"], row["counts"], row["swept_at"])
