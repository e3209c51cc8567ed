"""What speaks for two findings saying the same: their texts, and what is known of theme and municipality."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from analysis.recurring.corpus import Corpus, Rows, code_array, polarity_array
from analysis.recurring.model import FEATURES, UNKNOWN_THEME, Model

Flags = NDArray[np.bool_]
Places = NDArray[np.int64]
Selection = slice | Sequence[int] | Places
# Up to here all pairs are kept at hand (36 MB); above, rows are compared when they are asked for.
KEPT_WHOLE = 3000
# Letter groups alike to this degree: only a word or a sign differs.
_NEAR_DUPLICATE = 0.92
# No such pair has log-odds below this; comparing letters again only above it saves half of a run's time.
_TWINS_ARE_ABOVE = 0.0


class Closeness:
    """The log-odds that findings of a corpus say the same by a model, asked for many times in a run."""

    def __init__(self, corpus: Corpus, model: Model) -> None:
        self.corpus, self.model = corpus, model
        self._themes = code_array([finding.theme_code for finding in corpus.findings])
        self._municipalities = code_array([finding.municipality_id for finding in corpus.findings])
        self._signs = polarity_array(corpus.findings)
        self._whole = self._weighed(slice(None)) if len(corpus) <= KEPT_WHOLE else None

    def of(self, rows: Selection) -> Rows:
        """Return one line a row: its log-odds with every finding, itself included."""
        chosen = rows if isinstance(rows, slice) else list(rows)
        weighed = self._whole[chosen] if self._whole is not None else self._weighed(chosen)
        return np.asarray(weighed - np.float32(self.model.bias))

    def of_new(self, new: Corpus) -> Rows:
        """Return one line a finding new to the corpus (see `corpus.beside`): its log-odds with every finding."""
        corpus, weights = self.corpus, self.model.weights
        odds = np.full((len(new), len(corpus)), -self.model.bias, dtype=np.float32)
        if corpus.meaning is not None and new.meaning is not None:
            odds += np.float32(weights[0]) * (new.meaning @ corpus.meaning.T)
        blocks = ((new.letters, corpus.letters), (new.concepts, corpus.concepts))
        for weight, (theirs, ours) in zip(weights[1:3], blocks, strict=True):
            odds += np.float32(weight) * (theirs @ ours.T).toarray()
        for row, finding in enumerate(new.findings):
            odds[row] += weights[3] * _agreement(self._code(finding.theme_code, "theme_code"), self._themes)
            same = _known_same(self._code(finding.municipality_id, "municipality_id"), self._municipalities)
            odds[row] += weights[4] * same
        return odds

    def _code(self, value: str | None, field: str) -> NDArray[np.int32]:
        """Return the code that a value has in this corpus: −1 when not known, −2 when known but nobody's here."""
        codes = self._themes if field == "theme_code" else self._municipalities
        held = (at for at, one in enumerate(self.corpus.findings) if getattr(one, field) == value)
        found = next(held, None) if value else None
        return np.array([-1 if not value else -2 if found is None else codes[found]], dtype=np.int32)

    def with_model(self, model: Model) -> "Closeness":
        """Return the same findings judged by another model."""
        if model.weights != self.model.weights:
            return Closeness(self.corpus, model)
        other = Closeness.__new__(Closeness)
        other.__dict__.update(self.__dict__)
        other.model = model
        return other

    def taken(self, rows: Places) -> "Closeness":
        """Return the closeness of some rows among themselves."""
        return self if len(rows) == len(self.corpus) else Closeness(self.corpus.taken(rows), self.model)

    def evidence(self, first: Places, second: Places) -> NDArray[np.float64]:
        """Return a row of evidence, in the order of FEATURES, for each pair of places."""
        found = [measure(first, second) for measure in self._pair_measures()]
        return np.column_stack(found).astype(np.float64)

    def pair_odds(self, first: Places, second: Places, *, letters: bool = True) -> NDArray[np.float64]:
        """Return the log-odds of pairs before the bias; `letters` off leaves that part out."""
        odds = np.zeros(len(first))
        for name, weight, measure in zip(FEATURES, self.model.weights, self._pair_measures(), strict=True):
            if weight and (letters or name != "letters"):
                odds += weight * measure(first, second)
        return odds

    def _pair_measures(self) -> tuple[Callable[[Places, Places], NDArray[Any]], ...]:
        corpus, meaning = self.corpus, self.corpus.meaning
        return (
            lambda a, b: np.zeros(len(a)) if meaning is None else np.einsum("ij,ij->i", meaning[a], meaning[b]),
            lambda a, b: _shared(corpus.letters, a, b),
            lambda a, b: _shared(corpus.concepts, a, b),
            lambda a, b: _agreement(self._themes[a], self._themes[b]),
            lambda a, b: _known_same(self._municipalities[a], self._municipalities[b]),
        )

    def opposites(self, rows: Selection = slice(None)) -> Flags:
        """Return which pairs say that it works and that it lacks."""
        return np.asarray(self._signs[rows][:, None] * self._signs[None, :] < 0)

    def are_opposite(self, first: Places, second: Places) -> Flags:
        """Return for each pair of places whether one says that it works and the other that it lacks."""
        return np.asarray(self._signs[first] * self._signs[second] < 0)

    def same_municipality(self, rows: Selection = slice(None)) -> Flags:
        """Return which pairs come from one municipality; not known is nobody's."""
        return _known_same(self._municipalities[rows][:, None], self._municipalities[None, :])

    def _weighed(self, rows: Selection) -> Rows:
        total = np.zeros((len(self._signs[rows]), len(self.corpus)), dtype=np.float32)
        for weight, lines in zip(self.model.weights, self._lines(), strict=True):
            if weight:
                total += np.float32(weight) * lines(rows)
        return total

    def _lines(self) -> tuple[Callable[[Selection], NDArray[Any]], ...]:
        """Return what each feature says of some rows and all findings, in the order of FEATURES."""
        corpus, meaning = self.corpus, self.corpus.meaning
        return (
            lambda rows: np.zeros(1, dtype=np.float32) if meaning is None else meaning[rows] @ meaning.T,
            lambda rows: (corpus.letters[rows] @ corpus.letters.T).toarray(),
            lambda rows: (corpus.concepts[rows] @ corpus.concepts.T).toarray(),
            lambda rows: _agreement(self._themes[rows][:, None], self._themes[None, :]),
            self.same_municipality,
        )


def twins(corpus: Corpus, close: Rows, rows: Sequence[int]) -> tuple[Places, Places]:
    """Return the pairs that are the same note typed twice, as places in `close` (one line for each of `rows`)."""
    first, second = np.nonzero(close >= _TWINS_ARE_ABOVE)
    own = np.asarray(rows, dtype=np.int64)[first]
    overlap = np.asarray(corpus.letters[own].multiply(corpus.letters[second]).sum(axis=1)).ravel()
    overlap /= corpus.scales.letters.scale**2
    same = (overlap >= _NEAR_DUPLICATE) & (own != second)
    return first[same], second[same]


def _shared(rows: csr_array, first: Places, second: Places) -> NDArray[np.float32]:
    return np.asarray(rows[first].multiply(rows[second]).sum(axis=1), dtype=np.float32).ravel()


def _agreement(first: NDArray[np.int32], second: NDArray[np.int32]) -> NDArray[np.float32]:
    unknown = (first == -1) | (second == -1)
    return np.where(unknown, np.float32(UNKNOWN_THEME), (first == second).astype(np.float32))


def _known_same(first: NDArray[np.int32], second: NDArray[np.int32]) -> Flags:
    return np.asarray((first == second) & (second >= 0))
