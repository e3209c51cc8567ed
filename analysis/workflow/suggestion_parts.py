"""A suggestion taken apart before anybody accepts it: what was ticked becomes a suggestion of its own."""

from collections.abc import Collection

from analysis.errors import InvalidInput, NotFound, RuleBroken
from analysis.model.recurring import Suggestion
from analysis.recurring.suggest import suggestion_of
from analysis.store import recurring as recurring_store
from analysis.store import rounds as round_store
from analysis.store.unit import Reading
from analysis.workflow.analysing import analyser
from analysis.workflow.desk import Desk
from analysis.workflow.joining import keep_apart
from analysis.workflow.open_suggestions import open_suggestion
from analysis.workflow.round_judgement import round_judgement


def split_suggestion(desk: Desk, suggestion_id: str, finding_ids: Collection[str]) -> tuple[str, ...]:
    """Split findings off a suggestion as one step; the two are kept apart from now on. Returns the ids of the parts.

    What is left goes first. A part of one finding is no suggestion: the finding waits among those in no group. Nothing
    is accepted. Raises InvalidInput when none or all are split off, RuleBroken when somebody decided meanwhile.
    """
    with desk.store.reading(desk.scope) as reading:
        before = open_suggestion(reading, suggestion_id)
        taken, left = _divided(before, finding_ids)
        parts = _parts(reading, before, taken, left)
    with desk.store.writing(desk.scope, "split_suggestion") as unit:
        now = open_suggestion(unit, suggestion_id)
        taken, left = _divided(now, finding_ids)
        if set(now.finding_ids) != set(before.finding_ids):
            raise RuleBroken("already_decided", (suggestion_id,))
        joined = recurring_store.get_recurring(unit, now.joins).finding_ids if now.joins else ()
        keep_apart(unit, taken, (*left, *joined))
        return recurring_store.divide_suggestion(unit, suggestion_id, parts)


def _divided(suggestion: Suggestion, finding_ids: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    taken = tuple(key for key in suggestion.finding_ids if key in finding_ids)
    left = tuple(key for key in suggestion.finding_ids if key not in finding_ids)
    if not taken or not left:
        raise InvalidInput("split", "all_or_nothing")
    return taken, left


def _parts(
    reading: Reading, suggestion: Suggestion, taken: tuple[str, ...], left: tuple[str, ...]
) -> tuple[Suggestion, ...]:
    judgement = round_judgement(reading).judgement
    gone = [key for key in suggestion.finding_ids if key not in judgement.corpus.places]
    if gone:
        raise NotFound("finding", gone[0])
    names = [name for one in round_store.municipalities(reading) for name in one.names()]
    owned = tuple(key for key, owner in judgement.owners.items() if owner == suggestion.joins)
    wanted = [group for group in ((*left, *owned), taken) if len(group) > 1]
    made = (suggestion_of(judgement, analyser(), group, names) for group in wanted)
    return tuple(part for part in made if part is not None)
