"""Paragraphs of a Word file as a reader sees them: insertions taken, deletions left, list depth, headings."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from analysis.ingest.units import BOLD_LEVEL
from analysis.model.imports import ReadWarning, SourceFile

_LEFT_OUT = {qn("w:del"), qn("w:moveFrom"), qn("w:txbxContent"), qn("w:pPr"), qn("w:rPr"), qn("w:instrText")}
_BREAKS = {
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:tab"): "\t",
    qn("w:noBreakHyphen"): "-",
    qn("w:softHyphen"): "\xad",
}
_CHANGES = (qn("w:ins"), qn("w:del"), qn("w:moveFrom"))
_HEADING_STYLE = re.compile(r"^(?:heading|otsikko|rubrik) ?(\d)$|^(title|otsikko|rubrik)$", re.IGNORECASE)
_LIST_STYLE = re.compile(r"^(?:list (?:bullet|number|paragraph|continue)|luettelo|lista)\w* ?(\d)?", re.IGNORECASE)
# A bold line that is longer than this is emphasis, not a heading.
LONGEST_BOLD_HEADING = 70


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The text of a paragraph, its heading level (0 for none) and its depth in a list (0 for none)."""

    text: str
    heading_level: int
    list_depth: int


def open_word(file: SourceFile) -> WordDocument:
    """Open a Word file."""
    return Document(io.BytesIO(file.data))


def body_blocks(document: WordDocument) -> Iterator[BaseOxmlElement]:
    """Give the paragraphs and tables of the body in order, those in content controls too."""
    yield from _blocks(document.element.body)


def _blocks(element: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    for child in element:
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins")):
            yield from _blocks(child)


def text_of(element: BaseOxmlElement) -> str:
    """Return the visible text below an element."""
    return "".join(_pieces(element))


def _pieces(element: BaseOxmlElement) -> Iterator[str]:
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif isinstance(child.tag, str):
            yield from _pieces(child)


def style_names(document: WordDocument) -> Mapping[str, str]:
    """Return the names of the styles by their ids."""
    return {style.style_id: style.name or "" for style in document.styles}


def read_paragraph(styles: Mapping[str, str], element: BaseOxmlElement) -> Paragraph:
    """Return what one paragraph says and what it is."""
    style = _style_name(styles, element)
    text = text_of(element)
    level = _heading_level(element, style)
    depth = 0 if level else _list_depth(element, style)
    if not level and not depth and _is_bold_line(element, text):
        level = BOLD_LEVEL
    return Paragraph(text, level, depth)


def _style_name(styles: Mapping[str, str], element: BaseOxmlElement) -> str:
    found = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    if found is None:
        return ""
    style_id = found.get(qn("w:val")) or ""
    return styles.get(style_id) or style_id


def _heading_level(element: BaseOxmlElement, style: str) -> int:
    match = _HEADING_STYLE.match(style)
    if match:
        return int(match[1] or 1)
    outline = element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    value = outline.get(qn("w:val")) if outline is not None else None
    return int(value) + 1 if value and value.isdigit() and int(value) < 9 else 0


def _list_depth(element: BaseOxmlElement, style: str) -> int:
    level = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:ilvl')}")
    if level is not None:
        value = level.get(qn("w:val")) or "0"
        return int(value) + 1 if value.isdigit() else 1
    if element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None:
        return 1
    match = _LIST_STYLE.match(style)
    return int(match[1] or 1) if match else 0


def _is_bold_line(element: BaseOxmlElement, text: str) -> bool:
    if not text.strip() or len(text) > LONGEST_BOLD_HEADING or text.rstrip().endswith((".", ",", ";")):
        return False
    runs = [run for run in element.iter(qn("w:r")) if text_of(run).strip()]
    return bool(runs) and all(_is_bold(run) for run in runs)


def _is_bold(run: BaseOxmlElement) -> bool:
    bold = run.find(f"{qn('w:rPr')}/{qn('w:b')}")
    return bold is not None and bold.get(qn("w:val")) not in ("0", "false", "off")


def word_warnings(document: WordDocument, members: frozenset[str]) -> tuple[ReadWarning, ...]:
    """Return what a person should know of the file: tracked changes, comments."""
    warnings = []
    if any(True for tag in _CHANGES for _ in document.element.body.iter(tag)):
        warnings.append(ReadWarning.TRACKED_CHANGES)
    if "word/comments.xml" in members:
        warnings.append(ReadWarning.COMMENTS)
    return tuple(warnings)
