"""REFI-QDA projects and codebooks as units: coded passages, the lines nobody coded, memos, codes and cases."""

from collections.abc import Iterator

from analysis.ingest.archives import damage_refused
from analysis.ingest.qda.codes import CodeReader
from analysis.ingest.qda.nouns import Code, Project, Text
from analysis.ingest.qda.package import is_project, is_qda_xml, open_project, open_xml
from analysis.ingest.qda.parsing import parse_project, tag
from analysis.ingest.qda.sources import Memos, SourceReader
from analysis.ingest.tags import TagReader
from analysis.ingest.units import PERSONAL_DATA, FileUnits, SourceUnit, UnitKind
from analysis.model.codes import Layout
from analysis.model.imports import ReadWarning, SourceFile

__all__ = ["is_project", "is_qda_xml", "read_qda_project", "read_qda_xml"]


def read_qda_project(file: SourceFile, tags: TagReader) -> FileUnits:
    """Return the units of a .qdpx; raises UnreadableDocument when it cannot be read."""
    package = open_project(file)
    with damage_refused(file):
        project = parse_project(package)
    return _units_of(project, tags)


def read_qda_xml(file: SourceFile, tags: TagReader) -> FileUnits:
    """Return the units of a .qdc (codes only, with a warning that says so) or of a project's bare XML."""
    package = open_xml(file)
    with damage_refused(file):
        project = parse_project(package)
    units = _units_of(project, tags)
    is_codebook = tag(package.root) == "CodeBook"
    # Of a codebook nothing else can be missing: whose it is and what lies outside are no questions.
    warnings = (ReadWarning.ONLY_CODES,) if is_codebook else units.warnings
    return FileUnits(units.layout, units.units, units.people, warnings)


def _units_of(project: Project, tags: TagReader) -> FileUnits:
    memos = Memos(project.memos)
    sources = SourceReader(project, CodeReader(project, tags), tags, memos)
    units = [*_facts(project), *_code_units(project.codes), *_case_units(project)]
    for number, source in enumerate(project.sources, 1):
        units.extend(sources.units(source, number))
    units.extend(memos.units())
    people = tuple(name for name in project.users if name.strip())
    return FileUnits(Layout.QDA, tuple(units), people, _warnings(project, sources))


def _facts(project: Project) -> Iterator[SourceUnit]:
    yield from _fact("project", project.name)
    yield from _fact("project description", project.description)
    for number, name in enumerate(project.users, 1):
        if name.strip():
            yield SourceUnit(f"user {number}", PERSONAL_DATA, UnitKind.PERSONAL)
    for number, name in enumerate(project.unread, 1):
        yield from _fact(f"unread {number}", name)


def _code_units(codes: tuple[Code, ...]) -> Iterator[SourceUnit]:
    for number, code in enumerate(codes, 1):
        yield from _fact(f"code {number}", code.name)
        yield from _fact(f"code {number} description", code.description)


def _case_units(project: Project) -> Iterator[SourceUnit]:
    for number, case in enumerate(project.cases, 1):
        yield from _fact(f"case {number}", case.name)
        yield from _fact(f"case {number} description", case.description)
        for place, (_, value) in enumerate(case.values, 1):
            yield from _fact(f"case {number} value {place}", value)


def _fact(locator: str, raw: str) -> Iterator[SourceUnit]:
    if raw.strip():
        yield SourceUnit(locator, raw, UnitKind.CODE)


def _warnings(project: Project, sources: SourceReader) -> tuple[ReadWarning, ...]:
    texts: tuple[Text, ...] = (*project.sources, *project.memos)
    holds = {
        ReadWarning.MEDIA_NOT_READ: bool(project.unread) or sources.has_unread,
        ReadWarning.SETS_LEFT_OUT: project.has_sets,
        ReadWarning.OUTSIDE_NOT_READ: any(one.is_outside for one in texts),
        ReadWarning.PASSAGES_MISPLACED: sources.lost > 0,
    }
    return tuple(warning for warning, is_so in holds.items() if is_so)
