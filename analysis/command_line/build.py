"""`build`: notes of a folder in, results summary out."""

import argparse
import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.command_line.telling import NO_FOLDER, NOTHING_READ, tell_refused, told
from analysis.errors import InvalidInput, SynthesisError

if TYPE_CHECKING:
    from analysis.workflow.building import Built

_UNSAFE = re.compile(r"[^\w.-]+")
_TEMPLATE_WORDS = {
    "not_word": "The template is no .docx file. Save it in Word as a Word document (.docx).",
    "too_large": "The template is too large (over 10 MB).",
    "has_macros": "The template has macros. Save it in Word as a Word document without macros (.docx).",
    "linked_content": "The template fetches content from elsewhere. Put its pictures into the file itself.",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.add_argument("folder", type=Path, help="one sub-folder a municipality; an optional round.toml")
    parser.add_argument("--out", type=Path, required=True, help="the summary as .docx")
    parser.add_argument("--json", type=Path, help="the result as JSON")
    parser.add_argument("--xlsx", type=Path, help="the evidence table as .xlsx")
    parser.add_argument("--page", type=Path, help="one page for decision-makers as .docx")
    parser.add_argument("--reports", type=Path, metavar="FOLDER", help="each municipality's own report as .docx")
    parser.add_argument("--template", type=Path, metavar="FILE", help="your own .docx whose styles are used")
    parser.add_argument("--no-page-numbers", action="store_true", help="do not lay the summary out by LibreOffice")
    parser.add_argument("--lang", choices=("fi", "sv", "en"), default="fi", help="the language of the documents")


def run(args: argparse.Namespace) -> int:
    """Build the summary. Returns 0 when a document was written, 2 when nothing could be read."""
    if not args.folder.is_dir():
        return _fail(told(NO_FOLDER, args))
    try:
        built = _built(args)
    except OSError as error:
        return _fail(f"{error.filename}: {error.strerror}")
    except InvalidInput as error:
        return _fail(_TEMPLATE_WORDS.get(error.reason, str(error)))
    except SynthesisError as error:
        return _fail(str(error))
    tell_refused(built.refused, args)
    if args.json:
        args.json.write_text(built.json, encoding="utf-8")
    if not built.files_read:
        return _fail(told(NOTHING_READ, args))
    _write(args, built)
    return 0


def _built(args: argparse.Namespace) -> "Built":
    from analysis.workflow.building import Wish, build
    from analysis.workflow.templates import check_template

    template = args.template.read_bytes() if args.template else None
    checked = check_template(template) if template is not None else None
    if checked and checked.missing:
        print(f"The template lacks these styles, so ours are used: {', '.join(checked.missing)}.", file=sys.stderr)
    today = date.today()  # noqa: DTZ011  the user's own day
    return build(args.folder, Wish(today, args.lang, template, not args.no_page_numbers), _progress())


def _write(args: argparse.Namespace, built: "Built") -> None:
    args.out.write_bytes(built.word)
    if args.xlsx:
        args.xlsx.write_bytes(built.excel)
    if args.page:
        args.page.write_bytes(built.page)
    if args.reports:
        args.reports.mkdir(parents=True, exist_ok=True)
        for name, report in built.reports:
            (args.reports / f"{_UNSAFE.sub('_', name)}.docx").write_bytes(report)


def _progress() -> Callable[[int, str], None]:
    if not sys.stderr.isatty():
        return lambda _percent, _what: None
    return lambda percent, what: print(
        f"\r{percent:3d} % {what:<60.60}", end="\n" if percent == 100 else "", file=sys.stderr
    )


def _fail(message: str) -> int:
    print(message, file=sys.stderr)
    return 2
