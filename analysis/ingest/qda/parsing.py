"""Takes the XML of a project or codebook apart (REFI-QDA 1.0 and 1.5, schema urn:QDA-XML:project:1.0).

Element names are read without their namespace: some programs leave it out.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from analysis.errors import UnreadableDocument
from analysis.ingest.decoding import decode
from analysis.ingest.qda.nouns import Case, Code, Project, Selection, Text
from analysis.ingest.qda.package import Package
from analysis.model.imports import SourceFile

_MEDIA = {"PictureSource", "AudioSource", "VideoSource"}
_REFERENCES = {"SourceRef", "SelectionRef", "CodeRef"}
_IGNORED = {"Set", "Graph", "Link"}


def parse_project(package: Package) -> Project:
    """Return what a project or codebook holds; raises UnreadableDocument where a position is no number."""
    root = package.root
    codes = tuple(_codes(root))
    variables = {guid(one): one.get("name", "") for one in root.iter() if tag(one) == "Variable"}
    sources, unread = _sources(package, variables)
    parts = {tag(part): part for part in root}
    notes = [one for one in parts.get("Notes", ()) if tag(one) == "Note"]
    return Project(
        name=root.get("name", ""),
        description=_child_text(root, "Description"),
        users=tuple(one.get("name") or one.get("id") or "" for one in parts.get("Users", ())),
        codes=codes,
        cases=tuple(_case(one, variables) for one in parts.get("Cases", ()) if tag(one) == "Case"),
        sources=sources,
        memos=tuple(_text(package, one, variables) for one in notes),
        unread=unread,
        has_sets=any(tag(one) in _IGNORED for one in root.iter()),
    )


def tag(element: Element) -> str:
    """Return the name of an element without its namespace; empty for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def guid(element: Element, name: str = "guid") -> str:
    """Return a guid in one way of writing: programs differ in case and braces."""
    return (element.get(name) or "").strip().strip("{}").lower()


def _codes(root: Element) -> Iterator[Code]:
    """Give the codes depth first, without recursion: the depth of a file is not ours to trust."""
    books = [one for one in root.iter() if tag(one) == "Codes"]
    waiting: list[tuple[Element, tuple[str, ...]]] = [(one, ()) for book in books[:1] for one in reversed(book)]
    while waiting:
        element, above = waiting.pop()
        if tag(element) != "Code":
            continue
        name = element.get("name", "")
        yield Code(guid(element), name, _child_text(element, "Description"), above, _targets(element, "NoteRef"))
        # Nobody nests deeper than this; the names above are told, not needed.
        waiting.extend((child, (*above, name)[-4:]) for child in reversed(element))


def _case(element: Element, variables: dict[str, str]) -> Case:
    refers = frozenset(guid(one, "targetGUID") for one in element if tag(one) in _REFERENCES)
    return Case(
        guid(element),
        element.get("name", ""),
        _child_text(element, "Description"),
        refers,
        tuple(_values(element, variables)),
    )


def _sources(package: Package, variables: dict[str, str]) -> tuple[tuple[Text, ...], tuple[str, ...]]:
    texts, unread = [], []
    parts = next((part for part in package.root if tag(part) == "Sources"), Element("Sources"))
    for element in parts:
        if tag(element) == "TextSource":
            texts.append(_text(package, element, variables))
        elif tag(element) == "PDFSource" and (written := _first(element, "Representation")) is not None:
            texts.append(_text(package, written, variables, name=element.get("name", "")))
        elif tag(element) in _MEDIA or tag(element) == "PDFSource":
            unread.append(element.get("name") or tag(element))
    return tuple(texts), tuple(unread)


def _text(package: Package, element: Element, variables: dict[str, str], name: str = "") -> Text:
    plain, rich = element.get("plainTextPath") or "", element.get("richTextPath") or ""
    text, word = _content(package, element, plain), None
    if text is None:
        word = package.source(rich)
    selections = tuple(_selection(package, one) for one in element if tag(one) == "PlainTextSelection")
    return Text(
        guid=guid(element),
        name=name or element.get("name", ""),
        text=_aligned(text, selections, package.root.get("origin") or "") if text is not None else None,
        description=_child_text(element, "Description"),
        selections=selections,
        codes=tuple(_code_refs(element)),
        notes=_targets(element, "NoteRef"),
        values=tuple(_values(element, variables)),
        is_outside=text is None and word is None and bool(plain or rich),
        word=word,
    )


def _content(package: Package, element: Element, path: str) -> str | None:
    written = _first(element, "PlainTextContent")
    if written is not None:
        return written.text or ""
    data = package.source(path)
    if data is None:
        return None
    if not data:
        return ""
    try:
        return decode(SourceFile(element.get("name", ""), data)).text
    except UnreadableDocument as error:
        raise UnreadableDocument(package.file.label, error.reason, element.get("name", "")) from error


def _aligned(text: str, selections: tuple[Selection, ...], origin: str) -> str:
    """Return the text as the positions count it: some programs count the two characters of a line's end as one."""
    if "\r\n" not in text:
        return text
    one = text.replace("\r\n", "\n")
    fits = [sum(_fits(variant, selection) for selection in selections) for variant in (text, one)]
    return one if fits[1] > fits[0] or (fits[1] == fits[0] and "atlas" in origin.lower()) else text


def _fits(text: str, selection: Selection) -> bool:
    """A passage is often named by its own beginning."""
    beginning = selection.name.strip()[:15]
    return len(beginning) > 3 and selection.start >= 0 and text.startswith(beginning, selection.start)


def _selection(package: Package, element: Element) -> Selection:
    try:
        start, end = int(element.get("startPosition", "")), int(element.get("endPosition", ""))
    except ValueError as error:
        raise UnreadableDocument(package.file.label, "damaged") from error
    return Selection(
        guid(element),
        start,
        end,
        element.get("name", ""),
        _child_text(element, "Description"),
        tuple(_code_refs(element)),
        tuple(key for one in (element, *element) for key in _targets(one, "NoteRef")),
    )


def _code_refs(element: Element) -> Iterator[str]:
    for coding in element:
        if tag(coding) == "Coding":
            yield from _targets(coding, "CodeRef")


def _values(element: Element, variables: dict[str, str]) -> Iterator[tuple[str, str]]:
    for value in element:
        if tag(value) == "VariableValue":
            name = next((variables.get(guid(one, "targetGUID"), "") for one in value if tag(one) == "VariableRef"), "")
            said = next((one.text for one in value if tag(one).endswith("Value") and (one.text or "").strip()), None)
            if said:
                yield name, said


def _first(element: Element, name: str) -> Element | None:
    return next((child for child in element if tag(child) == name), None)


def _child_text(element: Element, name: str) -> str:
    found = _first(element, name)
    return (found.text or "") if found is not None else ""


def _targets(element: Element, name: str) -> tuple[str, ...]:
    return tuple(guid(child, "targetGUID") for child in element if tag(child) == name)
