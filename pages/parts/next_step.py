"""One sentence beside every page: what waits for the person who is here."""

import streamlit as st

from analysis.access import RoundScope, SectionScope
from analysis.errors import AccessDenied, NotFound
from analysis.workflow import comment_rounds, commenting, people
from analysis.workflow.desk import Desk
from analysis.workflow.views import SignedIn
from pages.parts import storage
from pages.parts.links import page_link
from pages.parts.texts import date_text, plural
from pages.parts.texts import text as _


def show_next_step(visitor: SignedIn) -> None:
    """Show what waits: for a municipality its reply, for analysts comments without an answer; nothing otherwise."""
    try:
        desk = people.open_desk(storage.store(), visitor)
    except (AccessDenied, NotFound):
        return
    if isinstance(desk.scope, SectionScope):
        _of_a_municipality(desk)
    elif isinstance(desk.scope, RoundScope):
        _of_analysts(desk)


def _of_a_municipality(desk: Desk) -> None:
    own = commenting.own_comments(desk)
    if own is None or not own.is_open or own.has_replied():
        return
    until = date_text(own.round.deadline)
    st.markdown(f"**{_('Waits for your reply by {day}').format(day=until) if until else _('Waits for your reply')}**")


def _of_analysts(desk: Desk) -> None:
    count = comment_rounds.waiting(desk)
    if count:
        words = plural("{count} comment waits for your answer", "{count} comments wait for your answer", count)
        page_link(words, "kommentit")
