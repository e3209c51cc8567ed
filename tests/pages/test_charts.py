"""Figures: themes and types of the whole round, never municipalities; words of users stay words."""

import pytest

from analysis.model.codes import FindingType
from analysis.workflow.views import MapPoint, ThemeTypeCount
from pages.parts import charts

THEMES = {"organisation": "Organisointi", "procurement": "Hankinnat"}
TYPES = {"strength": "Vahvuus", "development": "Kehittämiskohde", "": "Ei kirjattu"}
COUNTS = (
    ThemeTypeCount("organisation", FindingType.STRENGTH, 3),
    ThemeTypeCount("procurement", FindingType.DEVELOPMENT, 2),
    ThemeTypeCount("procurement", None, 1),
)


def point(text: str, theme: str = "organisation", recurring: str | None = None) -> MapPoint:
    return MapPoint("F1", 0.1, 0.2, theme, FindingType.STRENGTH, text, recurring)


def test_bars_show_themes_in_the_order_of_the_round_and_a_part_for_each_type() -> None:
    figure = charts.theme_type_bars(COUNTS, THEMES, TYPES, "Huomioita")

    assert [bar.name for bar in figure.data] == ["Vahvuus", "Kehittämiskohde", "Ei kirjattu"]
    assert [tuple(bar.y) for bar in figure.data] == [("Organisointi", "Hankinnat")] * 3
    assert [tuple(bar.x) for bar in figure.data] == [(3, 0), (0, 2), (0, 1)]


def test_a_type_that_nobody_noted_has_no_bar() -> None:
    figure = charts.theme_type_bars(COUNTS[:1], THEMES, TYPES, "Huomioita")

    assert [bar.name for bar in figure.data] == ["Vahvuus"]


def test_no_figure_asks_for_municipalities() -> None:
    taken = {name for make in (charts.theme_type_bars, charts.finding_map) for name in make.__annotations__}

    assert taken
    assert not {name for name in taken if "municipal" in name or "kunta" in name}


def test_themes_differ_on_the_map_by_shape_as_well_as_by_colour() -> None:
    figure = charts.finding_map([point("a"), point("b", "procurement")], THEMES)

    markers = [trace.marker for trace in figure.data]
    assert len({marker.symbol for marker in markers}) == len({marker.color for marker in markers}) == 2


@pytest.mark.parametrize("words", ["<b>x</b>", '<a href="javascript:x">y</a>', "a & b", "<script>"])
def test_words_of_findings_are_never_markup_when_hovered(words: str) -> None:
    figure = charts.finding_map([point(words, recurring=words)], {"organisation": words})

    assert words not in figure.data[0].text[0]
    assert words not in figure.data[0].name


def test_long_words_of_a_finding_are_folded() -> None:
    shown = charts.hover_text(point("sana " * 60))

    assert max(len(line) for line in shown.split("<br>")) <= charts.HOVER_WIDTH


def test_charts_know_no_screen() -> None:
    assert not hasattr(charts, "st")
