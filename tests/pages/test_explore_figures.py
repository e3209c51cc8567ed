"""Every figure of exploring: no municipality in it, a sentence and a table beside it, readable in light and in dark."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis.model.codes import Direction, FindingType, RoleClass
from analysis.model.finnish_order import finnish_key
from analysis.model.rounds import Interview, Municipality, Visit
from analysis.recurring.corpus import corpus_of
from analysis.store import schema
from analysis.store.vectors import store_map
from analysis.summary.names import names_in
from analysis.workflow import (
    coverage,
    explore,
    explore_flow,
    explore_links,
    explore_map,
    explore_opposites,
    explore_roles,
    explore_words,
    findings,
    joining,
    people,
    rounds,
)
from analysis.workflow.desk import Desk
from analysis.workflow.explore_views import (
    Fate,
    FindingMap,
    Flow,
    FlowLink,
    GroupLinks,
    Likelihood,
    OldAndNew,
    OppositePair,
    OppositePairs,
    Region,
)
from analysis.workflow.views import FindingChanges, MapPoint, RoundFacts
from pages.parts.explore_parts import (
    coverage_view,
    flow_view,
    links_view,
    map_view,
    opposites_view,
    roles_view,
    rounds_view,
    themes_view,
    words_view,
)
from pages.parts.explore_parts.bars import Bars, bars_figure
from pages.parts.explore_parts.looks import look
from pages.parts.explore_parts.map_figure import MOST_REGIONS, WEBGL_FROM, hover_text, map_figure, rounded_hull
from pages.parts.explore_parts.picture import Picture, Table
from pages.parts.explore_parts.tools import chart_settings

STYLE = look("light")
NAMES = ("Äänekylä", "Harmaalahti", "Lumiranta", "Ylöpuro")
THEMES = {"organisation": "Organisointi", "procurement": "Hankinnat"}
WORKS, LACKS = FindingType.STRENGTH, FindingType.DEVELOPMENT
# Every note names its own municipality or a neighbour, with a number beside it, so that a leak is seen.
NOTES = (
    ("procurement", WORKS, "{name} laskee elinkaarikustannukset aina laitehankinnoissa"),
    ("procurement", LACKS, "{other} ei laske elinkaarikustannuksia laitehankinnoissa, {name} kyllä 3 kertaa"),
    ("procurement", None, '<b>tähti</b> ja "lainaus" ja [linkki](javascript:x)'),
    ("organisation", WORKS, "Energiatyöryhmä kokoontuu {count} kertaa vuodessa"),
    ("organisation", LACKS, "Sijaista ei ole nimetty"),
)


@dataclass
class Made:
    desk: Desk
    facts: RoundFacts
    names: tuple[str, ...]


@pytest.fixture
def made(house, monkeypatch) -> Made:
    # Learning the space of the trade takes seconds; figures are the same without it.
    plain = lambda found, vectors, _embedder, words: corpus_of(found, vectors, words)  # noqa: E731
    monkeypatch.setattr(explore_opposites, "corpus_in_use", plain)
    token, _municipality = house.lead_of_round()
    desk = people.open_desk(house.store, people.session_of(house.store, token))
    for name in NAMES:
        rounds.save_municipality(desk, Municipality("", name), is_new=True)
    ids = [_noted(desk, place) for place in range(len(NAMES))]
    directions = {WORKS: Direction.WORKS, LACKS: Direction.HINDERS, None: Direction.NEED}
    for place, (theme, kind, text) in enumerate(NOTES):
        title = text.format(name=NAMES[0], other=NAMES[1], count=3)
        _group(desk, title, theme, directions[kind], tuple(own[place] for own in ids[place % 2 :: 2]))
    points = [key for own in ids for key in own]
    with desk.store.writing(desk.scope, "suggest") as unit:
        store_map(unit, {key: (at % 5 / 5, at / len(points)) for at, key in enumerate(points)})
        for key in points:
            unit.update(schema.finding, key, {"interview_id": f"I{points.index(key) // len(NOTES)}"})
    _hear(desk)
    facts = rounds.round_facts(desk)
    return Made(desk, facts, tuple(one.name_fi for one in facts.municipalities))


def _noted(desk: Desk, place: int) -> list[str]:
    ids = {one.name_fi: one.municipality_id for one in rounds.round_facts(desk).municipalities}
    name, other = NAMES[place], NAMES[place - 1]
    return [
        findings.type_by_hand(
            desk,
            municipality_id=ids[name],
            theme_code=theme,
            finding_type=kind,
            text=text.format(name=name, other=other, count=place + 2),
        )
        for theme, kind, text in NOTES
    ]


def _group(desk: Desk, title: str, theme: str, direction: Direction, ids: tuple[str, ...]) -> None:
    with desk.store.writing(desk.scope, "accept") as unit:
        joining.store_group(unit, joining.new_entry(unit, title, theme, direction), ids)


def _hear(desk: Desk) -> None:
    """Let people of the premises speak of everything, in every municipality."""
    for one in rounds.round_facts(desk).municipalities:
        visit_id = rounds.save_visit(desk, Visit("", one.municipality_id), is_new=True)
        rounds.save_interview(desk, Interview("", visit_id, "Tilat", (RoleClass.PREMISES,), 3), is_new=True)
    ids = [key for own in explore.ids_by_theme_and_type(desk).values() for key in own]
    findings.tag(desk, dict.fromkeys(ids, 2), FindingChanges(role_class=RoleClass.PREMISES))


def pictures(made: Made) -> Iterator[Picture]:
    """Every picture of the page, made as the page makes it."""
    desk, facts = made.desk, made.facts
    yield themes_view.picture(facts, explore.ids_by_theme_and_type(desk), STYLE)
    yield map_view.picture(facts, explore_map.finding_map(desk), STYLE)
    for words in explore_words.words_of_themes(desk):
        if words.words:
            yield words_view.picture(words.theme_code, words, STYLE)
    yield roles_view.picture(facts, explore_roles.roles_by_themes(desk), STYLE)
    for with_lines in (True, False):
        yield flow_view.picture(facts, explore_flow.flow(desk), STYLE, with_lines=with_lines)
    yield links_view.picture(facts, explore_links.links(desk), STYLE)
    pairs = explore_opposites.opposites(desk)
    assert pairs.pairs
    yield opposites_view.picture(facts, pairs, STYLE)
    yield rounds_view.picture(facts, "Kierros 2024", old_and_new(made), STYLE)


def old_and_new(made: Made) -> tuple[OldAndNew, ...]:
    titles = [one.title for one in explore_links.links(made.desk).groups]
    fates = [OldAndNew(fate, "procurement", titles[0], titles[-1], Likelihood.MAYBE, ("F",)) for fate in Fate]
    return (*fates, OldAndNew(Fate.NOT_MET, "procurement", titles[0]))


def words_of(value: object) -> Iterator[str]:
    """Every text in a value of JSON, and every number as a text."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from words_of(key)
            yield from words_of(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from words_of(one)
    elif value is not None:
        yield str(value)


def said_by(picture: Picture) -> list[str]:
    """Everything that a picture says: the figure's data and layout, sentences, tables, the text for screen readers."""
    said = [*words_of(json.loads(picture.figure.to_json())), *picture.sentences, picture.alt]
    for table in picture.tables:
        frame = table.frame.reset_index()
        said += [table.caption, *map(str, frame.columns), *map(str, frame.to_numpy().ravel())]
    return said


def leaks(picture: Picture, names: tuple[str, ...]) -> list[str]:
    return [text for text in said_by(picture) if names_in(text, names)]


# No municipality stands in a figure, so none stands beside a number.


def test_no_figure_sentence_or_table_names_a_municipality(made) -> None:
    every = list(pictures(made))

    assert len({picture.name for picture in every}) == 8
    assert {picture.name: leaks(picture, made.names) for picture in every if leaks(picture, made.names)} == {}


@pytest.mark.parametrize(
    "place", ["axis", "hover", "sentence", "table", "column", "index", "legend"], ids=lambda place: place
)
def test_a_municipality_beside_a_number_would_be_noticed(place) -> None:
    figure, table, sentence = go.Figure(), pd.DataFrame({"Teema": ["Hankinnat"], "Määrä": [3]}), "Kolme huomiota."
    if place == "axis":
        figure.add_trace(go.Bar(y=["Äänekylä"], x=[3]))
    if place == "hover":
        figure.add_trace(go.Scatter(x=[1], y=[1], text=["Äänekylässä 3"]))
    if place == "legend":
        figure.add_trace(go.Bar(y=["Hankinnat"], x=[3], name="Äänekylä"))
    if place == "sentence":
        sentence = "Äänekylässä 3 huomiota."
    if place == "table":
        table["Kunta"] = ["Äänekylä"]
    if place == "column":
        table["Äänekylän huomiot"] = [3]
    if place == "index":
        table.index = pd.Index(["Äänekylä"])
    picture = Picture("x", (sentence,), figure, "x", (Table("x", table, ((),)),), (), ())

    assert leaks(picture, NAMES)


def test_coverage_is_in_words_by_the_alphabet_without_a_number(made) -> None:
    grid = coverage_view.grid(made.facts, coverage.coverage(made.desk))

    assert list(grid.index) == sorted(made.names, key=finnish_key)
    assert list(grid.index)[-1] == "Äänekylä"
    assert not any(re.search(r"\d", str(cell)) for cell in grid.to_numpy().ravel())


# Each figure has its sentence, its table and its findings.


def test_every_figure_has_a_sentence_a_table_and_words_for_screen_readers(made) -> None:
    for picture in pictures(made):
        assert all(sentence.strip().endswith(".") for sentence in picture.sentences), picture.name
        assert picture.sentences
        assert picture.alt
        assert picture.tables
        assert all(len(table.frame) == len(table.rows) > 0 for table in picture.tables), picture.name


def test_every_point_that_can_be_chosen_leads_to_findings_of_the_round(made) -> None:
    known = {key for ids in explore.ids_by_theme_and_type(made.desk).values() for key in ids}
    for picture in pictures(made):
        if picture.name == "kierroksesta-toiseen":
            continue
        assert len(picture.points) == (len(picture.figure.data) if picture.is_selectable else 0)
        for trace, own in zip(picture.figure.data, picture.points, strict=picture.is_selectable):
            assert not own or len(own) == len(trace.x)
        chosen = {key for own in picture.points for ids in own for key in ids}
        rows = {key for table in picture.tables for ids in table.rows for key in ids}
        assert chosen <= set(picture.every) <= known
        assert rows <= known


def test_what_a_browser_sends_that_is_not_in_the_figure_chooses_nothing() -> None:
    table = Table("x", pd.DataFrame({"a": [1]}), (("F1",),))
    picture = Picture("x", ("x.",), go.Figure(), "x", (table,), ((("F1",), ("F2", "F1")),), ("F1", "F2"))

    assert picture.behind_points([(0, 0), (0, 1)]) == ("F1", "F2")
    assert picture.behind_points([(-1, 0), (0, -1), (0, 9), (4, 0)]) == ()
    assert picture.behind_rows(0, [0, 7, -1]) == ("F1",)


# Words of users stay words.


@pytest.mark.parametrize("words", ["<b>x</b>", '<a href="javascript:x">y</a>', "a & b", "<script>"])
def test_words_of_findings_are_never_markup_in_a_figure(words) -> None:
    point = MapPoint("F1", 0.1, 0.2, "audits", None, words, words)
    found = FindingMap((point,), (Region("T1", words, ("F1",)),), 1)

    figure, _points = map_figure(found, {"audits": words}, words, STYLE)
    bars, _points = bars_figure(Bars({"a": words}, {"b": words, "c": words}, {("a", "b"): ("F1",)}), words, STYLE)

    for drawn in (figure, bars):
        assert words not in list(words_of(json.loads(drawn.to_json())))


def test_long_words_of_a_finding_are_folded_and_cut() -> None:
    shown = hover_text(MapPoint("F1", 0, 0, "audits", None, "sana " * 200, None)).split("<br>")

    assert max(len(line) for line in shown) <= 60
    assert sum(len(line) for line in shown) <= 240


# Figures are bounded, and say so.


def many(size: int, total: int) -> FindingMap:
    points = tuple(MapPoint(f"F{at}", at % 50 / 50, at / size, "audits", None, "sana", None) for at in range(size))
    regions = tuple(Region(f"T{at}", "x", (f"F{at}", f"F{at + 50}")) for at in range(MOST_REGIONS + 5))
    return FindingMap(points, regions, total)


@pytest.mark.parametrize(("size", "kind"), [(WEBGL_FROM - 1, "scatter"), (WEBGL_FROM, "scattergl")])
def test_many_points_are_drawn_on_the_graphics_card(size, kind) -> None:
    figure, _points = map_figure(many(size, size), {"audits": "Katselmukset"}, "x", STYLE)

    assert {trace.type for trace in figure.data if trace.mode == "markers"} == {kind}


def test_a_part_drawn_by_lot_is_said_and_a_whole_is_not(made) -> None:
    (part,) = map_view.picture(made.facts, many(1200, 50_000), STYLE).sentences
    (whole,) = map_view.picture(made.facts, many(1200, 1200), STYLE).sentences

    assert "50000" in part
    assert "arvottu" in part
    assert "arvottu" not in whole


def test_the_map_holds_no_more_than_its_bound(made, monkeypatch) -> None:
    monkeypatch.setattr(explore_map, "MOST_POINTS", 5)
    findings.type_by_hand(  # what is kept is of an older state
        made.desk, municipality_id=None, theme_code="audits", finding_type=None, text="Vielä yksi."
    )

    found = explore_map.finding_map(made.desk)

    assert len(found.points) == 5 < found.total
    assert {key for region in found.regions for key in region.finding_ids} <= {
        point.finding_id for point in found.points
    }


# Nothing rests on colour alone, and all is read in light and in dark.


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    brighter, darker = sorted((light(one), light(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark", None])
def test_figures_are_read_on_their_ground(theme) -> None:
    style = look(theme)

    assert contrast(style.text, style.background) >= 4.5
    assert contrast(style.quiet, style.background) >= 3
    assert {colour: contrast(colour, style.background) >= 3 for colour in style.series} == dict.fromkeys(
        style.series, True
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_saved_figure_has_a_ground_of_its_own(theme) -> None:
    style = look(theme)
    figure, _points = bars_figure(Bars({"a": "A"}, {"b": "B"}, {("a", "b"): ("F",)}), "x", style)

    assert figure.layout.paper_bgcolor == figure.layout.plot_bgcolor == style.background
    assert figure.layout.font.color == style.text


def test_themes_differ_on_the_map_by_shape_as_well_as_by_colour() -> None:
    points = tuple(MapPoint(code, 0.1, 0.2, code, None, "x", None) for code in THEMES)

    figure, _points = map_figure(FindingMap(points, (), 2), THEMES, "x", STYLE)

    assert len({trace.marker.symbol for trace in figure.data}) == len({t.marker.color for t in figure.data}) == 2


def test_parts_of_bars_differ_by_pattern_as_well_as_by_colour() -> None:
    ids = {("a", part): ("F",) for part in "bcdefgh"}

    figure, _points = bars_figure(Bars({"a": "A"}, {part: part for part in "bcdefgh"}, ids), "x", STYLE)

    looks = [(trace.marker.color, trace.marker.pattern.shape) for trace in figure.data]
    assert len({colour for colour, _shape in looks}) == len(looks) == len({shape for _colour, shape in looks})


# Little is still drawn.


def test_bars_of_nothing_have_no_parts() -> None:
    figure, points = bars_figure(Bars({"a": "A"}, {"b": "B"}, {}), "x", STYLE)

    assert (len(figure.data), points) == (0, ())


@pytest.mark.parametrize("size", [1, 2])
def test_a_map_of_one_or_two_findings_is_drawn(made, size) -> None:
    points = tuple(MapPoint(f"F{at}", 0.0, 0.0, "audits", None, "x", "t") for at in range(size))
    found = FindingMap(points, (Region("T1", "t", tuple(p.finding_id for p in points)),), size)

    picture = map_view.picture(made.facts, found, STYLE)

    # One finding alone is not outlined.
    assert len(picture.figure.data) == size
    assert picture.every == tuple(p.finding_id for p in points)


def test_an_outline_goes_round_what_it_holds_and_not_across_the_map() -> None:
    where = [("F1", 0.0, 0.0), ("F2", 0.1, 0.0), ("F3", 0.9, 0.9)]
    points = tuple(MapPoint(key, x, y, "audits", None, "x", "t") for key, x, y in where)

    figure, _points = map_figure(
        FindingMap(points, (Region("T1", "t", ("F1", "F2", "F3")),), 3), {"audits": "A"}, "x", STYLE
    )

    (outline,) = [trace for trace in figure.data if trace.mode == "lines"]
    assert -0.1 < min(outline.x) < 0.0
    assert 0.1 < max(outline.x) < 0.2
    assert rounded_hull([(0.0, 0.0)])[0] == rounded_hull([(0.0, 0.0)])[-1]


def test_the_flow_drawn_balances_like_the_one_counted(made) -> None:
    found = explore_flow.flow(made.desk)

    sankey = flow_view.picture(made.facts, found, STYLE).figure.data[0]

    first = {at for at, x in enumerate(sankey.node.x) if x < 0.1}
    last = {at for at, x in enumerate(sankey.node.x) if x > 0.9}
    flows = list(zip(sankey.link.source, sankey.link.target, sankey.link.value, strict=True))
    total = found.findings + found.lines
    assert sum(value for source, _target, value in flows if source in first) == total
    assert sum(value for _source, target, value in flows if target in last) == total


def test_a_flow_without_lines_says_the_lines_still(made) -> None:
    found = Flow((FlowLink("layout:email", "theme:audits", 1, ("F",)), FlowLink("layout:email", "theme:", 2)), 1, 2)

    (sentence,) = flow_view.picture(made.facts, found, STYLE, with_lines=False).sentences

    assert "2 rivistä ei tullut huomiota" in sentence


def test_links_without_a_common_interview_say_so(made) -> None:
    groups = explore_links.links(made.desk).groups

    assert (
        "eivät tulleet esiin samassa" in links_view.picture(made.facts, GroupLinks(groups, (), 0), STYLE).sentences[0]
    )


def test_pairs_compared_in_part_say_so(made) -> None:
    pair = OppositePair("audits", "toimii", "puuttuu", Likelihood.VERY, ("F1", "F2"))

    (sentence,) = opposites_view.picture(made.facts, OppositePairs((pair,), 3000, 9000), STYLE).sentences

    assert "3000" in sentence
    assert "9000" in sentence


# The tools above a chart.


def test_tools_of_a_chart_speak_the_language_of_the_page() -> None:
    settings = chart_settings("kuva", takes_lasso=True)

    words = settings["locales"][settings["locale"]]["dictionary"]
    assert words["Lasso Select"] == "Rajaa lassolla"
    assert settings["toImageButtonOptions"]["filename"] == "kuva"
    assert "lasso2d" not in settings["modeBarButtonsToRemove"]
    assert "lasso2d" in chart_settings("kuva", takes_lasso=False)["modeBarButtonsToRemove"]


def test_names_of_saved_images_are_not_made_of_anybodys_words(made) -> None:
    assert all(re.fullmatch(r"[a-z-]+", picture.name) for picture in pictures(made))
