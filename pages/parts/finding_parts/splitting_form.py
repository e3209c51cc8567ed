"""A stored finding that says several things: its parts are offered, a person takes it apart."""

import streamlit as st

from analysis.model.codes import Flag
from analysis.model.findings import Finding
from analysis.workflow import splitting
from analysis.workflow.desk import Desk
from analysis.workflow.views import RoundFacts
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.texts import text as _


def offer_split(desk: Desk, facts: RoundFacts, finding: Finding) -> None:
    """Offer the parts of a finding, open where it was marked as several in one."""
    pieces = splitting.pieces_of(finding.text)
    is_marked = Flag.SEVERAL_FINDINGS in finding.flags
    if len(pieces) < 2 and not is_marked:
        return
    key = f"split_{finding.finding_id}_{finding.version}"
    with st.expander(_("Split into findings"), expanded=is_marked, icon=":material/call_split:", key=f"{key}_open"):
        with st.form(key):
            words = st.text_area(
                _("One finding on a line"),
                "\n".join(pieces),
                key=f"{key}_parts",
                help=_("Correct the parts as you like. A theme or a type before a colon holds for its part."),
            )
            sent = st.form_submit_button(_("Split so"), key=f"{key}_send")
        st.caption(_("What rests on the finding goes on resting on the first part."))
    if sent:
        with expected_errors_shown():
            parts = splitting.parts_as_written(words or "", facts.round.themes)
            splitting.split_finding(desk, finding.finding_id, finding.version, parts)
            done_and_anew(_("The finding was split."))
