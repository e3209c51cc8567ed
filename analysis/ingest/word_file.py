"""Word files (.docx, .docm, templates): found by what is inside them, read without running or fetching anything."""

import re
from collections.abc import Iterable

from analysis.ingest.archives import damage_refused
from analysis.ingest.authors import person_in
from analysis.ingest.block_units import BodyUnits
from analysis.ingest.office_xml import Package
from analysis.ingest.tags import TagReader
from analysis.ingest.units import FileUnits, SourceUnit, UnitKind
from analysis.ingest.word_blocks import WordReader
from analysis.model.codes import Layout
from analysis.model.imports import ReadWarning, SourceFile

# Some programs call the body document2.xml.
_MAIN = re.compile(r"word/document\d*\.xml")
_MACROS = "vbaproject.bin"


def is_word(members: frozenset[str]) -> bool:
    """Return whether the members of an archive are those of a Word file."""
    return any(map(_MAIN.fullmatch, members))


def read_word(file: SourceFile, members: frozenset[str], tags: TagReader) -> FileUnits:
    """Return the units of a Word file, as a matrix when it holds one; raises UnreadableDocument when damaged."""
    with damage_refused(file):
        reader = WordReader(package := Package(file, members), _main_part(package))
        units = BodyUnits(tags)
        for block in reader.body():
            units.add(block)
        units.add_waiting(reader.waiting_asides())
        units.add_edges("pageheader", reader.edges("header"))
        units.add_edges("pagefooter", reader.edges("footer"))
    layout = Layout.WORD_MATRIX if units.has_matrix else Layout.WORD_HEADINGS
    people = tuple(sorted({name for author in reader.authors if (name := person_in(author))}))
    return FileUnits(layout, tuple(units.units), people, tuple(_warnings(reader, units.units, members)))


def _main_part(package: Package) -> str:
    told = (one.target for one in package.relations("") if one.kind == "officeDocument")
    there = sorted(name for name in package.names if _MAIN.fullmatch(name))
    return next((target for target in told if target in package.names), there[0])


def _warnings(reader: WordReader, units: Iterable[SourceUnit], members: frozenset[str]) -> Iterable[ReadWarning]:
    kinds = {unit.kind for unit in units}
    if reader.has_changes:
        yield ReadWarning.TRACKED_CHANGES
    if any(unit.is_comment for unit in units):
        yield ReadWarning.COMMENTS
    if UnitKind.HIDDEN in kinds:
        yield ReadWarning.HIDDEN_TEXT
    if reader.has_pictures:
        yield ReadWarning.PICTURES
    if any(name.rpartition("/")[2].lower() == _MACROS for name in members):
        yield ReadWarning.MACROS
