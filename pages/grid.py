"""The grid: what each municipality said on each theme, as a short summary in words, linked to its findings."""

import streamlit as st

from analysis.workflow import grid
from analysis.workflow.desk import Desk
from analysis.workflow.views import RoundFacts
from pages.parts import session
from pages.parts.grid_parts.cell import show_cell
from pages.parts.grid_parts.table import show_grid
from pages.parts.layout import empty_state, page_header, undo_bar
from pages.parts.texts import language
from pages.parts.texts import text as _


def render() -> None:
    """Show the grid in words, and one cell to write with its findings beside it."""
    desk = session.analyst_desk()
    facts = session.facts(desk)
    lead = _("A short summary in words of each theme in each municipality. Statements across municipalities come next.")
    page_header(_("Grid of summaries"), lead, facts)
    if not facts.municipalities:
        empty_state(_("Add the municipalities first; then what was discussed where."), _("Round"), "kierrokset")
        return
    undo_bar(desk)
    _write(desk, facts)
    st.header(_("The whole grid"), anchor=False)
    show_grid(facts, grid.grid(desk))


def _write(desk: Desk, facts: RoundFacts) -> None:
    names = {m.municipality_id: m.name_fi for m in facts.municipalities}
    themes = {theme.code: theme.name(language()) for theme in facts.round.themes}
    first, second = st.columns(2)
    with first:
        municipality_id = st.selectbox(
            _("Municipality"), list(names), format_func=names.__getitem__, key="kunta", bind="query-params"
        )
    with second:
        theme_code = st.selectbox(
            _("Theme"), list(themes), format_func=themes.__getitem__, key="teema", bind="query-params"
        )
    show_cell(desk, grid.cell(desk, municipality_id, theme_code), f"{names[municipality_id]}: {themes[theme_code]}")
