"""Word documents laid out by LibreOffice, where it is there: a tagged PDF, and the page each bookmark is on."""

import json
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, TextStringObject

from analysis.errors import SynthesisError

# LibreOffice lays out our longest documents in a few seconds; a minute means that it hangs. Page numbers are worth a
# shorter wait: the document is whole without them.
_MOST_SECONDS = 60.0
_MOST_SECONDS_FOR_NUMBERS = 20.0
_PROGRAMS = ("soffice", "libreoffice")
# PDF/UA: tags, the document's title in the title bar, language. Links lead to bookmarks by name.
_TAGGED = {"UseTaggedPDF": True, "PDFUACompliance": True, "ExportBookmarks": True}
# LibreOffice writes an underscore in the name of a destination as its code.
_UNDERSCORE = "5F"
_WITH_PLACES = {"ExportBookmarksToPDFDestination": True}


class NoLayoutProgram(SynthesisError):
    """LibreOffice is not installed, or it could not lay the document out; the Word file is as good without."""


def can_lay_out() -> bool:
    """Return whether LibreOffice is installed."""
    return _program() is not None


def pdf_of(docx: bytes) -> bytes:
    """Return a Word document as a tagged PDF. Raises NoLayoutProgram."""
    return with_words_for_figures(_laid_out(docx, _TAGGED), _alternative_texts(docx))


def _alternative_texts(docx: bytes) -> list[str]:
    """Return the alternative texts of the charts; those of pictures LibreOffice carries over itself."""
    described = []
    for drawing in Document(BytesIO(docx)).element.body.iter(qn("wp:inline")):
        if next(drawing.iter("{*}chart"), None) is not None:
            described.append(drawing.find(qn("wp:docPr")).get("descr") or "")
    return described


def with_words_for_figures(pdf: bytes, texts: Sequence[str]) -> bytes:
    """Return a tagged PDF whose figures without words have these, in order; as it is where they are not as many.

    LibreOffice (7.4 at least) loses the alternative text of a chart on the way in, and without it a figure is a gap.
    """
    writer = PdfWriter(clone_from=BytesIO(pdf))
    tree = writer.root_object.get("/StructTreeRoot")
    bare = [one for one in _tags(tree.get_object() if tree else {}) if _is_bare_figure(one)]
    if not texts or len(bare) != len(texts):
        return pdf
    for figure, text in zip(bare, texts, strict=True):
        figure[NameObject("/Alt")] = TextStringObject(text)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _is_bare_figure(tag: DictionaryObject) -> bool:
    return tag.get("/S") == "/Figure" and "/Alt" not in tag


def _tags(node: Any) -> Iterator[DictionaryObject]:
    """Give the tags below one in the order of reading. Without recursion: long documents nest lists in lists."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        one = one.get_object() if isinstance(one, IndirectObject) else one
        if isinstance(one, ArrayObject):
            waiting.extend(reversed(one))
        elif isinstance(one, DictionaryObject):
            yield one
            waiting.append(one.get("/K", ArrayObject()))


def pages_of(docx: bytes, bookmarks: Iterable[str]) -> dict[str, int]:
    """Return on which page (from 1) each of the bookmarks of a Word document is. Raises NoLayoutProgram."""
    reader = PdfReader(BytesIO(_laid_out(docx, _WITH_PLACES, _MOST_SECONDS_FOR_NUMBERS)))
    places = reader.named_destinations
    pages = {}
    for name in bookmarks:
        where = places.get(f"/{name.replace('_', _UNDERSCORE)}") or places.get(f"/{name}")
        number = reader.get_destination_page_number(where) if where is not None else None
        if number is not None and number >= 0:
            pages[name] = number + 1
    return pages


def _program() -> str | None:
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def _laid_out(docx: bytes, options: dict[str, bool], seconds: float = _MOST_SECONDS) -> bytes:
    program = _program()
    if program is None:
        raise NoLayoutProgram("not installed")
    settings = json.dumps({name: {"type": "boolean", "value": str(value).lower()} for name, value in options.items()})
    with tempfile.TemporaryDirectory(prefix="vertaiskooste-") as directory:
        folder = Path(directory)
        (folder / "document.docx").write_bytes(docx)
        # A profile of its own: two at a time would wait for each other, and a person's own settings change nothing.
        command = [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nolockcheck"),
            *("--convert-to", f"pdf:writer_pdf_Export:{settings}"),
            *("--outdir", directory, str(folder / "document.docx")),
        ]
        try:
            _run(command, seconds, _environment(directory))
            return (folder / "document.pdf").read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise NoLayoutProgram("did not succeed") from error


def _run(command: list[str], seconds: float, environment: dict[str, str]) -> None:
    """Run a program and, when it takes too long, end it with everything that it started.

    LibreOffice starts another process and waits for it: ending the first alone would leave the other running.
    """
    started = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, start_new_session=True
    )
    try:
        if started.wait(timeout=seconds) != 0:
            raise subprocess.CalledProcessError(started.returncode, command)
    finally:
        if started.poll() is None:
            _end(started)


def _end(started: "subprocess.Popen[bytes]") -> None:
    if os.name == "posix":
        os.killpg(started.pid, signal.SIGKILL)
    else:
        started.kill()
    started.wait()


def _environment(directory: str) -> dict[str, str]:
    """Nothing of ours is LibreOffice's business: no secrets, and a home of its own."""
    kept = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TMPDIR", "TEMP")
    return {"HOME": directory, **{name: os.environ[name] for name in kept if name in os.environ}}
