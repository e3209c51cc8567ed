"""Which findings to compare when there are too many to compare all: those that share something rare, or mean alike."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from analysis.recurring.corpus import Corpus
from analysis.recurring.evidence import KEPT_WHOLE, Closeness, Places
from analysis.recurring.model import FEATURES
from analysis.recurring.told import Told

# Of each text this many of its rarest terms, alone and in pairs, lead to others.
_RAREST = 6
# So many comparisons a finding at most: time grows with the number of findings, not with its square.
_COMPARED = 60
# By meaning, this many nearest of all; above the limit comparing all vectors takes longer than it is worth.
_NEAREST = 10
_VECTORS_UP_TO = 20_000
_CHUNK = 512
_CHUNK_PAIRS = 200_000
# Before the bias is taken off, what is below this can never be likely.
_HOPELESS = 4.0
LETTERS = FEATURES.index("letters")
# A piece that is still too large is held together by stronger ties only.
_STRONGER = 0.7


@dataclass(frozen=True, slots=True)
class LikelyPairs:
    """Pairs of places worth comparing, the smaller first, with their log-odds."""

    first: Places
    second: Places
    odds: NDArray[np.float64]


def likely_pairs(closeness: Closeness) -> LikelyPairs:
    """Return the pairs worth comparing that are not hopeless, with their log-odds; opposites are left out."""
    first, second = candidate_pairs(closeness.corpus)
    allowed = ~closeness.are_opposite(first, second)
    first, second = first[allowed], second[allowed]
    parts = [
        _judged(closeness, first[at : at + _CHUNK_PAIRS], second[at : at + _CHUNK_PAIRS])
        for at in range(0, len(first), _CHUNK_PAIRS)
    ]
    if not parts:
        return LikelyPairs(first, second, np.zeros(0))
    return LikelyPairs(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _judged(closeness: Closeness, first: Places, second: Places) -> tuple[Places, Places, NDArray[np.float64]]:
    # Letters are slow to compare; a pair that they could not save is dropped before.
    odds = closeness.pair_odds(first, second, letters=False)
    hopeful = odds + closeness.model.weights[LETTERS] >= _HOPELESS
    first, second = first[hopeful], second[hopeful]
    odds = closeness.pair_odds(first, second)
    kept = odds >= _HOPELESS
    return first[kept], second[kept], odds[kept]


def pieces(closeness: Closeness, told: Told, pairs: LikelyPairs) -> list[Places]:
    """Return sets of rows that likely pairs and answers hold together, each small enough to be compared in full.

    A row that nothing holds to another is left out.
    """
    odds = pairs.odds - closeness.model.bias
    likely = odds >= 0
    every = np.arange(len(closeness.corpus))
    return _held(pairs.first[likely], pairs.second[likely], odds[likely], told, every, 0.0)


def candidate_pairs(corpus: Corpus) -> tuple[Places, Places]:
    """Return pairs of places worth comparing, each once, the smaller first."""
    links = _sharing(_keys(corpus), len(corpus))
    if corpus.meaning is not None and len(corpus) <= _VECTORS_UP_TO:
        links = links + _nearest(corpus.meaning)
    found = coo_array(links)
    first, second = np.minimum(found.row, found.col), np.maximum(found.row, found.col)
    codes = np.unique(first.astype(np.int64) * len(corpus) + second)
    first, second = codes // len(corpus), codes % len(corpus)
    return first[first != second], second[first != second]


def _keys(corpus: Corpus) -> csr_array:
    """Return one row a finding and one column a key: its rarest terms and their pairs."""
    rows: list[int] = []
    keys: dict[object, int] = {}
    columns: list[int] = []
    for row, terms in enumerate(corpus.terms):
        rare = sorted(set(terms), key=lambda term: (corpus.frequency[term], term))[:_RAREST]
        pairs = [(a, b) for at, a in enumerate(sorted(rare)) for b in sorted(rare)[at + 1 :]]
        for key in (*rare, *pairs):
            rows.append(row)
            columns.append(keys.setdefault(key, len(keys)))
    ones = np.ones(len(rows), dtype=np.int32)
    return csr_array((ones, (rows, columns)), shape=(len(corpus), max(len(keys), 1)))


def _sharing(keys: csr_array, size: int) -> csr_array:
    """Return how many keys findings share, using the rarest keys as long as comparisons last."""
    counts = np.asarray(keys.sum(axis=0)).ravel()
    order = np.argsort(counts, kind="stable")
    order = order[counts[order] > 1]
    spent = np.cumsum(counts[order].astype(np.int64) ** 2)
    chosen = keys[:, np.sort(order[spent <= _COMPARED * size])]
    return csr_array(chosen @ chosen.T)


def _nearest(meaning: NDArray[np.float32]) -> csr_array:
    rows, columns = [], []
    size = min(_NEAREST + 1, len(meaning))
    for start in range(0, len(meaning), _CHUNK):
        close = meaning[start : start + _CHUNK] @ meaning.T
        near = np.argpartition(-close, size - 1, axis=1)[:, :size]
        rows.append(np.repeat(np.arange(start, start + len(close)), size))
        columns.append(near.ravel())
    row, column = np.concatenate(rows), np.concatenate(columns)
    return csr_array((np.ones(len(row), dtype=np.int32), (row, column)), shape=(len(meaning), len(meaning)))


def _held(
    first: Places, second: Places, odds: NDArray[np.float64], told: Told, among: Places, cut: float
) -> list[Places]:
    blocks = told.joined_blocks()
    row = np.concatenate([first, *(np.full(len(block), block[0]) for block in blocks)])
    column = np.concatenate([second, *blocks])
    size = len(told.blocks)
    links = coo_array((np.ones(len(row), dtype=np.int8), (row, column)), shape=(size, size))
    _, labels = connected_components(links, directed=False)
    found: list[Places] = []
    order = among[np.argsort(labels[among], kind="stable")]
    for piece in np.split(order, np.flatnonzero(np.diff(labels[order])) + 1):
        if len(piece) <= KEPT_WHOLE or cut > 2 * abs(odds.max(initial=0.0)):
            found += [np.sort(piece)] if len(piece) > 1 else []
        else:
            here = np.isin(first, piece) & (odds >= cut + _STRONGER)
            found += _held(first[here], second[here], odds[here], told, piece, cut + _STRONGER)
    return found
