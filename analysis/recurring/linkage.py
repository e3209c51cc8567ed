"""Groups by average linkage under constraints: deterministic, and only as far as the threshold."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

from analysis.recurring.constraints import Closure
from analysis.recurring.corpus import Corpus
from analysis.recurring.similarity import KEPT_WHOLE, Closeness, opposites, twins

# A distance that no average over a group can hide.
_NEVER = 1e6
# Similarity never reaches this: text at most 1, theme 0.2.
_TOP = 2.0
# The same note typed or pasted twice is joined after what people joined and before anything else.
_TWINS = 1e-3
_CHUNK = 512
# A piece that is still too large is linked by stronger ties only.
_STRONGER = 0.05

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]


def group_rows(closeness: Closeness, closure: Closure, threshold: float) -> list[tuple[int, ...]]:
    """Return the groups as tuples of rows in order, a lone finding in a group of its own.

    Precedence: a person's together and apart, then polarity, then similarity (decisions.md 14).
    """
    every = np.arange(len(closeness.corpus), dtype=np.int64)
    groups: list[tuple[int, ...]] = []
    for piece in _pieces(closeness, closure, threshold, every):
        linked = _linked(closeness.taken(piece), closure, threshold)
        groups.extend(tuple(int(piece[row]) for row in group) for group in linked)
    return sorted(groups)


def _linked(closeness: Closeness, closure: Closure, threshold: float) -> Iterator[Places]:
    if len(closeness.corpus) == 1:
        yield np.zeros(1, dtype=np.int64)
        return
    tree = linkage(squareform(constrained_distance(closeness, closure), checks=False), method="average")
    labels = fcluster(tree, t=_TOP - threshold, criterion="distance")
    order = np.argsort(labels, kind="stable")
    yield from np.split(order, np.flatnonzero(np.diff(labels[order])) + 1)


def constrained_distance(closeness: Closeness, closure: Closure) -> Numbers:
    """Return distances in which together is 0, and apart or opposite polarity is farther than any average hides."""
    corpus, rows = closeness.corpus, range(len(closeness.corpus))
    close = closeness.of(rows)
    distance = np.maximum(_TOP - close.astype(np.float64), _TWINS)
    distance[twins(corpus, close, rows)] = _TWINS
    distance[opposites(corpus)] = _NEVER
    _obey(distance, closure, corpus)
    np.fill_diagonal(distance, 0.0)
    return np.asarray((distance + distance.T) / 2)


def _obey(distance: Numbers, closure: Closure, corpus: Corpus) -> None:
    """Write the answers over the distances; a block is as far from others as its farthest member may be."""
    rows = _block_rows(closure, corpus.ids)
    for a, b in closure.apart:
        if a in rows and b in rows:
            distance[np.ix_(rows[a], rows[b])] = _NEVER
            distance[np.ix_(rows[b], rows[a])] = _NEVER
    for block in (rows[key] for key in sorted(rows) if len(rows[key]) > 1):
        never = (distance[block] >= _NEVER).any(axis=0)
        distance[np.ix_(block, np.flatnonzero(never))] = _NEVER
        distance[np.ix_(np.flatnonzero(never), block)] = _NEVER
    for block in (rows[key] for key in sorted(rows) if len(rows[key]) > 1):
        distance[np.ix_(block, block)] = 0.0


def _block_rows(closure: Closure, ids: Sequence[str]) -> dict[str, Places]:
    rows: dict[str, list[int]] = {}
    for row, finding_id in enumerate(ids):
        rows.setdefault(closure.block_of(finding_id), []).append(row)
    return {leader: np.array(block, dtype=np.int64) for leader, block in rows.items()}


def _pieces(closeness: Closeness, closure: Closure, cut: float, among: Places) -> list[Places]:
    """Return sets of rows that nothing links at `cut`, each small enough to be compared in full."""
    if len(among) <= KEPT_WHOLE:
        return [among]
    count, labels = connected_components(_links(closeness.taken(among), closure, cut), directed=False)
    pieces = [among[labels == label] for label in range(count)]
    if count == 1 and cut > _TOP:
        return pieces  # held together by people's answers alone: nothing weaker to cut
    return [small for piece in pieces for small in _pieces(closeness, closure, cut + _STRONGER, piece)]


def _links(closeness: Closeness, closure: Closure, cut: float) -> coo_array:
    corpus = closeness.corpus
    links = []
    for start in range(0, len(corpus), _CHUNK):
        rows = list(range(start, min(start + _CHUNK, len(corpus))))
        close = closeness.of(rows)
        near = np.nonzero((close >= cut) & ~opposites(corpus, rows))
        links += [(first + start, second) for first, second in (near, twins(corpus, close, rows))]
    blocks = _block_rows(closure, corpus.ids).values()
    links += [(np.full(len(block), block[0]), block) for block in blocks]
    row, column = (np.concatenate(side) for side in zip(*links, strict=True))
    return coo_array((np.ones(len(row), dtype=np.int8), (row, column)), shape=(len(corpus), len(corpus)))
