"""The people of the round, for its lead analyst: inviting, roles, links for a new password."""

import streamlit as st

from analysis.model.people import Role, Terms
from analysis.settings import Settings
from analysis.workflow import members
from analysis.workflow.desk import Desk
from analysis.workflow.members import PeopleOfRound
from analysis.workflow.views import RoundFacts
from pages.parts import session
from pages.parts.choices import ask
from pages.parts.frame import LANGUAGE_NAMES
from pages.parts.layout import page_header
from pages.parts.messages import expected_errors_shown
from pages.parts.people_parts import letters
from pages.parts.people_parts.members import show_invitations, show_members
from pages.parts.people_parts.terms import ask_terms
from pages.parts.texts import text as _

_TURN = "invite_turn"


def render() -> None:
    """Show who is in the round and who was invited."""
    desk = session.lead_desk()
    facts = session.facts(desk)
    page_header(_("People"), _("Who may see what of this round. Nobody gets in without an invitation."), facts)
    letters.show_letter(desk, facts.round.name)
    everybody = members.people_of_round(desk)
    st.header(_("Invite somebody"), anchor=False)
    _invite(desk, facts, everybody)
    if everybody.invitations:
        st.header(_("Invitations that wait"), anchor=False)
        show_invitations(desk, facts, everybody.invitations)
    st.header(_("In the round"), anchor=False)
    show_members(desk, facts, everybody)


def _invite(desk: Desk, facts: RoundFacts, everybody: PeopleOfRound) -> None:
    turn = st.session_state.get(_TURN, 0)
    key = f"invite_{turn}"
    with st.container(border=True):
        email = st.text_input(_("E-mail"), key=f"{key}_email", max_chars=300)
        name = st.text_input(_("Name"), key=f"{key}_name", max_chars=300)
        start = Terms(Role.CONTACT)
        terms = ask_terms(facts, start, key, may_give_every_round=everybody.may_give_every_round)
        language = ask(_("Language of the letter"), LANGUAGE_NAMES, "fi", f"{key}_language")
        if st.button(_("Make the invitation"), type="primary", key="invite", icon=":material/person_add:"):
            with expected_errors_shown():
                link = members.invite(desk, Settings.from_environment(), email, name, terms, language)
                letters.remember(desk, link)
                st.session_state[_TURN] = turn + 1
                st.rerun()
