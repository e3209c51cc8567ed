"""Text of a PDF: lines as they stand on the pages, less certain than any other format. Nothing in the file is run."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pypdf import PageObject, PdfReader
from pypdf.errors import LimitReachedError, PyPdfError

from analysis.errors import UnreadableDocument
from analysis.ingest.archives import damage_refused
from analysis.ingest.authors import people_in
from analysis.ingest.cleaning import split_bullet
from analysis.ingest.plain_text import text_units
from analysis.ingest.role_class import role_of
from analysis.ingest.tags import TagReader
from analysis.ingest.units import BOLD_LEVEL, FileUnits, SourceUnit, UnitKind
from analysis.model.codes import Layout
from analysis.model.imports import ReadWarning, SourceFile

MAX_PAGES = 200

# A line at least this long may have been broken by the edge of the page.
_BROKEN_LINE = 40
# A line nearly as wide as the widest of its page was broken there, whatever letter the next begins with.
_FULL_LINE = 0.8
_TELLING_SPACES = 0.75
_NOTES = frozenset({"/Text", "/FreeText", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Caret", "/Stamp"})
_PLACE = re.compile(r"line (\d+)(?:–(\d+))?(.*)", re.DOTALL)
_SENTENCE = re.compile(r"[^\W_a-zåäö].*[.!?”\")]$", re.DOTALL)
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


@dataclass(frozen=True, slots=True)
class _Page:
    """The text of a page, and pairs of (who, what) in its comments and (name, value) in its fields."""

    text: str
    notes: tuple[tuple[str, str], ...] = ()
    fields: tuple[tuple[str, str], ...] = ()


def read_pdf(file: SourceFile, tags: TagReader) -> FileUnits:
    """Return the lines of a PDF; raises UnreadableDocument for encrypted, scanned and damaged ones."""
    pages = _pages(file)
    texts = [page.text for page in pages]
    if not any(text.strip() for text in texts) and not any(page.notes or page.fields for page in pages):
        raise UnreadableDocument(file.label, "scanned")
    lines = _unfolded(_lines(texts))
    units = [_told(unit, lines, tags) for unit in text_units("\n".join(line.text for line in lines), tags)]
    units += _beside(pages)
    warnings = {
        ReadWarning.PDF_LINES: True,
        ReadWarning.PICTURES: not all(text.strip() for text in texts),
        ReadWarning.COMMENTS: any(page.notes for page in pages),
    }
    people = people_in(author for page in pages for author, _ in page.notes)
    return FileUnits(Layout.PDF, tuple(units), people, tuple(one for one, is_so in warnings.items() if is_so))


def _pages(file: SourceFile) -> list[_Page]:
    try:
        with damage_refused(file):
            reader = PdfReader(io.BytesIO(file.data))
            if reader.is_encrypted:
                raise UnreadableDocument(file.label, "encrypted")
            if len(reader.pages) > MAX_PAGES:
                raise UnreadableDocument(file.label, "too_large")
            pages = [_page(page) for page in reader.pages]
    except LimitReachedError as error:
        raise UnreadableDocument(file.label, "too_large") from error
    except (PyPdfError, RecursionError, ArithmeticError, AssertionError) as error:
        raise UnreadableDocument(file.label, "damaged") from error
    if not pages:
        raise UnreadableDocument(file.label, "damaged")
    return pages


def _page(page: PageObject) -> _Page:
    notes, fields = [], []
    for reference in page.get("/Annots") or ():
        one = reference.get_object()
        if one.get("/Subtype") in _NOTES and _said(one.get("/Contents")):
            notes.append((_said(one.get("/T")), _said(one.get("/Contents"))))
        elif one.get("/Subtype") == "/Widget" and one.get("/FT") == "/Tx" and _said(one.get("/V")):
            fields.append((_said(one.get("/T")), _said(one.get("/V"))))
    return _Page(page.extract_text(), tuple(notes), tuple(fields))


def _said(value: object) -> str:
    """Return a text of the file; other kinds of values say nothing."""
    return value if isinstance(value, str) and value.strip() else ""


def _beside(pages: Sequence[_Page]) -> Iterator[SourceUnit]:
    """What somebody wrote into fields, and comments as questions; who commented is not told."""
    for number, (name, value) in enumerate((field for page in pages for field in page.fields), 1):
        yield SourceUnit(f"field {number}", value, theme_tag=name, type_tag=name, is_bullet=True, is_less_sure=True)
    for number, (author, text) in enumerate((note for page in pages for note in page.notes), 1):
        role_tag = author if role_of(author) is not None else ""
        yield SourceUnit(
            f"comment {number}",
            text,
            type_tag="?",
            role_tag=role_tag,
            is_bullet=True,
            is_comment=True,
            is_less_sure=True,
        )


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
    widest = Counter[int]()
    for line in lines:
        widest[line.page] = max(widest[line.page], len(line.text.rstrip()))
    said = [line for line in lines if line.text.strip()]
    # Where a line was broken its last space stays; a program that ends every line so tells nothing by it.
    tells = sum(line.text.endswith(" ") for line in said) < _TELLING_SPACES * len(said)
    found: list[_Line] = []
    for line in lines:
        if found and _goes_on(found[-1], line, widest[line.page], tells=tells):
            found[-1] = replace(found[-1], last=line.number, text=found[-1].text + _FOLD + line.text)
        else:
            found.append(line)
    return list(_apart(found))


def _apart(lines: Sequence[_Line]) -> Iterator[_Line]:
    """Put an empty line between pages and beside running heads, so that nothing joins over them."""
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else line
        if before.page != line.page or before.is_edge or line.is_edge:
            yield replace(line, text="", is_edge=False)
        yield line


def _goes_on(before: _Line, line: _Line, widest: int, *, tells: bool) -> bool:
    """A line goes on from a long or hyphenated one of the same page, in lower case from a shorter one, too."""
    if before.page != line.page or before.is_edge or line.is_edge or split_bullet(line.text).mark:
        return False
    last, first = before.text.rpartition(_FOLD)[2].rstrip(), line.text.strip()[:1]
    if not last or not first:
        return False
    if tells and before.text.endswith(" "):
        return True
    if last[-1] in ".!?":
        return False
    if first.islower():
        return _HYPHEN.search(last) is not None or len(last) >= _BROKEN_LINE
    return last[-1] not in ":;" and len(last) >= max(_BROKEN_LINE, _FULL_LINE * widest)


def _told(unit: SourceUnit, lines: Sequence[_Line], tags: TagReader) -> SourceUnit:
    """Say where a unit stands, and that it is less certain."""
    match = _PLACE.fullmatch(unit.locator)
    if match is None:
        return replace(unit, is_less_sure=True)
    line, end = lines[int(match[1]) - 1], lines[int(match[2] or match[1]) - 1]
    place = replace(line, last=end.last) if end.page == line.page else line
    told = replace(
        unit,
        locator=place.locator + match[3],
        raw=unit.raw.replace(_FOLD, "\n"),
        parent=unit.parent.replace(_FOLD, " "),
        is_less_sure=True,
    )
    if line.is_edge:
        return replace(told, kind=UnitKind.PAGE_EDGE, level=0)
    level = _heading_level(line.text.strip(), tags) if unit.kind is UnitKind.TEXT else 0
    if level:
        return replace(told, kind=UnitKind.HEADING, level=level, is_bullet=False)
    # Half a sentence, as the cells of a table come out, is asked and not taken.
    is_whole = unit.is_bullet or _SENTENCE.match(told.raw.strip()) is not None
    return told if is_whole else replace(told, is_choice=True)


def _heading_level(text: str, tags: TagReader) -> int:
    """Space around headings is lost in a PDF: a short line that surely names a theme or a type is one."""
    bullet = split_bullet(text.replace(_FOLD, ""))
    if bullet.text.endswith((".", ",", ";")) or (bullet.mark and not bullet.mark[:1].isdigit()):
        return 0
    named = tags.prefix(f"{bullet.text.rstrip(':')}: -")
    if not named.is_understood or named.rest != "-":
        return 0
    return BOLD_LEVEL if named.theme.is_sure else (BOLD_LEVEL + 1) * (named.finding_type is not None)
