"""What the municipality has written of a place: drafts of all colleagues, sent comments, and their answers."""

from collections.abc import Mapping

import streamlit as st

from analysis.model.comments import FROM_WORD, Comment, CommentKind, CommentState
from analysis.workflow import commenting
from analysis.workflow.commenting import OwnComments
from analysis.workflow.desk import Desk
from pages.parts.comment_names import ANSWERS, COMMENT_KINDS
from pages.parts.differences import legend, show_difference
from pages.parts.layout import user_text
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.section_parts.form import show_form
from pages.parts.section_parts.opening import SENDING
from pages.parts.section_parts.places import Spot, open_form, opened
from pages.parts.texts import date_text, in_quotes, plural
from pages.parts.texts import text as _


def show_commenting(desk: Desk, own: OwnComments | None, spot: Spot) -> None:
    """Show what was written of a place, and the way to write more; nothing while nothing is out for comments."""
    if own is None:
        return
    place, comment_id = opened(desk)
    for comment in own.comments:
        if comment.place == spot.place and comment.comment_id != comment_id:
            show_written(desk, own, comment)
    if place == spot.place:
        show_form(desk, spot, next((one for one in own.drafts() if one.comment_id == comment_id), None))
    elif st.button(_("Comment on {place}").format(place=escape_markdown(spot.title)), key=f"write_{spot.place}"):
        open_form(desk, spot.place)
        st.rerun()


def show_all(own: OwnComments, spots: Mapping[str, Spot]) -> None:
    """Show everything that was sent, with answers, on this release and those before it."""
    sent = [one for one in own.comments if one.state is not CommentState.DRAFT]
    if not sent and not own.earlier:
        return
    with st.expander(_("What you have sent, and the answers"), expanded=any(one.answer for one in sent)):
        for comment in sent:
            spot = spots.get(comment.place)
            _show_words(own, comment, spot.title if spot else _("a place that is no longer in the section"))
        for comment in own.earlier:
            _show_words(own, comment, _("an earlier release"))


def show_unsent(own: OwnComments, spots: Mapping[str, Spot]) -> None:
    """Show what the button sends, before one person presses it for all: colleagues wrote it at places far apart."""
    drafts = own.drafts()
    if not drafts:
        return
    with st.expander(plural("What is sent: {count} draft", "What is sent: {count} drafts", len(drafts))):
        for comment in drafts:
            spot = spots.get(comment.place)
            _show_words(own, comment, spot.title if spot else _("a place that is no longer in the section"))


def show_written(desk: Desk, own: OwnComments, comment: Comment) -> None:
    """Show one comment with its state, its answer, and what may still be done with it."""
    with st.container(border=True, key=f"comment_{comment.comment_id}"):
        _show_words(own, comment)
        _buttons(desk, comment)


def _show_words(own: OwnComments, comment: Comment, title: str = "") -> None:
    where = f"{escape_markdown(title)}: " if title else ""
    st.markdown(f"{where}**{_(COMMENT_KINDS[comment.kind])}** · {_state(comment)}")
    if comment.quoted:
        st.caption(in_quotes(escape_markdown(comment.quoted)))
    user_text(comment.text)
    if comment.proposed:
        st.caption(_("Proposed wording:"))
        show_difference(comment.quoted or comment.written_on, comment.proposed)
        legend()
    st.caption(_by_whom(own, comment))
    _show_answer(comment)


def _state(comment: Comment) -> str:
    if comment.state is CommentState.DRAFT:
        return _("draft, not sent")
    if comment.state is CommentState.WITHDRAWN:
        return _("withdrawn")
    if comment.answer:
        return _("answered")
    return _("sent") if comment.kind is CommentKind.NO_REMARKS else _("sent, waits for an answer")


def _by_whom(own: OwnComments, comment: Comment) -> str:
    if comment.origin == FROM_WORD:
        return _("Brought in by an analyst from your Word file · {moment}").format(moment=date_text(comment.sent_at))
    name = escape_markdown(own.name_of(comment.author_id)) or _("a colleague")
    return f"{name} · {date_text(comment.sent_at or comment.written_at)}"


def _show_answer(comment: Comment) -> None:
    answer = comment.answer
    if answer is None:
        return
    words = f"**{_('Answer')}: {_(ANSWERS[answer.kind])}**"
    if answer.applied:
        words += f" – {_('the proposed wording is now in the statement')}"
    reason = f"  \n{escape_markdown(answer.reason)}" if answer.reason else ""
    st.info(f"{words}{reason}", icon=":material/reply:")


def _buttons(desk: Desk, comment: Comment) -> None:
    key = f"{comment.comment_id}_{comment.version}"
    if comment.state is CommentState.DRAFT:
        with st.container(horizontal=True):
            if st.button(_("Edit the draft"), key=f"edit_{key}"):
                open_form(desk, comment.place, comment)
                st.rerun()
            if st.button(_("Delete the draft"), key=f"delete_{key}"):
                with expected_errors_shown():
                    commenting.delete_draft(desk, comment.comment_id, comment.version)
                    done_and_anew(_("The draft was deleted."))
        st.markdown(f":small[[{_('You send everything at once at the end of the page')}](#{SENDING})]")
        return
    is_sent = comment.state is CommentState.SENT and comment.answer is None
    if is_sent and st.button(_("Withdraw the comment"), key=f"withdraw_{key}"):
        with expected_errors_shown():
            commenting.withdraw(desk, comment.comment_id, comment.version)
            done_and_anew(_("The comment was withdrawn."))
