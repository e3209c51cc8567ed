"""Recurring findings in a ring, with lines between those that came up in the same interviews."""

import html
from collections.abc import Mapping
from math import cos, pi, sin

import plotly.graph_objects as go

from analysis.workflow.explore_views import GroupLinks, LinkedGroup
from pages.parts.explore_parts.looks import BELOW, HOVER_WIDTH, SHAPES, Look, figure_of, folded
from pages.parts.explore_parts.picture import Ids

_WIDTHS = {1: 1.0, 2: 2.5, 3: 4.5}
_OFTEN = 3


def network_figure(
    what: GroupLinks, themes: Mapping[str, str], line_names: Mapping[int, str], style: Look
) -> tuple[go.Figure, tuple[tuple[Ids, ...], ...]]:
    """Return the ring, and the findings behind each of its points. `line_names` holds 1, 2 and 3 (or more) talks."""
    where = {one.number: _place(one.number, len(what.groups)) for one in what.groups}
    figure = figure_of(style, 640)
    points: list[tuple[Ids, ...]] = []
    for talks, name in line_names.items():
        pairs = [(one.first, one.second) for one in what.links if min(one.talks, _OFTEN) == talks]
        if pairs:
            figure.add_trace(_lines(pairs, where, name, _WIDTHS[talks], style))
            points.append(())
    codes = (*themes, *sorted({one.theme_code for one in what.groups} - set(themes)))
    for place, code in enumerate(codes):
        own = [one for one in what.groups if one.theme_code == code]
        if own:
            figure.add_trace(_theme(own, where, html.escape(themes.get(code, code)), place, style))
            points.append(tuple(one.finding_ids for one in own))
    hidden = {"visible": False, "range": [-1.22, 1.22]}
    figure.update_layout(xaxis=hidden, yaxis=hidden | {"scaleanchor": "x"}, hovermode="closest", legend=BELOW)
    return figure, tuple(points)


def _place(number: int, count: int) -> tuple[float, float]:
    turn = pi / 2 - 2 * pi * (number - 1) / max(count, 1)
    return cos(turn), sin(turn)


def _lines(
    pairs: list[tuple[int, int]], where: Mapping[int, tuple[float, float]], name: str, width: float, style: Look
) -> go.Scatter:
    xs, ys = ([value for a, b in pairs for value in (where[a][axis], where[b][axis], None)] for axis in (0, 1))
    return go.Scatter(
        x=xs,
        y=ys,
        mode="lines",
        name=html.escape(name),
        hoverinfo="skip",
        line={"color": style.quiet, "width": width, "dash": "dot" if width <= 1 else "solid"},
    )


def _theme(
    groups: list[LinkedGroup], where: Mapping[int, tuple[float, float]], name: str, place: int, style: Look
) -> go.Scatter:
    return go.Scatter(
        x=[where[one.number][0] for one in groups],
        y=[where[one.number][1] for one in groups],
        mode="markers+text",
        name=name,
        text=[str(one.number) for one in groups],
        textposition=["top center" if where[one.number][1] >= 0 else "bottom center" for one in groups],
        textfont={"size": 13, "color": style.text},
        hovertext=[f"{one.number}. {folded(one.title, HOVER_WIDTH)}" for one in groups],
        hoverinfo="text",
        marker={
            "size": 14,
            "color": style.colour(place),
            "symbol": SHAPES[place % len(SHAPES)],
            "line": {"color": style.background, "width": 1},
        },
    )
