"""`python -m analysis group`: which texts of a table say the same, or what to ask a person about them."""

import argparse
import io
import sys
from collections.abc import Iterable
from pathlib import Path

from analysis.command_line.tables import BadTable, read_constraints, read_findings, read_groups
from analysis.errors import InconsistentConstraints
from analysis.settings import data_directory
from analysis.workflow.grouping import Candidate, Grouper


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments to a parser."""
    parser.add_argument("file", type=Path, metavar="FILE.tsv", help="table with the columns id and text")
    parser.add_argument("--constraints", type=Path, metavar="PAIRS.tsv", help="id_a, id_b, answer (together or apart)")
    parser.add_argument("--previous", type=Path, metavar="GROUPS.tsv", help="an earlier output, to be changed little")
    parser.add_argument("--ask", type=positive, metavar="N", help="print the next N questions instead of groups")
    parser.add_argument("--groups", type=positive, metavar="K", help="about K broad groups instead of recurring ones")


def run(arguments: argparse.Namespace) -> int:
    """Print id and group a line, or the questions. Returns 2, with a line per problem, when the input is unusable."""
    try:
        findings = read_findings(arguments.file)
        ids = [finding.finding_id for finding in findings]
        constraints = read_constraints(arguments.constraints, ids) if arguments.constraints else ()
        grouper = Grouper(findings, data_directory())
        if arguments.ask:
            questions = grouper.questions(constraints, arguments.ask)
            print_lines(f"{question.finding_id}\t{_told(question.candidates)}" for question in questions)
        else:
            previous = read_groups(arguments.previous) if arguments.previous else None
            found = grouper.topics(arguments.groups) if arguments.groups else grouper.groups(constraints, previous)
            print_lines(f"{finding_id}\t{found[finding_id]}" for finding_id in ids)
    except BadTable as error:
        return refused(error.problems)
    except InconsistentConstraints as error:
        return refused(f"{a} and {b} are to be both together and apart" for a, b in error.pairs)
    return 0


def positive(text: str) -> int:
    """Return a whole number from 1 up. Raises ValueError, which argparse shows."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{number} is not 1 or more")
    return number


def print_lines(lines: Iterable[str]) -> None:
    """Print lines in UTF-8 wherever the output goes."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # a pipe on Windows has another encoding
    for line in lines:
        print(line)


def refused(problems: Iterable[str]) -> int:
    """Print one line a problem on the error output and return the exit code for input that cannot be used."""
    for problem in problems:
        print(problem, file=sys.stderr)
    return 2


def _told(candidates: Iterable[Candidate]) -> str:
    found = list(candidates)
    ids = ",".join(one.finding_id for one in found)
    return ids + "\t" + ",".join(f"{one.probability:.4f}" for one in found)
