"""What returns from an earlier round, what has been mended, what spread: suggested by likeness, for a person to judge.

Each round is read with a scope of its own: whoever may not open the earlier round reads nothing of it here either.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.access import RoundScope, open_rounds_scope, open_scope, round_of
from analysis.errors import AccessDenied
from analysis.language.embedding import active_embedder
from analysis.model.codes import Direction
from analysis.model.findings import Finding
from analysis.model.finnish_order import finnish_key
from analysis.model.people import ANALYST_ROLES, Membership
from analysis.model.recurring import RecurringFinding
from analysis.model.rounds import Round
from analysis.recurring.corpus import Rows
from analysis.recurring.nearness import MOST_COMPARED, compared, nearness
from analysis.store import findings as finding_store
from analysis.store import people
from analysis.store.unit import Reading
from analysis.workflow import rounds
from analysis.workflow.analysing import analyser
from analysis.workflow.corpora import corpus_in_use
from analysis.workflow.desk import Desk
from analysis.workflow.explore_kept import kept, version_of
from analysis.workflow.explore_opposites import likelihood
from analysis.workflow.explore_texts import drawn_by_lot, unnamed_groups
from analysis.workflow.explore_views import Fate, OldAndNew
from analysis.workflow.explore_words import stored_vectors

_HINDERS = (Direction.HINDERS, Direction.NEED)


@dataclass(frozen=True, slots=True)
class _OfRound:
    """The recurring findings of a round, and the findings they hold with their vectors."""

    groups: tuple[RecurringFinding, ...]
    findings: tuple[Finding, ...]
    vectors: dict[str, Rows]


def other_rounds(desk: Desk) -> tuple[Round, ...]:
    """Return the other rounds that the person may open as an analyst, by name."""
    own, person_id = round_of(desk.scope), desk.scope.person_id
    lists = [open_rounds_scope(person_id, [held], held.membership_id) for held in _analyst_memberships(desk)]
    found = {one.round_id: one for scope in lists for one in rounds.list_rounds(desk.store, scope)}
    others = [one for one in found.values() if one.round_id != own]
    return tuple(sorted(others, key=lambda one: (finnish_key(one.name), one.round_id)))


def returning(desk: Desk, earlier_id: str) -> tuple[OldAndNew, ...]:
    """Return each recurring finding of an earlier round with the likeliest of this one, and those that are new now.

    Of the open round beside itself there is nothing to tell. Raises AccessDenied when no analyst's membership of the
    person reaches the earlier round.
    """
    if round_of(desk.scope) == earlier_id:
        return ()
    earlier = _scope_of_earlier(desk, earlier_id)
    embedder = active_embedder(analyser())
    with desk.store.reading(earlier) as reading:
        version = version_of(reading)
        before = kept(reading, "recurring with vectors", lambda: _of_round(reading))
    with desk.store.reading(desk.scope) as reading:
        name = f"returning {earlier_id} {version} {embedder.name} {embedder.version}"
        now = kept(reading, "recurring with vectors", lambda: _of_round(reading))
        return kept(reading, name, lambda: _paired(before, now))


def _analyst_memberships(desk: Desk) -> tuple[Membership, ...]:
    """Return the analyst's memberships of whoever is here, as the store has them now."""
    round_of(desk.scope)
    with desk.store.database.begin() as connection:
        held = people.memberships(connection, desk.scope.person_id)
    return tuple(one for one in held if one.role in ANALYST_ROLES)


def _scope_of_earlier(desk: Desk, earlier_id: str) -> RoundScope:
    if earlier_id not in {one.round_id for one in other_rounds(desk)}:
        raise AccessDenied(f"{desk.scope.person_id} does not reach round {earlier_id}")
    for membership in _analyst_memberships(desk):
        if membership.round_id in (None, earlier_id):
            scope = open_scope(desk.scope.person_id, [membership], membership.membership_id, round_id=earlier_id)
            if isinstance(scope, RoundScope):
                return scope
    raise AccessDenied(f"{desk.scope.person_id} does not reach round {earlier_id}")


def _of_round(reading: Reading) -> _OfRound:
    groups = tuple(unnamed_groups(reading).values())
    chosen = drawn_by_lot([key for one in groups for key in one.finding_ids], MOST_COMPARED // 2)
    findings = tuple(finding_store.get_findings(reading, chosen).values())
    return _OfRound(groups, findings, stored_vectors(reading, findings))


def _paired(before: _OfRound, now: _OfRound) -> tuple[OldAndNew, ...]:
    near = np.zeros((len(before.groups), len(now.groups)))
    if before.groups and now.groups:
        findings = (*before.findings, *now.findings)
        vectors = {**before.vectors, **now.vectors}
        embedder = active_embedder(analyser())
        judgement = compared(corpus_in_use(findings, vectors, embedder, analyser()), embedder)
        sides = ([one.finding_ids for one in side.groups] for side in (before, now))
        near = nearness(judgement, *sides)
    return tuple(matched(before.groups, now.groups, near))


def matched(
    before: Sequence[RecurringFinding], now: Sequence[RecurringFinding], near: NDArray[np.float64]
) -> Iterator[OldAndNew]:
    """Yield each earlier recurring finding with its likeliest one now, or alone, and then those that are new now."""
    met = set()
    for row, earlier in enumerate(before):
        best = int(np.argmax(near[row])) if len(now) else -1
        likely = likelihood(float(near[row, best])) if len(now) else None
        if likely is None:
            yield OldAndNew(Fate.NOT_MET, earlier.theme_code, earlier.title)
            continue
        met.add(best)
        one = now[best]
        fate = fate_of(earlier.direction, one.direction)
        yield OldAndNew(fate, earlier.theme_code, earlier.title, one.title, likely, one.finding_ids)
    for place, one in enumerate(now):
        if place not in met:
            yield OldAndNew(Fate.NEW, one.theme_code, None, one.title, None, one.finding_ids)


def fate_of(before: Direction, now: Direction) -> Fate:
    """Return what seems to have become of a thing, by what is said of it then and now."""
    if Direction.CONTRADICTION in (before, now):
        return Fate.OTHER
    if before in _HINDERS:
        return Fate.RETURNS if now in _HINDERS else Fate.MENDED
    return Fate.MISSING_NOW if now in _HINDERS else Fate.SPREAD
