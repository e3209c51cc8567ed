"""Keeping and erasing data, for the lead analyst: how long notes stay, one person's data, who saw what."""

import streamlit as st

from pages.parts import session
from pages.parts.layout import page_header
from pages.parts.privacy_parts.access_log import show_log
from pages.parts.privacy_parts.keeping import show_keeping
from pages.parts.privacy_parts.persons import show_account, show_named
from pages.parts.texts import text as _


def render() -> None:
    """Show the parts, one at a time."""
    desk = session.lead_desk()
    facts = session.facts(desk)
    page_header(
        _("Keeping and erasing data"), _("How long notes are kept, one person's data, and who saw what."), facts
    )
    parts = {
        _("Keeping the notes"): lambda: show_keeping(desk, facts),
        _("An account"): lambda: show_account(desk, facts.round.round_id),
        _("A name in notes"): lambda: show_named(desk),
        _("Who saw and fetched"): lambda: show_log(desk),
    }
    # Its key names the round, so that another round begins at its first part.
    key = f"data_care_{facts.round.round_id}"
    chosen = st.pills(_("Part"), list(parts), default=next(iter(parts)), required=True, key=key)
    st.header(chosen, anchor=False)
    parts[chosen]()
