"""Memos, people's marks, saved views, and what an address does not say."""

import secrets
from collections.abc import Collection, Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import delete, insert, literal, or_, select

from analysis.access import round_of
from analysis.errors import NotFound
from analysis.model.codes import FindingType, Flag, RoleClass
from analysis.model.findings import FindingFilter
from analysis.model.table_work import Mark, Memo, MemoOf, SavedView, SortBy
from analysis.store import schema
from analysis.store.retention import refuse_erased
from analysis.store.unit import Reading, Row, Writing

COLUMNS, WORDS = "columns", "words"
_PART = 500
_BYTES = 9  # 72 bits: an id that nobody guesses


def memo(reading: Reading, kind: MemoOf, thing_id: str) -> Memo:
    """Return the memo about a thing, empty when nobody wrote one."""
    table = schema.memo
    query = select(table).where(table.c.id == _memo_id(kind, thing_id), table.c.round_id == round_of(reading.scope))
    rows = reading.rows(query)
    if not rows:
        return Memo(kind, thing_id)
    return Memo(kind, thing_id, rows[0]["text"], rows[0]["version"], rows[0]["changed_by"], rows[0]["changed_at"])


def save_memo(unit: Writing, written: Memo) -> None:
    """Write a memo over the state with its version; an empty text takes it away. Raises NotFound for no such thing."""
    refuse_erased(unit)
    tables = {"finding": schema.finding, "recurring": schema.recurring, "statement": schema.statement}
    unit.row(tables[written.kind.value], written.thing_id)
    key = _memo_id(written.kind, written.thing_id)
    if not written.text:
        unit.delete(schema.memo, key, version=written.version)
    elif written.version:
        unit.update(schema.memo, key, {"text": written.text}, version=written.version)
    else:
        row = {"id": key, "kind": written.kind.value, "thing_id": written.thing_id, "text": written.text}
        unit.insert(schema.memo, row)


def marks_of(reading: Reading, finding_ids: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Return the codes of the marks of some findings (one page of them)."""
    table = schema.mark
    query = select(table.c.finding_id, table.c.code).where(table.c.finding_id.in_(sorted(finding_ids)))
    query = query.where(table.c.round_id == round_of(reading.scope)).order_by(table.c.finding_id, table.c.code)
    return reading.lists(query)


def with_memo(reading: Reading, finding_ids: Collection[str]) -> frozenset[str]:
    """Return those of some findings (one page of them) that have a memo."""
    table = schema.memo
    query = select(table.c.thing_id).where(table.c.round_id == round_of(reading.scope), table.c.kind == "finding")
    return frozenset(row["thing_id"] for row in reading.rows(query.where(table.c.thing_id.in_(sorted(finding_ids)))))


def set_marks(unit: Writing, finding_id: str, marks: Collection[Mark]) -> None:
    """Let a finding have exactly these marks."""
    refuse_erased(unit)
    unit.row(schema.finding, finding_id)
    there = set(marks_of(unit, [finding_id]).get(finding_id, ()))
    wanted = {mark.value for mark in marks}
    for code in sorted(there - wanted):
        unit.delete(schema.mark, f"{finding_id}:{code}")
    for code in sorted(wanted - there):
        unit.insert(schema.mark, {"id": f"{finding_id}:{code}", "finding_id": finding_id, "code": code})


def add_marks(unit: Writing, finding_ids: Collection[str], marks: Collection[Mark]) -> None:
    """Add marks to many findings at once; those that they have stay. Raises NotFound when one is not there."""
    refuse_erased(unit)
    keys = sorted(finding_ids)
    known: set[str] = set()
    there: dict[str, tuple[str, ...]] = {}
    for start in range(0, len(keys), _PART):
        part, table = keys[start : start + _PART], schema.finding
        query = select(table.c.id).where(table.c.id.in_(part), table.c.round_id == round_of(unit.scope))
        known |= set(unit.connection.execute(query).scalars())
        there |= marks_of(unit, part)
    for missing in [key for key in keys if key not in known][:1]:
        raise NotFound("finding", missing)
    codes = sorted(mark.value for mark in marks)
    pairs = [(key, code) for key in keys for code in codes if code not in there.get(key, ())]
    unit.insert_many(schema.mark, [{"id": f"{key}:{code}", "finding_id": key, "code": code} for key, code in pairs])


def views(reading: Reading) -> tuple[SavedView, ...]:
    """Return one's own views and those that others share, by name."""
    table = schema.saved_view
    query = select(table).where(
        table.c.round_id == round_of(reading.scope),
        or_(table.c.person_id == reading.scope.person_id, table.c.is_shared == literal(True, table.c.is_shared.type)),
    )
    found = (_view(reading, row) for row in reading.rows(query))
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.view_id)))


def add_view(unit: Writing, view: SavedView) -> None:
    """Keep a filter under a name."""
    row = {"id": view.view_id, "person_id": unit.person_id, "name": view.name, "is_shared": view.is_shared}
    unit.insert(schema.saved_view, {**row, "wanted": {"filter": _plain(view.wanted), "sort": view.sort.value}})


def change_view(unit: Writing, view_id: str, changes: Mapping[str, Any], version: int) -> None:
    """Rename one's own view, or share it. Raises NotFound for other people's."""
    _own_view(unit, view_id)
    unit.update(schema.saved_view, view_id, changes, version=version)


def remove_view(unit: Writing, view_id: str, version: int) -> None:
    """Remove one's own view. Raises NotFound for other people's."""
    _own_view(unit, view_id)
    unit.delete(schema.saved_view, view_id, version=version)


def choice(reading: Reading, kind: str) -> Any:
    """Return what a person chose for themselves in the round, or None."""
    table = schema.table_choice
    mine = (table.c.round_id == round_of(reading.scope), table.c.person_id == reading.scope.person_id)
    rows = reading.rows(select(table.c.value).where(*mine, table.c.kind == kind))
    return rows[0]["value"] if rows else None


def keep_choice(reading: Reading, kind: str, value: Any, now: str) -> None:
    """Keep what a person chose for themselves."""
    table = schema.table_choice
    key = f"{reading.scope.person_id}:{round_of(reading.scope)}:{kind}"
    reading.connection.execute(delete(table).where(table.c.id == key))
    _insert_choice(reading, {"id": key, "kind": kind, "value": value, "made_at": now})


def key_of_words(reading: Reading, words: str, now: str) -> str:
    """Return the id under which words of a search may stand in an address; the same words keep theirs."""
    table = schema.table_choice
    same = select(table.c.id).where(
        table.c.round_id == round_of(reading.scope), table.c.kind == WORDS, table.c.value == words
    )
    known = reading.rows(same.limit(1))
    if known:
        return str(known[0]["id"])
    # Random, not a hash: a hash of a name could be found by trying names.
    key = secrets.token_urlsafe(_BYTES)
    _insert_choice(reading, {"id": key, "kind": WORDS, "value": words, "made_at": now})
    return key


def words_of_key(reading: Reading, key: str) -> str | None:
    """Return the words that an address means, None for an id of another round or nobody's."""
    table = schema.table_choice
    query = select(table.c.value).where(
        table.c.id == key, table.c.kind == WORDS, table.c.round_id == round_of(reading.scope)
    )
    rows = reading.rows(query)
    return str(rows[0]["value"]) if rows else None


def _insert_choice(reading: Reading, values: Row) -> None:
    own = {"round_id": round_of(reading.scope), "person_id": reading.scope.person_id}
    reading.connection.execute(insert(schema.table_choice).values(**own, **values))


def _own_view(unit: Writing, view_id: str) -> None:
    if unit.row(schema.saved_view, view_id)["person_id"] != unit.person_id:
        raise NotFound("saved_view", view_id)


def _memo_id(kind: MemoOf, thing_id: str) -> str:
    return f"{kind.value}:{thing_id}"


def _plain(wanted: FindingFilter) -> Row:
    return {name: value for name, value in asdict(wanted).items() if value not in (None, "", False)}


def _view(reading: Reading, row: Row) -> SavedView:
    stored = dict(row["wanted"]["filter"])
    kinds: dict[str, Any] = {"finding_type": FindingType, "role_class": RoleClass, "flag": Flag}
    wanted = FindingFilter(**{name: kinds.get(name, lambda v: v)(value) for name, value in stored.items()})
    is_own = row["person_id"] == reading.scope.person_id
    sort = SortBy(row["wanted"]["sort"])
    return SavedView(row["id"], row["name"], wanted, sort, row["is_shared"], is_own, row["version"])
