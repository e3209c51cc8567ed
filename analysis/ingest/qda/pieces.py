"""Cuts a text into coded passages and the rest of its lines, so that every word of it stands in a piece."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.ingest.qda.nouns import Selection

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text: its number from 1 and where it stands, [start, end)."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Selections of the very same place in a text; `line` is where it begins."""

    start: int
    end: int
    line: Line
    selections: tuple[Selection, ...]

    @property
    def goes_on(self) -> bool:
        """Whether it reaches beyond the line it begins on."""
        return self.end > self.line.end


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines of a text, empty ones too."""
    ends = list(_LINE_END.finditer(text))
    starts = [0, *(end.end() for end in ends)]
    stops = [*(end.start() for end in ends), len(text)]
    return tuple(Line(number, *place) for number, place in enumerate(zip(starts, stops, strict=True), 1))


def passages_of(text: str, selections: Sequence[Selection]) -> tuple[tuple[Passage, ...], tuple[Selection, ...]]:
    """Return the passages in the order of the text, without the space around them, and selections that fit nowhere."""
    lines = lines_of(text)
    places: dict[tuple[int, int], list[Selection]] = {}
    lost: list[Selection] = []
    for selection in selections:
        place = _trimmed(text, selection)
        if place is None:
            lost.append(selection)
        else:
            places.setdefault(place, []).append(selection)
    ordered = sorted(places, key=lambda place: (place[0], -place[1]))
    return tuple(Passage(*place, _line_at(lines, place[0]), tuple(places[place])) for place in ordered), tuple(lost)


def _trimmed(text: str, selection: Selection) -> tuple[int, int] | None:
    if not 0 <= selection.start < selection.end <= len(text):
        return None
    said = text[selection.start : selection.end]
    start = selection.start + len(said) - len(said.lstrip())
    return (start, start + len(said.strip())) if said.strip() else None


def _line_at(lines: Sequence[Line], position: int) -> Line:
    low, high = 0, len(lines) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if lines[middle].start <= position else (low, middle - 1)
    return lines[low]


def uncoded(line: Line, passages: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    """Give the stretches of a line that lie in no passage; `passages` are in order and touch the line."""
    position = line.start
    for passage in passages:
        if passage.start > position:
            yield position, min(passage.start, line.end)
        position = max(position, passage.end)
    if position < line.end:
        yield position, line.end
