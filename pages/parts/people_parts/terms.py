"""Asking for a role and for what it is bound to."""

import streamlit as st

from analysis.model.people import SECTION_ROLES, Role, Terms
from analysis.workflow.views import RoundFacts
from pages.parts.choices import ask, municipality_names
from pages.parts.texts import date_text, member_role_name
from pages.parts.texts import text as _

_ORDER = (Role.CONTACT, Role.APPROVER, Role.INTERVIEWER, Role.ANALYST, Role.LEAD_ANALYST, Role.READER)
_MAY = {
    Role.CONTACT: "Reads their own municipality's section and comments on it.",
    Role.APPROVER: "As a contact person, and approves the section for the municipality.",
    Role.INTERVIEWER: "Brings notes of the visits they took part in, and sees those visits' notes. Nothing else.",
    Role.ANALYST: "Works on the whole round.",
    Role.LEAD_ANALYST: "Works on the whole round, releases the summary and invites people.",
    Role.READER: "Reads published summaries.",
}


def ask_terms(facts: RoundFacts, current: Terms, key: str, *, may_give_every_round: bool = False) -> Terms:
    """Ask for a role, and then for its municipality or visits."""
    names = {role.value: member_role_name(role) for role in _ORDER}
    role = Role(ask(_("Role"), names, current.role.value, f"{key}_role"))
    st.caption(_(_MAY[role]))
    if role in SECTION_ROLES:
        return Terms(role, _ask_municipality(facts, current, key))
    if role is Role.INTERVIEWER:
        return Terms(role, visit_ids=_ask_visits(facts, current, key))
    if role is Role.LEAD_ANALYST and may_give_every_round:
        return Terms(role, every_round=st.checkbox(_("Leads every round, and may make new ones"), key=f"{key}_every"))
    return Terms(role)


def visit_names(facts: RoundFacts) -> dict[str, str]:
    """Return the visits' hosts and days by id."""
    hosts = municipality_names(facts)
    return {
        visit.visit_id: " · ".join(part for part in (hosts.get(visit.host_id, ""), date_text(visit.held_on)) if part)
        for visit in facts.visits
    }


def _ask_municipality(facts: RoundFacts, current: Terms, key: str) -> str | None:
    names = municipality_names(facts)
    index = list(names).index(current.municipality_id) if current.municipality_id in names else None
    chosen = st.selectbox(
        _("Municipality"),
        list(names),
        index=index,
        format_func=names.__getitem__,
        placeholder=_("Choose"),
        key=f"{key}_municipality",
    )
    return str(chosen) if chosen else None


def _ask_visits(facts: RoundFacts, current: Terms, key: str) -> tuple[str, ...]:
    names = visit_names(facts)
    chosen = st.multiselect(
        _("Visits they took part in"),
        list(names),
        default=[one for one in current.visit_ids if one in names],
        format_func=names.__getitem__,
        placeholder=_("Choose"),
        key=f"{key}_visits",
    )
    return tuple(sorted(chosen))
