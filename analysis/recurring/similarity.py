"""How alike findings are: their texts, and what is known of theme, polarity and municipality."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.recurring.corpus import Corpus, Rows, code_array, polarity_array
from analysis.recurring.weights import UNKNOWN_THEME, Weights

Flags = NDArray[np.bool_]
Selection = slice | list[int]
# Up to here all pairs are kept at hand (36 MB); above, rows are compared when they are asked for.
KEPT_WHOLE = 3000
# Letter groups alike to this degree: only a word or a sign differs.
_NEAR_DUPLICATE = 0.92
# No such pair lies below this; comparing letters again only above it saves half of a run's time.
_TWINS_ARE_ABOVE = 0.6


def text_similarity(corpus: Corpus, weights: Weights, rows: Selection) -> Rows:
    """Return how alike the texts of some rows and of all are: a weighted mean of meaning, words and letters."""
    total = weights.words * (corpus.words[rows] @ corpus.words.T).toarray()
    total += weights.letters * (corpus.letters[rows] @ corpus.letters.T).toarray()
    if corpus.meaning is None:
        return np.asarray(total / (weights.words + weights.letters), dtype=np.float32)
    if weights.meaning:
        total += weights.meaning * (corpus.meaning[rows] @ corpus.meaning.T)
    return np.asarray(total / weights.text, dtype=np.float32)


def pair_similarity(corpus: Corpus, weights: Weights, rows: Selection = slice(None)) -> Rows:
    """Return how much speaks for each of some rows and each of all saying the same: texts and evidence."""
    total = text_similarity(corpus, weights, rows)
    themes = code_array([finding.theme_code for finding in corpus.findings])
    municipalities = code_array([finding.municipality_id for finding in corpus.findings])
    total += _theme_evidence(themes, weights, rows)
    total -= weights.municipality * _same(municipalities, rows)
    total -= weights.opposite * opposites(corpus, rows)
    return total


def opposites(corpus: Corpus, rows: Selection = slice(None)) -> Flags:
    """Return which pairs say that it works and that it lacks."""
    signs = polarity_array(corpus.findings)
    return np.asarray(signs[rows, None] * signs[None, :] < 0)


def same_municipality(corpus: Corpus, rows: Selection = slice(None)) -> Flags:
    """Return which pairs come from one municipality; not known is nobody's."""
    return _same(code_array([finding.municipality_id for finding in corpus.findings]), rows)


def _theme_evidence(themes: NDArray[np.int32], weights: Weights, rows: Selection) -> Rows:
    unknown = (themes[rows, None] < 0) | (themes[None, :] < 0)
    evidence = np.where(unknown, UNKNOWN_THEME * bool(weights.theme), weights.theme * _same(themes, rows))
    return np.asarray(evidence, dtype=np.float32)


def _same(codes: NDArray[np.int32], rows: Selection) -> Flags:
    return np.asarray((codes[rows, None] == codes[None, :]) & (codes[None, :] >= 0))


class Closeness:
    """How alike the findings of a corpus are, asked for many times in a run."""

    def __init__(self, corpus: Corpus, weights: Weights) -> None:
        self.corpus, self.weights = corpus, weights
        self._whole = pair_similarity(corpus, weights) if len(corpus) <= KEPT_WHOLE else None

    def of(self, rows: Sequence[int]) -> Rows:
        """Return one line a row: its similarity with every finding."""
        chosen = list(rows)
        return self._whole[chosen] if self._whole is not None else pair_similarity(self.corpus, self.weights, chosen)

    def taken(self, rows: NDArray[np.int64]) -> "Closeness":
        """Return the closeness of some rows among themselves."""
        return self if len(rows) == len(self.corpus) else Closeness(self.corpus.taken(rows), self.weights)


def twins(corpus: Corpus, close: Rows, rows: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the pairs that are the same note typed twice, as places in `close` (one line for each of `rows`)."""
    first, second = np.nonzero(close >= _TWINS_ARE_ABOVE)
    own = np.asarray(rows, dtype=np.int64)[first]
    overlap = np.asarray(corpus.letters[own].multiply(corpus.letters[second]).sum(axis=1)).ravel()
    same = (overlap >= _NEAR_DUPLICATE) & (own != second)
    return first[same], second[same]
