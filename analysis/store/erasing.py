"""Erasing a round's raw notes: through a door that the triggers of migration 0008 look at, and with a record.

Ids, hashes, the audit log and the summary with its statements, cells, comments and releases live on.
"""

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from analysis.access import lead_round_of
from analysis.model.hashing import sha256_of
from analysis.model.privacy import ERASED, NOTES
from analysis.store import schema
from analysis.store.reach import EVERYTHING, enter, reach_of
from analysis.store.unit import Reading, Writing

_PART = 500
# What becomes of the columns that hold words of notes.
_BLANKED: dict[str, dict[str, Any]] = {
    "source_line": {"raw": ERASED, "locator": ""},
    "document": {"file_name": ERASED},
    "hidden_person": {"original": ERASED},
    "finding": {"text": ERASED, "context": "", "search_terms": "", "place": ""},
    "memo": {"text": ERASED},
    "recurring": {"title": ERASED},
    "job": {"arguments": {}, "message": ""},
    # What came back in Word: the comments that were made of it live on as the municipality's comments.
    "word_file": {"name": ERASED},
    "word_entry": {"text": ERASED, "proposed": "", "remarks": [], "quoted": "", "written_on": "", "note": ""},
}
_DROPPED = (
    *(schema.name_to_hide, schema.suggestion, schema.finding_map, schema.draft_text),
    *(schema.saved_view, schema.table_choice),
)
_COUNTED = {
    "files": schema.document,
    "lines": schema.source_line,
    "findings": schema.finding,
    "names": schema.hidden_person,
    "suggestions": schema.suggestion,
}
# Not of the notes, and kept for the whole house.
_OF_THE_HOUSE = ("privacy_notice",)


def what_would_go(reading: Reading) -> dict[str, int]:
    """Return how many things of each kind an erasure of the round's notes would take. Lead analysts only."""
    round_id = lead_round_of(reading.scope)
    return {
        name: int(
            reading.connection.execute(
                select(func.count()).select_from(table).where(table.c.round_id == round_id)
            ).scalar_one()
        )
        for name, table in _COUNTED.items()
    }


def erase_notes(unit: Writing, made_by: str) -> dict[str, int]:
    """Erase the raw notes of the round, and record that. Returns how many things of each kind went."""
    round_id, counts = lead_round_of(unit.scope), what_would_go(unit)
    _drop_vectors(unit, round_id)
    with open_door(unit, round_id):
        documents = select(schema.document.c.id).where(schema.document.c.round_id == round_id)
        unit.connection.execute(delete(schema.document_bytes).where(schema.document_bytes.c.id.in_(documents)))
        for table in (one for one in schema.metadata.sorted_tables if one.name in _BLANKED):
            blanks = _BLANKED[table.name]
            unit.connection.execute(update(table).where(table.c.round_id == round_id).values(**blanks))
    enter(unit.connection, EVERYTHING)  # what is being typed is within its writer's own reach only
    for table in _DROPPED:
        unit.connection.execute(delete(table).where(table.c.round_id == round_id))
    enter(unit.connection, reach_of(unit.scope))
    _forget_versions(unit, round_id)
    record(unit, NOTES, made_by, counts)
    return counts


@contextmanager
def open_door(unit: Writing, round_id: str) -> Iterator[None]:
    """Let raw lines of a round be blanked and its originals dropped, within this transaction only."""
    door = schema.erasure_door
    unit.connection.execute(insert(door).values(id=round_id, round_id=round_id))
    yield
    # When the block raises, the transaction is rolled back, and the door with it.
    unit.connection.execute(delete(door).where(door.c.id == round_id))


def record(unit: Writing, kind: str, made_by: str, counts: Mapping[str, int], row_id: str = "") -> None:
    """Write down what was erased, and say so in the audit log."""
    round_id, erasure_id = lead_round_of(unit.scope), f"E{uuid.uuid4().hex[:16]}"
    values = {"id": erasure_id, "round_id": round_id, "kind": kind, "made_by": made_by, "made_at": unit.now}
    unit.connection.execute(insert(schema.erasure).values(**values, counts=dict(counts)))
    unit.audit(f"erase_{kind}", "erasure", row_id or erasure_id)


def forget_changes(unit: Writing, change_ids: list[str]) -> None:
    """Take the words out of kept versions; that something changed stays known, and can no longer be undone."""
    change, step = schema.row_change, schema.step
    for start in range(0, len(change_ids), _PART):
        part = change_ids[start : start + _PART]
        steps = select(change.c.step_id).where(change.c.id.in_(part))
        unit.connection.execute(update(step).where(step.c.id.in_(steps)).values(can_undo=False))
        unit.connection.execute(update(change).where(change.c.id.in_(part)).values(before=None, after=None))


def _forget_versions(unit: Writing, round_id: str) -> None:
    change, step = schema.row_change, schema.step
    of_round = select(step.c.id).where(step.c.round_id == round_id)
    unit.connection.execute(
        update(change)
        .where(change.c.step_id.in_(of_round), change.c.table_name.not_in(_OF_THE_HOUSE))
        .values(before=None, after=None)
    )
    unit.connection.execute(update(step).where(step.c.round_id == round_id).values(can_undo=False))


def _drop_vectors(unit: Writing, round_id: str) -> None:
    """Drop the vectors of every text that the round's findings have or had, unless another round says the same."""
    finding, vector = schema.finding, schema.vector
    own = finding.c.round_id == round_id
    texts = set(unit.connection.execute(select(finding.c.text).where(own)).scalars()) | _former_texts(unit, round_id)
    texts -= set(unit.connection.execute(select(finding.c.text).where(~own)).scalars())
    embedders = unit.connection.execute(select(vector.c.embedder).distinct()).scalars().all()
    keys = sorted({key for embedder in embedders for text in texts for key in _keys(embedder, text)})
    for start in range(0, len(keys), _PART):
        unit.connection.execute(delete(vector).where(vector.c.id.in_(keys[start : start + _PART])))


def _former_texts(unit: Writing, round_id: str) -> set[str]:
    change, step = schema.row_change, schema.step
    query = (
        select(change.c.before, change.c.after)
        .join(step, step.c.id == change.c.step_id)
        .where(step.c.round_id == round_id, change.c.table_name == "finding")
    )
    rows = [row for pair in unit.connection.execute(query) for row in pair if row]
    return {str(row["text"]) for row in rows if row.get("text")}


def _keys(embedder: str, text: str) -> Iterator[str]:
    """Return the keys a text may have (see `language.embedding`): a model's name and version are stored as one text."""
    words = embedder.split(" ")
    for place in range(1, len(words)):
        yield sha256_of("\x1f".join((" ".join(words[:place]), " ".join(words[place:]), text)))
