"""From what similarity on two findings of a round may say the same."""

import numpy as np
from numpy.typing import NDArray

from analysis.recurring.similarity import Closeness, opposites, same_municipality
from analysis.recurring.weights import MOST, PAIRS_A_FINDING

# Similarities are counted in steps this fine; counting needs no memory for the pairs themselves.
_STEPS = np.linspace(-1.0, 2.0, 3001)
_CHUNK = 512


def threshold_of(closeness: Closeness, least: float) -> float:
    """Return the similarity from which as many pairs of two municipalities are alike as there are findings.

    Rationale: how alike notes are differs by round, language and embedder; how often they recur differs less.
    Never below `least` nor above what paraphrases reach.
    """
    counts = _counts(closeness)
    # Every pair is counted from both sides.
    enough = np.flatnonzero(np.cumsum(counts[::-1]) >= 2 * PAIRS_A_FINDING * len(closeness.corpus))
    found = float(_STEPS[len(counts) - 1 - enough[0]]) if len(enough) else least
    return round(float(np.clip(found, least, MOST)), 3)


def _counts(closeness: Closeness) -> NDArray[np.int64]:
    corpus = closeness.corpus
    counts = np.zeros(len(_STEPS) - 1, dtype=np.int64)
    for start in range(0, len(corpus), _CHUNK):
        rows = list(range(start, min(start + _CHUNK, len(corpus))))
        similar = closeness.of(rows)
        possible = ~opposites(corpus, rows) & ~same_municipality(corpus, rows)
        possible[np.arange(len(rows)), rows] = False
        counts += np.histogram(similar[possible], bins=_STEPS)[0]
    return counts
