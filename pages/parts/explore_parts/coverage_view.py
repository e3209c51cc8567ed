"""What was discussed where: words only, by the alphabet; no colours, no numbers, nothing to choose."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.workflow import coverage
from analysis.workflow.desk import Desk
from analysis.workflow.views import CoverageCell, RoundFacts
from pages.parts.choices import municipality_names, theme_names
from pages.parts.explore_parts.looks import Look
from pages.parts.layout import empty_state
from pages.parts.links import page_link
from pages.parts.texts import coverage_name
from pages.parts.texts import text as _


def show(desk: Desk, facts: RoundFacts, _style: Look) -> None:
    """Show the grid of municipalities and themes in words."""
    if not facts.municipalities:
        empty_state(_("The round has no municipalities yet."), _("Rounds"), "kierrokset")
        return
    st.markdown(_("What was not discussed is not a weakness. Coverage is decided on the page of the round."))
    st.dataframe(grid(facts, coverage.coverage(desk)), key="coverage_table", alt=_("What was discussed where"))
    page_link(_("Decide what was discussed"), "kierrokset")


def grid(facts: RoundFacts, cells: Sequence[CoverageCell]) -> pd.DataFrame:
    """Return the grid in words, municipalities in Finnish alphabetical order."""
    themes, names = theme_names(facts), municipality_names(facts)
    states = {(cell.municipality_id, cell.theme_code): cell.state for cell in cells}
    columns = {
        theme: [coverage_name(states[municipality, code]) for municipality in names] for code, theme in themes.items()
    }
    return pd.DataFrame(columns, index=pd.Index(names.values(), name=_("Municipality")))
