"""Text of an OpenDocument paragraph as a reader sees it, and what hangs on it."""

import re
from dataclasses import dataclass, field

from analysis.ingest.blocks import has_letters
from analysis.ingest.office_xml import XmlElement
from analysis.ingest.open_styles import OpenStyles, odf

_SPACES = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1000
BOXES = frozenset({odf("draw:text-box"), odf("draw:custom-shape"), odf("draw:rect"), odf("draw:ellipse")})
_NOT_TEXT = frozenset(
    {
        odf("text:tracked-changes"),
        odf("text:note-citation"),
        odf("text:ruby-text"),
        odf("office:annotation-end"),
        odf("office:forms"),
        odf("text:script"),
    }
)
_PICTURES = frozenset({odf("draw:image"), odf("draw:object"), odf("draw:object-ole"), odf("draw:plugin")})


@dataclass(slots=True)
class SpanText:
    """What a paragraph holds, in order. `beside` are the elements of notes, comments and boxes."""

    visible: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    prompt: list[str] = field(default_factory=list)
    beside: list[XmlElement] = field(default_factory=list)
    has_pictures: bool = False
    is_bold: bool = True
    plain_from: int | None = None


@dataclass(slots=True)
class SpanReader:
    """Reads the spans of one paragraph. White space of the XML counts as one space, none at the beginning."""

    styles: OpenStyles
    found: SpanText = field(default_factory=SpanText)

    def read(self, element: XmlElement, *, bold: bool, hidden: bool) -> None:
        """Take what stands below a paragraph or span."""
        self._add(element.text, bold=bold, hidden=hidden)
        for child in element:
            self._read_child(child, bold=bold, hidden=hidden)
            self._add(child.tail, bold=bold, hidden=hidden)

    def _read_child(self, child: XmlElement, *, bold: bool, hidden: bool) -> None:
        if child.tag in _NOT_TEXT:
            return
        if child.tag in (odf("text:note"), odf("office:annotation")) or child.tag in BOXES:
            self.found.beside.append(child)
        elif child.tag in _PICTURES:
            self.found.has_pictures = True
        elif child.tag == odf("text:s"):
            self._put(" " * min(int(child.get(odf("text:c")) or 1), _MOST_SPACES), bold=True, hidden=hidden)
        elif child.tag in (odf("text:tab"), odf("text:line-break")):
            self._put("\t" if child.tag == odf("text:tab") else "\n", bold=True, hidden=hidden)
        elif child.tag in (odf("text:hidden-text"), odf("text:hidden-paragraph")):
            self.found.hidden.append(child.get(odf("text:string-value")) or "".join(child.itertext()))
        elif child.tag == odf("text:placeholder"):
            self.found.prompt.append("".join(child.itertext()))
        else:
            style = child.get(odf("text:style-name")) or "" if child.tag == odf("text:span") else ""
            own = self.styles.is_bold(style) if style else None
            is_hidden = hidden or bool(style and self.styles.is_hidden(style))
            self.read(child, bold=bold if own is None else own, hidden=is_hidden)

    def _add(self, text: str | None, *, bold: bool, hidden: bool) -> None:
        shown = _SPACES.sub(" ", text or "")
        before = self.found.hidden if hidden else self.found.visible
        if shown.startswith(" ") and (not any(before) or before[-1].endswith((" ", "\n"))):
            shown = shown[1:]
        self._put(shown, bold=bold, hidden=hidden)

    def _put(self, text: str, *, bold: bool, hidden: bool) -> None:
        if not text:
            return
        (self.found.hidden if hidden else self.found.visible).append(text)
        if text.strip() and not bold and not hidden:
            self.found.is_bold = False
            if self.found.plain_from is None and has_letters(text):
                self.found.plain_from = len(self.found.visible) - 1


def read_spans(styles: OpenStyles, paragraph: XmlElement, *, hidden: bool) -> SpanText:
    """Return what a paragraph holds."""
    reader = SpanReader(styles)
    style = paragraph.get(odf("text:style-name")) or ""
    reader.read(paragraph, bold=bool(styles.is_bold(style)), hidden=hidden or styles.is_hidden(style))
    return reader.found
