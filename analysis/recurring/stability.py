"""How sure a suggested group is: does it stay together when part of the round and the weights are a little other?"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from analysis.model.recurring import Proposal, Steadiness, Suggestion
from analysis.recurring.bias import bias_of
from analysis.recurring.evidence import Closeness, Places
from analysis.recurring.judging import Judgement
from analysis.recurring.model import Model
from analysis.recurring.suggest import groups

REPEATS = 10
# Of the findings a run leaves out this share; weights move by this share of themselves (one standard deviation).
LEFT_OUT = 0.2
JITTER = 0.3
BIAS_JITTER = 0.5
# From 0.75 on a group is a stable one, from 0.6 on a pattern, below that not to be trusted (Hennig 2007, section 5).
STEADY, FAIRLY = 0.75, 0.6
# Above this resampling would cost more than it tells: it takes as long as grouping ten times.
MOST_FINDINGS = 1000


def with_steadiness(judgement: Judgement, proposal: Proposal, *, seed: int = 42, repeats: int = REPEATS) -> Proposal:
    """Return the proposal with each suggestion's steadiness in its reason.

    Deterministic by seed. Rounds of more than 1,000 findings are left as they are.
    """
    if not proposal.suggestions or len(judgement.corpus) > MOST_FINDINGS:
        return proposal
    shares = stability(judgement, [_members(judgement, one) for one in proposal.suggestions], seed, repeats)
    told = (
        replace(one, reason=replace(one.reason, steadiness=word_of(share)))
        for one, share in zip(proposal.suggestions, shares, strict=True)
    )
    return replace(proposal, suggestions=tuple(told))


def stability(
    judgement: Judgement, members: Sequence[Sequence[str]], seed: int = 42, repeats: int = REPEATS
) -> tuple[float | None, ...]:
    """Return for each group of ids how much of it stays together, and how little joins it, on average over the runs.

    A run leaves out part of the findings and moves the weights; the group is compared with the most like group of the
    run by Jaccard's coefficient, 0 to 1 (Hennig, Cluster-wise assessment of cluster stability, 2007; subsets instead of
    his bootstrap). Measured on five rounds it tells right groups from wrong ones better than the share of pairs that
    stay together. None where no run held two of them, or where people decided on the whole group.
    """
    rows = [_rows(judgement, group) for group in members]
    alike: list[list[float]] = [[] for _ in members]
    for labels in _runs(judgement, seed, repeats):
        for found, own in zip(alike, rows, strict=True):
            here = own[labels[own] >= 0]
            if len(here) > 1:
                found.append(_likeness(labels, here))
    return tuple(float(np.mean(found)) if found else None for found in alike)


def word_of(share: float | None) -> Steadiness:
    """Return the word for how much of a group stays as it is."""
    if share is None:
        return Steadiness.UNKNOWN
    if share >= STEADY:
        return Steadiness.STEADY
    return Steadiness.FAIRLY if share >= FAIRLY else Steadiness.SHAKY


def _runs(judgement: Judgement, seed: int, repeats: int) -> Iterator[NDArray[np.int64]]:
    """Yield for each run the group number of each place; −1 for a finding that the run left out."""
    size, places = len(judgement.corpus), judgement.corpus.places
    for run in range(repeats):
        chance = np.random.default_rng((seed, run))
        rows = np.sort(chance.permutation(size)[: max(2, round(size * (1 - LEFT_OUT)))])
        labels = np.full(size, -1, dtype=np.int64)
        for number, group in enumerate(groups(_shaken(judgement, rows, chance))):
            labels[[places[key] for key in group]] = number
        yield labels


def _shaken(judgement: Judgement, rows: Places, chance: np.random.Generator) -> Judgement:
    """Return the judgement of some findings with weights a little other."""
    model = judgement.closeness.model
    weights = np.array(model.weights) * (1 + JITTER * chance.standard_normal(len(model.weights)))
    model = Model(tuple(weights.tolist()), model.bias)
    closeness, told = Closeness(judgement.corpus.taken(rows), model), judgement.told.taken(rows)
    # Other weights make every pair more or less likely; the bias keeps as many pairs as before.
    bias = bias_of(closeness) + BIAS_JITTER * float(chance.standard_normal())
    return Judgement(closeness.with_model(model.with_bias(bias)), told, judgement.owners)


def _likeness(labels: NDArray[np.int64], rows: Places) -> float:
    """Return Jaccard's coefficient of a group and the group of a run that is most like it."""
    numbers, shared = np.unique(labels[rows], return_counts=True)
    sizes = np.array([(labels == number).sum() for number in numbers])
    return float((shared / (sizes + len(rows) - shared)).max())


def _rows(judgement: Judgement, members: Sequence[str]) -> Places:
    """Return the places of a group; none where people put all of it together."""
    places, blocks = judgement.corpus.places, judgement.told.blocks
    rows = np.array(sorted(places[key] for key in members), dtype=np.int64)
    return rows if len(np.unique(blocks[rows])) > 1 else rows[:0]


def _members(judgement: Judgement, suggestion: Suggestion) -> tuple[str, ...]:
    """Return a suggestion's findings and, when it joins an accepted one, those that are there already."""
    if suggestion.joins is None:
        return suggestion.finding_ids
    owned = (key for key, owner in judgement.owners.items() if owner == suggestion.joins)
    return tuple(sorted({*suggestion.finding_ids, *owned}))
