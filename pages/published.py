"""Published summaries, for readers."""

import streamlit as st

from analysis.workflow import published
from pages.parts import session
from pages.parts.layout import page_header, user_list
from pages.parts.plain import escape_markdown
from pages.parts.texts import text as _


def render() -> None:
    """Show what is published, newest first."""
    desk = session.reader_desk()
    page_header(_("Published summaries"), "")
    found = published.published_summaries(desk)
    if not found:
        st.markdown(_("Nothing has been published yet."))
    for entry in found:
        st.header(escape_markdown(entry.round_name), anchor=False)
        for chapter in entry.chapters:
            if chapter.statements:
                st.subheader(escape_markdown(chapter.title), anchor=False)
                user_list(chapter.statements)
