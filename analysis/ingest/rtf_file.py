"""Rich text files (.rtf): found by their first bytes."""

from analysis.ingest.archives import damage_refused
from analysis.ingest.authors import people_in
from analysis.ingest.block_units import BodyUnits, warnings_of
from analysis.ingest.rtf_reader import RtfReader
from analysis.ingest.tags import TagReader
from analysis.ingest.units import FileUnits
from analysis.model.codes import Layout
from analysis.model.imports import SourceFile

_HEAD = b"{\\rtf"


def is_rich_text(data: bytes) -> bool:
    """Return whether the bytes are rich text."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_HEAD)


def read_rich_text(file: SourceFile, tags: TagReader) -> FileUnits:
    """Return the units of a rich text; raises UnreadableDocument where its groups do not close."""
    data = file.data[file.data.index(_HEAD) :]
    reader = RtfReader()
    with damage_refused(file):
        # RTF is seven-bit; a program that writes other bytes means the letters of its own code page.
        blocks = reader.read(data.decode("cp1252", "backslashreplace"))
        units = BodyUnits(tags)
        for block in blocks:
            units.add(block)
        units.add_edges("pageheader", reader.edges["header"])
        units.add_edges("pagefooter", reader.edges["footer"])
    warnings = warnings_of(
        units.units, has_changes=reader.has_changes, has_pictures=reader.has_pictures, has_macros=False
    )
    return FileUnits(Layout.RICH_TEXT, tuple(units.units), people_in(reader.authors), warnings)
