"""Findings as this machine compares them: with the vectors in use and the space of the trade learned from them."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from analysis.language.analyser import Analyser
from analysis.language.embedding import Embedder, encode_missing, vector_key
from analysis.language.typical_notes import typical_notes
from analysis.language.typical_vectors import shipped_vectors
from analysis.model.findings import Finding
from analysis.recurring.corpus import Corpus, corpus_of
from analysis.recurring.trade import Trade
from analysis.settings import data_directory
from analysis.workflow.vector_file import VectorFile

Vectors = Mapping[str, NDArray[np.float32]]


def corpus_in_use(findings: Sequence[Finding], vectors: Vectors, embedder: Embedder | None, words: Analyser) -> Corpus:
    """Return the corpus of findings by their vectors (see `Corpus`); hashed words are compared as words."""
    usable = {} if embedder is None or embedder.name == "lexical" else vectors
    return corpus_of(findings, usable, words, trade_for(embedder if usable else None, words))


@lru_cache(maxsize=4)
def trade_for(embedder: Embedder | None, words: Analyser) -> Trade:
    """Return the space of the trade for an embedder, or for words alone; learned once a process, in about a second.

    The vectors of the typical notes by the packaged model are shipped; those by the customer's own model are made at
    installation (`dictionaries`), or here when they are missing.
    """
    if embedder is None or embedder.name == "lexical":
        return Trade(words)
    shipped = shipped_vectors(embedder)
    if shipped is not None:
        return Trade(words, shipped)
    made = typical_vectors(embedder)
    return Trade(words, np.array([made[vector_key(embedder, note.text)] for note in typical_notes()]))


def typical_vectors(embedder: Embedder) -> Vectors:
    """Return the vectors of the typical notes by key, kept in the data directory from the first time on."""
    directory = data_directory()
    directory.mkdir(parents=True, exist_ok=True)
    file, texts = VectorFile(directory), [note.text for note in typical_notes()]
    known = file.known(vector_key(embedder, text) for text in texts)
    made = encode_missing(embedder, texts, known)
    if made:
        file.keep(made)
    return {**known, **made}
