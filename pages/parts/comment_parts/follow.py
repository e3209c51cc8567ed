"""How far each municipality is: its name and a state in words, alphabetical; nothing is counted or compared."""

import streamlit as st

from analysis.workflow.comment_rounds import CommentBoard
from pages.parts.comment_names import READING_STATES
from pages.parts.plain import escape_markdown
from pages.parts.texts import text as _


def show_follow(board: CommentBoard) -> None:
    """Show the table of states."""
    st.header(_("How far each municipality is"), anchor=False)
    rows = [
        f"| {escape_markdown(board.names[one.municipality_id])} | {_(READING_STATES[one.state])} |"
        for one in board.follow
    ]
    st.markdown("\n".join((f"| {_('Municipality')} | {_('State')} |", "|---|---|", *rows)))
    st.caption(_("No reply by the deadline is no approval, and a name is printed only where its use was agreed to."))
