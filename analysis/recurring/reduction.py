"""Fewer directions for many words, the same on every run."""

import numpy as np
from scipy.sparse import csr_array, csr_matrix
from sklearn.decomposition import TruncatedSVD

from analysis.recurring.corpus import Rows, unit_rows

_DIRECTIONS = 100
_SEED = 42


def reduced(rows: csr_array, directions: int = _DIRECTIONS) -> Rows:
    """Return rows in at most that many directions, each of length 1; few texts or words have fewer."""
    size = min(directions, min(rows.shape) - 1)
    if size < 2 or rows.nnz == 0:
        return np.asarray(rows[:, :1].toarray(), dtype=np.float32)
    found = TruncatedSVD(size, random_state=_SEED).fit_transform(csr_matrix(rows))
    return unit_rows(signed(np.asarray(found, dtype=np.float32)))


def signed(rows: Rows) -> Rows:
    """Return the rows with every direction turned so that its largest value is positive: a direction has no sign."""
    at = np.abs(rows).argmax(axis=0)
    signs = np.sign(rows[at, np.arange(rows.shape[1])])
    return np.asarray(rows * np.where(signs == 0, 1, signs), dtype=np.float32)
