"""Erasing a person who is named in notes: every raw line with the name is listed, and goes where it was decided."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import delete, select, update

from analysis.access import lead_round_of
from analysis.errors import InvalidInput
from analysis.ingest.added_names import mentions, with_hidden, words_of_name
from analysis.model.documents import Document, SourceLine
from analysis.model.privacy import ERASED, NAME
from analysis.store import documents as document_store
from analysis.store import erasing, name_places, schema
from analysis.store.columns import canonical_json
from analysis.store.retention import refuse_erased
from analysis.store.unit import Reading, Writing
from analysis.workflow import hiding
from analysis.workflow.access_log import note_look
from analysis.workflow.desk import Desk


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A raw line in which the name stands. `is_sure` is False where it may be an everyday word."""

    line: SourceLine
    document: Document
    is_sure: bool


def lines_with_name(desk: Desk, name: str) -> tuple[NamedLine, ...]:
    """Return the raw lines of the round in which a name stands in any form, by document. The look is logged."""
    _check(name)
    with desk.store.reading(desk.scope) as reading:
        lead_round_of(reading.scope)
        found = _named_lines(reading, name)
    note_look(desk, "view_lines", "document", {one.document.document_id for one in found})
    return found


def erase_name(
    desk: Desk, name: str, typed_name: str, line_ids: Collection[str], *, with_files: bool
) -> dict[str, int]:
    """Erase a name from the round: the chosen raw lines, the lists of hidden names, and kept versions. Not undone.

    Findings have the name hidden first; memos, searches and returned Word files lose it. `with_files` drops the
    original files of the chosen lines too: the name stands in their bytes. Lead analysts only. Returns how many things
    of each kind went. Raises InvalidInput unless the name was typed once more.
    """
    lead_round_of(desk.scope)
    _check(name)
    if _same(typed_name) != _same(name):
        raise InvalidInput("typed_name", "differs")
    hidden = hiding.hide_name(desk, name)
    with desk.store.writing(desk.scope, "erase_name", can_undo=False) as unit:
        refuse_erased(unit)
        chosen = [one for one in _named_lines(unit, name) if one.line.line_id in line_ids]
        counts = {"lines": len(chosen), "findings": hidden, "files": _drop_lines(unit, chosen, with_files=with_files)}
        counts["names"] = _drop_from_lists(unit, name)
        name_places.drop_name(unit, lambda said: bool(mentions(said, name)), lambda said: _without(said, name))
        erasing.forget_changes(unit, _versions_with(unit, name))
        erasing.record(unit, NAME, unit.person_id, counts)
    return counts


def _same(name: str) -> str:
    return " ".join(name.split()).casefold()


def _without(said: str, name: str) -> str:
    return with_hidden(said, mentions(said, name), ERASED)


def _check(name: str) -> None:
    if not words_of_name(name):
        raise InvalidInput("name", "empty")


def _named_lines(reading: Reading, name: str) -> tuple[NamedLine, ...]:
    return tuple(
        NamedLine(line, document, any(mention.sure for mention in found))
        for document in document_store.list_documents(reading, retired=True)
        for line in document_store.lines_of(reading, document.document_id)
        if (found := mentions(line.raw, name))
    )


def _drop_lines(unit: Writing, chosen: list[NamedLine], *, with_files: bool) -> int:
    lines, documents = [one.line.line_id for one in chosen], {one.document.document_id for one in chosen}
    table, data = schema.source_line, schema.document_bytes
    with erasing.open_door(unit, lead_round_of(unit.scope)):
        unit.connection.execute(update(table).where(table.c.id.in_(lines)).values(raw=ERASED))
        if not with_files:
            return 0
        return unit.connection.execute(delete(data).where(data.c.id.in_(sorted(documents)))).rowcount


def _drop_from_lists(unit: Writing, name: str) -> int:
    round_id, hidden, asked = lead_round_of(unit.scope), schema.hidden_person, schema.name_to_hide
    rows = unit.rows(select(hidden.c.id, hidden.c.original).where(hidden.c.round_id == round_id))
    ids = [row["id"] for row in rows if mentions(row["original"], name)]
    unit.connection.execute(update(hidden).where(hidden.c.id.in_(ids)).values(original=ERASED))
    rows = unit.rows(select(asked.c.id, asked.c.name).where(asked.c.round_id == round_id))
    kept = [row["id"] for row in rows if mentions(row["name"], name)]
    unit.connection.execute(delete(asked).where(asked.c.id.in_(kept)))
    named = [
        one.document_id for one in document_store.list_documents(unit, retired=True) if mentions(one.file_name, name)
    ]
    name_places.drop_file_names(unit, named)
    return len(ids)


def _versions_with(unit: Writing, name: str) -> list[str]:
    change, step = schema.row_change, schema.step
    query = (
        select(change.c.id, change.c.before, change.c.after)
        .join(step, step.c.id == change.c.step_id)
        .where(step.c.round_id == lead_round_of(unit.scope))
    )
    return [
        row["id"]
        for row in unit.rows(query)
        if any(row[side] and mentions(canonical_json(row[side]), name) for side in ("before", "after"))
    ]
