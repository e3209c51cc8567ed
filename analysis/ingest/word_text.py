"""Text of a Word paragraph as a reader sees it: insertions taken, deletions left, fields shown by their results."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from analysis.ingest.blocks import has_letters
from analysis.ingest.office_xml import XmlElement
from analysis.ingest.word_names import ALTERNATE, MATH_TEXT, chosen, value_of, w
from analysis.ingest.word_styles import WordStyles, style_of

DELETIONS = frozenset({w("del"), w("moveFrom")})
INSERTIONS = frozenset({w("ins"), w("moveTo")})
_PROPERTIES = frozenset({w("pPr"), w("rPr"), w("sdtPr"), w("sdtEndPr"), w("instrText"), w("delText"), w("rt")})
_BREAKS = {
    w("br"): "\n",
    w("cr"): "\n",
    w("tab"): "\t",
    w("ptab"): "\t",
    w("noBreakHyphen"): "-",
    w("softHyphen"): "\xad",
}
_DRAWN = frozenset({w("drawing"), w("pict"), w("object")})
_REFERENCES = frozenset({w("footnoteReference"), w("endnoteReference"), w("commentReference")})


@dataclass(slots=True)
class RunText:
    """What the runs of one paragraph hold, in order. `references` are elements that point to notes and comments.

    `plain_from` is the place in `visible` of the first letters that are not bold, None where all are.
    """

    visible: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    prompt: list[str] = field(default_factory=list)
    references: list[XmlElement] = field(default_factory=list)
    boxes: list[XmlElement] = field(default_factory=list)
    has_pictures: bool = False
    has_changes: bool = False
    is_bold: bool = True
    plain_from: int | None = None


@dataclass(slots=True)
class RunReader:
    """Reads the runs of one paragraph. A field is open from its code to its result; codes are not text."""

    styles: WordStyles
    paragraph_style: str
    found: RunText = field(default_factory=RunText)
    _shows_result: list[bool] = field(default_factory=list)

    def read(self, element: XmlElement, *, is_prompt: bool = False) -> None:
        """Take what stands below an element that may hold runs."""
        for child in element:
            if child.tag in DELETIONS:
                self.found.has_changes = True
            elif child.tag == w("r"):
                self._read_run(child, is_prompt=is_prompt)
            elif child.tag == w("sdt"):
                asks = child.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None
                self.read(child, is_prompt=is_prompt or asks)
            elif child.tag == ALTERNATE:
                option = chosen(child)
                if option is not None:
                    self.read(option, is_prompt=is_prompt)
            elif child.tag == MATH_TEXT:
                self.found.visible.append(child.text or "")
            elif child.tag not in _PROPERTIES:
                self.found.has_changes |= child.tag in INSERTIONS
                self.read(child, is_prompt=is_prompt)

    def _read_run(self, run: XmlElement, *, is_prompt: bool) -> None:
        text = "".join(self._pieces(run))
        if self.styles.is_on(run, self.paragraph_style, "vanish"):
            self.found.hidden.append(text)
        elif is_prompt:
            self.found.prompt.append(text)
        else:
            self.found.visible.append(text)
            if text.strip() and not self.styles.is_on(run, self.paragraph_style, "b"):
                self.found.is_bold = False
                if self.found.plain_from is None and has_letters(text):
                    self.found.plain_from = len(self.found.visible) - 1

    def _pieces(self, element: XmlElement) -> Iterator[str]:
        for child in element:
            if child.tag == w("fldChar"):
                self._turn_field(child.get(w("fldCharType")) or "")
            elif child.tag in _REFERENCES:
                self.found.references.append(child)
            elif child.tag in _DRAWN:
                self._draw(child)
            elif child.tag == ALTERNATE:
                option = chosen(child)
                yield from () if option is None else self._pieces(option)
            elif all(self._shows_result):
                yield from self._shown(child)

    def _shown(self, child: XmlElement) -> Iterator[str]:
        if child.tag == w("t"):
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag == w("sym"):
            yield _symbol(child.get(w("char")) or "")
        elif child.tag == w("ruby"):
            yield from self._ruby(child)

    def _ruby(self, ruby: XmlElement) -> Iterator[str]:
        for run in ruby.iterfind(f"{w('rubyBase')}/{w('r')}"):
            yield from self._pieces(run)

    def _turn_field(self, kind: str) -> None:
        if kind == "begin":
            self._shows_result.append(False)
        elif self._shows_result and kind == "separate":
            self._shows_result[-1] = True
        elif self._shows_result and kind == "end":
            self._shows_result.pop()

    def _draw(self, element: XmlElement) -> None:
        boxes = list(_outer_boxes(element))
        self.found.boxes += boxes
        self.found.has_pictures |= not boxes


def read_runs(styles: WordStyles, paragraph: XmlElement, *, is_prompt: bool = False) -> RunText:
    """Return what the runs of a paragraph hold."""
    reader = RunReader(styles, style_of(paragraph, styles))
    reader.read(paragraph, is_prompt=is_prompt)
    mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    reader.found.has_changes |= mark is not None and any(child.tag in DELETIONS | INSERTIONS for child in mark)
    return reader.found


def is_joined_to_next(paragraph: XmlElement) -> bool:
    """Return whether the mark that ends a paragraph was deleted: with the change accepted the next goes on in it."""
    mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return mark is not None and any(child.tag in DELETIONS for child in mark)


def number_of(reference: XmlElement) -> str:
    """Return the id by which a reference points to its note or comment."""
    return reference.get(w("id")) or ""


def is_hidden_row(row: XmlElement) -> bool:
    """Return whether a row of a table is kept from sight."""
    hidden = row.find(f"{w('trPr')}/{w('hidden')}")
    return hidden is not None and value_of(hidden) not in ("0", "false", "off")


def _outer_boxes(element: XmlElement) -> Iterator[XmlElement]:
    for child in element:
        if child.tag == w("txbxContent"):
            yield child
        elif child.tag == ALTERNATE:
            option = chosen(child)
            yield from () if option is None else _outer_boxes(option)
        else:
            yield from _outer_boxes(child)


def _symbol(code: str) -> str:
    """A sign of a symbol font, by its place in the private area: that is how it is pasted as text, too."""
    try:
        place = int(code, 16)
    except ValueError:
        return ""
    return chr(place) if 0x20 <= place < 0xD800 or 0xE000 <= place < 0xFFFE else ""
