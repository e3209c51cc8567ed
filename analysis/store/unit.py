"""Transactions with a scope. A write is one step: all or nothing, recorded row by row, refused when stale."""

import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, update

from analysis.access import PublicScope, RoundScope, RoundsScope, Scope, check_write
from analysis.errors import NotFound, StaleWrite
from analysis.model.hashing import sha256_of
from analysis.store import schema
from analysis.store.columns import canonical_json
from analysis.store.database import Database
from analysis.store.reach import NUMBERING, enter, reach_of

Row = dict[str, Any]
# Columns that name a place of the round: what is written must name one of its own round.
_PLACES = {
    "municipality_id": schema.municipality,
    "host_id": schema.municipality,
    "visit_id": schema.visit,
    "chapter_id": schema.chapter,
    "document_id": schema.document,
}
WRITER_LOCK = 7417  # any number that nothing else in the database locks by


def utc_now() -> str:
    """Return the time now as text, UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


@dataclass(slots=True)
class Reading:
    """An open transaction that may read what its scope allows."""

    scope: Scope
    connection: Connection

    def rows(self, query: Any) -> list[Row]:
        """Run a query and return its rows as mappings."""
        return [dict(row) for row in self.connection.execute(query).mappings()]

    def lists(self, query: Any) -> dict[str, tuple[str, ...]]:
        """Run a query of two columns; return for each value of the first those of the second, in the query's order."""
        found: dict[str, list[str]] = {}
        for key, value in self.connection.execute(query):
            found.setdefault(key, []).append(value)
        return {key: tuple(values) for key, values in found.items()}

    def row(self, table: Table, row_id: str) -> Row:
        """Return one row of the open round by id. Raises NotFound when the round has none such."""
        query = select(table).where(table.c.id == row_id)
        own_round = table.c.id if table is schema.peer_round else table.c.get("round_id")
        if own_round is not None:
            query = query.where(own_round == _round_id(self.scope))
        found = self.connection.execute(query).mappings().first()
        if found is None:
            raise NotFound(table.name, row_id)
        return dict(found)


@dataclass(slots=True)
class Writing(Reading):
    """An open transaction that may write. Every change of a row is recorded under the step."""

    action: str
    step_id: str
    now: str
    _ordinal: int = field(default=0)
    _known: set[tuple[str, str]] = field(default_factory=set)

    @property
    def person_id(self) -> str:
        """Who is writing."""
        return self.scope.person_id

    def insert(self, table: Table, values: Mapping[str, Any]) -> None:
        """Add a row; version, who and when are filled in."""
        row = {**values, "version": 1, **self._stamp()}
        if "round_id" in table.c:
            row.setdefault("round_id", _round_id(self.scope))
        self._check_reach(table, row)
        self.connection.execute(insert(table).values(**row))
        self.record(table, row["id"], None, row)

    def update(self, table: Table, row_id: str, changes: Mapping[str, Any], *, version: int | None = None) -> None:
        """Change a row when it still has `version` (None: whatever version it has). Raises StaleWrite, NotFound."""
        before = self.row(table, row_id)
        self._check_version(table, before, version)
        self._check_reach(table, changes)
        after = {**before, **changes, "version": before["version"] + 1, **self._stamp()}
        self.put(table, before, after)
        self.record(table, row_id, before, after)

    def update_many(self, table: Table, changes: Mapping[str, tuple[Row, Mapping[str, Any]]]) -> None:
        """Change many rows of the open round at once: id to the row as it was read and what to change of it.

        Raises StaleWrite for all when one is no longer as it was read.
        """
        written: list[tuple[Row, Row]] = []
        for row_id in sorted(changes):
            before, changed = changes[row_id]
            self._check_reach(table, changed)
            written.append((before, {**before, **changed, "version": before["version"] + 1, **self._stamp()}))
        if not written:
            return
        names = sorted({name for _, changed in changes.values() for name in changed} | {"version", *self._stamp()})
        query = update(table).where(table.c.id == bindparam("own_id"), table.c.version == bindparam("own_version"))
        query = query.values({name: bindparam(f"new_{name}") for name in names})
        rows = [
            {"own_id": a["id"], "own_version": a["version"], **{f"new_{name}": b[name] for name in names}}
            for a, b in written
        ]
        if self.connection.execute(query, rows).rowcount != len(rows):
            raise _stale(table, written[0][0])
        self._record_many(table, written)

    def insert_many(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Add many rows to a table of rounds at once, all with the same columns."""
        added = [{"round_id": _round_id(self.scope), **row, "version": 1, **self._stamp()} for row in rows]
        for row in added:
            self._check_reach(table, row)
        if added:
            self.connection.execute(insert(table), added)
            self._record_many(table, [(None, row) for row in added])

    def delete_many(self, table: Table, rows: Sequence[Row]) -> None:
        """Remove many rows at once, given as they were read in this transaction."""
        self._check_reach(table, {})
        if rows:
            self.connection.execute(
                delete(table).where(table.c.id == bindparam("own")), [{"own": r["id"]} for r in rows]
            )
            self._record_many(table, [(row, None) for row in rows])

    def _record_many(self, table: Table, written: Sequence[tuple[Row | None, Row | None]]) -> None:
        kept, events, common = [], [], self._event()
        for before, after in written:
            self._ordinal += 1
            place = {"id": f"{self.step_id}:{self._ordinal:06d}", "step_id": self.step_id, "ordinal": self._ordinal}
            row_id = (before or after or {})["id"]
            kept.append(place | {"table_name": table.name, "row_id": row_id, "before": before, "after": after})
            hashes = {"before_sha256": _hash(before), "after_sha256": _hash(after)}
            events.append(common | {"kind": table.name, "row_id": row_id} | hashes)
        self.connection.execute(insert(schema.row_change), kept)
        self.connection.execute(insert(schema.audit_event), events)

    def _event(self) -> Row:
        return {
            "made_at": self.now,
            "person_id": self.person_id,
            "round_id": getattr(self.scope, "round_id", None),
            "step_id": self.step_id,
            "action": self.action,
        }

    def delete(self, table: Table, row_id: str, *, version: int | None = None) -> None:
        """Remove a row when it still has `version`. Raises StaleWrite, NotFound."""
        before = self.row(table, row_id)
        self._check_version(table, before, version)
        self._check_reach(table, {})
        self.connection.execute(delete(table).where(table.c.id == row_id))
        self.record(table, row_id, before, None)

    def put(self, table: Table, before: Row, after: Row) -> None:
        """Write `after` over the row `before`, refused when somebody changed it in between."""
        changed = self.connection.execute(
            update(table)
            .where(table.c.id == before["id"], table.c.version == before["version"])
            .values(**{name: value for name, value in after.items() if name != "id"})
        )
        if changed.rowcount != 1:
            raise _stale(table, before)

    def record(self, table: Table, row_id: str, before: Row | None, after: Row | None) -> None:
        """Keep a row's before and after under the step, and its hashes in the audit log."""
        self._ordinal += 1
        self.connection.execute(
            insert(schema.row_change).values(
                id=f"{self.step_id}:{self._ordinal:06d}",
                step_id=self.step_id,
                ordinal=self._ordinal,
                table_name=table.name,
                row_id=row_id,
                before=before,
                after=after,
            )
        )
        self.audit(self.action, table.name, row_id, before, after)

    def audit(self, action: str, kind: str, row_id: str, before: Row | None = None, after: Row | None = None) -> None:
        """Add one event to the audit log: ids and hashes, never words."""
        self.connection.execute(
            insert(schema.audit_event).values(
                made_at=self.now,
                person_id=self.person_id,
                round_id=getattr(self.scope, "round_id", None),
                step_id=self.step_id,
                action=action,
                kind=kind,
                row_id=row_id,
                before_sha256=_hash(before),
                after_sha256=_hash(after),
            )
        )

    def _check_reach(self, table: Table, values: Mapping[str, Any]) -> None:
        """Refuse a write that the scope does not reach, whatever use case asks for it, or that ties rounds together.

        Raises AccessDenied for a table that is not the scope's, NotFound for a place of another round.
        """
        check_write(self.scope, table.name)
        for column, kind in _PLACES.items():
            key = values.get(column)
            if key and column in table.c and kind.name != table.name and (kind.name, key) not in self._known:
                self.row(kind, key)
                self._known.add((kind.name, key))

    def _stamp(self) -> Row:
        return {"changed_by": self.person_id, "changed_at": self.now}

    @staticmethod
    def _check_version(table: Table, row: Row, version: int | None) -> None:
        if version is not None and row["version"] != version:
            raise _stale(table, row)


class Store:
    """The database as the use cases see it: nothing opens without a scope."""

    def __init__(self, database: Database, clock: Callable[[], str] = utc_now) -> None:
        self.database = database
        self.clock = clock

    @contextmanager
    def reading(self, scope: Scope) -> Iterator[Reading]:
        """Open a transaction that reads."""
        with self.database.begin(reach=reach_of(scope)) as connection:
            yield Reading(scope, connection)

    @contextmanager
    def writing(
        self, scope: Scope, action: str, *, can_undo: bool = True, undoes: str | None = None
    ) -> Iterator[Writing]:
        """Open a transaction that writes, as one step named `action`."""
        with self.database.begin(write=True, reach=NUMBERING) as connection:
            if connection.dialect.name == "postgresql":
                # One writer at a time, as SQLite has it: steps are numbered in the order they are written.
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER_LOCK})")
            newest = connection.execute(select(func.max(schema.step.c.sequence))).scalar() or 0
            enter(connection, reach_of(scope))
            unit = Writing(scope, connection, action, uuid.uuid4().hex, self.clock())
            _open_step(unit, newest + 1, can_undo=can_undo, undoes=undoes)
            yield unit


def _open_step(unit: Writing, sequence: int, *, can_undo: bool, undoes: str | None) -> None:
    unit.connection.execute(
        insert(schema.step).values(
            id=unit.step_id,
            sequence=sequence,
            round_id=getattr(unit.scope, "round_id", None),
            person_id=unit.person_id,
            action=unit.action,
            made_at=unit.now,
            undoes=undoes,
            can_undo=can_undo,
        )
    )


def _round_id(scope: Scope) -> str | None:
    return None if isinstance(scope, PublicScope | RoundsScope) else scope.round_id


def _stale(table: Table, row: Row) -> StaleWrite:
    return StaleWrite(table.name, row["id"], str(row["changed_by"]), str(row["changed_at"]))


def _hash(row: Row | None) -> str | None:
    return None if row is None else sha256_of(canonical_json(row))


__all__ = ["Reading", "RoundScope", "Row", "Store", "Writing", "utc_now"]
