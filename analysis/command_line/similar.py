"""`python -m analysis similar`: the texts of a table most like one of them."""

import argparse
from pathlib import Path

from analysis.command_line.group import positive, print_lines, refused
from analysis.command_line.tables import BadTable, read_findings
from analysis.settings import data_directory
from analysis.workflow.grouping import Grouper

_TOP = 5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to a parser."""
    parser.add_argument("file", type=Path, metavar="FILE.tsv", help="table with the columns id and text")
    parser.add_argument("--id", required=True, metavar="ID", help="the text to find partners for")
    parser.add_argument("--top", type=positive, default=_TOP, metavar="N", help="how many partners (5)")


def run(arguments: argparse.Namespace) -> int:
    """Print id and probability a line, likeliest first. Returns 2 with one line per problem for unusable input."""
    try:
        findings = read_findings(arguments.file)
    except BadTable as error:
        return refused(error.problems)
    if arguments.id not in {finding.finding_id for finding in findings}:
        return refused([f"{arguments.file}: no text has the id {arguments.id!r}"])
    found = Grouper(findings, data_directory()).partners(arguments.id, arguments.top)
    print_lines(f"{one.finding_id}\t{one.probability:.4f}" for one in found)
    return 0
