"""XML parts of office archives (Word, OpenDocument), parsed in memory and with nothing followed."""

import io
import posixpath
import zipfile
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from lxml import etree

from analysis.errors import UnreadableDocument
from analysis.model.imports import SourceFile
from analysis.settings import ReadingLimits

XmlElement: TypeAlias = etree._Element
# Word's "strict" files say the same in other names.
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part points to inside its archive; links that leave the archive are never in a list of these."""

    kind: str
    target: str


@dataclass(slots=True)
class Package:
    """The members of one archive; each is unpacked when it is asked for, never onto the disk."""

    file: SourceFile
    names: frozenset[str]
    _archive: zipfile.ZipFile = field(init=False)
    _relations: dict[str, tuple[Relation, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(self.file.data))

    def xml(self, name: str) -> XmlElement | None:
        """Return the root of a part, None where the archive has none of this name."""
        data = self.data(name)
        return None if data is None else parse_xml(self.file, data)

    def data(self, name: str) -> bytes | None:
        """Return the bytes of a part, None where the archive has none of this name."""
        return self._archive.read(name) if name in self.names else None

    def relations(self, part: str) -> tuple[Relation, ...]:
        """Return what a part points to inside the archive ("" for the archive as a whole)."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def _read_relations(self, part: str) -> tuple[Relation, ...]:
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return ()
        inside = (one for one in root.iter(_RELATIONSHIP) if one.get("TargetMode") != "External")
        return tuple(
            Relation((one.get("Type") or "").rpartition("/")[2], _resolved(folder, one.get("Target") or ""))
            for one in inside
        )


def parse_xml(file: SourceFile, data: bytes) -> XmlElement:
    """Return the root element; refuses a document type, with which entities and external parts would come."""
    # Without huge_tree libxml2 stops at 256 levels and 10 MB of one text.
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    root: XmlElement = etree.fromstring(data.replace(_STRICT, _USUAL), parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableDocument(file.label, "unsafe_xml")
    if _deeper_than(ReadingLimits.from_environment().depth)(root):
        raise UnreadableDocument(file.label, "too_deep")
    return root


@lru_cache(maxsize=2)
def _deeper_than(depth: int) -> etree.XPath:
    return etree.XPath(f"boolean({'/*' * (depth + 1)})")


def _resolved(folder: str, target: str) -> str:
    path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(path)
