"""Taking steps back, in order, as long as nobody changed the same thing since (decisions.md 24)."""

from itertools import groupby

from sqlalchemy import Table, delete, insert, select, update

from analysis.access import Scope, round_of
from analysis.errors import CannotUndo
from analysis.store import schema
from analysis.store.unit import Reading, Row, Store, Writing

UNDO, REDO = "undo", "redo"
# What the program suggests is nobody's doing: a new run stands in the way of no undo.
_RUN = "suggest"
# A finding's place follows its first line by itself (a trigger): it is nobody's change.
_BOOKKEEPING = frozenset({"version", "changed_by", "changed_at", "place"})
# Originals and raw lines are never deleted: taking an import back retires its document instead.
_KEPT = frozenset({"source_line", "hidden_person"})
_MANY, _PART = 20, 500


def undo_last(store: Store, scope: Scope) -> str:
    """Take back the person's newest step in the open round that still stands. Returns its action."""
    with store.writing(scope, UNDO) as unit:
        return _take_back(unit, _newest_standing(unit))


def redo_last(store: Store, scope: Scope) -> str:
    """Do again what the person took back last, unless something was done since. Returns the action."""
    with store.writing(scope, REDO) as unit:
        undone = _newest_undo(unit)
        _take_back(unit, undone)
        original = unit.rows(select(schema.step).where(schema.step.c.id == undone["undoes"]))[0]
        _set(unit, original["id"], undone_by=None)
        return str(original["action"])


def next_undo(reading: Reading) -> str | None:
    """Return the action that an undo would take back, or None."""
    try:
        return str(_newest_standing(reading)["action"])
    except CannotUndo:
        return None


def next_redo(reading: Reading) -> str | None:
    """Return the action that a redo would do again, or None."""
    try:
        undone = _newest_undo(reading)
    except CannotUndo:
        return None
    return str(reading.rows(select(schema.step).where(schema.step.c.id == undone["undoes"]))[0]["action"])


def _newest_own(reading: Reading, *passed_over: str) -> Row | None:
    """The person's own newest step of the round that stands and has none of these actions.

    The step being written has no rows yet and is left out.
    """
    step = schema.step
    query = select(step).where(
        step.c.round_id == round_of(reading.scope),
        step.c.person_id == reading.scope.person_id,
        step.c.id != getattr(reading, "step_id", ""),
        step.c.undone_by.is_(None),
        step.c.action.not_in((_RUN, *passed_over)),
    )
    return next(iter(reading.rows(query.order_by(step.c.sequence.desc()).limit(1))), None)


def _newest_standing(reading: Reading) -> Row:
    step = _newest_own(reading, UNDO, REDO)
    if step is None:
        raise CannotUndo("nothing")
    if not step["can_undo"]:
        raise CannotUndo("answered_by_new_step")
    return step


def _newest_undo(reading: Reading) -> Row:
    step = _newest_own(reading, REDO)
    if step is None or step["action"] != UNDO:
        raise CannotUndo("nothing")
    return step


def _take_back(unit: Writing, target: Row) -> str:
    change = schema.row_change
    changes = unit.rows(select(change).where(change.c.step_id == target["id"]).order_by(change.c.ordinal.desc()))
    for (name, *_), group in groupby(changes, _kind):
        run, table = list(group), schema.metadata.tables[name]
        if _may_go_together(run):
            _reverse_many(unit, table, run)
        else:
            for row in run:
                _reverse(unit, table, row)
    _set(unit, target["id"], undone_by=unit.step_id)
    _set(unit, unit.step_id, undoes=target["id"])
    return str(target["action"])


def _reverse(unit: Writing, table: Table, change: Row) -> None:
    current = unit.rows(select(table).where(table.c.id == change["row_id"]))
    now = current[0] if current else None
    if not _same(now, change["after"]):
        raise CannotUndo("changed_since", str(now["changed_by"]) if now else "")
    if change["before"] is None and table.name in _KEPT:
        return
    if change["before"] is None and table.name == "document":
        unit.update(table, change["row_id"], {"retired": True})
    elif change["before"] is None:
        unit.connection.execute(delete(table).where(table.c.id == change["row_id"]))
        unit.record(table, change["row_id"], now, None)
    else:
        _restore(unit, table, now, change["before"])


def _kind(change: Row) -> tuple[str, bool, bool]:
    return change["table_name"], change["before"] is None, change["after"] is None


def _may_go_together(run: list[Row]) -> bool:
    """Whether a run of one kind changes or adds different rows of a table of which an undo keeps nothing."""
    if len(run) < _MANY or run[0]["after"] is None or run[0]["table_name"] in _KEPT | {"document"}:
        return False
    return len({one["row_id"] for one in run}) == len(run)


def _reverse_many(unit: Writing, table: Table, changes: list[Row]) -> None:
    """Reverse changes of one kind together: one by one, thousands would hold up everybody else who writes."""
    current: dict[str, Row] = {}
    for start in range(0, len(changes), _PART):
        keys = [one["row_id"] for one in changes[start : start + _PART]]
        current |= {row["id"]: row for row in unit.rows(select(table).where(table.c.id.in_(keys)))}
    for one in changes:
        now = current.get(one["row_id"])
        if not _same(now, one["after"]):
            raise CannotUndo("changed_since", str(now["changed_by"]) if now else "")
    if changes[0]["before"] is None:
        unit.delete_many(table, [current[one["row_id"]] for one in changes])
        return
    stamps = {"id", "version", "changed_by", "changed_at"}
    before = {one["row_id"]: {k: v for k, v in one["before"].items() if k not in stamps} for one in changes}
    unit.update_many(table, {key: (current[key], before[key]) for key in sorted(before)})


def _restore(unit: Writing, table: Table, now: Row | None, before: Row) -> None:
    version = (now or before)["version"] + 1
    row = {**before, "version": version, "changed_by": unit.person_id, "changed_at": unit.now}
    if now is None:
        unit.connection.execute(insert(table).values(**row))
    else:
        unit.put(table, now, row)
    unit.record(table, before["id"], now, row)


def _same(a: Row | None, b: Row | None) -> bool:
    """Whether two states of a row say the same, whoever wrote them; `a` is as stored, `b` went through JSON."""
    if a is None or b is None:
        return a is b
    return {k: v for k, v in a.items() if k not in _BOOKKEEPING} == {
        k: v for k, v in b.items() if k not in _BOOKKEEPING
    }


def _set(unit: Writing, step_id: str, **values: str | None) -> None:
    unit.connection.execute(update(schema.step).where(schema.step.c.id == step_id).values(**values))
