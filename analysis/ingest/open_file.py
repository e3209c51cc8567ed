"""OpenDocument text (.odt), read by ourselves: odfpy is no longer kept, and the format is a zip of plain XML."""

from collections.abc import Iterable, Iterator

from analysis.errors import UnreadableDocument
from analysis.ingest.archives import damage_refused
from analysis.ingest.authors import people_in
from analysis.ingest.block_units import BodyUnits, warnings_of
from analysis.ingest.blocks import Block
from analysis.ingest.office_xml import Package, XmlElement
from analysis.ingest.open_blocks import OpenReader
from analysis.ingest.open_styles import odf, read_styles
from analysis.ingest.tags import TagReader
from analysis.ingest.units import FileUnits
from analysis.model.codes import Layout
from analysis.model.imports import SourceFile

_MANIFEST = "META-INF/manifest.xml"
_EDGES = {
    "pageheader": ("header", "header-left", "header-first"),
    "pagefooter": ("footer", "footer-left", "footer-first"),
}


def is_open_document(members: frozenset[str]) -> bool:
    """Return whether the members of an archive are those of an OpenDocument file, encrypted ones among them."""
    return _MANIFEST in members and bool(members & {"content.xml", "encrypted-package"})


def read_open_document(file: SourceFile, members: frozenset[str], tags: TagReader) -> FileUnits:
    """Return the units of a text; raises UnreadableDocument for tables, encrypted and damaged files."""
    with damage_refused(file):
        package = Package(file, members)
        _check_not_encrypted(package)
        content, styles = package.xml("content.xml"), package.xml("styles.xml")
        body = None if content is None else content.find(odf("office:body"))
        if body is None:
            raise UnreadableDocument(file.label, "damaged")
        if body.find(odf("office:spreadsheet")) is not None:
            raise UnreadableDocument(file.label, "open_document_sheet")
        text = body.find(odf("office:text"))
        if text is None:
            raise UnreadableDocument(file.label, "unknown_format")
        return _units(OpenReader(read_styles(styles, content)), text, styles, members, tags)


def _check_not_encrypted(package: Package) -> None:
    manifest = package.xml(_MANIFEST)
    names = () if manifest is None else (element.tag.rpartition("}")[2] for element in manifest.iter())
    if "encrypted-package" in package.names or "encryption-data" in names:
        raise UnreadableDocument(package.file.label, "encrypted")


def _units(
    reader: OpenReader, text: XmlElement, styles: XmlElement | None, members: frozenset[str], tags: TagReader
) -> FileUnits:
    units = BodyUnits(tags)
    for block in reader.blocks(text):
        units.add(block)
    for name, kinds in _EDGES.items():
        units.add_edges(name, _edges(reader, styles, kinds))
    warnings = warnings_of(
        units.units,
        has_changes=reader.has_changes,
        has_pictures=reader.has_pictures,
        has_macros=any(name.startswith(("Basic/", "Scripts/")) and not name.endswith("/") for name in members),
    )
    return FileUnits(Layout.OPEN_DOCUMENT, tuple(units.units), people_in(reader.authors), warnings)


def _edges(reader: OpenReader, styles: XmlElement | None, kinds: Iterable[str]) -> Iterator[tuple[Block, ...]]:
    for page in () if styles is None else styles.iter(odf("style:master-page")):
        for kind in kinds:
            for edge in page.iterfind(odf(f"style:{kind}")):
                yield reader.blocks(edge)
