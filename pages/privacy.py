"""The privacy notice: what is kept, why and how long. Open to everybody; lead analysts edit it."""

import streamlit as st

from analysis.model.people import Role
from pages.parts import session
from pages.parts.layout import page_header
from pages.parts.links import page_link
from pages.parts.privacy_parts.notice import edit_notice, show_notice
from pages.parts.texts import text as _


def render() -> None:
    """Show the notice, and to a lead analyst of an open round its editor."""
    page_header(_("Privacy"), _("What Vertaiskooste keeps about people, what for, and how long."))
    show_notice()
    visitor, membership = session.signed_in(), session.membership()
    if visitor and visitor.round_id and membership and membership.role is Role.LEAD_ANALYST:
        page_link(_("Keeping and erasing data"), "sailytys")
        st.divider()
        edit_notice(session.lead_desk())
