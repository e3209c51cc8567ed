"""What a person decides on a preview before it is committed: each call returns a new preview, nothing is stored.

A decision names the lines it is about by file and locator, so that it can be made again on the same file read anew.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from analysis.model.codes import FindingType, Flag
from analysis.model.documents import IMPORTED, LineDecision
from analysis.model.imports import DraftFinding, DraftLine, Guess, ImportPreview, ReadSource

CERTAIN = 1.0
_ASKED = frozenset({Flag.THEME_UNCERTAIN, Flag.TYPE_UNCERTAIN, Flag.SEVERAL_FINDINGS})


@dataclass(frozen=True, slots=True)
class LinePlace:
    """A line of a preview: the label of its file and where it stands there."""

    label: str
    locator: str


@dataclass(frozen=True, slots=True)
class SplitPart:
    """One part of a line taken apart; a theme or type that is None is the line's own."""

    text: str
    theme_code: str | None = None
    finding_type: FindingType | None = None


Places = Collection[LinePlace]


def with_municipality(preview: ImportPreview, label: str, municipality_id: str | None) -> ImportPreview:
    """Say which municipality a whole file is about; lines that tell another one themselves keep theirs."""

    def change(source: ReadSource) -> ReadSource:
        was = {None, source.municipality.code}

        def decide(finding: DraftFinding) -> DraftFinding:
            return _of_municipality(finding, municipality_id) if finding.municipality_id in was else finding

        lines = tuple(_each_finding(line, decide) for line in source.lines)
        return replace(source, municipality=Guess(municipality_id, CERTAIN), lines=lines)

    sources = tuple(change(source) if source.file.label == label else source for source in preview.sources)
    return replace(preview, sources=sources)


def with_line_municipality(preview: ImportPreview, places: Places, municipality_id: str | None) -> ImportPreview:
    """Say which municipality lines are about."""
    return _change_lines(
        preview, places, lambda _source, line: _each_finding(line, lambda one: _of_municipality(one, municipality_id))
    )


def with_theme(preview: ImportPreview, places: Places, theme_code: str) -> ImportPreview:
    """Say which theme lines are about."""

    def decide(finding: DraftFinding) -> DraftFinding:
        return replace(finding, theme=Guess(theme_code, CERTAIN), flags=finding.flags - {Flag.THEME_UNCERTAIN})

    return _change_lines(preview, places, lambda source, line: _each_finding(_as_finding(source, line), decide))


def with_type(preview: ImportPreview, places: Places, finding_type: FindingType | None) -> ImportPreview:
    """Say what kind of observation lines are; None is *not given*."""

    def decide(finding: DraftFinding) -> DraftFinding:
        return replace(finding, finding_type=finding_type, flags=finding.flags - {Flag.TYPE_UNCERTAIN})

    return _change_lines(preview, places, lambda source, line: _each_finding(_as_finding(source, line), decide))


def with_decision(preview: ImportPreview, places: Places, decision: LineDecision) -> ImportPreview:
    """Say what becomes of lines. A line without a draft finding becomes one with its raw words when imported."""

    def change(source: ReadSource, line: DraftLine) -> DraftLine:
        return replace(_as_finding(source, line) if decision == IMPORTED else line, decision=decision)

    return _change_lines(preview, places, change)


def taken_as_read(preview: ImportPreview, places: Places) -> ImportPreview:
    """Take lines as findings with the theme and type that were guessed, each as one finding."""

    def sure(finding: DraftFinding) -> DraftFinding:
        theme = Guess(finding.theme.code or "other", CERTAIN)
        return replace(finding, theme=theme, flags=finding.flags - _ASKED)

    taken = with_decision(preview, places, IMPORTED)
    return _change_lines(taken, places, lambda _source, line: _each_finding(line, sure))


def with_split(preview: ImportPreview, place: LinePlace, before: str, parts: tuple[SplitPart, ...]) -> ImportPreview:
    """Take a line apart into findings as a person worded them; `before` is the text that they were made of.

    Where the file is read anew and people are hidden otherwise, parts that were cut out of the text follow it; a
    line whose parts were worded by hand is then left whole, to be decided again.
    """

    def change(source: ReadSource, line: DraftLine) -> DraftLine:
        whole = _as_finding(source, line)
        texts = _cut_alike(before, whole.findings[0].text, tuple(part.text for part in parts))
        if texts is None:
            return line
        drafts = tuple(_part_of(whole.findings[0], part, text) for part, text in zip(parts, texts, strict=True))
        return replace(whole, decision=IMPORTED, findings=drafts)

    return _change_lines(preview, (place,), change)


def without_file(preview: ImportPreview, label: str) -> ImportPreview:
    """Leave a file out of the import."""
    return replace(
        preview,
        sources=tuple(source for source in preview.sources if source.file.label != label),
        replacements=tuple(said for said in preview.replacements if said.label != label),
    )


def _of_municipality(finding: DraftFinding, municipality_id: str | None) -> DraftFinding:
    flags = finding.flags - {Flag.MUNICIPALITY_UNKNOWN}
    if municipality_id is None:
        flags |= {Flag.MUNICIPALITY_UNKNOWN}
    return replace(finding, municipality_id=municipality_id, flags=flags)


def _part_of(whole: DraftFinding, part: SplitPart, text: str) -> DraftFinding:
    theme = Guess(part.theme_code, CERTAIN) if part.theme_code else whole.theme
    flags = whole.flags - {Flag.SEVERAL_FINDINGS} - ({Flag.THEME_UNCERTAIN} if part.theme_code else set())
    kind = part.finding_type or whole.finding_type
    return replace(whole, text=text, theme=theme, finding_type=kind, flags=flags)


def _cut_alike(before: str, now: str, parts: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return parts of one text as they stand in another state of it; None where they cannot be followed."""
    if before == now:
        return parts
    blocks = SequenceMatcher(None, before, now, autojunk=False).get_matching_blocks()
    places: list[str] = []
    for part in parts:
        start = before.find(part)
        edges = [_moved(blocks, at) for at in (start, start + len(part))] if start >= 0 else [None]
        if None in edges:
            return None
        places.append(now[edges[0] : edges[1]])
    return tuple(places)


def _moved(blocks: Collection[tuple[int, int, int]], at: int) -> int | None:
    return next((b + at - a for a, b, size in blocks if a <= at <= a + size), None)


def _as_finding(source: ReadSource, line: DraftLine) -> DraftLine:
    if line.findings:
        return line
    municipality = source.municipality.code
    flags = frozenset({Flag.THEME_UNCERTAIN} | (set() if municipality else {Flag.MUNICIPALITY_UNKNOWN}))
    draft = DraftFinding(line.raw.strip(), municipality, Guess("other", 0.0), None, flags=flags)
    return replace(line, findings=(draft,)) if draft.text else line


def _each_finding(line: DraftLine, decide: Callable[[DraftFinding], DraftFinding]) -> DraftLine:
    return replace(line, findings=tuple(decide(finding) for finding in line.findings))


def _change_lines(
    preview: ImportPreview, places: Places, change: Callable[[ReadSource, DraftLine], DraftLine]
) -> ImportPreview:
    wanted: dict[str, set[str]] = {}
    for place in places:
        wanted.setdefault(place.label, set()).add(place.locator)

    def change_source(source: ReadSource) -> ReadSource:
        locators = wanted.get(source.file.label)
        if not locators:
            return source
        lines = tuple(change(source, one) if one.locator in locators else one for one in source.lines)
        return replace(source, lines=lines)

    return replace(preview, sources=tuple(change_source(source) for source in preview.sources))
