"""Names and styles of OpenDocument text: what a paragraph or span inherits of headings, bold and hidden text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analysis.ingest.office_xml import XmlElement

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_PREFIXES = {
    "office": f"{_OASIS}:office:1.0",
    "text": f"{_OASIS}:text:1.0",
    "table": f"{_OASIS}:table:1.0",
    "style": f"{_OASIS}:style:1.0",
    "draw": f"{_OASIS}:drawing:1.0",
    "fo": f"{_OASIS}:xsl-fo-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_HEADING_NAME = re.compile(r"^(?:heading|otsikko|rubrik)(?:_20_|\s)?(\d)$|^(title|otsikko|rubrik)$", re.IGNORECASE)
_LIST_NAME = re.compile(r"^list(?:_20_|\s)(?:bullet|number)(?:_20_|\s)(\d)$", re.IGNORECASE)
_DEEPEST_CHAIN = 12


def odf(name: str) -> str:
    """Return the full name of "text:p" and its like."""
    prefix, _, local = name.partition(":")
    return f"{{{_PREFIXES[prefix]}}}{local}"


@dataclass(frozen=True, slots=True)
class OpenStyles:
    """The styles of a file by name; a file's own automatic styles are based on named ones."""

    by_name: Mapping[str, XmlElement]

    def chain(self, name: str) -> Iterator[XmlElement]:
        """Give a style and what it is based on, nearest first; a circle ends after a dozen."""
        for _ in range(_DEEPEST_CHAIN):
            style = self.by_name.get(name)
            if style is None:
                return
            yield style
            name = style.get(odf("style:parent-style-name")) or ""

    def is_bold(self, name: str) -> bool | None:
        """Return whether a style makes text bold; None where it does not say."""
        weight = self._property(name, odf("fo:font-weight"))
        return None if weight is None else weight in ("bold", "600", "700", "800", "900")

    def is_hidden(self, name: str) -> bool:
        """Return whether a style keeps text from sight."""
        return self._property(name, odf("text:display")) == "none"

    def heading_level(self, paragraph: XmlElement) -> int:
        """Return the heading level of a paragraph, 0 for none."""
        level = paragraph.get(odf("text:outline-level")) or ""
        if paragraph.tag == odf("text:h"):
            return int(level) if level.isascii() and level.isdecimal() and 0 < int(level) < 10 else 1
        match = next(filter(None, map(_HEADING_NAME.match, self._names(paragraph))), None)
        return int(match[1] or 1) if match else 0

    def list_level(self, paragraph: XmlElement) -> int:
        """Return the level that a style of lists gives ("List Bullet 2"), 0 for none."""
        match = next(filter(None, map(_LIST_NAME.match, self._names(paragraph))), None)
        return int(match[1]) if match else 0

    def _names(self, paragraph: XmlElement) -> list[str]:
        name = paragraph.get(odf("text:style-name")) or ""
        return [name, *((style.get(odf("style:parent-style-name")) or "") for style in self.chain(name))]

    def _property(self, name: str, attribute: str) -> str | None:
        for style in self.chain(name):
            for properties in style.iterfind(odf("style:text-properties")):
                value = properties.get(attribute)
                if value is not None:
                    return str(value)
        return None


def read_styles(*roots: XmlElement | None) -> OpenStyles:
    """Return the styles of parts; those of a later part win."""
    found = [style for root in roots if root is not None for style in root.iter(odf("style:style"))]
    return OpenStyles({style.get(odf("style:name")) or "": style for style in found})
