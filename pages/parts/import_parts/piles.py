"""The lines of a preview in three piles: ready, in need of a decision, set aside."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from analysis.model.codes import Flag, LineStatus
from analysis.model.documents import LineDecision
from analysis.model.hashing import short_id
from analysis.model.imports import DraftFinding, DraftLine, ImportPreview, ReadSource
from analysis.workflow.preview import LinePlace
from analysis.workflow.views import DocumentRow

DOUBTS = (Flag.MUNICIPALITY_UNKNOWN, Flag.THEME_UNCERTAIN, Flag.TYPE_UNCERTAIN, Flag.SEVERAL_FINDINGS)
PILES = ("to_decide", "ready", "set_aside")


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of a preview with the file that it stands in."""

    label: str
    line: DraftLine

    @property
    def key(self) -> str:
        """What names the line within the preview, safe in the key of a widget."""
        return short_id("L", self.label, self.line.locator)

    @property
    def place(self) -> LinePlace:
        """Where the line stands, as decisions name it."""
        return LinePlace(self.label, self.line.locator)


@dataclass(frozen=True, slots=True)
class Piles:
    """Every line of a preview, each in one pile."""

    ready: tuple[PlacedLine, ...]
    to_decide: tuple[PlacedLine, ...]
    set_aside: tuple[PlacedLine, ...]

    def of(self, name: str) -> tuple[PlacedLine, ...]:
        """Return a pile by its name."""
        return {"ready": self.ready, "to_decide": self.to_decide, "set_aside": self.set_aside}[name]


def coming_in(preview: ImportPreview, documents: Iterable[DocumentRow]) -> ImportPreview:
    """Return a preview without the files that the round has: nobody should decide on what is not brought in."""
    known = {row.document.sha256 for row in documents}
    return replace(preview, sources=tuple(source for source in preview.sources if source.sha256 not in known))


def piles_of(preview: ImportPreview) -> Piles:
    """Sort the lines of a preview into piles, in the order of files and lines."""
    ready: list[PlacedLine] = []
    to_decide: list[PlacedLine] = []
    aside: list[PlacedLine] = []
    for source in preview.sources:
        for line in source.lines:
            pile = aside if _is_set_aside(line) else to_decide if _needs_decision(line) else ready
            pile.append(PlacedLine(source.file.label, line))
    return Piles(tuple(ready), tuple(to_decide), tuple(aside))


def doubts_of(line: DraftLine) -> tuple[Flag, ...]:
    """Return what is in doubt about the findings of a line, in a fixed order."""
    held = {flag for finding in line.findings for flag in finding.flags}
    return tuple(flag for flag in DOUBTS if flag in held)


def asked_of(line: DraftLine) -> tuple[LineDecision, tuple[Flag, ...]]:
    """Return what a line asks; lines that ask the same can be decided at once."""
    return (line.decision, doubts_of(line))


def first_finding(line: DraftLine) -> DraftFinding | None:
    """Return the finding that a line becomes, the first when it becomes several."""
    return line.findings[0] if line.findings else None


def needs_municipality(source: ReadSource) -> bool:
    """Return whether a person should say which municipality a file is about."""
    return not source.municipality.is_sure


def _is_set_aside(line: DraftLine) -> bool:
    return line.decision.status is LineStatus.SET_ASIDE


def _needs_decision(line: DraftLine) -> bool:
    return line.decision.status is LineStatus.WAITING or bool(doubts_of(line))
