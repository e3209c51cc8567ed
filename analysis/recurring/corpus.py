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
from analysis.recurring.meaning import Meaning, stacked
from analysis.recurring.trade import Trade, Wording
from analysis.recurring.writers import Rows, unit_rows

__all__ = ["Corpus", "Rows", "Scales", "beside", "code_array", "corpus_of", "polarity_array", "unit_rows"]

# Of the words of notes of the trade the thesaurus knows 74 to 78 in 100; of other texts 39 (five rounds, paraphrases).
_KNOWN_WORDS = 0.7
_KNOWN_ELSEWHERE = 0.45
# How much letters and concepts weigh in texts of another trade, and in those of the trade, whose space has said already
# what they say. Elsewhere letters tell more than the weight that rounds gave them (paraphrases, dev split).
_LETTERS = (2.0, 0.3)
_CONCEPTS = (1.0, 0.1)


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
    scales: "Scales"

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
            self.scales,
        )

    @property
    def places(self) -> Mapping[str, int]:
        """The row of each finding by id."""
        return {finding_id: at for at, finding_id in enumerate(self.ids)}


def corpus_of(
    findings: Sequence[Finding], vectors: Mapping[str, Rows] | None, analyser: Analyser, trade: Trade | None = None
) -> Corpus:
    """Return the corpus of findings; `vectors` holds a sentence vector by finding id, or nothing.

    Texts of the trade are compared in the space of the `trade`, where one is given that was learned from such vectors.
    """
    ordered = tuple(sorted(findings, key=lambda finding: (finding.text, finding.finding_id)))
    texts = [_read(finding, analyser) for finding in ordered]
    rows = stacked(ordered, vectors, len(next(iter(vectors.values())))) if vectors and ordered else None
    usable = trade if trade is not None and trade.has_vectors == (rows is not None) else None
    share = _trade_share(texts) if usable else 0.0
    scales = Scales(
        _Weighing([text.wording.terms for text in texts], tuple),
        _Weighing([text.letters for text in texts], "char_wb", _scale(share, _LETTERS)),
        _Weighing([text.wording.concepts for text in texts], tuple, _known_share(texts) * _scale(share, _CONCEPTS)),
        Meaning(ordered, [text.wording for text in texts], rows, usable, share) if ordered else None,
        _trade_share(texts),
    )
    return Corpus(
        ordered,
        tuple(text.wording.terms for text in texts),
        None if scales.meaning is None else scales.meaning.rows,
        scales.terms.rows,
        scales.letters.rows,
        scales.concepts.rows,
        Counter(term for text in texts for term in set(text.wording.terms)),
        scales,
    )


def beside(corpus: Corpus, findings: Sequence[Finding], vectors: Mapping[str, Rows], analyser: Analyser) -> Corpus:
    """Return findings new to a corpus, in the order given, weighed by its scales; nothing of the corpus is redone."""
    texts = [_read(finding, analyser) for finding in findings]
    scales, wordings = corpus.scales, [text.wording for text in texts]
    size = None if scales.meaning is None else scales.meaning.size
    rows = None if size is None else stacked(findings, vectors, size)
    return Corpus(
        tuple(findings),
        tuple(wording.terms for wording in wordings),
        None if scales.meaning is None else scales.meaning.of(findings, wordings, rows),
        scales.terms.weighed([wording.terms for wording in wordings]),
        scales.letters.weighed([text.letters for text in texts]),
        scales.concepts.weighed([wording.concepts for wording in wordings]),
        corpus.frequency,
        scales,
    )


def code_array(values: Sequence[str | None]) -> NDArray[np.int32]:
    """Return a number for each value, equal for equal values; −1 for what is not known."""
    numbers = {value: at for at, value in enumerate(sorted({value for value in values if value}))}
    return np.array([numbers[value] if value else -1 for value in values], dtype=np.int32)


def polarity_array(findings: Sequence[Finding]) -> NDArray[np.int32]:
    """Return 1 for works, −1 for lacks and 0 for neither."""
    signs = {Polarity.WORKS: 1, Polarity.LACKS: -1, Polarity.NONE: 0}
    return np.array([signs[finding.polarity] for finding in findings], dtype=np.int32)


@dataclass(frozen=True, slots=True)
class _Text:
    """A finding's text as it is weighed."""

    wording: Wording
    letters: str
    words: int
    known_words: int


def _read(finding: Finding, analyser: Analyser) -> _Text:
    concepts = analyser.concepts_of_words(finding.text, finding.language)
    return _Text(
        Wording(
            analyser.terms(finding.text, finding.language),
            tuple(concept for found in concepts for concept in found),
        ),
        blanked(finding.text).lower(),
        len(concepts),
        sum(bool(found) for found in concepts),
    )


def _known_words(texts: Sequence[_Text]) -> float:
    return sum(text.known_words for text in texts) / max(sum(text.words for text in texts), 1)


def _known_share(texts: Sequence[_Text]) -> float:
    """Return how much concepts count: less where the thesaurus knows few of the words, for then chance ones meet."""
    return float(min(_known_words(texts) / _KNOWN_WORDS, 1.0) ** 2)


def _trade_share(texts: Sequence[_Text]) -> float:
    """Return how far texts are of the trade, from 0 to 1, by how many of their words the thesaurus knows."""
    return float(np.clip((_known_words(texts) - _KNOWN_ELSEWHERE) / (_KNOWN_WORDS - _KNOWN_ELSEWHERE), 0, 1))


def _scale(share: float, weights: tuple[float, float]) -> float:
    """Return the length of rows whose product weighs as `weights` say: elsewhere (share 0), in the trade (1)."""
    elsewhere, of_trade = weights
    return float(np.sqrt(elsewhere * (1 - share) + of_trade * share))


class _Weighing:
    """TF-IDF fitted to the texts of a corpus; each row has length `scale`, or 0 when it holds nothing known."""

    def __init__(self, texts: Sequence[object], analyzer: object, scale: float = 1.0) -> None:
        ngrams = (3, 5) if analyzer == "char_wb" else (1, 1)
        self.scale = np.float32(scale)
        self._vectorizer: TfidfVectorizer | None = TfidfVectorizer(
            analyzer=analyzer, ngram_range=ngrams, sublinear_tf=True, dtype=np.float32
        )
        try:
            self.rows = csr_array(self._vectorizer.fit_transform(texts) * self.scale)
        except ValueError:
            # Signs only, or nothing at all: there is no word to compare.
            self._vectorizer = None
            self.rows = self.weighed(texts)

    def weighed(self, texts: Sequence[object]) -> csr_array:
        """Return one row a text, of these or new ones."""
        if self._vectorizer is None or not texts:
            return csr_array((len(texts), 1), dtype=np.float32)
        return csr_array(self._vectorizer.transform(texts) * self.scale)


@dataclass(frozen=True, slots=True)
class Scales:
    """What texts are weighed by, fitted to one corpus."""

    terms: _Weighing
    letters: _Weighing
    concepts: _Weighing
    meaning: Meaning | None
    # How far the texts are of the trade, from 0 to 1.
    trade_share: float
