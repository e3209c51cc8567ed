"""The map of findings: points by meaning, recurring findings as rounded regions around theirs."""

import html
from collections.abc import Mapping, Sequence
from math import cos, dist, pi, sin

import plotly.graph_objects as go

from analysis.workflow.explore_views import FindingMap, Region
from analysis.workflow.views import MapPoint
from pages.parts.explore_parts.looks import BELOW, HOVER_WIDTH, SHAPES, Look, figure_of, folded
from pages.parts.explore_parts.picture import Ids

# Above this the browser draws points on the graphics card; below, as lines that can be saved sharp.
WEBGL_FROM = 1000
# More regions than this cover one another; the largest are drawn.
MOST_REGIONS = 60
_HOVER_LETTERS = 240
_PADDING, _CORNERS = 0.022, 14
# The map is two units wide.
_NEAR, _EDGE = 0.22, 0.06

Point = tuple[float, float]


def map_figure(
    what: FindingMap, themes: Mapping[str, str], region_name: str, style: Look
) -> tuple[go.Figure, tuple[tuple[Ids, ...], ...]]:
    """Return the map, and the findings behind each point; regions come first and hold no points."""
    figure = figure_of(style, 640)
    points: list[tuple[Ids, ...]] = []
    where = {point.finding_id: (point.x, point.y) for point in what.points}
    outlines = [(region, near) for region in _largest(what.regions) for near in near_ones(region, where)]
    for place, (region, near) in enumerate(outlines):
        figure.add_trace(_region(region, near, region_name, style, is_first=place == 0))
        points.append(())
    codes = (*themes, *sorted({point.theme_code for point in what.points} - set(themes)))
    for place, code in enumerate(codes):
        own = [point for point in what.points if point.theme_code == code]
        if own:
            kind = go.Scattergl if len(what.points) >= WEBGL_FROM else go.Scatter
            figure.add_trace(_theme(kind, own, html.escape(themes.get(code, code)), place, style))
            points.append(tuple((point.finding_id,) for point in own))
    hidden = {"visible": False, "fixedrange": False}
    figure.update_layout(
        xaxis=hidden | {"range": _around([point.x for point in what.points])},
        yaxis=hidden | {"range": _around([point.y for point in what.points])},
        hovermode="closest",
        dragmode="lasso",
        legend=BELOW,
    )
    return figure, tuple(points)


def _largest(regions: Sequence[Region]) -> list[Region]:
    ordered = sorted(regions, key=lambda one: (-len(one.finding_ids), one.recurring_id))
    return ordered[:MOST_REGIONS]


def _theme(kind: type, points: Sequence[MapPoint], name: str, place: int, style: Look) -> go.Scatter | go.Scattergl:
    return kind(
        x=[round(point.x, 4) for point in points],
        y=[round(point.y, 4) for point in points],
        mode="markers",
        name=name,
        text=[hover_text(point) for point in points],
        hoverinfo="text",
        marker={
            "size": 11,
            "color": style.colour(place),
            "symbol": SHAPES[place % len(SHAPES)],
            "line": {"color": style.background, "width": 1},
        },
    )


def near_ones(region: Region, where: Mapping[str, Point]) -> list[list[Point]]:
    """Return the places of a recurring finding's findings, in groups that lie near each other; lone ones are left out.

    An outline across the map would hold what does not belong to it.
    """
    groups: list[list[Point]] = []
    for place in (where[key] for key in region.finding_ids):
        close = [group for group in groups if any(dist(place, one) <= _NEAR for one in group)]
        groups = [group for group in groups if group not in close]
        groups.append([place, *(one for group in close for one in group)])
    return [group for group in groups if len(group) > 1]


def _around(values: Sequence[float]) -> list[float]:
    return [min(values, default=0.0) - _EDGE, max(values, default=0.0) + _EDGE]


def _region(region: Region, near: Sequence[Point], name: str, style: Look, *, is_first: bool) -> go.Scatter:
    ring = rounded_hull(near)
    return go.Scatter(
        x=[round(x, 4) for x, _y in ring],
        y=[round(y, 4) for _x, y in ring],
        mode="lines",
        fill="toself",
        fillcolor=style.faint(style.quiet, 0.14),
        line={"color": style.quiet, "width": 1.5, "dash": "dot"},
        name=html.escape(name),
        legendgroup="regions",
        showlegend=is_first,
        text=folded(region.title, HOVER_WIDTH),
        hoverinfo="text",
        hoveron="fills",
    )


def hover_text(point: MapPoint) -> str:
    """Return a finding's words for hovering: folded, cut, and safe as plotly's small HTML."""
    title = [f"<b>{folded(point.recurring_title, HOVER_WIDTH)}</b>"] if point.recurring_title else []
    return "<br>".join([*title, folded(point.text, HOVER_WIDTH, _HOVER_LETTERS)])


def rounded_hull(places: Sequence[Point]) -> list[Point]:
    """Return the corners of the smallest rounded shape around places: a circle around one, a closed ring."""
    turns = [(cos(2 * pi * at / _CORNERS), sin(2 * pi * at / _CORNERS)) for at in range(_CORNERS)]
    ring = _hull({(x + _PADDING * dx, y + _PADDING * dy) for x, y in places for dx, dy in turns})
    return [*ring, ring[0]]


def _hull(places: set[Point]) -> list[Point]:
    """Return the convex hull (Andrew's monotone chain)."""
    ordered = sorted(places)
    lower, upper = _half(ordered), _half(ordered[::-1])
    return lower[:-1] + upper[:-1]


def _half(ordered: Sequence[Point]) -> list[Point]:
    half: list[Point] = []
    for place in ordered:
        while len(half) > 1 and _turn(half[-2], half[-1], place) <= 0:
            half.pop()
        half.append(place)
    return half


def _turn(start: Point, middle: Point, end: Point) -> float:
    return (middle[0] - start[0]) * (end[1] - start[1]) - (middle[1] - start[1]) * (end[0] - start[0])
