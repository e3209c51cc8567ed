"""Groups by average linkage under constraints, cut where the expected agreement with a person is best."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform
from scipy.special import expit

from analysis.recurring.evidence import Closeness, Flags, Places, twins
from analysis.recurring.former import kept
from analysis.recurring.judging import Judgement
from analysis.recurring.neighbours import pieces
from analysis.recurring.told import Told

# A distance that no average over a group can hide.
_NEVER = 1e9
# Log-odds never reach this.
_TOP = 60.0
# However well it would pay, what is hardly likely is not joined: log-odds of one in twelve.
_LEAST_ODDS = -2.4
# The same note typed or pasted twice is joined after what people joined and before anything else.
_TWINS = 1e-3

Numbers = NDArray[np.float64]


def group_rows(judgement: Judgement) -> list[tuple[int, ...]]:
    """Return the groups as tuples of rows in order, a lone finding in a group of its own.

    Precedence: a person's together and apart, then polarity, then likelihood (decisions.md 14).
    """
    closeness, told, former = judgement.closeness, judgement.told, judgement.former
    size = len(closeness.corpus)
    if judgement.pairs is None:
        return sorted(_groups(_labels(_Pairs.of(closeness, told, former))))
    groups: list[tuple[int, ...]] = []
    for piece in pieces(closeness, told, judgement.pairs):
        before = None if former is None else former[piece]
        labels = _labels(_Pairs.of(closeness.taken(piece), told.taken(piece), before))
        groups.extend(tuple(int(piece[row]) for row in group) for group in _groups(labels))
    grouped = {row for group in groups for row in group}
    return sorted(groups + [(row,) for row in range(size) if row not in grouped])


class _Pairs:
    """Distances for linking, and the probability of each pair."""

    def __init__(self, distance: Numbers, likely: Numbers) -> None:
        self.distance, self.likely = distance, likely

    @staticmethod
    def of(closeness: Closeness, told: Told, former: Places | None) -> "_Pairs":
        believed = told.belief(closeness).astype(np.float64)
        if former is not None:
            believed += kept(former)
        believed = (believed + believed.T) / 2
        rows = range(len(closeness.corpus))
        never = _never(closeness, told)
        together = told.together()
        distance = np.maximum(_TOP - believed, _TWINS)
        distance[twins(closeness.corpus, believed.astype(np.float32), rows)] = _TWINS
        distance = np.minimum(distance, distance.T)
        distance[never] = _NEVER
        distance[together] = 0.0
        likely = expit(believed)
        likely[distance <= _TWINS] = 1.0
        likely[never] = 0.0
        return _Pairs(distance, likely)


def _never(closeness: Closeness, told: Told) -> Flags:
    """Return the pairs that nothing may join; a block is as far from others as its farthest member may be."""
    never = np.zeros((len(closeness.corpus), len(closeness.corpus)), dtype=np.bool_)
    np.logical_or(closeness.opposites() & ~told.together(), told.apart(), out=never)
    for block in told.joined_blocks():
        farthest: Flags = np.logical_or.reduce(never[block], axis=0)
        farthest[block] = False
        never[np.ix_(block, np.flatnonzero(farthest))] = True
        never[np.ix_(np.flatnonzero(farthest), block)] = True
    return never


def _labels(pairs: _Pairs) -> Places:
    size = len(pairs.distance)
    if size == 1:
        return np.zeros(1, dtype=np.int64)
    tree = linkage(squareform(pairs.distance, checks=False), method="average")
    return np.asarray(fcluster(tree, t=_best_cut(tree, pairs.likely), criterion="distance"), dtype=np.int64)


def _best_cut(tree: Numbers, likely: Numbers) -> float:
    """Return the height at which the expected pairwise F1 is highest.

    Rationale: with probabilities at hand the expected F1 of a grouping is twice the probability within it over the
    pairs within it and all probability (Lewis, Evaluating and optimizing autonomous text classification systems, 1995).
    """
    size = len(likely)
    every = (likely.sum() - np.trace(likely)) / 2
    members: dict[int, list[int]] = {row: [row] for row in range(size)}
    right = joined = 0.0
    best, cut = 0.0, 0.0
    for at, (one, other, height, _) in enumerate(tree):
        first, second = members.pop(int(one)), members.pop(int(other))
        if height > _TOP - _LEAST_ODDS:
            break
        right += float(likely[np.ix_(first, second)].sum())
        joined += len(first) * len(second)
        members[size + at] = first + second
        score = 2 * right / (joined + every)
        if score >= best or height <= _TWINS:
            best, cut = max(score, best), float(height)
    return cut + 1e-9


def _groups(labels: Sequence[int] | Places) -> list[tuple[int, ...]]:
    order = np.argsort(labels, kind="stable")
    parts = np.split(order, np.flatnonzero(np.diff(np.asarray(labels)[order])) + 1)
    return [tuple(int(row) for row in part) for part in parts]
