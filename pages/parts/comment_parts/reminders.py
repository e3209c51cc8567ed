"""Reminders of the deadline: when and to whom, what went out, or the words to copy where no server is set."""

import streamlit as st

from analysis.model.reminders import FAILED, SENT, Reminder
from analysis.settings import Settings
from analysis.workflow import reminding
from analysis.workflow.desk import Desk
from analysis.workflow.reminding import ReminderPlan
from pages.parts.layout import user_text
from pages.parts.plain import escape_markdown
from pages.parts.texts import date_text
from pages.parts.texts import text as _


def show_reminders(desk: Desk) -> None:
    """Show the reminders of the newest release while its round is open and has a last day."""
    plan = reminding.plan(desk, Settings.from_environment())
    if plan is None:
        return
    st.header(_("Reminders"), anchor=False)
    days = ", ".join(date_text(day) for _before, day in plan.days)
    if plan.by_mail and days:
        st.markdown(_("Reminders go out by e-mail by themselves: {days}.").format(days=days))
    elif not plan.by_mail:
        st.markdown(
            _("No mail server is set: send the reminders yourself. Good days: {days}.").format(days=days or "–")
        )
    if not plan.letters:
        st.markdown(_("Every municipality with a contact person has answered."))
    else:
        st.caption(_("Only those get one whose municipality has neither commented nor approved."))
        _letters(plan)
    _sent(plan)


def _letters(plan: ReminderPlan) -> None:
    with st.expander(_("Words of the reminders and who gets them"), expanded=False):
        for one in plan.letters:
            user_text(one.to[0].municipality_name, bold=True)
            st.code("; ".join(to.email for to in one.to), language=None, wrap_lines=True)
            st.code(f"{one.letter.subject}\n\n{one.letter.body}", language=None, wrap_lines=True)


def _sent(plan: ReminderPlan) -> None:
    if plan.sent:
        st.markdown("\n".join(f"- {_said(one, name)}" for one, name in plan.sent))


def _said(one: Reminder, name: str) -> str:
    states = {
        SENT: _("sent {moment}"),
        FAILED: _("the mail server did not take it {moment}"),
    }
    state = states.get(one.state, _("being sent since {moment}")).format(moment=date_text(one.tried_at))
    return f"{escape_markdown(name) or _('somebody whose role has ended')}: {state}"
