"""`dictionaries`: builds dictionaries and vectors of typical notes beside the data, once; quick when they are there."""

import argparse

from analysis.language.dictionaries import build_tries, dictionary_directory
from analysis.language.embedding import active_embedder
from analysis.language.typical_vectors import shipped_vectors
from analysis.workflow.analysing import analyser
from analysis.workflow.corpora import typical_vectors


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command takes no options."""
    del parser


def run(args: argparse.Namespace) -> int:
    """Build what is missing. Returns the exit code."""
    del args
    directory = dictionary_directory()
    directory.mkdir(parents=True, exist_ok=True)
    for path in build_tries(directory):
        print(path)
    embedder = active_embedder(analyser())
    if embedder.name != "lexical" and shipped_vectors(embedder) is None:
        typical_vectors(embedder)
    return 0
