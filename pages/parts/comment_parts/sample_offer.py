"""The sample round's second click: invented comments in different states, to try the follow-up and the answering."""

import streamlit as st

from analysis.workflow import sample_comments
from analysis.workflow.desk import Desk
from analysis.workflow.views import RoundFacts
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.texts import text as _


def offer_sample_comments(desk: Desk, facts: RoundFacts) -> None:
    """Offer invented comments to the lead of a sample round that has none; nothing in any other round."""
    if not facts.round.is_sample or not sample_comments.is_offered(desk):
        return
    with st.container(border=True, key="sample_comments"):
        st.markdown(_("The sample round has no sample comments yet."))
        if st.button(_("Add sample comments"), key="add_sample_comments", icon=":material/add_comment:"):
            with expected_errors_shown(), st.spinner(_("Adding the sample comments")):
                sample_comments.add_sample_comments(desk)
                done_and_anew(_("The sample comments were added. All of them begin with the word Esimerkki."))
        st.caption(
            _("A new version goes out for comments until a day two weeks ahead, and the municipalities reply to it.")
        )
