"""Lying bars: the one shape for every count over the whole round. Never asked for municipalities."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from pages.parts.explore_parts.looks import AXIS_WIDTH, PATTERNS, Look, figure_of, folded
from pages.parts.explore_parts.picture import Ids

_BAR, _AROUND, _LEGEND_ROW, _NAME_WIDTH = 44, 90, 26, 60
_TITLE_WIDTH = 18
"""A title under the bars is folded so early that it stands whole under the narrow bars of a phone."""


@dataclass(frozen=True)
class Bars:
    """Bars by name, each in parts by name; `ids` holds the findings of (bar, part), both by code."""

    bars: Mapping[str, str]
    parts: Mapping[str, str]
    ids: Mapping[tuple[str, str], Ids]
    # Where a count is not of findings.
    counts: Mapping[tuple[str, str], int] | None = None

    def count(self, bar: str, part: str) -> int:
        """Return how much a part of a bar holds."""
        if self.counts is not None:
            return self.counts.get((bar, part), 0)
        return len(self.ids.get((bar, part), ()))

    def total(self, bar: str) -> int:
        """Return how much a bar holds."""
        return sum(self.count(bar, part) for part in self.parts)

    def filled_parts(self) -> tuple[str, ...]:
        """Return the parts that some bar has."""
        return tuple(part for part in self.parts if any(self.count(bar, part) for bar in self.bars))


def bars_figure(what: Bars, axis_title: str, style: Look) -> tuple[go.Figure, tuple[tuple[Ids, ...], ...]]:
    """Return lying bars, the first on top, and the findings behind each part of each bar."""
    parts = what.filled_parts()
    height = _AROUND + _BAR * max(len(what.bars), 2) + _LEGEND_ROW * len(parts)
    figure = figure_of(style, height)
    names = [folded(name, AXIS_WIDTH, 2 * AXIS_WIDTH) for name in what.bars.values()]
    points = []
    for part in parts:
        place = list(what.parts).index(part)
        numbers = [what.count(bar, part) for bar in what.bars]
        figure.add_trace(_trace(names, numbers, folded(what.parts[part], _NAME_WIDTH), place, style))
        points.append(tuple(what.ids.get((bar, part), ()) for bar in what.bars))
    figure.update_layout(
        barmode="stack",
        bargap=0.35,
        showlegend=len(parts) > 1,
        xaxis_title={"text": folded(axis_title, _TITLE_WIDTH)},
        yaxis={"autorange": "reversed", "showgrid": False},
    )
    highest = max((what.total(bar) for bar in what.bars), default=0)
    figure.update_xaxes(rangemode="tozero", tickformat=",d", **({"dtick": 1} if highest <= 10 else {}))
    return figure, tuple(points)


def _trace(names: Sequence[str], numbers: Sequence[int], name: str, place: int, style: Look) -> go.Bar:
    colour = style.colour(place)
    return go.Bar(
        y=list(names),
        x=list(numbers),
        name=name,
        orientation="h",
        hovertemplate="%{y}<br>" + name + ": %{x}<extra></extra>",
        marker={
            "color": colour,
            "line": {"color": style.background, "width": 1},
            "pattern": {
                "shape": PATTERNS[place % len(PATTERNS)],
                "fillmode": "overlay",
                "fgcolor": style.background,
                "size": 8,
                "solidity": 0.2,
            },
        },
    )
