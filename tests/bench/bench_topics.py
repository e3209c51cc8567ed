"""Broad groups against the ministries of parliamentary sentences, at the sizes of a round and of an archive."""

import warnings
from collections.abc import Callable, Sequence
from random import Random
from statistics import mean

import numpy as np
from sklearn.cluster import KMeans, MiniBatchKMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score, v_measure_score

from analysis.language.analyser import Analyser
from analysis.language.dictionaries import dictionary_directory
from analysis.language.embedding import active_embedder
from analysis.model.findings import Finding
from analysis.recurring.corpus import Rows, corpus_of
from analysis.recurring.topics import combined, topics
from analysis.recurring.writers import unit_rows
from tests.bench.texts import SENTENCES, missing, rows_of
from tests.bench.vectors import vectors_of

# How many texts, and how many samples of them.
SIZES = ((60, 6), (200, 6), (1000, 3), (0, 1))
_BOOTSTRAPS, _BOOTSTRAP = 10, 2048
_SEED = 42
_TEN_LINES = "TF-IDF + KMeans"

Record = dict[str, object]
Labels = Sequence[object]
Way = Callable[[list[int], int], Labels]


class Sentences:
    """The sentences of the test split, their ministries, and the vectors of whole and of part."""

    def __init__(self) -> None:
        rows = [row for row in rows_of(SENTENCES) if row["split"] == "test"]
        self.texts = [row["text"] for row in rows]
        self.truth = [row["ministry"] for row in rows]
        self.findings = [Finding(f"f{at:05d}", None, "", None, text, ("x",)) for at, text in enumerate(self.texts)]
        self.analyser = Analyser(dictionary_directory())
        self.embedder = active_embedder(self.analyser)
        lexical = self.embedder.name == "lexical"
        self.vectors = None if lexical else vectors_of(self.findings, self.embedder)


def run() -> list[Record]:
    """Return records by the MTEB protocol and for each way and size."""
    absent = missing(SENTENCES)
    if absent:
        return [{"name": "topics", "skipped": absent}]
    sentences = Sentences()
    ways = _ways(sentences)
    records = _protocol(sentences)
    if not any("BERTopic" in name for name in ways):
        records.append({"name": "topics/BERTopic", "skipped": "skipped: not installed (tests/bench/requirements.txt)"})
    for size, samples in SIZES:
        chosen = [sorted(Random(seed).sample(range(len(sentences.texts)), size)) for seed in range(samples) if size]
        chosen = chosen or [list(range(len(sentences.texts)))]
        figures = {name: _figures(sentences, way, chosen) for name, way in ways.items()}
        records += [_record(len(chosen[0]), name, one, figures[_TEN_LINES]) for name, one in figures.items()]
    return records


def _protocol(sentences: Sentences) -> list[Record]:
    """Return V-measure as MTEB's clustering tasks give it: mini-batch k-means, true k, ten bootstraps of 2,048."""
    found = {"TF-IDF of words": TfidfVectorizer().fit_transform(sentences.texts)}
    corpus = corpus_of(sentences.findings, None, sentences.analyser)
    at = [corpus.places[finding.finding_id] for finding in sentences.findings]
    found["ours, words only"] = combined(corpus)[at]
    if sentences.vectors:
        found[sentences.embedder.name] = np.array([sentences.vectors[one.finding_id] for one in sentences.findings])
        ours = corpus_of(sentences.findings, sentences.vectors, sentences.analyser)
        found[f"ours, {sentences.embedder.name}"] = combined(ours)[at]
    figures = {name: _bootstrapped(rows, np.array(sentences.truth)) for name, rows in found.items()}
    base = figures["TF-IDF of words"]
    return [
        {
            "name": f"topics/protocol/{name}",
            "v_measure": round(mean(one), 3),
            "spread": round(float(np.std(one)), 3),
            "compared_with": "TF-IDF of words",
            "ratio": round(mean(one) / mean(base), 2),
        }
        for name, one in figures.items()
    ]


def _bootstrapped(rows: Rows, truth: np.ndarray) -> list[float]:
    random = Random(_SEED)
    figures = []
    for _ in range(_BOOTSTRAPS):
        chosen = random.choices(range(len(truth)), k=_BOOTSTRAP)
        method = MiniBatchKMeans(len(set(truth)), batch_size=512, n_init=1, random_state=_SEED)
        figures.append(float(v_measure_score(truth[chosen], method.fit_predict(rows[chosen]))))
    return figures


def _ways(sentences: Sentences) -> dict[str, Way]:
    """Return ways to group some of the sentences, told how many groups there truly are."""

    def chosen(at: list[int]) -> list[Finding]:
        return [sentences.findings[place] for place in at]

    def ours(at: list[int], count: int, vectors: dict[str, Rows] | None = sentences.vectors) -> Labels:
        found = topics(chosen(at), vectors, sentences.analyser, count)
        return [found[finding.finding_id] for finding in chosen(at)]

    def ten_lines(at: list[int], count: int) -> Labels:
        rows = TfidfVectorizer().fit_transform([sentences.texts[place] for place in at])
        return KMeans(count, n_init=3, random_state=_SEED).fit_predict(rows).tolist()

    def our_rows(at: list[int]) -> Rows:
        corpus = corpus_of(chosen(at), sentences.vectors, sentences.analyser)
        return combined(corpus)[[corpus.places[finding.finding_id] for finding in chosen(at)]]

    ways: dict[str, Way] = {_TEN_LINES: ten_lines, "ours, words only": lambda at, count: ours(at, count, None)}
    if sentences.vectors:
        ways[f"ours, {sentences.embedder.name}"] = ours
        ways["KMeans on our vectors"] = lambda at, count: (
            KMeans(count, n_init=3, random_state=_SEED).fit_predict(our_rows(at)).tolist()
        )
    if _has_bertopic():
        texts = sentences.texts
        ways["BERTopic, light backend"] = lambda at, _: _bertopic(
            [texts[i] for i in at], _light([texts[i] for i in at])
        )
        ways["BERTopic on our vectors"] = lambda at, _: _bertopic([texts[i] for i in at], our_rows(at))
    return ways


def _has_bertopic() -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import bertopic  # noqa: F401
            import umap  # noqa: F401
    except ImportError:
        return False
    return True


def _light(texts: list[str]) -> Rows:
    """Return what BERTopic's documentation offers where no model is to be had: TF-IDF and SVD."""
    rows = TfidfVectorizer(min_df=1).fit_transform(texts)
    return unit_rows(TruncatedSVD(min(100, min(rows.shape) - 1), random_state=_SEED).fit_transform(rows))


def _bertopic(texts: list[str], rows: Rows) -> Labels:
    """Return the topics of BERTopic with its own settings and a fixed seed; what it calls noise is one group."""
    from bertopic import BERTopic
    from umap import UMAP

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        narrow = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=_SEED, n_jobs=1)
        return list(BERTopic(umap_model=narrow, embedding_model=None).fit_transform(texts, rows)[0])


def _figures(sentences: Sentences, way: Way, chosen: list[list[int]]) -> dict[str, float]:
    found = []
    for at in chosen:
        truth = [sentences.truth[place] for place in at]
        labels = list(way(at, len(set(truth))))
        found.append(
            {
                "v_measure": v_measure_score(truth, labels),
                "ami": adjusted_mutual_info_score(truth, labels),
                "ari": adjusted_rand_score(truth, labels),
                "groups": len(set(labels) - {-1}),
                "true_groups": len(set(truth)),
                "noise": labels.count(-1) / len(labels),
            }
        )
    return {key: float(mean(one[key] for one in found)) for key in found[0]}


def _record(size: int, name: str, figures: dict[str, float], base: dict[str, float]) -> Record:
    ratio = round(figures["ami"] / base["ami"], 1) if base["ami"] > 0.005 else None
    rounded = {key: round(value, 3) for key, value in figures.items()}
    return {"name": f"topics/{size}/{name}", **rounded, "compared_with": f"AMI of {_TEN_LINES}, true k", "ratio": ratio}
