"""What is left of suggestions after the answers that came since they were made."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from analysis.errors import RuleBroken
from analysis.model.recurring import Answer, RecurringFinding, Suggestion
from analysis.store import recurring as recurring_store
from analysis.store.unit import Reading


def left_of(
    reading: Reading, suggestions: Iterable[Suggestion], recurring: Iterable[RecurringFinding]
) -> tuple[Suggestion, ...]:
    """Return suggestions without findings that are in a recurring finding by now.

    One that has too few findings left, or two that a person keeps apart, is left out; an undo brings it back.
    """
    members = {entry.recurring_id: frozenset(entry.finding_ids) for entry in recurring}
    apart = [frozenset(one.pair) for one in recurring_store.constraints(reading) if one.answer is Answer.APART]
    return tuple(_left(suggestions, members, apart))


def open_suggestion(reading: Reading, suggestion_id: str) -> Suggestion:
    """Return what is left of a suggestion that nobody has decided on. Raises RuleBroken when nothing is."""
    suggestion, state = recurring_store.get_suggestion(reading, suggestion_id)
    left = left_of(reading, [suggestion], recurring_store.all_recurring(reading))
    if state != recurring_store.OPEN or not left:
        raise RuleBroken("already_decided", (suggestion_id,))
    return left[0]


def _left(
    suggestions: Iterable[Suggestion], members: dict[str, frozenset[str]], apart: list[frozenset[str]]
) -> Iterator[Suggestion]:
    taken = frozenset[str]().union(*members.values())
    for suggestion in suggestions:
        if suggestion.joins is not None and suggestion.joins not in members:
            continue
        ids = tuple(key for key in suggestion.finding_ids if key not in taken)
        whole = members.get(suggestion.joins or "", frozenset()).union(ids)
        if len(ids) < (1 if suggestion.joins else 2) or any(pair <= whole and pair & set(ids) for pair in apart):
            continue
        yield replace(suggestion, finding_ids=ids)
