"""Consent to a municipality's name beside one wording: who gave it; withdrawn at any time."""

import streamlit as st

from analysis.model.codes import Direction, StatementKind
from analysis.workflow import consents
from analysis.workflow.desk import Desk
from analysis.workflow.views import StatementView
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.quotes import by_municipality
from pages.parts.texts import text as _


def show_consent(desk: Desk, view: StatementView) -> None:
    """Show the consent of a statement, or a form to record one; a difficulty has neither."""
    statement = view.statement
    if statement.kind is not StatementKind.CLAIM or statement.direction is not Direction.WORKS:
        st.caption(_("A development area is never printed with a name."))
        return
    if view.has_consent:
        _withdraw(desk, view)
    else:
        _record(desk, view)


def _record(desk: Desk, view: StatementView) -> None:
    statement = view.statement
    names = {
        row.finding.municipality_id: row.municipality_name
        for row in by_municipality(view.evidence)
        if row.finding.municipality_id
    }
    key = f"consent_{statement.label}_{statement.version}"
    with st.form(key, border=False):
        municipality = st.selectbox(
            _("Municipality that consents to its name beside this wording"),
            list(names),
            format_func=lambda one: names[one],
            key=f"{key}_municipality",
        )
        given_by = st.text_input(_("Who gave the consent"), key=f"{key}_by")
        if st.form_submit_button(_("Record the consent")):
            with expected_errors_shown():
                consents.record_consent(desk, statement.statement_id, str(municipality), given_by)
                done_and_anew(_("The consent was recorded."))


def _withdraw(desk: Desk, view: StatementView) -> None:
    st.markdown(_("A municipality has consented to its name beside this wording."))
    if st.button(_("Withdraw the consent"), key=f"withdraw_{view.statement.label}"):
        with expected_errors_shown():
            consents.withdraw_consent(desk, view.statement.statement_id)
            done_and_anew(_("The consent was withdrawn."))
