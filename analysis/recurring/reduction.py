"""Fewer directions for many words, the same on every run."""

import numpy as np
from scipy.sparse import csr_array, csr_matrix
from sklearn.utils.extmath import randomized_svd

from analysis.recurring.corpus import Rows, unit_rows

_DIRECTIONS = 100
_SEED = 42
_ROUNDING = 1e-6


def reduced(rows: csr_array, directions: int = _DIRECTIONS) -> Rows:
    """Return rows in at most that many directions, each of length 1; few texts or words have fewer."""
    size = min(directions, min(rows.shape) - 1)
    if size < 2 or rows.nnz == 0:
        return np.asarray(rows[:, :1].toarray(), dtype=np.float32)
    directions_of_rows, strengths, _ = randomized_svd(csr_matrix(rows), size, n_iter=5, random_state=_SEED)
    return unit_rows(signed(np.asarray(directions_of_rows * strengths, dtype=np.float32)))


def widest(rows: Rows, directions: int) -> Rows:
    """Return dense rows in the directions in which they differ most; columns of zeros where there are no more."""
    size = min(directions, *rows.shape)
    spread = rows.astype(np.float64) - rows.mean(axis=0, dtype=np.float64)
    places, strengths, _ = np.linalg.svd(spread, full_matrices=False)
    found = np.zeros((len(rows), max(size, 2)), dtype=np.float32)
    found[:, :size] = (places * strengths)[:, :size]
    # Below this is rounding: equal findings lie in one place.
    found[np.abs(found) < _ROUNDING] = 0
    return signed(found)


def signed(rows: Rows) -> Rows:
    """Return the rows with every direction turned so that its largest value is positive: a direction has no sign."""
    at = np.abs(rows).argmax(axis=0)
    signs = np.sign(rows[at, np.arange(rows.shape[1])])
    return np.asarray(rows * np.where(signs == 0, 1, signs), dtype=np.float32)
