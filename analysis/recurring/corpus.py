"""The findings of a run in a fixed order, with the vectors that they are compared by."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from sklearn.feature_extraction.text import TfidfVectorizer

from analysis.language.analyser import Analyser
from analysis.language.tokens import blanked
from analysis.model.codes import Polarity
from analysis.model.findings import Finding

Rows = NDArray[np.float32]

# A mean of few texts is mostly those texts: this many imagined ones hold it back.
_HELD_BACK = 5


@dataclass(frozen=True, slots=True)
class Corpus:
    """Findings in the order of their texts, with one row a finding in each block.

    The order depends on nothing but the findings themselves, so neither does any result. `frequency` tells in how many
    findings of the whole round a term occurs.
    """

    findings: tuple[Finding, ...]
    terms: tuple[tuple[str, ...], ...]
    meaning: Rows | None
    words: csr_array
    letters: csr_array
    frequency: Mapping[str, int]

    def __len__(self) -> int:
        return len(self.findings)

    @property
    def ids(self) -> tuple[str, ...]:
        """The findings' ids, in order."""
        return tuple(finding.finding_id for finding in self.findings)

    def taken(self, rows: NDArray[np.int64]) -> "Corpus":
        """Return the corpus of some rows, compared by the same vectors."""
        return Corpus(
            tuple(self.findings[row] for row in rows),
            tuple(self.terms[row] for row in rows),
            None if self.meaning is None else self.meaning[rows],
            self.words[rows],
            self.letters[rows],
            self.frequency,
        )

    @property
    def places(self) -> Mapping[str, int]:
        """The row of each finding by id."""
        return {finding_id: at for at, finding_id in enumerate(self.ids)}


def corpus_of(findings: Sequence[Finding], vectors: Mapping[str, Rows] | None, analyser: Analyser) -> Corpus:
    """Return the corpus of findings; `vectors` holds a sentence vector by finding id, or nothing."""
    ordered = tuple(sorted(findings, key=lambda finding: (finding.text, finding.finding_id)))
    terms = tuple(analyser.terms(finding.text, finding.language) for finding in ordered)
    texts = [blanked(finding.text).lower() for finding in ordered]
    return Corpus(
        ordered,
        terms,
        _meaning(ordered, vectors),
        _tfidf(TfidfVectorizer(analyzer=tuple, sublinear_tf=True, dtype=np.float32), terms),
        _tfidf(TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, dtype=np.float32), texts),
        Counter(term for found in terms for term in set(found)),
    )


def code_array(values: Sequence[str | None]) -> NDArray[np.int32]:
    """Return a number for each value, equal for equal values; −1 for what is not known."""
    numbers = {value: at for at, value in enumerate(sorted({value for value in values if value}))}
    return np.array([numbers[value] if value else -1 for value in values], dtype=np.int32)


def polarity_array(findings: Sequence[Finding]) -> NDArray[np.int32]:
    """Return 1 for works, −1 for lacks and 0 for neither."""
    signs = {Polarity.WORKS: 1, Polarity.LACKS: -1, Polarity.NONE: 0}
    return np.array([signs[finding.polarity] for finding in findings], dtype=np.int32)


def _tfidf(vectorizer: TfidfVectorizer, texts: Sequence[object]) -> csr_array:
    if not any(texts):
        return csr_array((len(texts), 1), dtype=np.float32)
    try:
        return csr_array(vectorizer.fit_transform(texts))
    except ValueError:
        # Signs only: there is no word to compare.
        return csr_array((len(texts), 1), dtype=np.float32)


def _meaning(findings: Sequence[Finding], vectors: Mapping[str, Rows] | None) -> Rows | None:
    if not vectors or not findings:
        return None
    size = len(next(iter(vectors.values())))
    # A finding whose vector is not ready is compared by its words alone.
    missing = np.zeros(size, dtype=np.float32)
    rows = np.array([vectors.get(finding.finding_id, missing) for finding in findings], dtype=np.float32)
    return centred(rows, code_array([finding.language for finding in findings]))


def centred(rows: Rows, languages: NDArray[np.int32]) -> Rows:
    """Return the rows with their language's mean taken out, each of length 1.

    Rationale: without it findings gather by language; sentence vectors of all languages also share a large common part.
    """
    every = rows.sum(axis=0) / (len(rows) + _HELD_BACK)
    result = np.array(rows)
    for language in np.unique(languages):
        own = languages == language
        mean = (rows[own].sum(axis=0) + _HELD_BACK * every) / (own.sum() + _HELD_BACK)
        result[own] -= mean
    result[~rows.any(axis=1)] = 0
    return unit_rows(result)


def unit_rows(rows: Rows) -> Rows:
    """Return the rows at length 1; rows of zeros stay zeros."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(lengths == 0, 1, lengths)).astype(np.float32)
