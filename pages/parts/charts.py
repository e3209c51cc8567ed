"""Rows in, plotly figure out. No chart here has municipalities on an axis, and none imports streamlit."""

import html
import textwrap
from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from analysis.workflow.views import MapPoint, ThemeTypeCount

# Okabe and Ito's colours, which stay apart for the colour-blind; the marks differ in shape as well.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#7F7F7F")
SHAPES = ("circle", "square", "diamond", "triangle-up", "cross", "star", "x")
HOVER_WIDTH, AXIS_WIDTH = 60, 22


def theme_type_bars(
    counts: Sequence[ThemeTypeCount], themes: Mapping[str, str], types: Mapping[str, str], axis_title: str
) -> go.Figure:
    """Return stacked bars: a bar a theme, a part a type, over the whole round. `types` by code, "" for not recorded."""
    found = {(c.theme_code, c.finding_type or ""): c.findings for c in counts}
    figure = go.Figure()
    for place, (code, name) in enumerate(types.items()):
        numbers = [found.get((theme, code), 0) for theme in themes]
        if any(numbers):
            figure.add_trace(
                go.Bar(
                    y=[folded(theme, AXIS_WIDTH) for theme in themes.values()],
                    x=numbers,
                    name=html.escape(name),
                    orientation="h",
                    marker={"color": COLOURS[place % len(COLOURS)]},
                )
            )
    figure.update_layout(barmode="stack", xaxis_title=axis_title, yaxis={"autorange": "reversed"}, **_frame(420))
    return figure


def finding_map(points: Sequence[MapPoint], themes: Mapping[str, str]) -> go.Figure:
    """Return findings as points by meaning, coloured and shaped by theme; hovering shows the words."""
    figure = go.Figure()
    for place, (code, name) in enumerate(themes.items()):
        own = [point for point in points if point.theme_code == code]
        if own:
            figure.add_trace(_theme_points(own, html.escape(name), place))
    hidden = {"showticklabels": False, "zeroline": False, "showgrid": False, "title": ""}
    figure.update_layout(xaxis=hidden, yaxis=hidden, hovermode="closest", **_frame(620))
    return figure


def _theme_points(points: Sequence[MapPoint], name: str, place: int) -> go.Scatter:
    return go.Scatter(
        x=[point.x for point in points],
        y=[point.y for point in points],
        mode="markers",
        name=name,
        text=[hover_text(point) for point in points],
        hoverinfo="text",
        marker={"size": 10, "color": COLOURS[place % len(COLOURS)], "symbol": SHAPES[place % len(SHAPES)]},
    )


def hover_text(point: MapPoint) -> str:
    """Return a finding's words for hovering: folded, and safe as plotly's small HTML."""
    title = [f"<b>{html.escape(point.recurring_title)}</b>"] if point.recurring_title else []
    return "<br>".join([*title, folded(point.text, HOVER_WIDTH)])


def folded(words: str, width: int) -> str:
    """Return words on lines of a width, safe as plotly's small HTML."""
    return "<br>".join(html.escape(line) for line in textwrap.wrap(words, width))


def _frame(height: int) -> dict[str, object]:
    return {
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "legend": {"orientation": "h", "y": -0.2, "traceorder": "normal"},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
    }
