"""Sentence vectors kept between measurements, since making them takes longer than everything else."""

from collections.abc import Sequence
from pathlib import Path

from platformdirs import user_cache_path

from analysis.language.analyser import Analyser
from analysis.language.embedding import Embedder, encode_missing, vector_key
from analysis.model.findings import Finding
from analysis.recurring.corpus import Corpus, Rows
from analysis.workflow.corpora import corpus_in_use
from analysis.workflow.vector_file import VectorFile


def corpus_for(findings: Sequence[Finding], embedder: Embedder | None, analyser: Analyser) -> Corpus:
    """Return the corpus of findings as the product compares them; without an embedder, by words alone."""
    lexical = embedder is None or embedder.name == "lexical"
    return corpus_in_use(findings, {} if lexical else vectors_of(findings, embedder), embedder, analyser)


def vectors_of(findings: Sequence[Finding], embedder: Embedder) -> dict[str, Rows]:
    """Return each finding's vector by id, made once and kept in the user's cache folder."""
    directory: Path = user_cache_path("vertaiskooste-bench", appauthor=False)
    directory.mkdir(parents=True, exist_ok=True)
    file = VectorFile(directory)
    keys = {finding.finding_id: vector_key(embedder, finding.text) for finding in findings}
    known = file.known(keys.values())
    made = encode_missing(embedder, [finding.text for finding in findings], known)
    if made:
        file.keep(made)
    every = {**known, **made}
    return {finding_id: every[key] for finding_id, key in keys.items()}
