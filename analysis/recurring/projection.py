"""A map of findings in two directions: near each other where they are about the same."""

from collections.abc import Mapping, Sequence

import numpy as np
from sklearn.manifold import TSNE

from analysis.language.analyser import Analyser
from analysis.model.findings import Finding
from analysis.recurring.corpus import Rows, corpus_of
from analysis.recurring.reduction import signed, widest
from analysis.recurring.topics import combined

_SEED = 42
_DIRECTIONS = 20
# Below this neighbourhoods are too small to lay out; the two widest directions show as much.
_FEWEST = 12
_PERPLEXITY = 15.0
# Above this the map takes too long; the two widest directions still tell themes apart.
_MOST = 3000


def project(
    findings: Sequence[Finding], vectors: Mapping[str, Rows] | None, analyser: Analyser
) -> Mapping[str, tuple[float, float]]:
    """Return a place between −1 and 1 in both directions for each finding by id; the same on every run."""
    if not findings:
        return {}
    corpus = corpus_of(findings, vectors, analyser)
    places = _scaled(signed(_laid_out(combined(corpus))))
    return {finding_id: (float(x), float(y)) for finding_id, (x, y) in zip(corpus.ids, places, strict=True)}


def _laid_out(rows: Rows) -> Rows:
    spread = widest(rows, _DIRECTIONS)
    if not _FEWEST <= len(rows) <= _MOST or not spread.any():
        return spread[:, :2]
    perplexity = min(_PERPLEXITY, (len(rows) - 1) / 3)
    method = TSNE(perplexity=perplexity, init="pca", random_state=_SEED, max_iter=500, learning_rate="auto")
    return np.asarray(method.fit_transform(spread), dtype=np.float32)


def _scaled(places: Rows) -> Rows:
    centred = places - (places.max(axis=0) + places.min(axis=0)) / 2
    widest = np.abs(centred).max()
    return np.asarray(centred / widest if widest else centred, dtype=np.float32)
