"""How sure a round asks us to be: the bias at which as much recurs as recurs in rounds."""

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from analysis.recurring.evidence import Closeness
from analysis.recurring.model import FEATURES
from analysis.recurring.neighbours import LikelyPairs

# In the held-out round of text-analysis.md 7b 187 findings made 177 true pairs.
PAIRS_A_FINDING = 1.0
# Of texts of another trade nothing is known but that people put them together for some reason.
_PAIRS_ELSEWHERE = 0.4
# By chance a pair among n findings is the less likely the more there are: the bias lies near ln n and this, in five
# rounds of 39 to 192 findings (within 0.7), further off in texts of another trade compared by words alone (2 to 5
# below among paraphrases); it never leaves these bounds.
_NEAR = 2.5
_AROUND = 3.0
_AROUND_ELSEWHERE = 5.0
# A shared theme alone (3.0) never joins, however few the findings are: see the least log-odds of linkage.
_LEAST = 5.4
# However large the archive, nearly the same words under the same theme are likelier than not to say the same: where
# things come back from round to round, more recurs than in one, and no bias may rise above that.
_SURE_OF_THE_SAME = 2.0
_LOOKED_AT = 1000
# Log-odds are counted in steps this fine; counting needs no memory for the pairs themselves.
_STEPS = np.linspace(-40.0, 40.0, 4001)
_CHUNK = 512
_HALVINGS = 40


def bias_of(closeness: Closeness, pairs: LikelyPairs | None = None) -> float:
    """Return the bias that makes the probabilities of all pairs sum to as many pairs as are expected to recur.

    Rationale: how alike notes are differs by round, language and embedder; how often they recur differs less. What
    was answered counts like the rest: leaving it out made the bias fall with every answer, until anything was likely.
    `pairs` are those worth comparing when there are too many findings to compare all.
    """
    counts = _counted(closeness.with_model(closeness.model.with_bias(0.0))) if pairs is None else _counts_of(pairs)
    size = len(closeness.corpus)
    near = _NEAR + np.log(max(size, 1))
    share = closeness.corpus.scales.trade_share
    around = _AROUND * share + _AROUND_ELSEWHERE * (1 - share)
    highest = _odds_of_the_same(closeness) - _SURE_OF_THE_SAME
    bounds = (max(min(near - around, highest), _LEAST), max(min(near + around, highest), _LEAST))
    expected = PAIRS_A_FINDING * share + _PAIRS_ELSEWHERE * (1 - share)
    return round(_even_bias(counts, expected * size, bounds), 3)


def _odds_of_the_same(closeness: Closeness) -> float:
    """Return the log-odds, before the bias, that a usual finding says the same as its very words elsewhere."""
    places = np.arange(min(len(closeness.corpus), _LOOKED_AT))
    if not len(places):
        return 0.0
    evidence = closeness.evidence(places, places)
    evidence[:, FEATURES.index("municipality")] = 0.0
    return float(np.median(evidence @ np.array(closeness.model.weights)))


def _even_bias(counts: NDArray[np.int64], wanted: float, bounds: tuple[float, float]) -> float:
    centres = (_STEPS[:-1] + _STEPS[1:]) / 2
    low, high = bounds
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        expected = float(counts @ expit(centres - middle)) / 2  # every pair is counted from both sides
        low, high = (middle, high) if expected > wanted else (low, middle)
    return (low + high) / 2


def _counts_of(pairs: LikelyPairs) -> NDArray[np.int64]:
    return 2 * np.histogram(pairs.odds, bins=_STEPS)[0].astype(np.int64)


def _counted(closeness: Closeness) -> NDArray[np.int64]:
    """Return how many pairs have which log-odds, each counted from both sides; opposites are left out."""
    counts = np.zeros(len(_STEPS) - 1, dtype=np.int64)
    for start in range(0, len(closeness.corpus), _CHUNK):
        rows = np.arange(start, min(start + _CHUNK, len(closeness.corpus)))
        possible = ~closeness.opposites(rows)
        possible[np.arange(len(rows)), rows] = False
        counts += np.histogram(closeness.of(rows)[possible], bins=_STEPS)[0]
    return counts
