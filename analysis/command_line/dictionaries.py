"""`dictionaries`: builds the small-memory dictionaries beside the data, once; quick when they are there."""

import argparse

from analysis.language.dictionaries import build_tries
from analysis.workflow.analysing import dictionary_directory


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
    return 0
