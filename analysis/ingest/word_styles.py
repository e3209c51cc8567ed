"""Styles of a Word file: what a paragraph or run inherits of headings, lists, bold and hidden text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from analysis.errors import UnreadableDocument
from analysis.ingest.office_xml import XmlElement, parse_xml
from analysis.ingest.word_names import value_of, w
from analysis.model.imports import SourceFile

_HEADING_NAME = re.compile(r"^(?:heading|otsikko|rubrik) ?(\d)$|^(title|otsikko|rubrik)$", re.IGNORECASE)
_LIST_NAME = re.compile(r"^(?:list (?:bullet|number|paragraph|continue)|luettelo|lista)\w* ?(\d)?", re.IGNORECASE)
_CONTENTS_NAME = re.compile(r"^(?:toc|sisluet|sisällysluettelo|innehåll) ?\d", re.IGNORECASE)
_OFF = frozenset({"0", "false", "off"})
_DEEPEST_CHAIN = 12
# Larger ones are read anew: nothing that a file brought may hold much memory while the next is read.
_LARGEST_KEPT = 600_000


@dataclass(frozen=True, slots=True)
class WordStyles:
    """The styles by id; a style that is not there is taken by its id alone."""

    by_id: Mapping[str, XmlElement]
    default: str = ""
    _chains: dict[str, tuple[XmlElement, ...]] = field(default_factory=dict)

    def chain(self, style_id: str) -> tuple[XmlElement, ...]:
        """Return a style and what it is based on, nearest first; a circle ends after a dozen."""
        if style_id not in self.by_id:
            return ()
        if style_id not in self._chains:
            self._chains[style_id] = tuple(self._chain(style_id))
        return self._chains[style_id]

    def _chain(self, style_id: str) -> Iterator[XmlElement]:
        for _ in range(_DEEPEST_CHAIN):
            style = self.by_id.get(style_id)
            if style is None:
                return
            yield style
            style_id = value_of(style.find(w("basedOn")))

    def names(self, style_id: str) -> list[str]:
        """Return the names of a style and of what it is based on, nearest first."""
        found = [value_of(style.find(w("name"))) for style in self.chain(style_id)]
        return found or [style_id]

    def is_on(self, run: XmlElement, paragraph_style: str, property_name: str) -> bool:
        """Return whether a toggle (bold, hidden) holds for a run: by itself, its style, its paragraph's style."""
        own = _toggle(run.find(w("rPr")), property_name)
        if own is not None:
            return own
        run_style = value_of(run.find(f"{w('rPr')}/{w('rStyle')}"))
        for style_id in (run_style, paragraph_style):
            for style in self.chain(style_id):
                inherited = _toggle(style.find(w("rPr")), property_name)
                if inherited is not None:
                    return inherited
        return False

    def heading_level(self, paragraph: XmlElement) -> int:
        """Return the heading level of a paragraph, 0 for none: by its outline level or by a style's name."""
        own = _outline(paragraph)
        if own is not None:
            return own
        for style in self.chain(style_of(paragraph, self)):
            match = _HEADING_NAME.match(value_of(style.find(w("name"))))
            outline = _outline(style)
            if match or outline:
                return int(match[1] or 1) if match else outline or 0
        match = _HEADING_NAME.match(style_of(paragraph, self))
        return int(match[1] or 1) if match else 0

    def list_depth(self, paragraph: XmlElement) -> int:
        """Return how deep in a list a paragraph stands, 0 for no list."""
        style_id = style_of(paragraph, self)
        for element in (paragraph, *self.chain(style_id)):
            numbering = element.find(f"{w('pPr')}/{w('numPr')}")
            if numbering is not None:
                return _depth_of(numbering, self.names(style_id))
        match = next(filter(None, map(_LIST_NAME.match, self.names(style_id))), None)
        return int(match[1] or 1) if match else 0

    def is_contents(self, paragraph: XmlElement) -> bool:
        """Return whether a paragraph is a line of a table of contents."""
        return any(map(_CONTENTS_NAME.match, self.names(style_of(paragraph, self))))


def read_styles(file: SourceFile, part: bytes | None) -> WordStyles:
    """Return the styles of a file from its part for them; none when it has no such part."""
    if part is None:
        return WordStyles({})
    if len(part) > _LARGEST_KEPT:
        return _styles_in(parse_xml(file, part))
    try:
        return _kept_styles(part)
    except UnreadableDocument as error:
        raise UnreadableDocument(file.label, error.reason, error.detail) from error


# Notes of one round are often made from one template: its styles are the same bytes, and longer than the notes.
@lru_cache(maxsize=2)
def _kept_styles(part: bytes) -> WordStyles:
    return _styles_in(parse_xml(SourceFile("", b""), part))


def _styles_in(root: XmlElement) -> WordStyles:
    styles = {style.get(w("styleId")) or "": style for style in root.iter(w("style"))}
    default = next(
        (
            key
            for key, style in styles.items()
            if style.get(w("default")) in ("1", "true") and style.get(w("type")) == "paragraph"
        ),
        "",
    )
    return WordStyles(styles, default)


def style_of(paragraph: XmlElement, styles: WordStyles) -> str:
    """Return the id of a paragraph's style."""
    return value_of(paragraph.find(f"{w('pPr')}/{w('pStyle')}")) or styles.default


def _toggle(properties: XmlElement | None, name: str) -> bool | None:
    found = None if properties is None else properties.find(w(name))
    return None if found is None else found.get(w("val")) not in _OFF


def _outline(element: XmlElement) -> int | None:
    value = value_of(element.find(f"{w('pPr')}/{w('outlineLvl')}"))
    if not (value.isascii() and value.isdecimal()):
        return None
    return int(value) + 1 if int(value) < 9 else 0


def _depth_of(numbering: XmlElement, style_names: list[str]) -> int:
    """By the level of the list, or by the style ("List Bullet 2") where each level is a list of its own."""
    if value_of(numbering.find(w("numId"))) == "0":  # numbering taken off
        return 0
    level = value_of(numbering.find(w("ilvl")))
    by_level = int(level) + 1 if level.isascii() and level.isdecimal() else 1
    match = next(filter(None, map(_LIST_NAME.match, style_names)), None)
    return max(by_level, int(match[1] or 1) if match else 1)
