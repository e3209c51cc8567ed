"""What a person decides on a preview before it is committed: each call returns a new preview, nothing is stored."""

from collections.abc import Callable
from dataclasses import replace

from analysis.model.codes import FindingType, Flag
from analysis.model.documents import LineDecision
from analysis.model.imports import DraftFinding, DraftLine, Guess, ImportPreview, ReadSource

CERTAIN = 1.0


def with_municipality(preview: ImportPreview, label: str, municipality_id: str | None) -> ImportPreview:
    """Say which municipality a whole file is about."""

    def decide(finding: DraftFinding) -> DraftFinding:
        flags = finding.flags - {Flag.MUNICIPALITY_UNKNOWN}
        if municipality_id is None:
            flags |= {Flag.MUNICIPALITY_UNKNOWN}
        return replace(finding, municipality_id=municipality_id, flags=flags)

    def change(source: ReadSource) -> ReadSource:
        lines = tuple(_each_finding(line, decide) for line in source.lines)
        return replace(source, municipality=Guess(municipality_id, CERTAIN), lines=lines)

    return _change_source(preview, label, change)


def with_theme(preview: ImportPreview, label: str, locator: str, theme_code: str) -> ImportPreview:
    """Say which theme a line is about."""

    def decide(finding: DraftFinding) -> DraftFinding:
        return replace(finding, theme=Guess(theme_code, CERTAIN), flags=finding.flags - {Flag.THEME_UNCERTAIN})

    return _change_line(preview, label, locator, lambda line: _each_finding(line, decide))


def with_type(preview: ImportPreview, label: str, locator: str, finding_type: FindingType | None) -> ImportPreview:
    """Say what kind of observation a line is; None is *not given*."""

    def decide(finding: DraftFinding) -> DraftFinding:
        return replace(finding, finding_type=finding_type, flags=finding.flags - {Flag.TYPE_UNCERTAIN})

    return _change_line(preview, label, locator, lambda line: _each_finding(line, decide))


def with_decision(preview: ImportPreview, label: str, locator: str, decision: LineDecision) -> ImportPreview:
    """Say what becomes of a line. A line without a draft finding becomes one with its raw words when imported."""

    def change(line: DraftLine) -> DraftLine:
        return replace(line, decision=decision, findings=line.findings or (_plain_finding(preview, label, line),))

    return _change_line(preview, label, locator, change)


def without_file(preview: ImportPreview, label: str) -> ImportPreview:
    """Leave a file out of the import."""
    return replace(preview, sources=tuple(source for source in preview.sources if source.file.label != label))


def _plain_finding(preview: ImportPreview, label: str, line: DraftLine) -> DraftFinding:
    source = next(source for source in preview.sources if source.file.label == label)
    municipality = source.municipality.code
    flags = frozenset({Flag.THEME_UNCERTAIN} | (set() if municipality else {Flag.MUNICIPALITY_UNKNOWN}))
    return DraftFinding(line.raw.strip(), municipality, Guess("other", 0.0), None, flags=flags)


def _each_finding(line: DraftLine, decide: Callable[[DraftFinding], DraftFinding]) -> DraftLine:
    return replace(line, findings=tuple(decide(finding) for finding in line.findings))


def _change_line(
    preview: ImportPreview, label: str, locator: str, change: Callable[[DraftLine], DraftLine]
) -> ImportPreview:
    def change_source(source: ReadSource) -> ReadSource:
        return replace(source, lines=tuple(change(one) if one.locator == locator else one for one in source.lines))

    return _change_source(preview, label, change_source)


def _change_source(preview: ImportPreview, label: str, change: Callable[[ReadSource], ReadSource]) -> ImportPreview:
    sources = tuple(change(source) if source.file.label == label else source for source in preview.sources)
    return replace(preview, sources=sources)
