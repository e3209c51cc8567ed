"""`export-qda`: notes of a folder in, a coded project (REFI-QDA) out."""

import argparse
import sys
from pathlib import Path

from analysis.command_line.telling import NO_FOLDER, NOTHING_READ, tell_refused, told
from analysis.errors import SynthesisError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.add_argument("folder", type=Path, help="one sub-folder a municipality; an optional round.toml")
    parser.add_argument("--out", type=Path, required=True, help="the coded project as .qdpx")
    parser.add_argument("--codebook", type=Path, help="the codes alone as .qdc")
    parser.add_argument("--lang", choices=("fi", "sv", "en"), default="fi", help="the language of the codes")


def run(args: argparse.Namespace) -> int:
    """Write the project. Returns 0 when it was written, 2 when nothing could be read."""
    if not args.folder.is_dir():
        return _fail(told(NO_FOLDER, args))
    from analysis.workflow.building import build_project

    try:
        built = build_project(args.folder, args.lang, lambda _percent, _what: None)
    except SynthesisError as error:
        return _fail(str(error))
    tell_refused(built.refused, args)
    if not built.files_read:
        return _fail(told(NOTHING_READ, args))
    args.out.write_bytes(built.project)
    if args.codebook:
        args.codebook.write_bytes(built.codebook)
    return 0


def _fail(message: str) -> int:
    print(message, file=sys.stderr)
    return 2
