"""A returned section as read: every paragraph with its changes, every comment. Same limits and refusals as notes."""

from collections.abc import Iterator

from analysis.errors import UnreadableDocument
from analysis.ingest.archives import check_not_ole2, check_size, damage_refused, is_zip, member_names
from analysis.ingest.office_xml import Package, XmlElement
from analysis.ingest.returned.story import StoryReader
from analysis.ingest.returned.threads import threads_of
from analysis.ingest.word_file import is_word, main_part
from analysis.ingest.word_names import w
from analysis.model.imports import SourceFile
from analysis.model.returned import ReturnedParagraph, ReturnedSection
from analysis.model.section_marks import keys_in
from analysis.settings import ReadingLimits

_EDGES = ("header", "footer", "footnotes", "endnotes")
_KEYWORDS = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}keywords"


def read_returned(file: SourceFile) -> ReturnedSection:
    """Return what a returned file holds. Raises UnreadableDocument: `unknown_format` for what is no Word file."""
    check_size(file)
    check_not_ole2(file)
    members = member_names(file) if is_zip(file.data) else frozenset[str]()
    if not is_word(members):
        raise UnreadableDocument(file.label, "unknown_format")
    with damage_refused(file):
        section = _section(Package(file, members))
    _check_limits(file, section)
    return section


def _section(package: Package) -> ReturnedSection:
    main = main_part(package)
    root = package.xml(main)
    body = None if root is None else root.find(w("body"))
    if body is None:
        raise ValueError("no body")
    reader = StoryReader()
    reader.read(body)
    parts = _parts(package, main)
    threads = threads_of(parts.get("comments"), parts.get("commentsExtended"), reader.anchors)
    keys = keys_in(iter([*reader.names, *_keywords(package)]))
    return ReturnedSection(keys, (*reader.paragraphs(), *_edges(package, main)), threads)


def _parts(package: Package, main: str) -> dict[str, XmlElement]:
    roots = {one.kind: package.xml(one.target) for one in package.relations(main)}
    return {kind: root for kind, root in roots.items() if root is not None}


def _edges(package: Package, main: str) -> Iterator[ReturnedParagraph]:
    """Give changed paragraphs outside the body: nobody should write there, and it must not be lost if somebody did."""
    for target in dict.fromkeys(one.target for one in package.relations(main) if one.kind in _EDGES):
        root = package.xml(target)
        if root is not None:
            reader = StoryReader()
            reader.read(root)
            yield from (one for one in reader.paragraphs(in_body=False) if one.has_changes)


def _keywords(package: Package) -> Iterator[str]:
    for one in package.relations(""):
        root = package.xml(one.target) if one.kind == "core-properties" else None
        for element in () if root is None else root.iter(_KEYWORDS):
            yield from (element.text or "").replace(",", " ").replace(";", " ").split()


def _check_limits(file: SourceFile, section: ReturnedSection) -> None:
    limits = ReadingLimits.from_environment()
    texts = [text for one in section.paragraphs for text in (one.before, one.after)]
    texts += [remark.text for one in section.threads for remark in one.remarks]
    if len(texts) > limits.rows or any(len(text) > limits.line_length for text in texts):
        raise UnreadableDocument(file.label, "too_large")
