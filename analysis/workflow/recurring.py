"""What people decide about recurring findings. Every merge and split leaves constraints that a re-run obeys."""

from collections.abc import Sequence
from itertools import pairwise

from analysis.access import round_of
from analysis.errors import InvalidInput, RuleBroken
from analysis.model.findings import FindingFilter
from analysis.model.recurring import Answer, RecurringFinding, Suggestion
from analysis.store import findings as finding_store
from analysis.store import people
from analysis.store import recurring as recurring_store
from analysis.store.retention import refuse_erased
from analysis.store.unit import Reading, Writing
from analysis.workflow.coverage import covered_by_theme
from analysis.workflow.desk import Desk
from analysis.workflow.jobs import enqueue
from analysis.workflow.joining import join, keep_apart, merge_into_one, new_entry, store_group
from analysis.workflow.open_suggestions import left_of, open_suggestion
from analysis.workflow.rows import finding_rows
from analysis.workflow.support import Ground
from analysis.workflow.views import Board, FindingRow, RecurringCard, SuggestionCard


def request_suggestions(desk: Desk) -> str:
    """Ask the worker to suggest what recurs. Returns the job's id. Raises RuleBroken when the notes were erased."""
    with desk.store.reading(desk.scope) as reading:
        round_of(reading.scope)
        refuse_erased(reading)
    return enqueue(desk, "suggest")


def board(desk: Desk) -> Board:
    """Return suggestions and recurring findings of the round, with their findings."""
    with desk.store.reading(desk.scope) as reading:
        recurring = recurring_store.all_recurring(reading)
        suggestions = left_of(reading, recurring_store.open_suggestions(reading), recurring)
        rows = _rows(reading, suggestions, recurring)
        ground, by_id = Ground(covered_by_theme(reading)), {entry.recurring_id: entry for entry in recurring}
        run = recurring_store.last_run(reading)
        settings, made_at, version = run or (None, None, None)
        return Board(
            tuple(_suggestion_card(s, rows, by_id, ground) for s in suggestions if set(s.finding_ids) <= set(rows)),
            tuple(_recurring_card(entry, rows, ground) for entry in recurring),
            finding_store.count(reading, FindingFilter(unassigned_only=True)),
            settings,
            made_at,
            version is not None and version != finding_store.data_version(reading),
            recurring_store.answers_since(reading, made_at) if made_at else 0,
        )


def accept(desk: Desk, suggestion_id: str, title: str | None = None) -> str:
    """Agree that a suggestion's findings say the same. Returns the recurring finding's id."""
    with desk.store.writing(desk.scope, "accept") as unit:
        suggestion = open_suggestion(unit, suggestion_id)
        recurring_store.set_suggestion_state(unit, suggestion_id, recurring_store.ACCEPTED)
        if suggestion.joins:
            return join(unit, suggestion.joins, suggestion.finding_ids)
        entry = new_entry(unit, title or suggestion.title, suggestion.theme_code, suggestion.direction)
        store_group(unit, entry, suggestion.finding_ids)
    return entry.recurring_id


def reject(desk: Desk, suggestion_id: str) -> None:
    """Refuse a suggestion; the same findings are not suggested together again."""
    with desk.store.writing(desk.scope, "reject") as unit:
        suggestion = open_suggestion(unit, suggestion_id)
        recurring_store.set_suggestion_state(unit, suggestion_id, recurring_store.REJECTED)
        members: tuple[str, ...] = suggestion.finding_ids
        if suggestion.joins:
            keep_apart(unit, members, recurring_store.get_recurring(unit, suggestion.joins).finding_ids)
        recurring_store.add_rejection(unit, people.new_id("X"), members)


def rename(desk: Desk, recurring_id: str, version: int, title: str) -> None:
    """Give a recurring finding another title."""
    if not title.strip():
        raise InvalidInput("title", "empty")
    with desk.store.writing(desk.scope, "rename") as unit:
        recurring_store.change_recurring(unit, recurring_id, {"title": title.strip()}, version)


def pin(desk: Desk, recurring_id: str, version: int, pinned: bool) -> None:
    """Pin a recurring finding, or let it loose: nothing new is proposed to a pinned one."""
    with desk.store.writing(desk.scope, "pin") as unit:
        recurring_store.change_recurring(unit, recurring_id, {"pinned": pinned}, version)


def merge(desk: Desk, recurring_ids: Sequence[str], suggestion_ids: Sequence[str], title: str) -> str:
    """Join recurring findings and suggestions into one. The oldest recurring finding keeps its id. Returns the id."""
    if len(set(recurring_ids)) + len(set(suggestion_ids)) < 2:
        raise InvalidInput("merge", "too_few")
    with desk.store.writing(desk.scope, "merge") as unit:
        groups = [recurring_store.get_recurring(unit, key) for key in dict.fromkeys(recurring_ids)]
        suggestions = [open_suggestion(unit, key) for key in dict.fromkeys(suggestion_ids)]
        for suggestion in suggestions:
            recurring_store.set_suggestion_state(unit, suggestion.suggestion_id, recurring_store.ACCEPTED)
        return merge_into_one(unit, groups, suggestions, title.strip())


def split(desk: Desk, recurring_id: str, finding_ids: Sequence[str], title: str) -> str:
    """Take findings out into a recurring finding of their own; the two are kept apart from now on. Returns its id."""
    with desk.store.writing(desk.scope, "split") as unit:
        entry = recurring_store.get_recurring(unit, recurring_id)
        taken = tuple(sorted(set(finding_ids) & set(entry.finding_ids)))
        left = tuple(sorted(set(entry.finding_ids) - set(taken)))
        if not taken or not left:
            raise InvalidInput("split", "all_or_nothing")
        for finding_id in taken:
            recurring_store.remove_member(unit, finding_id)
        made = new_entry(unit, title.strip() or entry.title, entry.theme_code, entry.direction)
        store_group(unit, made, taken)
        keep_apart(unit, taken, left)
    return made.recurring_id


def move(desk: Desk, finding_id: str, recurring_id: str | None) -> None:
    """Move a finding into another recurring finding, or out of every one (None)."""
    with desk.store.writing(desk.scope, "move") as unit:
        every = recurring_store.all_recurring(unit)
        source = next((entry for entry in every if finding_id in entry.finding_ids), None)
        if source is not None:
            _leave(unit, source, finding_id)
        if recurring_id is not None:
            join(unit, recurring_id, (finding_id,))


def dissolve(desk: Desk, recurring_id: str, version: int) -> None:
    """Take a recurring finding apart; its findings stay, and are not suggested together again."""
    with desk.store.writing(desk.scope, "dissolve") as unit:
        entry = recurring_store.get_recurring(unit, recurring_id)
        recurring_store.remove_recurring(unit, entry, version)
        recurring_store.add_rejection(unit, people.new_id("X"), entry.finding_ids)


def _leave(unit: Writing, source: RecurringFinding, finding_id: str) -> None:
    left = tuple(sorted(set(source.finding_ids) - {finding_id}))
    if not left:
        raise RuleBroken("last_finding", (source.recurring_id,))
    recurring_store.remove_member(unit, finding_id)
    keep_apart(unit, (finding_id,), left)
    # What held the group together may have run through the finding that left.
    for first, second in pairwise(left):
        recurring_store.set_constraint(unit, first, second, Answer.TOGETHER)


def _rows(
    reading: Reading, suggestions: tuple[Suggestion, ...], recurring: tuple[RecurringFinding, ...]
) -> dict[str, FindingRow]:
    round_of(reading.scope)
    ids = {f for s in suggestions for f in s.finding_ids} | {f for entry in recurring for f in entry.finding_ids}
    ids |= {s.reason.nearest_left_out for s in suggestions if s.reason.nearest_left_out}
    return {row.finding.finding_id: row for row in finding_rows(reading, sorted(ids))}


def _suggestion_card(
    suggestion: Suggestion, rows: dict[str, FindingRow], accepted: dict[str, RecurringFinding], ground: Ground
) -> SuggestionCard:
    found = tuple(rows[key] for key in suggestion.finding_ids)
    target = accepted.get(suggestion.joins or "")
    joined = tuple(rows[key] for key in target.finding_ids if key in rows) if target else ()
    return SuggestionCard(
        suggestion,
        found,
        rows.get(suggestion.reason.nearest_left_out or ""),
        target.title if target else None,
        ground.support(row.finding for row in (*found, *joined)),
        joined,
    )


def _recurring_card(entry: RecurringFinding, rows: dict[str, FindingRow], ground: Ground) -> RecurringCard:
    found = tuple(rows[key] for key in entry.finding_ids if key in rows)
    places = {row.finding.municipality_id for row in found} - {None}
    support = ground.support(row.finding for row in found)
    return RecurringCard(entry, found, len(found) > 1 and len(places) > 1, support)
