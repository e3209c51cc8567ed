"""The way of everything noted, as streams from the kind of source to the summary."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from analysis.workflow.explore_views import Flow
from pages.parts.explore_parts.looks import Look, figure_of, folded

_NAME_WIDTH = 20
_HEIGHT, _PAD = 680, 18
_DRAWN = _HEIGHT - 70  # what the margins leave
_COLUMNS = {"layout": 0.001, "theme": 0.34, "state": 0.67, "end": 0.999}


def flow_figure(what: Flow, names: Mapping[str, str], counts: str, style: Look) -> go.Figure:
    """Return streams between places; `names` holds every place by code in order, `counts` what a number counts."""
    places = [place for place in names if what.entries_of(place)]
    at = {place: number for number, place in enumerate(places)}
    figure = figure_of(style, _HEIGHT)
    figure.update_layout(margin={"b": 24})
    figure.add_trace(
        go.Sankey(
            arrangement="snap",
            node={
                "label": [f"{folded(names[place], _NAME_WIDTH)} ({what.entries_of(place)})" for place in places],
                "color": [_colour(place, places, style) for place in places],
                "x": [_COLUMNS[place.partition(":")[0]] for place in places],
                "y": _heights(what, places),
                "pad": _PAD,
                "thickness": 14,
                "line": {"color": style.border, "width": 0.5},
                "hovertemplate": "%{label}<extra></extra>",
            },
            link={
                "source": [at[link.source] for link in what.links],
                "target": [at[link.target] for link in what.links],
                "value": [link.entries for link in what.links],
                "color": style.faint(style.quiet, 0.28),
                "hovertemplate": "%{source.label} → %{target.label}<br>%{value} "
                + folded(counts, 60)
                + "<extra></extra>",
            },
            textfont={"color": style.text, "size": 13},
        )
    )
    return figure


def _colour(place: str, places: Sequence[str], style: Look) -> str:
    """Themes have the colours that they have elsewhere; the rest is quiet."""
    kind, _colon, code = place.partition(":")
    themes = [one for one in places if one.startswith("theme:") and one != "theme:"]
    return style.colour(themes.index(place)) if kind == "theme" and code else style.quiet


def _heights(what: Flow, places: Sequence[str]) -> list[float]:
    """Return the middle of each place in its column, as a share of the height, with room between places."""
    columns: dict[str, list[str]] = {}
    for place in places:
        columns.setdefault(place.partition(":")[0], []).append(place)
    gaps = max((len(column) - 1 for column in columns.values()), default=0)
    gap = _PAD / _DRAWN
    unit = (1 - gaps * gap) / max(what.findings + what.lines, 1)
    heights = {}
    for column in columns.values():
        top = 0.0
        for place in column:
            tall = what.entries_of(place) * unit
            heights[place] = min(max(top + tall / 2, 0.001), 0.999)
            top += tall + gap
    return [heights[place] for place in places]
