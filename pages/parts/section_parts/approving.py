"""The municipality's word in two parts: on the text, and on its name statement by statement. Silence is no word."""

from collections.abc import Callable, Iterable

import streamlit as st

from analysis.model.comments import ApprovalPart
from analysis.model.content import NameProposal
from analysis.workflow import commenting
from analysis.workflow.commenting import OwnComments
from analysis.workflow.desk import Desk
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.section_parts.opening import NAMES, SENDING
from pages.parts.texts import text as _


def show_text_approval(desk: Desk, own: OwnComments) -> None:
    """Show whether the text may be published, and the buttons to those who may say so."""
    said = own.is_approved(ApprovalPart.TEXT)
    if said:
        st.markdown(f":material/check: {_('Your municipality has approved the text.')}")
    else:
        st.markdown(_("Your municipality has not approved the text. Silence is not approval."))
    if not _may_say(own):
        return
    if said:
        _button(
            _("Take the approval back"),
            "text_no",
            lambda: commenting.approve_text(desk, is_given=False),
            _("The approval of the text was taken back."),
        )
    else:
        st.markdown(
            _(
                "Approval means version {number} as it stands on this page. You can approve it and still comment."
            ).format(number=own.release.number)
        )
        _button(
            _("Approve the text"),
            "text_yes",
            lambda: commenting.approve_text(desk, is_given=True),
            _("The approval of the text was recorded."),
        )


def show_name_approval(desk: Desk, own: OwnComments, statement_id: str, label: str) -> None:
    """Show whether the name may stand beside one statement, and the buttons to those who may say so."""
    said = own.is_approved(ApprovalPart.NAME, statement_id)
    states = {
        None: _("Your municipality has not answered yet. The name is not printed without an answer."),
        True: f":material/check: {_('Your municipality lets its name stand here.')}",
        False: f":material/block: {_('Your municipality does not let its name stand here.')}",
    }
    st.markdown(states[said])
    if not _may_say(own):
        return
    with st.container(horizontal=True):
        if said is not True:
            _button(
                _("The name may be printed ({label})").format(label=label),
                f"name_yes_{label}",
                lambda: commenting.approve_name(desk, statement_id, is_given=True),
                _("Your answer on the name was recorded."),
            )
        if said is not False:
            _button(
                _("Without the name ({label})").format(label=label),
                f"name_no_{label}",
                lambda: commenting.approve_name(desk, statement_id, is_given=False),
                _("Your answer on the name was recorded."),
            )


def say_names_left(own: OwnComments, proposals: Iterable[NameProposal]) -> None:
    """Lead back to the uses of the name that have no answer: the text and the name are approved apart."""
    left = [one.label for one in proposals if own.is_approved(ApprovalPart.NAME, one.statement_id) is None]
    if left:
        words = _("The use of your name is answered on its own: {places}").format(places=", ".join(left))
        st.markdown(f"[{words}](#{NAMES})")


def say_what_waits(own: OwnComments | None, proposals: Iterable[NameProposal]) -> None:
    """Tell an approver at once what waits for their word: a comment that a colleague sent is not an approval."""
    if own is None or not _may_say(own):
        return
    waits = [] if own.is_approved(ApprovalPart.TEXT) else [f"[{_('the text')}](#{SENDING})"]
    left = [one.label for one in proposals if own.is_approved(ApprovalPart.NAME, one.statement_id) is None]
    if left:
        waits.append(f"[{_('the use of your name ({places})').format(places=', '.join(left))}](#{NAMES})")
    if waits:
        st.markdown(f"**{_('Waits for your approval:')}** {', '.join(waits)}")


def say_who_approves(own: OwnComments) -> None:
    """Tell who may approve to somebody who may not."""
    if not own.may_approve:
        names = escape_markdown(", ".join(own.approvers))
        st.markdown(_("In your municipality this is decided by: {names}.").format(names=names))


def _may_say(own: OwnComments) -> bool:
    return own.may_approve and own.is_open


def _button(label: str, key: str, step: Callable[[], None], done: str) -> None:
    if st.button(label, key=f"approve_{key}"):
        with expected_errors_shown():
            step()
            done_and_anew(done)
