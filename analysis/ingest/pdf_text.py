"""Text of a PDF: lines as they stand on the pages, less certain than any other format. Nothing in the file is run."""

import io
import logging
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pypdf import PdfReader
from pypdf.errors import LimitReachedError, PyPdfError

from analysis.errors import UnreadableDocument
from analysis.ingest.archives import damage_refused
from analysis.ingest.cleaning import split_bullet
from analysis.ingest.plain_text import text_units
from analysis.ingest.tags import TagReader
from analysis.ingest.units import FileUnits, SourceUnit, UnitKind
from analysis.model.codes import Layout
from analysis.model.imports import ReadWarning, SourceFile

MAX_PAGES = 200

# A line at least this long may have been broken by the edge of the page.
_BROKEN_LINE = 40
# Stands for a line break within a sentence while lines are told apart.
_FOLD = "\x0b"
_DIGITS = re.compile(r"\d+")
_HYPHEN = re.compile(r"[a-zåäö][-\u00ad\u2010]$")
# What pypdf makes of odd files is our refusal to tell, not a log's.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a page, or several that are one sentence; `last` is the number of its last line."""

    page: int
    number: int
    last: int
    text: str
    is_edge: bool = False

    @property
    def locator(self) -> str:
        """Where the line stands."""
        numbers = f"{self.number}" if self.number == self.last else f"{self.number}–{self.last}"
        return f"page {self.page} line {numbers}"


def read_pdf(file: SourceFile, tags: TagReader) -> FileUnits:
    """Return the lines of a PDF; raises UnreadableDocument for encrypted, scanned and damaged ones."""
    pages, has_blank = _pages(file)
    if not any(page.strip() for page in pages):
        raise UnreadableDocument(file.label, "scanned")
    lines = _unfolded(_lines(pages))
    texts = "\n".join(line.text for line in lines)
    units = tuple(_told(unit, lines) for unit in text_units(texts, tags))
    warnings = (ReadWarning.PDF_LINES, *((ReadWarning.PICTURES,) if has_blank else ()))
    return FileUnits(Layout.PDF, units, warnings=warnings)


def _pages(file: SourceFile) -> tuple[list[str], bool]:
    """Return the text of each page, and whether some page has none."""
    try:
        with damage_refused(file):
            reader = PdfReader(io.BytesIO(file.data))
            if reader.is_encrypted:
                raise UnreadableDocument(file.label, "encrypted")
            if len(reader.pages) > MAX_PAGES:
                raise UnreadableDocument(file.label, "too_large")
            pages = [page.extract_text() for page in reader.pages]
    except LimitReachedError as error:
        raise UnreadableDocument(file.label, "too_large") from error
    except (PyPdfError, RecursionError, ArithmeticError, AssertionError) as error:
        raise UnreadableDocument(file.label, "damaged") from error
    if not pages:
        raise UnreadableDocument(file.label, "damaged")
    return pages, any(not page.strip() for page in pages)


def _lines(pages: Sequence[str]) -> list[_Line]:
    edges = _edges(pages)
    found = []
    for page_number, page in enumerate(pages, 1):
        lines = re.split(r"\r\n|[\r\n\x0b\x0c]", page)
        ends = _ends(lines)
        for number, text in enumerate(lines, 1):
            is_edge = number - 1 in ends and _masked(text) in edges
            found.append(_Line(page_number, number, number, text, is_edge))
    return found


def _ends(lines: Sequence[str]) -> frozenset[int]:
    """The places of the first and the last line that say something."""
    said = [place for place, line in enumerate(lines) if line.strip()]
    return frozenset((*said[:1], *said[-1:]))


def _edges(pages: Sequence[str]) -> frozenset[str]:
    """What begins or ends at least half of the pages, and two, is a header or footer; page numbers may differ."""
    counts: Counter[str] = Counter()
    for page in pages:
        lines = page.split("\n")
        counts.update({_masked(lines[place]) for place in _ends(lines)})
    return frozenset(text for text, count in counts.items() if count >= 2 and 2 * count >= len(pages))


def _masked(text: str) -> str:
    return _DIGITS.sub("#", text.strip())


def _unfolded(lines: Sequence[_Line]) -> list[_Line]:
    """Put together the lines of a sentence that the edge of the page broke."""
    found: list[_Line] = []
    for line in lines:
        if found and _goes_on(found[-1], line):
            before = found.pop()
            line = replace(before, last=line.number, text=before.text + _FOLD + line.text)  # noqa: PLW2901
        found.append(line)
    return found


def _goes_on(before: _Line, line: _Line) -> bool:
    """A line that begins in lower case goes on from a long or hyphenated one of the same page."""
    if before.page != line.page or before.is_edge or line.is_edge or split_bullet(line.text).mark:
        return False
    last = before.text.rpartition(_FOLD)[2].rstrip()
    if not line.text.strip()[:1].islower():
        return False
    return _HYPHEN.search(last) is not None or (len(last) >= _BROKEN_LINE and last[-1] not in ".:;!?")


def _told(unit: SourceUnit, lines: Sequence[_Line]) -> SourceUnit:
    """Say where a unit stands, and that it is less certain."""
    line = lines[int(unit.locator.removeprefix("line ")) - 1]
    return replace(
        unit,
        locator=line.locator,
        raw=unit.raw.replace(_FOLD, "\n"),
        parent=unit.parent.replace(_FOLD, " "),
        kind=UnitKind.PAGE_EDGE if line.is_edge else unit.kind,
        level=0 if line.is_edge else unit.level,
        is_less_sure=True,
    )
