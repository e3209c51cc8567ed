"""The rows of the people of a round, and of the invitations that wait."""

import streamlit as st

from analysis.model.people import Invitation, Membership, Purpose, Role, Terms
from analysis.settings import Settings
from analysis.workflow import members
from analysis.workflow.desk import Desk
from analysis.workflow.members import Member, PeopleOfRound
from analysis.workflow.views import RoundFacts
from pages.parts.choices import municipality_names
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.people_parts import letters
from pages.parts.people_parts.terms import ask_terms, visit_names
from pages.parts.plain import escape_markdown
from pages.parts.texts import date_text, member_role_name
from pages.parts.texts import text as _


def show_members(desk: Desk, facts: RoundFacts, everybody: PeopleOfRound) -> None:
    """Show everybody with a role in the round, each with what can be done."""
    for entry in everybody.members:
        with st.container(border=True):
            person = entry.person
            st.markdown(f"**{escape_markdown(person.name)}** · {escape_markdown(person.email)}")
            st.markdown(_place(facts, entry.membership))
            with st.popover(_("Change"), key=f"change_{entry.membership.membership_id}"):
                _actions(desk, facts, entry, everybody)


def show_invitations(desk: Desk, facts: RoundFacts, entries: tuple[Invitation, ...]) -> None:
    """Show the invitations that nobody has used yet."""
    now = desk.store.clock()
    for entry in entries:
        with st.container(border=True):
            st.markdown(f"**{escape_markdown(entry.email)}** · {_invited_to(facts, entry)}")
            until = date_text(entry.expires_at)
            said = _("The link works until {moment}") if entry.is_open(now) else _("The link is too old since {moment}")
            st.caption(said.format(moment=until))
            with st.container(horizontal=True):
                if st.button(_("New link"), key=f"renew_{entry.invitation_id}"):
                    with expected_errors_shown():
                        renewed = members.renew(desk, Settings.from_environment(), entry.invitation_id)
                        letters.remember(desk, renewed)
                        st.rerun()
                if st.button(_("Withdraw"), key=f"withdraw_{entry.invitation_id}"):
                    with expected_errors_shown():
                        members.withdraw(desk, entry.invitation_id, entry.version)
                        done_and_anew(_("The invitation was withdrawn."))


def _actions(desk: Desk, facts: RoundFacts, entry: Member, everybody: PeopleOfRound) -> None:
    key, person_id = entry.membership.membership_id, entry.person.person_id
    if entry.is_movable:
        may = everybody.may_give_every_round
        terms = ask_terms(facts, _terms_of(entry.membership), f"terms_{key}", may_give_every_round=may)
        if st.button(_("Save the role"), key=f"save_role_{key}", type="primary"):
            with expected_errors_shown():
                members.change_role(desk, key, entry.version, terms)
                done_and_anew(_("The role was changed. The person signs in again."))
        if st.button(_("Take the role away"), key=f"remove_{key}"):
            with expected_errors_shown():
                members.remove(desk, key, entry.version)
                done_and_anew(_("The role was taken away."))
    else:
        st.markdown(_("Leads every round. This role is not changed here."))
    if st.button(_("Make a link for a new password"), key=f"reset_{key}"):
        with expected_errors_shown():
            letters.remember(desk, members.invite_to_reset(desk, person_id))
            st.rerun()
    if entry.has_second_step and st.button(_("Take the second step away (lost phone)"), key=f"drop_{key}"):
        with expected_errors_shown():
            members.drop_second_step(desk, person_id)
            done_and_anew(_("The second step was taken away."))


def _terms_of(held: Membership) -> Terms:
    return Terms(held.role, held.municipality_id, (held.visit_id,) if held.visit_id else ())


def _place(facts: RoundFacts, held: Membership) -> str:
    if held.role is Role.LEAD_ANALYST and held.round_id is None:
        return f"{member_role_name(held.role)} · {_('every round')}"
    return _named(facts, _terms_of(held))


def _invited_to(facts: RoundFacts, entry: Invitation) -> str:
    if entry.purpose is Purpose.RESET or entry.terms is None:
        return _("A new password")
    return _named(facts, entry.terms)


def _named(facts: RoundFacts, terms: Terms) -> str:
    places = [municipality_names(facts).get(terms.municipality_id or "", "")]
    places += [visit_names(facts).get(one, "") for one in terms.visit_ids]
    shown = ", ".join(escape_markdown(place) for place in places if place)
    return f"{member_role_name(terms.role)}{f' · {shown}' if shown else ''}"
