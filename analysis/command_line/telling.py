"""What the command line says of a folder and its files, in the language asked for."""

import argparse
import sys
from collections.abc import Iterable

from analysis.workflow.refusals import refusal_sentence, refusal_words

NO_FOLDER = "{path}: there is no such folder. Give the folder that holds the municipalities' folders."
NOTHING_READ = "{path}: no file could be read. Add notes as .docx, .xlsx, .csv, .txt, .md, .eml or .vtt."


def tell_refused(refused: Iterable[tuple[str, str]], args: argparse.Namespace) -> None:
    """Print for each file that could not be read its name, what is wrong and what to do."""
    for name, reason in refused:
        print(f"{name}: {refusal_sentence(reason, args.lang)}", file=sys.stderr)


def told(msgid: str, args: argparse.Namespace) -> str:
    """Return a sentence about the folder that was given."""
    return refusal_words(msgid, args.lang).format(path=args.folder)
