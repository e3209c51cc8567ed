"""Do two wordings of one thing meet? Paraphrases of the test split among thousands of other sentences.

The pairs have no theme, municipality or type: what is measured is text alone.
"""

from collections.abc import Mapping, Sequence
from random import Random

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform
from sklearn.feature_extraction.text import TfidfVectorizer

from analysis.language.analyser import Analyser
from analysis.language.dictionaries import dictionary_directory
from analysis.language.embedding import Embedder, active_embedder
from analysis.model.findings import Finding
from analysis.recurring.evidence import Closeness
from analysis.recurring.judging import judged
from analysis.recurring.model import default_settings
from tests.bench.rounds import pairwise_f1
from tests.bench.simulated import labels
from tests.bench.texts import PARAPHRASES, missing, rows_of
from tests.bench.vectors import corpus_for

SETS = (("fi", "v1"), ("fi", "opuspb"), ("sv", "v1"))
_PAIRS, _OTHERS = 600, 3000
_TUNED_ON = (300, 1500)
_THRESHOLDS = np.linspace(0.05, 0.95, 46)
_SEED = 42
# Of the weights, those of texts come first.
_OF_TEXT = 3

Record = dict[str, object]
Matrix = NDArray[np.float32]
Found = tuple[Matrix, dict[str, str]]


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
    dev = mixed("fi", "v1", "dev", *_TUNED_ON)
    likenesses = _peers(dev.texts) | {name: _ours(dev, one, analyser)[0] for name, one in _makers(embedder).items()}
    cuts = {name: _best_cut(dev, likeness) for name, likeness in likenesses.items()}
    return [record for one in SETS for record in _records(*one, analyser, embedder, cuts)]


def mixed(language: str, source: str, split: str, pairs: int, others: int) -> Mixed:
    """Return pairs of a split among others of the same language and source, no text twice."""
    rows = [row for row in rows_of(PARAPHRASES) if (row["lang"], row["source"]) == (language, source)]
    Random(_SEED).shuffle(rows)
    seen: set[str] = set()
    chosen: list[tuple[str, str]] = []
    for row in rows:
        pair = (row["text_a"], row["text_b"])
        wanted = row["split"] == split and row["label"] == "4" and len(chosen) < pairs
        if wanted and not seen & set(pair) and len(set(pair)) == 2:
            chosen.append(pair)
            seen.update(pair)
    # One side of a row only: the other side may say the same.
    rest = [row["text_a"] for row in rows if row["label"] != "4" or row["split"] != split]
    rest = [text for text in dict.fromkeys(rest) if text not in seen]
    return Mixed(language, chosen, rest[:others])


def _records(
    language: str, source: str, analyser: Analyser, embedder: Embedder, cuts: Mapping[str, float]
) -> list[Record]:
    test = mixed(language, source, "test", _PAIRS, _OTHERS)
    found: dict[str, Found] = {
        name: (likeness, _linked(test, likeness, cuts[name])) for name, likeness in _peers(test.texts).items()
    }
    for name, maker in _makers(embedder).items():
        likeness, made = _ours(test, maker, analyser)
        found[name] = (likeness, made)
        found[f"{name}, cut as the others"] = (likeness, _linked(test, likeness, cuts[name]))
    base = pairwise_f1(test.truth, found["TF-IDF of words"][1])
    return [_record(f"pairs/{language}-{source}/{name}", test, one, base) for name, one in found.items()]


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


def _peers(texts: Sequence[str]) -> dict[str, Matrix]:
    words = TfidfVectorizer(dtype=np.float32)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, dtype=np.float32)
    made = {"TF-IDF of words": words.fit_transform(texts), "letter groups": letters.fit_transform(texts)}
    return {name: (rows @ rows.T).toarray() for name, rows in made.items()}


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
