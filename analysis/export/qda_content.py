"""What a coded project holds, ready to be written: sources, passages, codes, memos, cases. No statement, no comment."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """A code with codes below it. A heading of the codebook is not for coding."""

    key: str
    name: str
    below: tuple["CodeEntry", ...] = ()
    is_heading: bool = False

    def all(self) -> Iterator["CodeEntry"]:
        """Give the code and every code below it."""
        yield self
        for entry in self.below:
            yield from entry.all()


@dataclass(frozen=True, slots=True)
class CodedFinding:
    """A finding in one source: the places of its lines there (from 0, in order), the keys of its codes, its context."""

    finding_id: str
    text: str
    lines: tuple[int, ...]
    codes: tuple[str, ...] = ()
    context: str = ""
    case_id: str | None = None


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source: the text of its lines with people hidden, when it came (ISO, UTC), and the findings in it."""

    source_id: str
    name: str
    made_at: str
    lines: tuple[str, ...]
    findings: tuple[CodedFinding, ...] = ()
    case_id: str | None = None


@dataclass(frozen=True, slots=True)
class CodedProject:
    """The material of a round as a coded project. `cases` are (id, name) of the municipalities."""

    project_id: str
    name: str
    codes: tuple[CodeEntry, ...]
    cases: tuple[tuple[str, str], ...]
    sources: tuple[SourceEntry, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands in a source's text, [start, end) in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The text of a source as its file holds it, and where each of its lines stands in it."""

    text: str
    places: tuple[Place, ...]


def laid_out(lines: tuple[str, ...]) -> LaidOut:
    """Join lines to a text; a line may hold line ends of its own."""
    places, position = [], 0
    for line in lines:
        places.append(Place(position, position + len(line)))
        position += len(line) + 1
    return LaidOut("\n".join(lines) + "\n", tuple(places))


def passages(source: LaidOut, finding: CodedFinding) -> tuple[Place, ...]:
    """Return where a finding stands: its very words where they are in its line, else its lines; neighbours as one."""
    runs: list[Place] = []
    for at in finding.lines:
        place = source.places[at]
        if runs and runs[-1].end + 1 == place.start:
            runs[-1] = Place(runs[-1].start, place.end)
        else:
            runs.append(place)
    return tuple(filter(None, (_narrowed(source.text, run, finding.text) for run in runs)))


def _narrowed(text: str, run: Place, words: str) -> Place | None:
    said = text[run.start : run.end]
    if not said.strip():
        return None
    found = said.find(words)
    if found >= 0:
        return Place(run.start + found, run.start + found + len(words))
    start = run.start + len(said) - len(said.lstrip())
    return Place(start, start + len(said.strip()))
