"""Opens a finished Word document again and proves what it promises, knowing nothing of how it was written.

Every statement has its evidence and the way back, evidence is of the findings that stand, no hidden name is in any
part of the package, no municipality is named where it may not be, and nothing withdrawn is left.
"""

import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

from analysis.errors import InvalidInput
from analysis.language.catalogue import DOCUMENT_LANGUAGES, document_catalogue

# (text, names) → the words in the text that are a form of one of the names.
FindNames = Callable[[str, Sequence[str]], Sequence[str]]

_MARK = re.compile(r"^nosto_(N\d+)$")
_COUNT = re.compile(r"^(?:\d+|{count})")
_MASK = re.compile(r"\[[^\[\]]*\]")
# Attributes that people read: alternative texts, titles, names of bookmarks and authors, targets of links.
_READ_OUT = frozenset({"descr", "title", "name", "author", "initials", "Target", "anchor", "userId"})
# Shorter texts of withdrawn notes ("ei ole") are in any document.
_FEWEST_TELLING = 15


@dataclass(frozen=True, slots=True)
class Known:
    """What a document is judged by. None for `findings`: where evidence comes from is not checked."""

    findings: tuple[str, ...] | None = None
    hidden_names: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """One promise that the document does not keep: which, where, and the words concerned."""

    rule: str
    where: str
    detail: str = ""


@dataclass(slots=True)
class _Evidence:
    """The annex entry of one statement."""

    items: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


def check_document(docx: bytes, known: Known, find_names: FindNames) -> tuple[Problem, ...]:
    """Return what is wrong with a document, in the order of its parts. Raises InvalidInput when it is no .docx."""
    try:
        document = Document(BytesIO(docx))
    except (ValueError, KeyError, zipfile.BadZipFile) as error:
        raise InvalidInput("document", "not_word") from error
    return (
        *_statements(document),
        *_origins(document, known),
        *_municipalities(document, known, find_names),
        *_hidden(docx, known, find_names),
        *_withdrawn(document, known),
    )


def labels_of(docx: bytes) -> tuple[str, ...]:
    """Return the marks of the statements that a document holds."""
    return tuple(dict.fromkeys(_labels(Document(BytesIO(docx)))))


def _labels(document: WordDocument) -> list[str]:
    return [found[1] for name in _bookmarks(document) if (found := _MARK.match(name))]


def _bookmarks(document: WordDocument) -> list[str]:
    return [one.get(qn("w:name")) or "" for one in document.element.body.iter(qn("w:bookmarkStart"))]


def _statements(document: WordDocument) -> Iterator[Problem]:
    names = Counter(_bookmarks(document))
    yield from (Problem("bookmark_twice", name) for name, count in sorted(names.items()) if count > 1)
    for anchor in sorted(set(_anchors(document.element.body))):
        if anchor not in names:
            yield Problem("link_leads_nowhere", anchor)
    links, annex = _links_of_statements(document), _annex(document)
    for label in _labels(document):
        entry = annex.get(label)
        if f"naytto_{label}" not in links.get(label, ()) or entry is None:
            yield Problem("no_way_to_evidence", label)
        elif not entry.items and not _is_editorial(entry):
            yield Problem("no_evidence", label)
        elif f"nosto_{label}" not in entry.links:
            yield Problem("no_way_back", label)
    for label in sorted(annex.keys() - set(_labels(document))):
        yield Problem("evidence_of_no_statement", label)


def _anchors(element: etree._Element) -> list[str]:
    return [one.get(qn("w:anchor")) for one in element.iter(qn("w:hyperlink")) if one.get(qn("w:anchor"))]


def _links_of_statements(document: WordDocument) -> dict[str, list[str]]:
    links: dict[str, list[str]] = {}
    for paragraph in document.paragraphs:
        for mark in paragraph._p.iter(qn("w:bookmarkStart")):
            found = _MARK.match(mark.get(qn("w:name")) or "")
            if found:
                links[found[1]] = _anchors(paragraph._p)
    return links


def _annex(document: WordDocument) -> dict[str, _Evidence]:
    """Return the annex entries by mark: what stands between the heading of one and the next heading."""
    entries: dict[str, _Evidence] = {}
    current: _Evidence | None = None
    for paragraph in document.paragraphs:
        if _is_heading(paragraph):
            names = [one.get(qn("w:name")) or "" for one in paragraph._p.iter(qn("w:bookmarkStart"))]
            label = next((name.removeprefix("naytto_") for name in names if name.startswith("naytto_")), None)
            current = entries.setdefault(label, _Evidence()) if label else None
        elif current is not None:
            current.links.extend(_anchors(paragraph._p))
            target = current.items if _style_name(paragraph) == "List Bullet" else current.texts
            target.append(paragraph.text)
    return entries


def _is_heading(paragraph: Paragraph) -> bool:
    return _style_name(paragraph).startswith("Heading")


def _style_name(paragraph: Paragraph) -> str:
    return str(paragraph.style.name) if paragraph.style is not None else ""


def _is_editorial(entry: _Evidence) -> bool:
    msgid = "Editorial text: written by an analyst, makes no claim about the participants."
    said = {document_catalogue(language).text(msgid) for language in DOCUMENT_LANGUAGES}
    return any(text in said for text in entry.texts)


def _origins(document: WordDocument, known: Known) -> Iterator[Problem]:
    if known.findings is None:
        return
    exact = frozenset(known.findings)
    for label, entry in _annex(document).items():
        for item in entry.items:
            if item not in exact and not _is_left_out(item) and not _is_masked(item, known.findings):
                yield Problem("evidence_unknown", label, item)


def _is_left_out(text: str) -> bool:
    one = "{count} observation is left out here because it could identify somebody or compares municipalities."
    many = "{count} observations are left out here because they could identify somebody or compare municipalities."
    said = (document_catalogue(language).counted(one, many, n) for language in DOCUMENT_LANGUAGES for n in (1, 2))
    return _COUNT.sub("", text) in {_COUNT.sub("", one) for one in said}


def _is_masked(item: str, findings: Sequence[str]) -> bool:
    """Whether the text is a finding whose names and titles gave way to brackets."""
    if not _MASK.search(item):
        return False
    pattern = re.compile(r".{1,60}?".join(re.escape(part) for part in _MASK.split(item)), re.DOTALL)
    return any(pattern.fullmatch(text) for text in findings)


def _municipalities(document: WordDocument, known: Known, find_names: FindNames) -> Iterator[Problem]:
    """A name stands in the box of an example only; the table of participants is no paragraph of the body."""
    if not _labels(document):
        return  # a municipality's own report is about it
    for paragraph in document.paragraphs:
        if _style_name(paragraph) != "Example":
            for words in find_names(paragraph.text, known.municipalities):
                yield Problem("municipality_named", paragraph.text[:60], words)


def _hidden(docx: bytes, known: Known, find_names: FindNames) -> Iterator[Problem]:
    for part, text in _texts_of_package(docx):
        for words in dict.fromkeys(find_names(text, known.hidden_names)):
            yield Problem("hidden_name", part, words)


def _texts_of_package(data: bytes, inside: str = "") -> Iterator[tuple[str, str]]:
    """Give every text of a package with its part: names of files, words, alternative texts, comments, properties."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            content, part = package.read(name), inside + name
            yield part, name
            if name.endswith((".xlsx", ".docx")):
                yield from _texts_of_package(content, f"{part}/")
            elif name.endswith((".xml", ".rels")):
                yield part, "\n".join(_texts_of_xml(content))


def _texts_of_xml(content: bytes) -> Iterator[str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(content, parser)
    # Word may cut one word into several runs, so a paragraph is read as one.
    for paragraph in root.iter(qn("w:p")):
        yield "".join(one.text or "" for one in paragraph.iter(qn("w:t"), qn("w:delText")))
    for element in root.iter(etree.Element):
        if element.tag not in (qn("w:t"), qn("w:delText")) and (element.text or "").strip():
            yield element.text or ""
        for key, value in element.attrib.items():
            if etree.QName(key).localname in _READ_OUT:
                yield value


def _withdrawn(document: WordDocument, known: Known) -> Iterator[Problem]:
    text = "\n".join(_squeezed(paragraph.text) for paragraph in document.paragraphs)
    for withdrawn in known.withdrawn:
        squeezed = _squeezed(withdrawn)
        if len(squeezed) >= _FEWEST_TELLING and squeezed in text:
            yield Problem("withdrawn_text", "word/document.xml", withdrawn)


def _squeezed(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")
