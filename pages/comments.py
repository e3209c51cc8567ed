"""The comment round as analysts see it: what waits for an answer, how far each municipality is, the round itself."""

import streamlit as st

from analysis.workflow import comment_rounds
from analysis.workflow.comment_rounds import CommentBoard
from analysis.workflow.views import RoundFacts
from pages.parts import session
from pages.parts.comment_parts.follow import show_follow
from pages.parts.comment_parts.reminders import show_reminders
from pages.parts.comment_parts.round_settings import show_round
from pages.parts.comment_parts.sample_offer import offer_sample_comments
from pages.parts.comment_parts.waiting import show_answered, show_waiting
from pages.parts.comment_parts.word_entries import show_entries
from pages.parts.comment_parts.word_files import show_word_files
from pages.parts.layout import empty_state, page_header, undo_bar
from pages.parts.texts import date_text
from pages.parts.texts import text as _


def render() -> None:
    """Show the comment round of a release, the newest first."""
    desk = session.analyst_desk()
    facts = session.facts(desk)
    lead = _("Each municipality comments on its own section. Every comment gets an answer that it will read.")
    page_header(_("Comments"), lead, facts)
    undo_bar(desk)
    newest = comment_rounds.board(desk)
    if newest is None:
        empty_state(
            _("Nothing is out for comments yet. Release the summary for comments first."),
            _("Results summary"),
            "kooste",
        )
        return
    offer_sample_comments(desk, facts)
    chosen = _choose_release(newest)
    board = newest if chosen == newest.release.release_id else comment_rounds.board(desk, chosen)
    if board is None:
        return
    show_round(desk, board)
    show_word_files(desk, board, facts)
    show_entries(desk, facts)
    show_waiting(desk, board, facts)
    show_answered(desk, board, facts)
    show_follow(board)
    show_reminders(desk)
    _documents(board, facts)


def _choose_release(newest: CommentBoard) -> str:
    names = {
        one.release_id: _("Release {number}, {date}").format(number=one.number, date=date_text(one.released_at))
        for one in newest.releases
    }
    if len(names) < 2:
        return newest.release.release_id
    return str(st.selectbox(_("Release"), list(names), format_func=lambda one: names[one], key="comments_release"))


def _documents(board: CommentBoard, facts: RoundFacts) -> None:
    st.header(_("Documents"), anchor=False)
    where = f"?kierros={facts.round.round_id}&julkaisu={board.release.release_id}"
    with st.container(horizontal=True):
        st.link_button(_("Comment matrix (Excel)"), f"/vienti/comments.xlsx{where}", icon=":material/download:")
        st.link_button(_("Summary of comments (Word)"), f"/vienti/comments.docx{where}", icon=":material/download:")
    st.caption(
        _(
            "The matrix is for the analysts: municipalities stand in it as codes, and people are hidden. "
            "The summary of comments quotes nobody."
        )
    )
