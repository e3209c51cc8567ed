"""One stored line that is no finding yet: make a finding of it, or set it aside."""

import streamlit as st

from analysis.model.codes import LineStatus
from analysis.model.documents import LineDecision
from analysis.workflow import importing
from analysis.workflow.desk import Desk
from analysis.workflow.views import LineInDocument, RoundFacts
from pages.parts.choices import ask_municipality, ask_theme, ask_type
from pages.parts.locators import locator_text
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.texts import set_aside_name, waiting_name
from pages.parts.texts import text as _
from pages.parts.work_names import line_status_name


def line_form(desk: Desk, facts: RoundFacts, placed: LineInDocument) -> None:
    """Show the line with what it would become; its words may be corrected, the raw line stays as it is."""
    line = placed.line
    key = f"line_{line.line_id}_{line.version}"
    with st.form(key):
        st.caption(
            f"{escape_markdown(placed.document.file_name)}, {escape_markdown(locator_text(line.locator))} · "
            f"{decision_text(line.decision)}"
        )
        words = st.text_area(
            _("Finding"), line.raw, key=f"{key}_text", help=_("Write names of people out: the raw line keeps them.")
        )
        one, two, three = st.columns(3)
        with one:
            municipality_id = ask_municipality(facts, placed.document.municipality_id, f"{key}_municipality")
        with two:
            theme = ask_theme(facts, "other" if facts.round.theme("other") else _first_theme(facts), f"{key}_theme")
        with three:
            kind = ask_type(None, f"{key}_type")
        with st.container(horizontal=True):
            take = st.form_submit_button(_("Take as a finding"), key=f"{key}_take", type="primary")
            is_waiting = line.decision.status is LineStatus.WAITING
            leave = is_waiting and st.form_submit_button(_("Set aside"), key=f"{key}_leave")
    if take:
        with expected_errors_shown():
            importing.import_line(
                desk,
                line.line_id,
                line.version,
                municipality_id=municipality_id,
                theme_code=theme,
                finding_type=kind,
                text=words or "",
            )
            done_and_anew(_("The line was taken as a finding."))
    elif leave:
        with expected_errors_shown():
            importing.set_line_aside(desk, line.line_id, line.version)
            done_and_anew(_("The line was set aside."))


def decision_text(decision: LineDecision) -> str:
    """Return what became of a line, with the reason."""
    status = line_status_name(decision.status)
    if decision.set_aside is not None:
        return f"{status}: {set_aside_name(decision.set_aside)}"
    return f"{status}: {waiting_name(decision.waiting)}" if decision.waiting is not None else status


def _first_theme(facts: RoundFacts) -> str:
    return facts.round.themes[0].code if facts.round.themes else ""
