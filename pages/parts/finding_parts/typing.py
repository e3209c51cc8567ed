"""A finding typed by hand: it rests on a line of its own."""

import streamlit as st

from analysis.workflow import findings
from analysis.workflow.desk import Desk
from analysis.workflow.views import RoundFacts
from pages.parts import kept
from pages.parts.choices import ask_municipality, ask_role, ask_theme, ask_type
from pages.parts.finding_parts.detail import FINDING_PARAMETER
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.texts import text as _

_TURN = "typing_turn"


def type_a_finding(desk: Desk, facts: RoundFacts) -> None:
    """Show the form of a new finding, closed until somebody opens it."""
    if not facts.round.themes:
        return
    turn = kept.kept(desk, _TURN, int) or 0
    with (
        st.expander(_("Type a finding by hand"), icon=":material/edit_note:", key=f"typing_{turn}"),
        st.form(f"type_finding_{turn}"),
    ):
        words = st.text_area(
            _("Finding"),
            key=f"typed_text_{turn}",
            placeholder=_("One observation in a sentence or two, without names of people."),
        )
        one, two = st.columns(2)
        with one:
            municipality_id = ask_municipality(facts, None, f"typed_municipality_{turn}")
            theme = ask_theme(facts, facts.round.themes[0].code, f"typed_theme_{turn}")
        with two:
            kind = ask_type(None, f"typed_type_{turn}")
            role = ask_role(None, f"typed_role_{turn}")
        if st.form_submit_button(_("Save the finding"), type="primary", key=f"typed_save_{turn}"):
            with expected_errors_shown():
                finding_id = findings.type_by_hand(
                    desk,
                    municipality_id=municipality_id,
                    theme_code=theme,
                    finding_type=kind,
                    text=words or "",
                    role_class=role,
                )
                kept.keep(desk, _TURN, turn + 1)
                st.query_params[FINDING_PARAMETER] = finding_id
                done_and_anew(_("The finding was saved."))
