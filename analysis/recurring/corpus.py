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
# Of the words of notes of the trade the thesaurus knows 74 to 78 in 100; of other texts 39 (five rounds, paraphrases).
_KNOWN_WORDS = 0.7


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
    concepts: csr_array
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
            self.concepts[rows],
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
    concepts = [analyser.concepts_of_words(finding.text, finding.language) for finding in ordered]
    texts = [blanked(finding.text).lower() for finding in ordered]
    return Corpus(
        ordered,
        terms,
        _meaning(ordered, vectors),
        _tfidf(TfidfVectorizer(analyzer=tuple, sublinear_tf=True, dtype=np.float32), terms),
        _tfidf(TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, dtype=np.float32), texts),
        _concepts(concepts),
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


def _concepts(words: Sequence[Sequence[Sequence[str]]]) -> csr_array:
    """Return the concepts' weights, held back where the thesaurus knows few of the words: then chance ones remain."""
    known = [bool(concepts) for text in words for concepts in text]
    share = min(sum(known) / max(len(known), 1) / _KNOWN_WORDS, 1.0) ** 2
    texts = [tuple(concept for concepts in text for concept in concepts) for text in words]
    rows = _tfidf(TfidfVectorizer(analyzer=tuple, sublinear_tf=True, dtype=np.float32), texts)
    return csr_array(rows * np.float32(share))


def _meaning(findings: Sequence[Finding], vectors: Mapping[str, Rows] | None) -> Rows | None:
    if not vectors or not findings:
        return None
    size = len(next(iter(vectors.values())))
    # A finding whose vector is not ready is compared by its words alone.
    missing = np.zeros(size, dtype=np.float32)
    rows = np.array([vectors.get(finding.finding_id, missing) for finding in findings], dtype=np.float32)
    return without_writer(rows, findings)


def without_writer(rows: Rows, findings: Sequence[Finding]) -> Rows:
    """Return sentence vectors without what tells of their language, writer and writing style, each of length 1.

    Rationale: vectors of one language, of one municipality's interviewer, and of hasty or official sentences lie near
    each other whatever they say. Measured on five rounds (tests/bench/REPORT.md).
    """
    result = _centred(rows, code_array([finding.language for finding in findings]), around=rows.sum(axis=0))
    writers = [f"{finding.municipality_id or ''} {finding.language}" for finding in findings]
    result = _centred(result, code_array(writers), around=np.zeros(rows.shape[1], dtype=np.float32))
    result = _without_style(result, [finding.text for finding in findings])
    result[~rows.any(axis=1)] = 0
    return unit_rows(result)


def _centred(rows: Rows, groups: NDArray[np.int32], around: Rows) -> Rows:
    every = around / (len(rows) + _HELD_BACK)
    result = np.array(rows)
    for group in np.unique(groups):
        own = groups == group
        result[own] -= (rows[own].sum(axis=0) + _HELD_BACK * every) / (own.sum() + _HELD_BACK)
    return result


def _without_style(rows: Rows, texts: Sequence[str]) -> Rows:
    """Return the rows less what length, a capital, a full stop and a question mark foretell (ridge regression)."""
    style = np.array([_style(text) for text in texts], dtype=np.float64)
    style = (style - style.mean(axis=0)) / np.maximum(style.std(axis=0), 1e-6)
    held = style.T @ style + _HELD_BACK * np.eye(style.shape[1])
    return np.asarray(rows - style @ np.linalg.solve(held, style.T @ rows), dtype=np.float32)


def _style(text: str) -> tuple[float, ...]:
    bare = text.strip()
    return (np.log1p(len(bare)), bare[:1].isupper(), bare.endswith("."), bare.endswith("?"))


def unit_rows(rows: Rows) -> Rows:
    """Return the rows at length 1; rows of zeros stay zeros."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(lengths == 0, 1, lengths)).astype(np.float32)
