"""What people decide about recurring findings. Every merge and split leaves constraints that a re-run obeys."""

from collections.abc import Iterable, Sequence
from itertools import pairwise, product

from analysis.access import round_of
from analysis.errors import InvalidInput, RuleBroken
from analysis.model.codes import Direction, Polarity, RoundStage
from analysis.model.findings import Finding, FindingFilter
from analysis.model.recurring import Answer, RecurringFinding, Suggestion
from analysis.store import findings as finding_store
from analysis.store import people
from analysis.store import recurring as recurring_store
from analysis.store.unit import Reading, Writing
from analysis.workflow.desk import Desk
from analysis.workflow.jobs import enqueue
from analysis.workflow.rounds import move_stage_forward
from analysis.workflow.rows import finding_rows
from analysis.workflow.views import Board, FindingRow, RecurringCard, SuggestionCard


def request_suggestions(desk: Desk) -> str:
    """Ask the worker to suggest what recurs. Returns the job's id."""
    return enqueue(desk, "suggest")


def board(desk: Desk) -> Board:
    """Return suggestions and recurring findings of the round, with their findings."""
    with desk.store.reading(desk.scope) as reading:
        suggestions = recurring_store.open_suggestions(reading)
        recurring = recurring_store.all_recurring(reading)
        rows = _rows(reading, suggestions, recurring)
        titles = {entry.recurring_id: entry.title for entry in recurring}
        run = recurring_store.last_run(reading)
        settings, made_at, version = run or (None, None, None)
        return Board(
            tuple(_suggestion_card(s, rows, titles) for s in suggestions if set(s.finding_ids) <= set(rows)),
            tuple(_recurring_card(entry, rows) for entry in recurring),
            finding_store.count(reading, FindingFilter(unassigned_only=True)),
            settings,
            made_at,
            version is not None and version != finding_store.data_version(reading),
        )


def accept(desk: Desk, suggestion_id: str, title: str | None = None) -> str:
    """Agree that a suggestion's findings say the same. Returns the recurring finding's id."""
    with desk.store.writing(desk.scope, "accept") as unit:
        suggestion = _open_suggestion(unit, suggestion_id)
        recurring_store.set_suggestion_state(unit, suggestion_id, recurring_store.ACCEPTED)
        if suggestion.joins:
            return _join(unit, suggestion.joins, suggestion.finding_ids)
        entry = _new_entry(unit, title or suggestion.title, suggestion.theme_code, suggestion.direction)
        _store_group(unit, entry, suggestion.finding_ids)
    return entry.recurring_id


def reject(desk: Desk, suggestion_id: str) -> None:
    """Refuse a suggestion; the same findings are not suggested together again."""
    with desk.store.writing(desk.scope, "reject") as unit:
        suggestion = _open_suggestion(unit, suggestion_id)
        recurring_store.set_suggestion_state(unit, suggestion_id, recurring_store.REJECTED)
        members: tuple[str, ...] = suggestion.finding_ids
        if suggestion.joins:
            _keep_apart(unit, members, recurring_store.get_recurring(unit, suggestion.joins).finding_ids)
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
        suggestions = [_open_suggestion(unit, key) for key in dict.fromkeys(suggestion_ids)]
        for suggestion in suggestions:
            recurring_store.set_suggestion_state(unit, suggestion.suggestion_id, recurring_store.ACCEPTED)
        return _merge_into_one(unit, groups, suggestions, title.strip())


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
        made = _new_entry(unit, title.strip() or entry.title, entry.theme_code, entry.direction)
        _store_group(unit, made, taken)
        _keep_apart(unit, taken, left)
    return made.recurring_id


def move(desk: Desk, finding_id: str, recurring_id: str | None) -> None:
    """Move a finding into another recurring finding, or out of every one (None)."""
    with desk.store.writing(desk.scope, "move") as unit:
        every = recurring_store.all_recurring(unit)
        source = next((entry for entry in every if finding_id in entry.finding_ids), None)
        if source is not None:
            _leave(unit, source, finding_id)
        if recurring_id is not None:
            _join(unit, recurring_id, (finding_id,))


def dissolve(desk: Desk, recurring_id: str, version: int) -> None:
    """Take a recurring finding apart; its findings stay, and are not suggested together again."""
    with desk.store.writing(desk.scope, "dissolve") as unit:
        entry = recurring_store.get_recurring(unit, recurring_id)
        recurring_store.remove_recurring(unit, entry, version)
        recurring_store.add_rejection(unit, people.new_id("X"), entry.finding_ids)


def _open_suggestion(unit: Writing, suggestion_id: str) -> Suggestion:
    suggestion, state = recurring_store.get_suggestion(unit, suggestion_id)
    if state != recurring_store.OPEN:
        raise RuleBroken("already_decided", (suggestion_id,))
    return suggestion


def _new_entry(unit: Writing, title: str, theme_code: str, direction: Direction) -> RecurringFinding:
    return RecurringFinding(people.new_id("T"), title, theme_code, direction, (), unit.person_id, unit.now)


def _store_group(unit: Writing, entry: RecurringFinding, finding_ids: tuple[str, ...]) -> None:
    recurring_store.add_recurring(unit, entry)
    _put_together(unit, entry.recurring_id, finding_ids, anchor=None)
    move_stage_forward(unit, RoundStage.RECURRING)


def _join(unit: Writing, recurring_id: str, finding_ids: tuple[str, ...]) -> str:
    entry = recurring_store.get_recurring(unit, recurring_id)
    _put_together(unit, recurring_id, finding_ids, anchor=next(iter(entry.finding_ids), None))
    return recurring_id


def _put_together(unit: Writing, recurring_id: str, finding_ids: Iterable[str], anchor: str | None) -> None:
    members = sorted(finding_ids)
    taken = {f for entry in recurring_store.all_recurring(unit) for f in entry.finding_ids}
    if taken & set(members):
        raise RuleBroken("already_recurring", tuple(sorted(taken & set(members))))
    for finding_id in members:
        recurring_store.add_member(unit, recurring_id, finding_id)
    for first, second in pairwise(([anchor] if anchor else []) + members):
        recurring_store.set_constraint(unit, first, second, Answer.TOGETHER)


def _leave(unit: Writing, source: RecurringFinding, finding_id: str) -> None:
    left = tuple(sorted(set(source.finding_ids) - {finding_id}))
    if not left:
        raise RuleBroken("last_finding", (source.recurring_id,))
    recurring_store.remove_member(unit, finding_id)
    _keep_apart(unit, (finding_id,), left)
    # What held the group together may have run through the finding that left.
    for first, second in pairwise(left):
        recurring_store.set_constraint(unit, first, second, Answer.TOGETHER)


def _keep_apart(unit: Writing, these: Sequence[str], those: Sequence[str]) -> None:
    for one, other in product(sorted(these), sorted(those)):
        recurring_store.set_constraint(unit, one, other, Answer.APART)


def _merge_into_one(unit: Writing, groups: list[RecurringFinding], suggestions: list[Suggestion], title: str) -> str:
    members = {f for group in groups for f in group.finding_ids} | {f for s in suggestions for f in s.finding_ids}
    for group in groups:
        for finding_id in group.finding_ids:
            recurring_store.remove_member(unit, finding_id)
    kept = min(groups, key=lambda group: (group.accepted_at, group.recurring_id), default=None)
    direction = _direction(finding_store.get_findings(unit, sorted(members)).values())
    if kept is None:
        kept = _new_entry(unit, title or suggestions[0].title, suggestions[0].theme_code, direction)
        recurring_store.add_recurring(unit, kept)
        move_stage_forward(unit, RoundStage.RECURRING)
    else:
        changes = {"title": title or kept.title, "direction": direction.value}
        recurring_store.change_recurring(unit, kept.recurring_id, changes)
    for group in groups:
        if group.recurring_id != kept.recurring_id:
            recurring_store.change_statements(unit, group.recurring_id, kept.recurring_id)
            recurring_store.delete_recurring_row(unit, group.recurring_id)
    _put_together(unit, kept.recurring_id, members, anchor=None)
    return kept.recurring_id


def _direction(findings: Iterable[Finding]) -> Direction:
    """A person may join opposite polarities; the group is then a contradiction (decisions.md 14)."""
    polarities = {finding.polarity for finding in findings} - {Polarity.NONE}
    if len(polarities) > 1:
        return Direction.CONTRADICTION
    return {Polarity.WORKS: Direction.WORKS, Polarity.LACKS: Direction.HINDERS}.get(
        next(iter(polarities), Polarity.NONE), Direction.NEED
    )


def _rows(
    reading: Reading, suggestions: tuple[Suggestion, ...], recurring: tuple[RecurringFinding, ...]
) -> dict[str, FindingRow]:
    round_of(reading.scope)
    ids = {f for s in suggestions for f in s.finding_ids} | {f for entry in recurring for f in entry.finding_ids}
    ids |= {s.reason.nearest_left_out for s in suggestions if s.reason.nearest_left_out}
    return {row.finding.finding_id: row for row in finding_rows(reading, sorted(ids))}


def _suggestion_card(suggestion: Suggestion, rows: dict[str, FindingRow], titles: dict[str, str]) -> SuggestionCard:
    return SuggestionCard(
        suggestion,
        tuple(rows[key] for key in suggestion.finding_ids),
        rows.get(suggestion.reason.nearest_left_out or ""),
        titles.get(suggestion.joins or ""),
    )


def _recurring_card(entry: RecurringFinding, rows: dict[str, FindingRow]) -> RecurringCard:
    found = tuple(rows[key] for key in entry.finding_ids if key in rows)
    places = {row.finding.municipality_id for row in found} - {None}
    return RecurringCard(entry, found, len(found) > 1 and len(places) > 1)
