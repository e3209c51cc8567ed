"""Broad groups: about as many as are asked for, from a graph of nearest findings."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, csr_matrix
from sklearn.neighbors import NearestNeighbors
from sknetwork.clustering import Leiden

from analysis.language.analyser import Analyser
from analysis.model.findings import Finding
from analysis.recurring.corpus import Corpus, Rows, corpus_of, unit_rows
from analysis.recurring.reduction import reduced

# text-analysis.md 6 and 11: vectors 1, words 0.4, letters 0.4, each reduced to 100 directions; chosen there.
_WORDS = 0.4
_LETTERS = 0.4
_SEED = 42
# Halving the range twelve times tells resolutions a thousandth apart.
_HALVINGS = 12
# The square root of their number, within these; above 25 thousands of texts gained, 60 and 200 have no more.
# Chosen on 9,000 parliamentary sentences apart from those that tests/bench measures.
_FEWEST_NEIGHBOURS = 8
_MOST_NEIGHBOURS = 40
# Of fewer findings than this most are everybody's neighbours, and the largest group would win every vote.
_FEWEST_VOTERS = 4 * _FEWEST_NEIGHBOURS


def topics(
    findings: Sequence[Finding], vectors: Mapping[str, Rows] | None, analyser: Analyser, k: int
) -> Mapping[str, int]:
    """Return a broad group for each finding by id, 1 the largest; about `k` groups, as near as the graph allows."""
    if not findings:
        return {}
    corpus = corpus_of(findings, vectors, analyser)
    if k == 1 or len(corpus) < 3:
        return dict.fromkeys(corpus.ids, 1)
    graph = neighbour_graph(combined(corpus))
    labels = _about(graph, k)
    if len(corpus) >= _FEWEST_VOTERS:
        labels = smoothed(graph, labels)
    return dict(zip(corpus.ids, _by_size(labels), strict=True))


def combined(corpus: Corpus) -> Rows:
    """Return one row a finding that joins meaning, words and letters."""
    lexical = [_WORDS * reduced(corpus.words), _LETTERS * reduced(corpus.letters)]
    blocks = lexical if corpus.meaning is None else [corpus.meaning, *lexical]
    return unit_rows(np.hstack(blocks).astype(np.float32))


def neighbour_graph(rows: Rows) -> csr_array:
    """Return the graph of nearest neighbours, weighted by similarity; both ways where it is one's neighbour."""
    wanted = int(np.clip(round(np.sqrt(len(rows))), _FEWEST_NEIGHBOURS, _MOST_NEIGHBOURS))
    size = min(wanted, len(rows) - 1)
    finder = NearestNeighbors(n_neighbors=size, metric="cosine").fit(rows)
    graph = finder.kneighbors_graph(mode="distance")
    graph.data = np.maximum(1.0 - graph.data, 1e-6)
    return csr_array(graph.maximum(graph.T))


def smoothed(graph: csr_array, labels: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return each finding's label after its neighbours have voted once, the nearer the louder; no group is emptied.

    Label propagation (Raghavan, Albert & Kumara, 2007), one round of it: what lay on a border by chance goes where most
    of its neighbours are, so that a last digit of a vector moves half as much. More rounds swallow small groups.
    """
    votes = np.asarray(graph @ np.eye(labels.max() + 1)[labels])
    chosen: NDArray[np.int64] = votes.argmax(axis=1)
    for label in range(labels.max() + 1):
        members = np.flatnonzero(labels == label)
        chosen[members[votes[members, label].argmax()]] = label
    return chosen


def _about(graph: csr_array, k: int) -> NDArray[np.int64]:
    """Return the communities whose number is nearest to `k`; more resolution makes more of them."""
    low, high = 0.05, 30.0
    best = _communities(graph, 1.0)
    for _ in range(_HALVINGS):
        middle = float(np.sqrt(low * high))
        found = _communities(graph, middle)
        if abs(found.max() + 1 - k) < abs(best.max() + 1 - k):
            best = found
        if found.max() + 1 == k:
            break
        low, high = (middle, high) if found.max() + 1 < k else (low, middle)
    return best


def _communities(graph: csr_array, resolution: float) -> NDArray[np.int64]:
    method = Leiden(resolution=resolution, random_state=_SEED)
    return np.asarray(method.fit_predict(csr_matrix(graph)), dtype=np.int64)


def _by_size(labels: NDArray[np.int64]) -> list[int]:
    counts = np.bincount(labels)
    firsts = {label: int(np.argmax(labels == label)) for label in range(len(counts))}
    order = sorted(range(len(counts)), key=lambda label: (-counts[label], firsts[label]))
    places = {label: at + 1 for at, label in enumerate(order)}
    return [places[label] for label in labels.tolist()]
