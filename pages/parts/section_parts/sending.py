"""Sending: one person sends every draft of the municipality at once, or says that there is nothing to remark."""

import streamlit as st

from analysis.model.comments import CommentKind, CommentState
from analysis.workflow import commenting
from analysis.workflow.commenting import OwnComments
from analysis.workflow.desk import Desk
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.section_parts.places import Spot, open_form, opened, place_of_field
from pages.parts.texts import date_text, plural
from pages.parts.texts import text as _


def show_sending(desk: Desk, own: OwnComments, spots: dict[str, Spot], where: str) -> None:
    """Show what waits to be sent and the button; after the deadline say plainly that sending is off."""
    drafts = own.drafts()
    if where == "top":
        _say_if_over(own)
        _half_typed(desk, own, spots)
    if drafts:
        count = plural("{count} draft has not been sent.", "{count} drafts have not been sent.", len(drafts))
        st.markdown(f"**{count}**")
        if own.is_open:
            _send_button(desk, where, len(drafts))
    elif own.is_open and where == "bottom" and not _has_sent(own):
        st.markdown(_("When you have kept a draft, the button that sends it appears here."))
        _no_remarks_button(desk)
    elif where == "bottom" and own.sent_remarks():
        st.markdown(_("Your comments have been sent. The answers come to this page."))
    elif where == "bottom" and _has_sent(own):
        st.markdown(_("You have no unsent comments."))


def _send_button(desk: Desk, where: str, count: int) -> None:
    label = plural("Send {count} comment to the analysts", "Send {count} comments to the analysts", count)
    if st.button(label, type="primary", icon=":material/send:", key=f"send_{where}"):
        with expected_errors_shown():
            sent = commenting.send_comments(desk)
            done_and_anew(plural("{count} comment was sent.", "{count} comments were sent.", sent))


def _no_remarks_button(desk: Desk) -> None:
    if st.button(_("No remarks"), key="no_remarks", icon=":material/done:"):
        with expected_errors_shown():
            commenting.send_no_remarks(desk)
            done_and_anew(_("It was sent that you have no remarks."))
    st.caption(_("Tells the analysts that you have read this and have nothing to remark. It approves nothing yet."))


def _has_sent(own: OwnComments) -> bool:
    return any(one.state is CommentState.SENT for one in own.comments)


def has_no_remarks(own: OwnComments) -> bool:
    """Return whether the municipality has said that there is nothing to remark."""
    return any(one.state is CommentState.SENT and one.kind is CommentKind.NO_REMARKS for one in own.comments)


def _say_if_over(own: OwnComments) -> None:
    if own.is_open:
        return
    if own.is_past_deadline and own.round.deadline:
        over = _("The time for comments ended on {day}.").format(day=date_text(own.round.deadline))
    else:
        over = _("The comment round is closed.")
    kept = _("Nothing can be sent any more, but what you write is kept. Ask the analyst of the round for more time.")
    st.warning(f"**{over}** {kept}")


def _half_typed(desk: Desk, own: OwnComments, spots: dict[str, Spot]) -> None:
    """Offer the way back to what was typed and not kept, unless it is open now."""
    drafts = {one.comment_id: one for one in own.drafts()}
    seen: set[tuple[str, str | None]] = {opened(desk)}
    for field in own.half_typed:
        place, comment_id = place_of_field(field)
        draft = drafts.get(comment_id or "")
        where = (draft.place, draft.comment_id) if draft else (place, None)
        spot = spots.get(where[0])
        if spot is None or where in seen:
            continue
        seen.add(where)
        label = _("Go on with your unfinished comment on {place}").format(place=escape_markdown(spot.title))
        if st.button(label, key=f"resume_{field}", icon=":material/edit:"):
            open_form(desk, where[0], draft)
            st.rerun()
