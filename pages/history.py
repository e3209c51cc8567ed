"""Who did what, when; and taking back one's own steps."""

import streamlit as st

from analysis.workflow import history
from analysis.workflow.views import StepView
from pages.parts import session
from pages.parts.layout import empty_state, page_header, undo_bar
from pages.parts.plain import escape_markdown
from pages.parts.texts import action_name, date_text, plural
from pages.parts.texts import text as _


def render() -> None:
    """Show the steps of the round, newest first."""
    desk = session.analyst_desk()
    lead = _(
        "Every change of the round. You can undo your own steps as long as nobody has changed the same thing since."
    )
    page_header(_("History"), lead, session.facts(desk))
    undo_bar(desk)
    steps = history.steps(desk)
    if not steps:
        empty_state(_("Nothing has been done in this round yet."), _("Rounds"), "kierrokset")
        return
    st.table([_row(step) for step in steps])


def _row(step: StepView) -> dict[str, str]:
    what = action_name(step.action)
    return {
        _("When"): date_text(step.made_at),
        _("Who"): escape_markdown(step.person_name),
        _("What"): f"{what} ({_('undone')})" if step.is_undone else what,
        _("Changes"): plural("{count} thing", "{count} things", step.changes),
    }
