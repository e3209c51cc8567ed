"""Taking a ready set of chapters in place of the round's own."""

import streamlit as st

from analysis.workflow import chapters
from analysis.workflow.desk import Desk
from pages.parts.round_parts.entries import carry_out
from pages.parts.texts import text as _


def take_chapter_set(desk: Desk) -> None:
    """Show the ready sets, and put the chosen one in place."""
    names = {
        chapters.BY_THEME: _("A chapter for each theme"),
        chapters.MARKS: _("Seven chapters for marks of good work"),
    }
    with st.expander(_("Take a ready set of chapters")), st.form("chapter_set", border=False):
        st.markdown(
            _(
                "Statements move to the chapters of their themes and keep their numbers. "
                "The seven chapters are our own proposal."
            )
        )
        chosen = st.selectbox(_("Ready set"), list(names), format_func=names.__getitem__, key="chapter_set_name")
        if st.form_submit_button(_("Take this set"), key="chapter_set_save"):
            carry_out(lambda: chapters.use_chapter_set(desk, chosen), _("The chapters were changed. You can undo it."))
