"""The text area itself: Streamlit's own, which sends only when left, with a watcher beside it that saves drafts."""

import streamlit as st

from analysis.workflow import drafts
from analysis.workflow.desk import Desk
from pages.parts.editor.watcher import watch_typing
from pages.parts.texts import date_text
from pages.parts.texts import text as _


def draft_offer(desk: Desk, field: str, saved: str, key: str) -> str:
    """Return the text to begin from: an unsaved draft where there is one, else what is saved. Says so, and may drop it.

    `key` is the text area's; it changes when the saved text does.
    """
    kept = drafts.draft_of(desk, field)
    if kept is None or not kept.text.strip() or kept.text.strip() == saved.strip():
        return saved
    with st.container(horizontal=True, vertical_alignment="center", key=f"{key}_offer"):
        st.markdown(_("You have an unsaved draft of {moment}; it is below.").format(moment=date_text(kept.saved_at)))
        if st.button(_("Drop the draft"), key=f"{key}_drop"):
            drafts.forget_draft(desk, field)
            st.session_state.pop(key, None)
            st.rerun()
    return kept.text


def saved_text_area(label: str, field: str, begin_from: str, key: str, *, height: int | None = None) -> str:
    """Show a text area whose typing is saved by itself after a pause. Returns its words as last sent."""
    words = st.text_area(label, value=begin_from, key=key, height=height or "content")
    watch_typing(key, field)
    return words


def forget(desk: Desk, field: str) -> None:
    """Forget a draft: its text was saved."""
    drafts.forget_draft(desk, field)
