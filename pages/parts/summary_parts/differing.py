"""What differs from a statement: its direction, another view in words, and findings that speak against it."""

import streamlit as st

from analysis.model.codes import Direction
from analysis.workflow import statements
from analysis.workflow.desk import Desk
from analysis.workflow.views import FindingRow, StatementView
from pages.parts.quotes import quote
from pages.parts.summary_parts.steps import take_step
from pages.parts.texts import direction_name
from pages.parts.texts import text as _


def show_differing(desk: Desk, view: StatementView) -> None:
    """Show the forms of direction and differing view, and offer counter-evidence on request."""
    with st.expander(_("Direction, variants and counter-evidence")):
        _direction(desk, view)
        _dissent(desk, view)
        _counter(desk, view)


def _direction(desk: Desk, view: StatementView) -> None:
    statement, options = view.statement, list(Direction)
    key = f"direction_{statement.label}_{statement.version}"
    with st.form(key, border=False):
        chosen = st.selectbox(
            _("What the statement tells"),
            options,
            index=options.index(statement.direction),
            format_func=direction_name,
            key=f"{key}_choice",
        )
        if st.form_submit_button(_("Change the direction"), key=f"{key}_save"):
            take_step(
                lambda: statements.set_direction(desk, statement.statement_id, statement.version, chosen),
                _("The direction was changed."),
            )


def _dissent(desk: Desk, view: StatementView) -> None:
    statement = view.statement
    key = f"dissent_{statement.label}_{statement.version}"
    with st.form(key, border=False):
        words = st.text_area(
            _("What differs: a variant, an exception, another view"), statement.dissent, key=f"{key}_text"
        )
        if st.form_submit_button(_("Save what differs"), key=f"{key}_save"):
            take_step(
                lambda: statements.set_dissent(desk, statement.statement_id, statement.version, words),
                _("What differs was saved."),
            )


def _counter(desk: Desk, view: StatementView) -> None:
    statement = view.statement
    key = f"counter_{statement.label}_{statement.version}"
    if not st.toggle(_("Look for findings that speak against this"), key=f"{key}_look"):
        return
    offered = statements.counter_offers(desk, statement.statement_id)
    if not offered:
        st.markdown(_("None was found in the same theme."))
    for row in offered:
        _offer(desk, view, row)


def _offer(desk: Desk, view: StatementView, row: FindingRow) -> None:
    quote(row)
    statement, finding_id = view.statement, row.finding.finding_id
    if st.button(_("Keep beside the statement"), key=f"counter_{statement.label}_{statement.version}_{finding_id}"):
        take_step(
            lambda: statements.add_counter(desk, statement.statement_id, statement.version, finding_id),
            _("The finding was kept beside the statement."),
        )
