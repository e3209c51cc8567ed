"""`build`: notes of a folder in, results summary out."""

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from analysis.errors import SynthesisError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.add_argument("folder", type=Path, help="one sub-folder a municipality; an optional round.toml")
    parser.add_argument("--out", type=Path, required=True, help="the summary as .docx")
    parser.add_argument("--json", type=Path, help="the result as JSON")
    parser.add_argument("--xlsx", type=Path, help="the evidence table as .xlsx")
    parser.add_argument("--lang", choices=("fi", "sv", "en"), default="fi", help="the language of the documents")


def run(args: argparse.Namespace) -> int:
    """Build the summary. Returns 0 when a document was written, 2 when nothing could be read."""
    if not args.folder.is_dir():
        return _fail(f"{args.folder}: there is no such folder. Give the folder that holds the municipalities' folders.")
    from analysis.workflow.building import build

    try:
        built = build(args.folder, date.today(), args.lang, _progress())  # noqa: DTZ011  the user's own day
    except SynthesisError as error:
        return _fail(str(error))
    for name, reason in built.refused:
        print(f"{name}: {reason}", file=sys.stderr)
    if args.json:
        args.json.write_text(built.json, encoding="utf-8")
    if not built.files_read:
        return _fail(f"{args.folder}: no file could be read. Add notes as .docx, .xlsx, .csv, .txt, .md, .eml or .vtt.")
    args.out.write_bytes(built.word)
    if args.xlsx:
        args.xlsx.write_bytes(built.excel)
    return 0


def _progress() -> Callable[[int, str], None]:
    if not sys.stderr.isatty():
        return lambda _percent, _what: None
    return lambda percent, what: print(
        f"\r{percent:3d} % {what:<60.60}", end="\n" if percent == 100 else "", file=sys.stderr
    )


def _fail(message: str) -> int:
    print(message, file=sys.stderr)
    return 2
