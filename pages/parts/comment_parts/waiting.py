"""Comments that wait for an answer, factual errors and differing views apart, and those that have theirs."""

from collections.abc import Sequence

import streamlit as st

from analysis.model.comments import AnswerKind, Comment, CommentKind
from analysis.workflow import comment_rounds, wording_names
from analysis.workflow.comment_rounds import CommentBoard
from analysis.workflow.desk import Desk
from analysis.workflow.views import RoundFacts
from pages.parts.comment_names import ANSWERS
from pages.parts.comment_parts.card import show_comment
from pages.parts.editor import draft_offer, forget, saved_text_area
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.texts import date_text, in_quotes, plural
from pages.parts.texts import text as _


def show_waiting(desk: Desk, board: CommentBoard, facts: RoundFacts) -> None:
    """Show what waits: factual errors, differing views, and the rest, each with the ways to answer."""
    waiting = board.unanswered()
    st.header(_("Waiting for an answer"), anchor=False)
    if not waiting:
        st.markdown(_("No comment waits for an answer."))
        return
    st.markdown(plural("{count} comment waits.", "{count} comments wait.", len(waiting)))
    for title, comments in _groups(waiting):
        if comments:
            st.subheader(title, anchor=False)
        for comment in comments:
            with st.container(border=True, key=f"waiting_{comment.comment_id}"):
                show_comment(board, facts, comment)
                _wording_button(desk, comment)
                _dissent(desk, board, comment)
                _answer_form(desk, comment)


def show_answered(desk: Desk, board: CommentBoard, facts: RoundFacts) -> None:
    """Show what has been answered; an answer may be changed."""
    answered = board.answered()
    if not answered:
        return
    with st.expander(plural("{count} answered comment", "{count} answered comments", len(answered))):
        for comment in answered:
            with st.container(border=True, key=f"answered_{comment.comment_id}"):
                show_comment(board, facts, comment)
                _show_answer(comment)
                _dissent(desk, board, comment)
                if st.toggle(_("Change the answer"), key=f"change_{comment.comment_id}_{comment.version}"):
                    _answer_form(desk, comment)


def _groups(comments: Sequence[Comment]) -> tuple[tuple[str, list[Comment]], ...]:
    apart = {
        CommentKind.FACTUAL_ERROR: _("Factual errors: the facts are checked"),
        CommentKind.DIFFERING_VIEW: _("Differing views: they are written down, not corrected away"),
    }
    groups = [(title, [one for one in comments if one.kind is kind]) for kind, title in apart.items()]
    return (*groups, (_("Other comments"), [one for one in comments if one.kind not in apart]))


def _show_answer(comment: Comment) -> None:
    answer = comment.answer
    if answer is None:
        return
    reason = f": {escape_markdown(answer.reason)}" if answer.reason else ""
    applied = f" {_('The wording was put into the statement.')}" if answer.applied else ""
    st.info(f"**{_(ANSWERS[answer.kind])}**{reason}{applied} ({date_text(answer.answered_at)})")


def _wording_button(desk: Desk, comment: Comment) -> None:
    if not (comment.proposed and comment.statement_id):
        return
    key = f"apply_{comment.comment_id}_{comment.version}"
    asked = st.session_state.get(f"{key}_names", ())
    if asked:
        _ask_whose(asked)
        label = _("Nobody's name: put the wording into the statement")
    else:
        label = _("Put the wording into the statement")
    if not st.button(label, type="primary", key=key):
        return
    with expected_errors_shown():
        found = wording_names.names_to_ask(desk, comment.statement_id, comment.proposed)
        if set(found) - set(asked):
            st.session_state[f"{key}_names"] = found
            st.rerun()
        comment_rounds.apply_wording(desk, comment.comment_id, comment.version, nobody=asked)
        done_and_anew(_("The wording is in the statement and the comment is answered: accepted. You can undo it."))


def _ask_whose(names: Sequence[str]) -> None:
    listed = ", ".join(in_quotes(escape_markdown(one)) for one in names)
    question = _("Is this somebody's name: {names}? Statements name nobody. If it is, edit the statement without it.")
    st.warning(question.format(names=listed))


def _dissent(desk: Desk, board: CommentBoard, comment: Comment) -> None:
    """Offer to print a differing view beside its statement, in words that tell nobody."""
    statement = board.statement(comment.statement_id)
    if comment.kind is not CommentKind.DIFFERING_VIEW or statement is None:
        return
    key = f"dissent_{comment.comment_id}_{statement.version}"
    with st.expander(_("Print the differing view beside the statement")), st.form(key, border=False):
        st.caption(_("It is printed in the common summary: write it so that it does not tell whose view it is."))
        words = st.text_area(_("Differing view"), value=statement.dissent or comment.text, key=f"{key}_text")
        asked = st.session_state.get(f"{key}_names", ())
        if asked:
            _ask_whose(asked)
        label = _("Nobody's name: print it") if asked else _("Print it")
        if not st.form_submit_button(label):
            return
        with expected_errors_shown():
            found = wording_names.names_to_ask(desk, statement.statement_id, words)
            if set(found) - set(asked):
                st.session_state[f"{key}_names"] = found
                st.rerun()
            comment_rounds.record_dissent(desk, comment.comment_id, words, statement.version, nobody=asked)
            done_and_anew(_("The differing view stands beside the statement. You can undo it."))


def _answer_form(desk: Desk, comment: Comment) -> None:
    key, options = f"answer_{comment.comment_id}_{comment.version}", list(AnswerKind)
    field, area = f"answer:{comment.comment_id}", f"{key}_reason"
    begin = draft_offer(desk, field, "", area)
    with st.form(key, border=False):
        kind = st.segmented_control(
            _("Answer"), options, format_func=lambda one: _(ANSWERS[one]), key=f"{key}_kind", default=None
        )
        label = _("Reason, which the municipality will read (needed unless the comment is accepted)")
        reason = saved_text_area(label, field, begin, area)
        if not st.form_submit_button(_("Save the answer"), key=f"{key}_send"):
            return
        if kind is None:
            st.error(_("Choose the answer."))
            return
        with expected_errors_shown():
            comment_rounds.answer(desk, comment.comment_id, comment.version, AnswerKind(kind), reason)
            forget(desk, field)
            done_and_anew(_("The comment was answered."))
