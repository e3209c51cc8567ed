"""How findings come to be members of one recurring finding, with the constraints that a re-run obeys."""

from collections.abc import Iterable, Sequence
from itertools import pairwise, product

from analysis.errors import RuleBroken
from analysis.model.codes import Direction, Polarity, RoundStage
from analysis.model.findings import Finding
from analysis.model.recurring import Answer, RecurringFinding, Suggestion
from analysis.store import findings as finding_store
from analysis.store import people
from analysis.store import recurring as recurring_store
from analysis.store.unit import Writing
from analysis.workflow.rounds import move_stage_forward


def new_entry(unit: Writing, title: str, theme_code: str, direction: Direction) -> RecurringFinding:
    """Return a recurring finding without members, accepted by whoever writes now; not stored yet."""
    return RecurringFinding(people.new_id("T"), title, theme_code, direction, (), unit.person_id, unit.now)


def store_group(unit: Writing, entry: RecurringFinding, finding_ids: tuple[str, ...]) -> None:
    """Store a new recurring finding with its members."""
    recurring_store.add_recurring(unit, entry)
    put_together(unit, entry.recurring_id, finding_ids, anchor=None)
    move_stage_forward(unit, RoundStage.RECURRING)


def join(unit: Writing, recurring_id: str, finding_ids: tuple[str, ...]) -> str:
    """Add findings to a recurring finding. Returns its id."""
    entry = recurring_store.get_recurring(unit, recurring_id)
    put_together(unit, recurring_id, finding_ids, anchor=next(iter(entry.finding_ids), None))
    return recurring_id


def put_together(unit: Writing, recurring_id: str, finding_ids: Iterable[str], anchor: str | None) -> None:
    """Make findings members, and keep the word that they belong together, with the member `anchor` too."""
    members = sorted(finding_ids)
    taken = {f for entry in recurring_store.all_recurring(unit) for f in entry.finding_ids}
    if taken & set(members):
        raise RuleBroken("already_recurring", tuple(sorted(taken & set(members))))
    for finding_id in members:
        recurring_store.add_member(unit, recurring_id, finding_id)
    for first, second in pairwise(([anchor] if anchor else []) + members):
        recurring_store.set_constraint(unit, first, second, Answer.TOGETHER)


def keep_apart(unit: Writing, these: Sequence[str], those: Sequence[str]) -> None:
    """Keep the word that none of these belongs with any of those."""
    for one, other in product(sorted(these), sorted(those)):
        recurring_store.set_constraint(unit, one, other, Answer.APART)


def merge_into_one(unit: Writing, groups: list[RecurringFinding], suggestions: list[Suggestion], title: str) -> str:
    """Join recurring findings and suggestions into one; the oldest recurring finding keeps its id. Returns the id."""
    members = {f for group in groups for f in group.finding_ids} | {f for s in suggestions for f in s.finding_ids}
    for group in groups:
        for finding_id in group.finding_ids:
            recurring_store.remove_member(unit, finding_id)
    kept = min(groups, key=lambda group: (group.accepted_at, group.recurring_id), default=None)
    direction = direction_of(finding_store.get_findings(unit, sorted(members)).values())
    if kept is None:
        kept = new_entry(unit, title or suggestions[0].title, suggestions[0].theme_code, direction)
        recurring_store.add_recurring(unit, kept)
        move_stage_forward(unit, RoundStage.RECURRING)
    else:
        changes = {"title": title or kept.title, "direction": direction.value}
        recurring_store.change_recurring(unit, kept.recurring_id, changes)
    for group in groups:
        if group.recurring_id != kept.recurring_id:
            recurring_store.change_statements(unit, group.recurring_id, kept.recurring_id)
            recurring_store.delete_recurring_row(unit, group.recurring_id)
    put_together(unit, kept.recurring_id, members, anchor=None)
    return kept.recurring_id


def direction_of(findings: Iterable[Finding]) -> Direction:
    """A person may join opposite polarities; the group is then a contradiction (decisions.md 14)."""
    polarities = {finding.polarity for finding in findings} - {Polarity.NONE}
    if len(polarities) > 1:
        return Direction.CONTRADICTION
    return {Polarity.WORKS: Direction.WORKS, Polarity.LACKS: Direction.HINDERS}.get(
        next(iter(polarities), Polarity.NONE), Direction.NEED
    )
