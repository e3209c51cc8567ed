"""The parts of a .qdpx archive, read in memory; nothing outside the archive is ever opened."""

import io
import re
import zipfile
from collections import Counter
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from analysis.errors import UnreadableDocument
from analysis.ingest.archives import damage_refused
from analysis.model.imports import SourceFile

# The XML of a project is codes and positions, not media: a longer one is no interview round.
MAX_XML_BYTES = 30 * 1024 * 1024
_INTERNAL = "internal://"
_PROJECT_SUFFIX = ".qde"
_MARK = re.compile(rb"<(?:\w+:)?(?:Project|CodeBook)\b[^>]{0,600}urn:QDA-XML:", re.DOTALL)
_HEAD = 2_000


@dataclass(frozen=True, slots=True)
class Package:
    """The XML of a project or codebook, and the archive's members by their names in lower case."""

    file: SourceFile
    root: Element
    members: dict[str, bytes]

    def source(self, path: str) -> bytes | None:
        """Return the member that an `internal://` path names; None for any other path and for a missing member."""
        if not path.startswith(_INTERNAL):
            return None
        name = path.removeprefix(_INTERNAL).lstrip("/").lower()
        return self.members.get(f"sources/{name}", self.members.get(name))


def is_project(members: frozenset[str]) -> bool:
    """Return whether an archive has the XML of a project."""
    return any(name.lower().endswith(_PROJECT_SUFFIX) for name in members)


def is_qda_xml(data: bytes) -> bool:
    """Return whether the bytes begin as the XML of a codebook or a project does."""
    return _MARK.search(data[:_HEAD].replace(b"\x00", b"")) is not None


def open_project(file: SourceFile) -> Package:
    """Open a .qdpx; raises UnreadableDocument when it is damaged, ambiguous or too large."""
    with damage_refused(file), zipfile.ZipFile(io.BytesIO(file.data)) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        folded = [name.replace("\\", "/").lower() for name in names]
        if max(Counter(folded).values()) > 1:
            # Two members of one name: programs would disagree on which of them is meant.
            raise UnreadableDocument(file.label, "damaged")
        projects = [place for place, name in enumerate(folded) if name.endswith(_PROJECT_SUFFIX)]
        if len(projects) != 1:
            raise UnreadableDocument(file.label, "damaged")
        root = _parsed(file, archive.read(names[projects[0]]))
        texts = {low: archive.read(name) for low, name in zip(folded, names, strict=True) if _is_text(low)}
    return Package(file, root, texts)


def open_xml(file: SourceFile) -> Package:
    """Open a .qdc, or the XML of a project without its archive."""
    return Package(file, _parsed(file, file.data), {})


def _is_text(name: str) -> bool:
    return name.endswith((".txt", ".docx"))


def _parsed(file: SourceFile, data: bytes) -> Element:
    """Parse XML; a document type, and with it every entity, is refused."""
    if len(data) > MAX_XML_BYTES:
        raise UnreadableDocument(file.label, "too_large")
    try:
        with damage_refused(file):
            root: Element = fromstring(data, forbid_dtd=True)
            return root
    except UnreadableDocument as error:
        reason = "unsafe_xml" if isinstance(error.__cause__, DefusedXmlException) else error.reason
        raise UnreadableDocument(file.label, reason) from error
