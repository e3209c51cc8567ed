"""How likely groups of findings are about the same, whether they say that it works or that it lacks."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from analysis.language.embedding import Embedder
from analysis.recurring.corpus import Corpus
from analysis.recurring.judging import Judgement, judged
from analysis.recurring.model import default_settings

# The largest number of findings that are compared at once: all pairs of them are kept at hand (36 MB).
MOST_COMPARED = 3000


def compared(corpus: Corpus, embedder: Embedder) -> Judgement:
    """Return the judgement of findings by what they say alone: no answers, no acceptances. At most `MOST_COMPARED`."""
    if len(corpus) > MOST_COMPARED:
        raise ValueError(f"{len(corpus)} findings are more than can be compared at once")
    return judged(corpus, default_settings(embedder))


def nearness(
    judgement: Judgement, first: Sequence[Sequence[str]], second: Sequence[Sequence[str]]
) -> NDArray[np.float64]:
    """Return the probability that two groups are about the same, a line for each of `first`, a column for `second`.

    The mean over the smaller side of each finding's likeliest partner on the other: a group may say more than the
    other does. Findings that are not in the judgement are left out; a group without any is near nothing.
    """
    places = judgement.corpus.places
    rows, columns = ([[places[key] for key in group if key in places] for group in side] for side in (first, second))
    near = np.zeros((len(first), len(second)))
    # Most sides are one finding: their best partner is their mean too, and is taken of all of them at once.
    alone = [at for at, other in enumerate(columns) if len(other) == 1]
    ends = [columns[at][0] for at in alone]
    several = [(at, other) for at, other in enumerate(columns) if len(other) > 1]
    for at, own in enumerate(rows):
        if own:
            likely = expit(judgement.closeness.of(own).astype(np.float64))
            near[at, alone] = likely[:, ends].max(axis=0)
            for column, other in several:
                near[at, column] = _mean_of_best(likely[:, other])
    return near


def _mean_of_best(likely: NDArray[np.float64]) -> float:
    few = likely if likely.shape[0] <= likely.shape[1] else likely.T
    return float(few.max(axis=1).mean())
