"""`check`: does a finished document keep what it promises? Opens it again and says what is wrong."""

import argparse
import sys
from pathlib import Path

from analysis.errors import InvalidInput, SynthesisError

_WORDS = {
    "bookmark_twice": "two bookmarks have one name",
    "link_leads_nowhere": "a link leads nowhere",
    "no_way_to_evidence": "the statement has no link to its evidence",
    "no_evidence": "the statement has no evidence",
    "no_way_back": "the evidence has no link back to its statement",
    "evidence_of_no_statement": "the annex has evidence of a statement that is not there",
    "evidence_unknown": "the evidence is no finding of the result",
    "municipality_named": "a municipality is named outside an example",
    "hidden_name": "a hidden name is in the document",
    "withdrawn_text": "withdrawn text is in the document",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.add_argument("file", type=Path, metavar="FILE.docx", help="the document")
    parser.add_argument("--result", type=Path, required=True, metavar="result.json", help="the result of its build")
    parser.add_argument("--notes", type=Path, metavar="FOLDER", help="the notes: names hidden in them are looked for")
    parser.add_argument("--names", type=Path, metavar="FILE.txt", help="more names to look for, one a line")


def run(args: argparse.Namespace) -> int:
    """Print what is wrong, a line each. Returns 0 when nothing is, 1 when something is, 2 for unusable input."""
    from analysis.workflow.document_check import check_by_result, labels_of

    try:
        document, result = args.file.read_bytes(), args.result.read_text(encoding="utf-8")
        names = _names(args.names) + (_hidden(args.notes) if args.notes else ())
        problems = check_by_result(document, result, names)
        statements = labels_of(document)
    except InvalidInput as error:
        is_document = error.field == "document"
        return _fail(f"{args.file}: no Word document." if is_document else f"{args.result}: no result of a build.")
    except (OSError, UnicodeDecodeError, SynthesisError) as error:
        return _fail(str(error))
    for problem in problems:
        print(f"{problem.where}: {_WORDS[problem.rule]}{f': {problem.detail}' if problem.detail else ''}")
    if not statements:
        print("The document has no statements.", file=sys.stderr)
    elif not problems:
        looked = f"{len(names)} hidden names looked for" if names else "no names looked for (give --notes or --names)"
        print(f"{len(statements)} statements, each with its evidence; {looked}.")
    return 1 if problems else 0


def _names(path: Path | None) -> tuple[str, ...]:
    if path is None:
        return ()
    return tuple(line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def _hidden(folder: Path) -> tuple[str, ...]:
    from analysis.workflow.building import read_folder
    from analysis.workflow.document_check import names_hidden_in

    return names_hidden_in(read_folder(folder))


def _fail(message: str) -> int:
    print(message, file=sys.stderr)
    return 2
