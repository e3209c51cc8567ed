"""Suggestions (the program's, replaced by the next run), recurring findings and constraints (people's)."""

from dataclasses import asdict

from sqlalchemy import delete, func, insert, select

from analysis.access import round_of
from analysis.model.codes import Direction
from analysis.model.recurring import (
    Answer,
    Constraint,
    EngineSettings,
    Proposal,
    Reason,
    RecurringFinding,
    Steadiness,
    Suggestion,
)
from analysis.store import schema
from analysis.store.retention import refuse_erased
from analysis.store.unit import Reading, Row, Writing

OPEN, ACCEPTED, REJECTED, DIVIDED = "open", "accepted", "rejected", "divided"
_QUESTION = "question"


def open_suggestions(reading: Reading) -> tuple[Suggestion, ...]:
    """Return the suggestions that nobody has decided on, surest first."""
    table = schema.suggestion
    query = select(table).where(table.c.round_id == round_of(reading.scope), table.c.state == OPEN)
    return tuple(_suggestion(row) for row in reading.rows(query.order_by(table.c.position, table.c.id)))


def get_suggestion(reading: Reading, suggestion_id: str) -> tuple[Suggestion, str]:
    """Return a suggestion and its state."""
    round_of(reading.scope)
    row = reading.row(schema.suggestion, suggestion_id)
    return _suggestion(row), row["state"]


def set_suggestion_state(unit: Writing, suggestion_id: str, state: str) -> None:
    """Record what became of a suggestion."""
    unit.update(schema.suggestion, suggestion_id, {"state": state})


def divide_suggestion(unit: Writing, suggestion_id: str, parts: tuple[Suggestion, ...]) -> tuple[str, ...]:
    """Put parts of a suggestion in its place on the board. Returns their ids."""
    place = unit.row(schema.suggestion, suggestion_id)["position"]
    set_suggestion_state(unit, suggestion_id, DIVIDED)
    rows = [_suggestion_row(unit, part, place) for part in parts]
    for row in rows:
        unit.insert(schema.suggestion, row)
    return tuple(str(row["id"]) for row in rows)


def replace_suggestions(unit: Writing, proposal: Proposal, data_version: str) -> None:
    """Put a run's suggestions in the place of those that nobody decided on; decided ones stay.

    Raises RuleBroken when the round's notes were erased.
    """
    refuse_erased(unit)
    round_id = round_of(unit.scope)
    table, run = schema.suggestion, schema.suggestion_run
    unit.connection.execute(delete(table).where(table.c.round_id == round_id, table.c.state == OPEN))
    unit.connection.execute(delete(run).where(run.c.round_id == round_id))
    rows = [_suggestion_row(unit, suggestion, place) for place, suggestion in enumerate(proposal.suggestions)]
    if rows:
        unit.connection.execute(insert(table), rows)
    unit.connection.execute(
        insert(run).values(
            id=round_id,
            round_id=round_id,
            settings=asdict(proposal.settings),
            made_at=unit.now,
            data_version=data_version,
        )
    )
    unit.audit("suggest", "suggestion_run", round_id)


def last_run(reading: Reading) -> tuple[EngineSettings, str, str] | None:
    """Return the settings, time and data version of the newest run, or None."""
    run = schema.suggestion_run
    rows = reading.rows(select(run).where(run.c.round_id == round_of(reading.scope)))
    if not rows:
        return None
    settings = rows[0]["settings"]
    weights = tuple((name, weight) for name, weight in settings["weights"])
    # Runs stored before a setting went have it still.
    known = {name: settings[name] for name in ("embedder", "embedder_version", "seed")}
    return EngineSettings(**known, weights=weights), rows[0]["made_at"], rows[0]["data_version"]


def rejections(reading: Reading) -> frozenset[frozenset[str]]:
    """Return the sets of findings that a person refused to put together."""
    table = schema.rejection
    rows = reading.rows(select(table).where(table.c.round_id == round_of(reading.scope)))
    return frozenset(frozenset(row["finding_ids"]) for row in rows)


def add_rejection(unit: Writing, rejection_id: str, finding_ids: tuple[str, ...]) -> None:
    """Remember that these findings are not to be suggested together again."""
    unit.insert(schema.rejection, {"id": rejection_id, "finding_ids": sorted(finding_ids)})


def all_recurring(reading: Reading) -> tuple[RecurringFinding, ...]:
    """Return the round's recurring findings, oldest first."""
    table = schema.recurring
    query = select(table).where(table.c.round_id == round_of(reading.scope))
    members = _members(reading)
    rows = reading.rows(query.order_by(table.c.accepted_at, table.c.id))
    return tuple(_recurring(row, members.get(row["id"], ())) for row in rows)


def get_recurring(reading: Reading, recurring_id: str) -> RecurringFinding:
    """Return one recurring finding."""
    round_of(reading.scope)
    row = reading.row(schema.recurring, recurring_id)
    return _recurring(row, _members(reading).get(recurring_id, ()))


def add_recurring(unit: Writing, entry: RecurringFinding) -> None:
    """Store a recurring finding with its members."""
    unit.insert(schema.recurring, recurring_row(entry))
    for finding_id in entry.finding_ids:
        add_member(unit, entry.recurring_id, finding_id)


def change_recurring(unit: Writing, recurring_id: str, changes: Row, version: int | None = None) -> None:
    """Change the title or the pin of a recurring finding."""
    unit.update(schema.recurring, recurring_id, changes, version=version)


def remove_recurring(unit: Writing, entry: RecurringFinding, version: int | None = None) -> None:
    """Remove a recurring finding; its findings stay."""
    for finding_id in entry.finding_ids:
        remove_member(unit, finding_id)
    unit.delete(schema.recurring, entry.recurring_id, version=version)


def change_statements(unit: Writing, old_id: str, new_id: str) -> None:
    """Let the statements that rest on one recurring finding rest on another, which took its findings over."""
    table = schema.statement
    query = select(table.c.id).where(table.c.round_id == round_of(unit.scope), table.c.recurring_id == old_id)
    for row in unit.rows(query):
        unit.update(table, row["id"], {"recurring_id": new_id})


def delete_recurring_row(unit: Writing, recurring_id: str) -> None:
    """Remove a recurring finding whose findings were moved elsewhere."""
    unit.delete(schema.recurring, recurring_id)


def add_member(unit: Writing, recurring_id: str, finding_id: str) -> None:
    """Put a finding into a recurring finding; it may belong to one only."""
    row = {"id": f"B{finding_id}", "recurring_id": recurring_id, "finding_id": finding_id}
    unit.insert(schema.recurring_member, row)


def remove_member(unit: Writing, finding_id: str) -> None:
    """Take a finding out of the recurring finding it is in."""
    unit.delete(schema.recurring_member, f"B{finding_id}")


def constraints(reading: Reading) -> tuple[Constraint, ...]:
    """Return what people said of pairs of findings, by pair."""
    table = schema.grouping_constraint
    query = select(table).where(table.c.round_id == round_of(reading.scope))
    rows = reading.rows(query.order_by(table.c.finding_a, table.c.finding_b))
    return tuple(Constraint(r["finding_a"], r["finding_b"], Answer(r["answer"])) for r in rows)


def set_constraint(unit: Writing, finding_a: str, finding_b: str, answer: Answer) -> None:
    """Keep a person's word on a pair; a newer word takes the place of an older one."""
    first, second = Constraint(finding_a, finding_b, answer).pair
    table, key = schema.grouping_constraint, f"{first}:{second}"
    known = unit.rows(select(table.c.id, table.c.answer).where(table.c.id == key))
    if not known:
        row = {"id": key, "finding_a": first, "finding_b": second, "answer": answer.value}
        unit.insert(table, row)
    elif known[0]["answer"] != answer.value:
        unit.update(table, key, {"answer": answer.value})


def remember_asked(unit: Writing, finding_id: str) -> None:
    """Remember that a person was asked about a finding. The audit log tells it: an undo of the step forgets it."""
    unit.audit(unit.action, _QUESTION, finding_id)


def asked(reading: Reading) -> frozenset[str]:
    """Return the findings that people were asked about, in steps that still stand."""
    event, step = schema.audit_event, schema.step
    query = select(event.c.row_id).join(step, step.c.id == event.c.step_id)
    wanted = (event.c.kind == _QUESTION, event.c.round_id == round_of(reading.scope), step.c.undone_by.is_(None))
    return frozenset(row["row_id"] for row in reading.rows(query.where(*wanted)))


def answers_since(reading: Reading, moment: str) -> int:
    """Return how many answers that still stand were given after a moment (UTC, as stored)."""
    event, step = schema.audit_event, schema.step
    query = select(func.count()).select_from(event.join(step, step.c.id == event.c.step_id))
    wanted = (event.c.kind == _QUESTION, event.c.round_id == round_of(reading.scope), step.c.undone_by.is_(None))
    return int(reading.connection.execute(query.where(*wanted, event.c.made_at > moment)).scalar_one())


def last_change(reading: Reading, finding_id: str) -> tuple[str, str]:
    """Return who changed a finding, or the recurring finding it is in, last, and when."""
    row = reading.row(schema.finding, finding_id)
    table = schema.recurring_member
    query = select(table.c.changed_by, table.c.changed_at).where(table.c.round_id == round_of(reading.scope))
    rows = [row, *reading.rows(query.where(table.c.finding_id == finding_id))]
    newest = max(rows, key=lambda one: str(one["changed_at"]))
    return str(newest["changed_by"]), str(newest["changed_at"])


def recurring_row(entry: RecurringFinding) -> Row:
    """Return a recurring finding as a row, without its members."""
    return {
        "id": entry.recurring_id,
        "title": entry.title,
        "theme_code": entry.theme_code,
        "direction": entry.direction.value,
        "accepted_by": entry.accepted_by,
        "accepted_at": entry.accepted_at,
        "pinned": entry.pinned,
    }


def _members(reading: Reading) -> dict[str, tuple[str, ...]]:
    table = schema.recurring_member
    query = select(table.c.recurring_id, table.c.finding_id).where(table.c.round_id == round_of(reading.scope))
    return reading.lists(query.order_by(table.c.finding_id))


def _recurring(row: Row, finding_ids: tuple[str, ...]) -> RecurringFinding:
    return RecurringFinding(
        row["id"],
        row["title"],
        row["theme_code"],
        Direction(row["direction"]),
        finding_ids,
        row["accepted_by"],
        row["accepted_at"],
        row["pinned"],
        row["version"],
    )


def _suggestion_row(unit: Writing, suggestion: Suggestion, place: int) -> Row:
    round_id = round_of(unit.scope)
    return {
        # Each run has ids of its own: the same group may come again after a person took it apart.
        "id": f"{suggestion.suggestion_id}-{unit.step_id[:12]}",
        "round_id": round_id,
        "position": place,
        "title": suggestion.title,
        "theme_code": suggestion.theme_code,
        "direction": suggestion.direction.value,
        "finding_ids": list(suggestion.finding_ids),
        "reason": asdict(suggestion.reason),
        "joins": suggestion.joins,
        "is_local": suggestion.is_local,
        "state": OPEN,
        "version": 1,
        "changed_by": unit.person_id,
        "changed_at": unit.now,
    }


def _suggestion(row: Row) -> Suggestion:
    reason = {**row["reason"], "shared_words": tuple(row["reason"]["shared_words"])}
    # Suggestions stored before steadiness was looked at have none.
    reason["steadiness"] = Steadiness(reason.get("steadiness", ""))
    return Suggestion(
        row["id"],
        row["title"],
        row["theme_code"],
        Direction(row["direction"]),
        tuple(row["finding_ids"]),
        Reason(**reason),
        row["joins"],
        row["is_local"],
    )
