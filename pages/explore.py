"""Exploring the material of the whole round: one picture at a time, with its sentence, its table and its findings."""

import streamlit as st

from analysis.workflow import explore
from analysis.workflow.desk import Desk
from analysis.workflow.views import RoundFacts
from pages.parts import session
from pages.parts.explore_parts.address import put_into_address, take_from_address
from pages.parts.explore_parts.looks import look
from pages.parts.explore_parts.views import VIEWS
from pages.parts.layout import empty_state, job_status, page_header
from pages.parts.texts import text as _

_PARAMETER, _KEY = "nakyma", "explore_view"


def render() -> None:
    """Ask what to look at and show it."""
    desk = session.analyst_desk()
    facts = session.facts(desk)
    page_header(_("Explore the material"), _("What the notes of the whole round are about."), facts)
    job_status(desk)
    if not explore.themes_by_types(desk):
        empty_state(_("There are no findings yet. Bring in notes first."), _("Bring in notes"), "tuonti")
        return
    take_from_address(_PARAMETER, _KEY, list(VIEWS))
    chosen = st.pills(
        _("What do you want to look at?"),
        list(VIEWS),
        format_func=lambda one: _(VIEWS[one][0]),
        required=True,
        key=_KEY,
        on_change=put_into_address(_PARAMETER, _KEY),
    )
    _view(desk, facts, str(chosen))
    _downloads(facts)


@st.fragment
def _view(desk: Desk, facts: RoundFacts, chosen: str) -> None:
    """Show one view; a choice in it draws nothing else anew."""
    name, show = VIEWS[chosen]
    st.header(_(name), anchor=False)
    show(desk, facts, look(st.context.theme.type))


def _downloads(facts: RoundFacts) -> None:
    st.header(_("Take the material to another program"))
    st.markdown(_("Programs for qualitative analysis open these. Names of people are hidden."))
    where = f"?kierros={facts.round.round_id}"
    with st.container(horizontal=True):
        st.link_button(_("Coded project (REFI-QDA)"), f"/vienti/round.qdpx{where}", icon=":material/download:")
        st.link_button(_("Codebook (REFI-QDA)"), f"/vienti/codebook.qdc{where}", icon=":material/download:")
