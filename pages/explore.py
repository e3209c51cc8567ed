"""Exploring the material of the whole round: themes and types, the map of findings, what was discussed where."""

import pandas as pd
import streamlit as st

from analysis.model.codes import FindingType
from analysis.workflow import coverage, explore
from analysis.workflow.desk import Desk
from analysis.workflow.views import MapPoint, RoundFacts, ThemeTypeCount
from pages.parts import charts, session
from pages.parts.choices import municipality_names, theme_names
from pages.parts.layout import empty_state, job_status, page_header
from pages.parts.texts import coverage_name, plural, type_name
from pages.parts.texts import text as _

CHART_SETTINGS = {"displaylogo": False}


def render() -> None:
    """Show the figures of the round, each with its table and a sentence in words."""
    desk = session.analyst_desk()
    facts = session.facts(desk)
    page_header(_("Explore the material"), _("What the notes of the whole round are about."), facts)
    job_status(desk)
    counts = explore.themes_by_types(desk)
    if not counts:
        empty_state(_("There are no findings yet. Bring in notes first."), _("Bring in notes"), "tuonti")
        return
    _show_themes(facts, counts)
    _show_map(desk, facts)
    _show_coverage(desk, facts)
    _downloads(facts)


def _type_names() -> dict[str, str]:
    return {kind.value: type_name(kind) for kind in FindingType} | {"": type_name(None)}


def _show_themes(facts: RoundFacts, counts: tuple[ThemeTypeCount, ...]) -> None:
    st.header(_("Themes and types"))
    themes, types = theme_names(facts), _type_names()
    total = sum(count.findings for count in counts)
    sentence = plural("{count} finding in the whole round.", "{count} findings in the whole round.", total)
    st.markdown(f"{sentence} {_('A number tells how much was noted, not how well things are.')}")
    figure = charts.theme_type_bars(counts, themes, types, _("Findings of the whole round"))
    st.plotly_chart(figure, key="themes_types", config=CHART_SETTINGS)
    with st.expander(_("The same as a table")):
        st.dataframe(_theme_table(counts, themes, types), key="themes_types_table")


def _theme_table(counts: tuple[ThemeTypeCount, ...], themes: dict[str, str], types: dict[str, str]) -> pd.DataFrame:
    found = {(count.theme_code, count.finding_type or ""): count.findings for count in counts}
    rows = {name: [found.get((theme, code), 0) for theme in themes] for code, name in types.items()}
    return pd.DataFrame(rows, index=pd.Index(themes.values(), name=_("Theme")))


def _show_map(desk: Desk, facts: RoundFacts) -> None:
    st.header(_("Map of findings"))
    points = explore.finding_map(desk)
    if not points:
        empty_state(_("The map is drawn when suggestions are made."), _("Recurring findings"), "toistuvat")
        return
    st.markdown(
        _("Findings that mean the same are near each other. The directions and distances have no other meaning.")
    )
    themes = theme_names(facts)
    st.plotly_chart(charts.finding_map(points, themes), key="finding_map", config=CHART_SETTINGS)
    with st.expander(_("The same as a table")):
        st.dataframe(_map_table(points, themes), key="finding_map_table", hide_index=True)


def _map_table(points: tuple[MapPoint, ...], themes: dict[str, str]) -> pd.DataFrame:
    rows = sorted((themes.get(p.theme_code, p.theme_code), p.recurring_title or "", p.text) for p in points)
    return pd.DataFrame(rows, columns=[_("Theme"), _("Recurring finding"), _("Finding")])


def _show_coverage(desk: Desk, facts: RoundFacts) -> None:
    st.header(_("What was discussed where"))
    st.markdown(_("What was not discussed is not a weakness. Coverage is decided on the page of the round."))
    themes, names = theme_names(facts), municipality_names(facts)
    cells = {(cell.municipality_id, cell.theme_code): cell for cell in coverage.coverage(desk)}
    rows = {
        theme: [coverage_name(cells[municipality, code].state) for municipality in names]
        for code, theme in themes.items()
    }
    table = pd.DataFrame(rows, index=pd.Index(names.values(), name=_("Municipality")))
    st.dataframe(table, key="coverage_table")


def _downloads(facts: RoundFacts) -> None:
    st.header(_("Take the material to another program"))
    st.markdown(_("Programs for qualitative analysis open these. Names of people are hidden."))
    where = f"?kierros={facts.round.round_id}"
    with st.container(horizontal=True):
        st.link_button(_("Coded project (REFI-QDA)"), f"/vienti/round.qdpx{where}", icon=":material/download:")
        st.link_button(_("Codebook (REFI-QDA)"), f"/vienti/codebook.qdc{where}")
