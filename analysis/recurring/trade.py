"""The space of the trade: notes lie near each other there when people of the trade would say the same with them.

Rationale: sentence vectors and words tell what texts are about in general. Which differences matter in notes on energy
work, and which are only voice, is learned once from typical notes (`language.typical_notes`), by linear discriminant
analysis: what differs between voices of the same is whitened away, what differs between things said is kept (Fisher,
The use of multiple measurements in taxonomic problems, 1936; Hastie, Tibshirani and Friedman, The Elements of
Statistical Learning, 2009, section 4.3). Measured in tests/bench/REPORT.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import solve_triangular
from scipy.sparse import csr_array, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from analysis.language.analyser import Analyser
from analysis.language.typical_notes import TypicalNote, typical_notes

Rows = NDArray[np.float32]
Numbers = NDArray[np.float64]

# How much words weigh beside a sentence vector of length 1, and without one.
_CONCEPTS, _TERMS = 0.5, 0.3
_CONCEPTS_ALONE, _TERMS_ALONE = 1.0, 0.5
# Voices differ in more ways than so few notes show: each direction is taken to differ by this share of all difference.
_UNSEEN = 1 / 400
# So many texts are taken to the space at once.
_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as it is compared: its terms and its concepts."""

    terms: tuple[str, ...]
    concepts: tuple[str, ...]


def wording_of(text: str, language: str | None, analyser: Analyser) -> Wording:
    """Return a text's terms and concepts."""
    concepts = analyser.concepts_of_words(text, language)
    return Wording(analyser.terms(text, language), tuple(concept for found in concepts for concept in found))


class Trade:
    """The space, learned from typical notes; `vectors` holds a sentence vector of each of them, or nothing."""

    def __init__(
        self, analyser: Analyser, vectors: Rows | None = None, notes: Sequence[TypicalNote] | None = None
    ) -> None:
        known = typical_notes() if notes is None else tuple(notes)
        wordings = [wording_of(note.text, note.language, analyser) for note in known]
        self.has_vectors = vectors is not None
        self._concepts, self._terms = (TfidfVectorizer(analyzer=tuple, sublinear_tf=True) for _ in range(2))
        self._concepts.fit([wording.concepts for wording in wordings])
        self._terms.fit([wording.terms for wording in wordings])
        rows = self._joined(wordings, vectors)
        for language in {note.language for note in known}:
            own = np.array([note.language == language for note in known])
            rows[own] -= rows[own].mean(axis=0)
        self._directions = _discriminants(rows, [note.says for note in known])

    def rows(self, wordings: Sequence[Wording], vectors: Rows | None) -> Rows:
        """Return one row a text. Raises ValueError where there are vectors and none were learned from, or none."""
        if self.has_vectors != (vectors is not None):
            raise ValueError("texts and typical notes are not compared by the same")
        found = np.empty((len(wordings), self._directions.shape[1]), dtype=np.float32)
        for start in range(0, len(wordings), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            words = self._words(wordings[part])
            length = self._directions.shape[0] - words.shape[1]
            found[part] = words @ self._directions[length:]
            if vectors is not None:
                found[part] += vectors[part] @ self._directions[:length]
        return found

    def _joined(self, wordings: Sequence[Wording], vectors: Rows | None) -> Numbers:
        words = self._words(wordings).toarray()
        return words if vectors is None else np.hstack([vectors.astype(np.float64), words])

    def _words(self, wordings: Sequence[Wording]) -> csr_array:
        """Return the weighed words of texts, most of them zeros: many texts would not fit in memory otherwise."""
        weights = (_CONCEPTS, _TERMS) if self.has_vectors else (_CONCEPTS_ALONE, _TERMS_ALONE)
        concepts = self._concepts.transform([wording.concepts for wording in wordings])
        terms = self._terms.transform([wording.terms for wording in wordings])
        return csr_array(hstack([weights[0] * concepts, weights[1] * terms]))


def _discriminants(rows: Numbers, says: Sequence[str]) -> Numbers:
    """Return the directions that tell things said apart, one column each, at unit difference between voices."""
    # There are fewer notes than words, and nothing is known of other directions than theirs: the notes' own products
    # (their Gram matrix) hold all, in a fifth of the time that taking the rows apart takes.
    strengths, turned = np.linalg.eigh(rows @ rows.T)
    kept = strengths > strengths[-1] * 1e-12
    lengths = np.sqrt(strengths[kept])
    own = turned[:, kept] * lengths
    codes = np.unique(np.array(says), return_inverse=True)[1]
    means = np.array([own[codes == code].mean(axis=0) for code in range(codes.max() + 1)])
    apart = own - means[codes]
    within = apart.T @ apart / max(len(own) - len(means), 1)
    root = np.linalg.cholesky(within + np.trace(within) * _UNSEEN * np.eye(len(within)))
    whitened = solve_triangular(root, (means - means.mean(axis=0)).T, lower=True)
    spans, sizes, _ = np.linalg.svd(whitened, full_matrices=False)
    spans = spans[:, sizes > sizes[0] * 1e-9]
    return np.asarray(rows.T @ (turned[:, kept] / lengths @ solve_triangular(root.T, spans, lower=False)))
