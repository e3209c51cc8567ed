"""Word files (.docx, .docm, templates): found by what is inside them, read without running or fetching anything."""

import re

from analysis.ingest.archives import damage_refused
from analysis.ingest.authors import people_in
from analysis.ingest.block_units import BodyUnits, warnings_of
from analysis.ingest.office_xml import Package
from analysis.ingest.tags import TagReader
from analysis.ingest.units import FileUnits
from analysis.ingest.word_blocks import WordReader
from analysis.model.codes import Layout
from analysis.model.imports import SourceFile

# Some programs call the body document2.xml.
_MAIN = re.compile(r"word/document\d*\.xml")
_MACROS = "vbaproject.bin"


def is_word(members: frozenset[str]) -> bool:
    """Return whether the members of an archive are those of a Word file."""
    return any(map(_MAIN.fullmatch, members))


def read_word(file: SourceFile, members: frozenset[str], tags: TagReader) -> FileUnits:
    """Return the units of a Word file, as a matrix when it holds one; raises UnreadableDocument when damaged."""
    with damage_refused(file):
        reader = WordReader(package := Package(file, members), main_part(package))
        units = BodyUnits(tags)
        for block in reader.body():
            units.add(block)
        units.add_waiting(reader.waiting_asides())
        units.add_edges("pageheader", reader.edges("header"))
        units.add_edges("pagefooter", reader.edges("footer"))
    layout = Layout.WORD_MATRIX if units.has_matrix else Layout.WORD_HEADINGS
    warnings = warnings_of(
        units.units,
        has_changes=reader.has_changes,
        has_pictures=reader.has_pictures,
        has_macros=any(name.rpartition("/")[2].lower() == _MACROS for name in members),
    )
    return FileUnits(layout, tuple(units.units), people_in(reader.authors), warnings)


def main_part(package: Package) -> str:
    """Return the name of the part that holds the body."""
    told = (one.target for one in package.relations("") if one.kind == "officeDocument")
    there = sorted(name for name in package.names if _MAIN.fullmatch(name))
    return next((target for target in told if target in package.names), there[0])
