"""One sentence beside every page of a municipality: what waits for the person who is here."""

import streamlit as st

from analysis.access import SectionScope
from analysis.errors import AccessDenied, NotFound
from analysis.model.codes import RoundStage
from analysis.workflow import commenting, people, sections
from analysis.workflow.desk import Desk
from analysis.workflow.views import SignedIn
from pages.parts import storage
from pages.parts.links import is_open, page_link
from pages.parts.places import OF_A_READER
from pages.parts.texts import date_text
from pages.parts.texts import text as _

PUBLISHED = OF_A_READER[0].url_path


def show_next_step(visitor: SignedIn) -> None:
    """Show what waits for a municipality: its reply. Analysts read on top of each page what waits in the round."""
    try:
        desk = people.open_desk(storage.store(), visitor)
    except (AccessDenied, NotFound):
        return
    if isinstance(desk.scope, SectionScope):
        _of_a_municipality(desk)


def _of_a_municipality(desk: Desk) -> None:
    if sections.section_status(desk).stage is RoundStage.PUBLISHED:
        st.markdown(f"**{_('The results summary has been published.')}**")
        if not is_open(PUBLISHED):
            page_link(_("Read the published summary"), PUBLISHED)
    own = commenting.own_comments(desk)
    if own is None or not own.is_open or own.has_replied():
        return
    until = date_text(own.round.deadline)
    st.markdown(f"**{_('Waits for your reply by {day}').format(day=until) if until else _('Waits for your reply')}**")
