"""Do two wordings of one thing meet? Paraphrases of the test split among thousands of other sentences.

The pairs have no theme, municipality or type: what is measured is text alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_array
from scipy.spatial.distance import squareform
from sklearn.feature_extraction.text import TfidfVectorizer

from analysis.language.analyser import Analyser
from analysis.language.dictionaries import dictionary_directory
from analysis.language.embedding import Embedder, active_embedder
from analysis.model.findings import Finding
from analysis.recurring.evidence import Closeness
from analysis.recurring.judging import judged
from analysis.recurring.model import default_settings
from analysis.recurring.writers import unit_rows
from tests.bench.rounds import pairwise_f1
from tests.bench.simulated import labels
from tests.bench.texts import PARAPHRASES, missing, rows_of
from tests.bench.vectors import corpus_for, vectors_of

# Of vectors, words and letters added up as in the sketch of text-analysis.md 7, how much words and letters weigh.
_SKETCHED = 0.5
_THRESHOLDS = np.linspace(0.05, 0.95, 46)
_SEED = 42
# Of the weights, those of texts come first.
_OF_TEXT = 3

_SKETCH = "vectors, words and letters added up"

Record = dict[str, object]
Matrix = NDArray[np.float32]
Found = tuple[Matrix, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Among:
    """Pairs of one language and source, among how many other texts; `exact` leaves out one-way and minor ones."""

    language: str
    source: str
    pairs: int
    others: int
    exact: bool = True

    @property
    def name(self) -> str:
        """The set's name in the results."""
        return f"{self.language}-{self.source}" + ("" if self.others else "-alone")

    def tuned_on(self) -> "Among":
        """Return the set of dev that the others' cut is chosen on."""
        return replace(_FINNISH, pairs=300, others=1500) if self.others else replace(self, pairs=500)


_FINNISH = Among("fi", "v1", 600, 3000)
# The last is the set of text-analysis.md 7, though another sample of it.
SETS = (_FINNISH, Among("fi", "opuspb", 600, 3000), Among("sv", "v1", 600, 3000), Among("fi", "v1", 1000, 0, False))


class Mixed:
    """Pairs of texts, then other texts; texts 0 and 1 say the same, 2 and 3 say the same, and so on."""

    def __init__(self, language: str, pairs: Sequence[tuple[str, str]], others: Sequence[str]) -> None:
        self.paired = 2 * len(pairs)
        self.texts = [text for pair in pairs for text in pair] + list(others)
        self.findings = [
            Finding(f"f{at:05d}", None, "", None, text, (f"f{at}",), language=language)
            for at, text in enumerate(self.texts)
        ]
        ids = [finding.finding_id for finding in self.findings]
        self.truth = {key: ids[at // 2 * 2] if at < self.paired else key for at, key in enumerate(ids)}

    def ranks(self, likeness: Matrix) -> NDArray[np.int64]:
        """Return for each paired text how many others are nearer than its partner; equals count as nearer by half."""
        rows = np.arange(self.paired)
        partner = likeness[rows, rows ^ 1][:, None]
        near = np.array(likeness[: self.paired])
        near[rows, rows] = -np.inf
        near[rows, rows ^ 1] = -np.inf
        return np.asarray((near > partner).sum(axis=1) + (near == partner).sum(axis=1) // 2)


def run() -> list[Record]:
    """Return a record for each set of pairs and way of comparing."""
    absent = missing(PARAPHRASES)
    if absent:
        return [{"name": "pairs", "skipped": absent}]
    analyser = Analyser(dictionary_directory())
    embedder = active_embedder(analyser)
    return [record for one in SETS for record in _records(one, analyser, embedder)]


def mixed(among: Among, split: str) -> Mixed:
    """Return pairs of a split among others of the same language and source, no text twice."""
    rows = [row for row in rows_of(PARAPHRASES) if (row["lang"], row["source"]) == (among.language, among.source)]
    Random(_SEED).shuffle(rows)
    seen: set[str] = set()
    chosen: list[tuple[str, str]] = []
    for row in rows:
        pair = (row["text_a"], row["text_b"])
        same = row["label"] == "4" if among.exact else row["label"].startswith("4")
        wanted = row["split"] == split and same and len(chosen) < among.pairs
        if wanted and not seen & set(pair) and len(set(pair)) == 2:
            chosen.append(pair)
            seen.update(pair)
    # One side of a row only: the other side may say the same.
    rest = [row["text_a"] for row in rows if row["label"] != "4" or row["split"] != split]
    rest = [text for text in dict.fromkeys(rest) if text not in seen]
    return Mixed(among.language, chosen, rest[: among.others])


def _records(among: Among, analyser: Analyser, embedder: Embedder) -> list[Record]:
    dev, test = mixed(among.tuned_on(), "dev"), mixed(among, "test")
    tuned = _peers(dev, embedder)
    found: dict[str, Found] = {
        name: (likeness, _linked(test, likeness, _best_cut(dev, tuned[name])))
        for name, likeness in _peers(test, embedder).items()
    }
    for name, maker in _makers(embedder).items():
        likeness, made = _ours(test, maker, analyser)
        found[name] = (likeness, made)
        cut = _best_cut(dev, _ours(dev, maker, analyser)[0])
        found[f"{name}, cut as the others"] = (likeness, _linked(test, likeness, cut))
    base = pairwise_f1(test.truth, found["TF-IDF of words"][1])
    return [_record(f"pairs/{among.name}/{name}", test, one, base) for name, one in found.items()]


def _record(name: str, test: Mixed, found: Found, base: float) -> Record:
    ranks = test.ranks(found[0])
    f1 = pairwise_f1(test.truth, found[1])
    return {
        "name": name,
        "pairs": test.paired // 2,
        "texts": len(test.texts),
        "top_1": round(float((ranks < 1).mean()), 3),
        "top_5": round(float((ranks < 5).mean()), 3),
        "pairwise_f1": round(f1, 3),
        "compared_with": "cosine of TF-IDF of words; average linkage cut where dev pairs were best",
        "ratio": round(f1 / base, 2),
    }


def _peers(mixed_texts: Mixed, embedder: Embedder) -> dict[str, Matrix]:
    words = TfidfVectorizer(dtype=np.float32)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, dtype=np.float32)
    made = {"TF-IDF of words": words, "letter groups": letters}
    likeness = {name: _cosines(method.fit_transform(mixed_texts.texts)) for name, method in made.items()}
    if embedder.name != "lexical":
        vectors = vectors_of(mixed_texts.findings, embedder)
        rows = np.array([vectors[finding.finding_id] for finding in mixed_texts.findings])
        rows = unit_rows(rows - rows.mean(axis=0))
        lexical = likeness["TF-IDF of words"] + likeness["letter groups"]
        likeness[_SKETCH] = np.asarray((rows @ rows.T + _SKETCHED * lexical) / (1 + 2 * _SKETCHED), dtype=np.float32)
    return likeness


def _cosines(rows: csr_array) -> Matrix:
    return np.asarray((rows @ rows.T).toarray())


def _makers(embedder: Embedder) -> dict[str, Embedder | None]:
    words: dict[str, Embedder | None] = {"ours, words only": None}
    return words if embedder.name == "lexical" else {**words, f"ours, {embedder.name}": embedder}


def _ours(test: Mixed, embedder: Embedder | None, analyser: Analyser) -> Found:
    corpus = corpus_for(test.findings, embedder, analyser)
    judgement = judged(corpus, default_settings(embedder))
    at = np.array([corpus.places[finding.finding_id] for finding in test.findings])
    closeness: Closeness = judgement.closeness
    # Between 0 and 1 for the others' way of cutting: log-odds without the bias, over the most that texts can give.
    weighed = (closeness.of(at)[:, at] + closeness.model.bias) / sum(closeness.model.weights[:_OF_TEXT])
    return np.asarray(weighed, dtype=np.float32), labels(judgement)


def _tree(likeness: Matrix) -> NDArray[np.float64]:
    distance = np.clip(1.0 - likeness.astype(np.float64), 0.0, None)
    np.fill_diagonal(distance, 0.0)
    return np.asarray(linkage(squareform(distance, checks=False), "average"))


def _linked(test: Mixed, likeness: Matrix, cut: float) -> dict[str, str]:
    return _named(test, fcluster(_tree(likeness), cut, "distance").tolist())


def _best_cut(dev: Mixed, likeness: Matrix) -> float:
    tree = _tree(likeness)
    figures = [
        (pairwise_f1(dev.truth, _named(dev, fcluster(tree, cut, "distance").tolist())), float(cut))
        for cut in _THRESHOLDS
    ]
    return max(figures)[1]


def _named(mixed_texts: Mixed, found: list[int]) -> dict[str, str]:
    return {one.finding_id: str(label) for one, label in zip(mixed_texts.findings, found, strict=True)}
