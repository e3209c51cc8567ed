"""The comment round itself: its last day, whether it is open, and the texts that municipalities read first."""

from collections.abc import Callable

import streamlit as st

from analysis.workflow import comment_rounds
from analysis.workflow.comment_rounds import CommentBoard
from analysis.workflow.desk import Desk
from pages.parts.editor import draft_offer, forget, saved_text_area
from pages.parts.frame import LANGUAGE_NAMES
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.texts import date_text
from pages.parts.texts import text as _


def show_round(desk: Desk, board: CommentBoard) -> None:
    """Show how the round stands, and the ways to extend, close and reopen it."""
    st.markdown(_how_it_stands(board))
    with st.expander(_("Last day, closing, and cover texts")):
        _last_day(desk, board)
        _covers(desk, board)


def _how_it_stands(board: CommentBoard) -> str:
    number, until = board.release.number, date_text(board.round.deadline)
    if not board.round.is_open:
        return _("Release {number}: the comment round is **closed**.").format(number=number)
    if board.is_past_deadline:
        return _("Release {number}: the time for comments **ended on {day}**.").format(number=number, day=until)
    if until:
        return _("Release {number} is out for comments until **{day}**.").format(number=number, day=until)
    return _("Release {number} is out for comments **without a deadline**.").format(number=number)


def _last_day(desk: Desk, board: CommentBoard) -> None:
    release_id, version = board.release.release_id, board.round.version
    day = st.date_input(
        _("New last day"), value=board.round.deadline, format="DD.MM.YYYY", key=f"comments_until_{release_id}_{version}"
    )
    deadline = day.isoformat() if day else None
    with st.container(horizontal=True):
        if st.button(_("Set the last day"), key="extend_comments", disabled=deadline in (None, board.round.deadline)):
            _do(
                lambda: comment_rounds.extend(desk, release_id, version, str(deadline)),
                _("The last day was set. The round is open until its end."),
            )
        if board.round.is_open and st.button(_("Close the round"), key="close_comments"):
            _do(lambda: comment_rounds.close(desk, release_id, version), _("The comment round was closed."))
        if not board.round.is_open and st.button(_("Reopen the round"), key="reopen_comments"):
            _do(
                lambda: comment_rounds.reopen(desk, release_id, version, deadline), _("The comment round was reopened.")
            )


def _covers(desk: Desk, board: CommentBoard) -> None:
    release_id, version = board.release.release_id, board.round.version
    with st.container(key="covers"):
        st.markdown(_("A cover text is what a municipality reads first on its page, in the language of its screen."))
        words = {}
        for code, name in LANGUAGE_NAMES.items():
            key, field = f"cover_{code}_{version}", f"cover:{release_id}:{code}"
            begin = draft_offer(desk, field, board.round.cover(code), key)
            words[code] = saved_text_area(_("Cover text: {language}").format(language=name), field, begin, key)
        if st.button(_("Save the cover texts"), key="write_covers"):

            def save() -> None:
                comment_rounds.write_covers(desk, release_id, version, words)
                for code in words:
                    forget(desk, f"cover:{release_id}:{code}")

            _do(save, _("The cover texts were saved."))


def _do(step: Callable[[], None], sentence: str) -> None:
    with expected_errors_shown():
        step()
        done_and_anew(sentence)
