"""A story of a Word file, read with its changes: each paragraph before and after, bookmarks, and what comments span."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from analysis.ingest.office_xml import XmlElement
from analysis.ingest.word_names import ALTERNATE, chosen, w
from analysis.ingest.word_text import DELETIONS, INSERTIONS
from analysis.model.returned import ReturnedParagraph

_PROPERTIES = frozenset({w(name) for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr")})
_TEXTS = frozenset({w("t"), w("delText")})
_BREAKS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): ""}
_ENDS = {w("bookmarkEnd"): w("bookmarkStart"), w("commentRangeEnd"): w("commentRangeStart")}
_MOVES = frozenset({w("moveFrom"), w("moveTo")})


@dataclass(frozen=True, slots=True)
class _Change:
    """What holds for the words below an element: are they inserted, deleted, moved."""

    is_inserted: bool = False
    is_deleted: bool = False
    is_moved: bool = False


@dataclass(slots=True)
class Anchor:
    """What a comment spans: words that stood there, words that were added, and paragraphs."""

    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Paragraph:
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    bookmarks: dict[str, None] = field(default_factory=dict)
    points: dict[str, None] = field(default_factory=dict)
    authors: dict[str, None] = field(default_factory=dict)
    has_changes: bool = False
    is_split: bool = False
    is_joined: bool = False
    is_moved: bool = False


@dataclass(slots=True)
class StoryReader:
    """Reads elements in the order of the file; what begins in one paragraph may end in another."""

    anchors: dict[str, Anchor] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    _paragraphs: list[_Paragraph] = field(default_factory=list)
    _open: list[int] = field(default_factory=list)
    _bookmarks: dict[str, str] = field(default_factory=dict)
    _ranges: dict[str, Anchor] = field(default_factory=dict)
    _in_field_code: list[bool] = field(default_factory=list)
    _ended: set[tuple[str, str]] = field(default_factory=set)

    def read(self, element: XmlElement) -> None:
        """Take everything below an element."""
        for end, begin in _ENDS.items():
            self._ended |= {(begin, one.get(w("id")) or "") for one in element.iter(end)}
        self._below(element, _Change())

    def paragraphs(self, *, in_body: bool = True) -> tuple[ReturnedParagraph, ...]:
        """Return what was read so far."""
        held = {name for one in self._paragraphs for name in one.bookmarks}
        return tuple(_made(one, held, in_body=in_body) for one in self._paragraphs)

    def _below(self, element: XmlElement, change: _Change) -> None:
        for child in element:
            if child.tag in _PROPERTIES:
                continue
            if child.tag == w("p"):
                self._paragraph(child, change)
            elif child.tag in INSERTIONS or child.tag in DELETIONS:
                self._changed(child, change)
            elif child.tag == ALTERNATE:
                option = chosen(child)
                if option is not None:
                    self._below(option, change)
            elif not self._mark(child) and not self._words(child, change):
                self._below(child, change)

    def _paragraph(self, element: XmlElement, change: _Change) -> None:
        made = _Paragraph()
        mark = element.find(f"{w('pPr')}/{w('rPr')}")
        for one in () if mark is None else mark:
            if one.tag in INSERTIONS or one.tag in DELETIONS:
                made.is_split |= one.tag in INSERTIONS
                made.is_joined |= one.tag in DELETIONS
                made.has_changes = True
                made.authors |= dict.fromkeys(_author(one))
        self._open.append(len(self._paragraphs))
        self._paragraphs.append(made)
        self._below(element, change)
        self._open.pop()
        # LibreOffice begins a bookmark anew in the second half of a split paragraph and never ends the first.
        for begun, kind in ((self._bookmarks, w("bookmarkStart")), (self._ranges, w("commentRangeStart"))):
            for key in [key for key in begun if (kind, key) not in self._ended]:
                del begun[key]

    def _changed(self, element: XmlElement, change: _Change) -> None:
        if self._open:
            self._here().has_changes = True
            self._here().authors |= dict.fromkeys(_author(element))
        inside = replace(
            change,
            is_inserted=change.is_inserted or element.tag in INSERTIONS,
            is_deleted=change.is_deleted or element.tag in DELETIONS,
            is_moved=change.is_moved or element.tag in _MOVES,
        )
        self._below(element, inside)

    def _mark(self, element: XmlElement) -> bool:
        """Begin and end bookmarks and ranges of comments. Returns whether the element was such a mark."""
        key = element.get(w("id")) or ""
        if element.tag == w("bookmarkStart"):
            name = element.get(w("name")) or ""
            self._bookmarks[key] = name
            self.names.append(name)
            if self._open:
                self._here().points[name] = None
        elif element.tag == w("bookmarkEnd"):
            self._bookmarks.pop(key, None)
        elif element.tag == w("commentRangeStart"):
            self._ranges[key] = self._touched(key)
        elif element.tag == w("commentRangeEnd"):
            self._ranges.pop(key, None)
        elif element.tag == w("commentReference"):
            if not self.anchors.get(key, Anchor()).paragraphs:
                self._touched(key)
        else:
            return False
        return True

    def _touched(self, key: str) -> Anchor:
        anchor = self.anchors.setdefault(key, Anchor())
        if self._open and self._open[-1] not in anchor.paragraphs:
            anchor.paragraphs.append(self._open[-1])
        return anchor

    def _words(self, element: XmlElement, change: _Change) -> bool:
        """Take the words of an element. Returns whether it holds words only."""
        if element.tag == w("fldChar"):
            self._turn_field(element.get(w("fldCharType")) or "")
        elif element.tag in _TEXTS:
            self._say(element.text or "", change)
        elif element.tag in _BREAKS:
            self._say(_BREAKS[element.tag], change)
        else:
            return bool(element.tag == w("instrText"))
        return True

    def _turn_field(self, kind: str) -> None:
        if kind == "begin":
            self._in_field_code.append(True)
        elif self._in_field_code and kind == "separate":
            self._in_field_code[-1] = False
        elif self._in_field_code and kind == "end":
            self._in_field_code.pop()

    def _say(self, text: str, change: _Change) -> None:
        if not text or not self._open or any(self._in_field_code):
            return
        paragraph = self._here()
        paragraph.bookmarks |= dict.fromkeys(self._bookmarks.values())
        paragraph.is_moved |= change.is_moved
        for anchor in self._ranges.values():
            if self._open[-1] not in anchor.paragraphs:
                anchor.paragraphs.append(self._open[-1])
        if not change.is_inserted:
            paragraph.before.append(text)
        if not change.is_deleted:
            paragraph.after.append(text)
        for anchor in self._ranges.values():
            (anchor.after if change.is_inserted else anchor.before).append(text)

    def _here(self) -> _Paragraph:
        return self._paragraphs[self._open[-1]]


def _made(one: _Paragraph, held: set[str], *, in_body: bool) -> ReturnedParagraph:
    # A bookmark without words left stands where it begins, unless other words of ours stand there.
    points = [] if one.bookmarks else [name for name in one.points if name not in held]
    return ReturnedParagraph(
        before="".join(one.before),
        after="".join(one.after),
        bookmarks=(*one.bookmarks, *points),
        authors=tuple(one.authors),
        has_changes=one.has_changes,
        is_split=one.is_split,
        is_joined=one.is_joined,
        is_moved=one.is_moved,
        in_body=in_body,
    )


def _author(element: XmlElement) -> Iterator[str]:
    name = (element.get(w("author")) or "").strip()
    if name:
        yield name
