"""The visits of a round: who hosted, who interviewed, when, and which interviews were held."""

from dataclasses import replace

import streamlit as st

from analysis.errors import InvalidInput
from analysis.model.codes import RoleClass
from analysis.model.rounds import Interview, Visit
from analysis.workflow import rounds
from analysis.workflow.desk import Desk
from analysis.workflow.views import RoundFacts
from pages.parts.layout import empty_state, user_list
from pages.parts.round_parts.entries import NEW, carry_out, choose_entry, required, save_and_remove
from pages.parts.texts import date_text, role_name
from pages.parts.texts import text as _


def edit_visits(desk: Desk, facts: RoundFacts) -> None:
    """Show the form of one visit, and the interviews of it."""
    if not facts.municipalities:
        empty_state(_("Add the municipalities first; then their visits."))
        return
    visits = {visit.visit_id: visit for visit in facts.visits}
    names = {key: _visit_name(facts, visit) for key, visit in visits.items()}
    st.markdown(_("Who visited whom, when, and which interviews were held. Notes are tied to these."))
    if visits:
        user_list(_visit_line(facts, visit) for visit in facts.visits)
    else:
        st.markdown(_("No visit has been added yet."))
    chosen = visits.get(choose_entry(_("Visit to edit"), names, _("A new visit"), "visit"))
    _visit_form(desk, facts, chosen)
    if chosen is not None:
        _edit_interviews(desk, chosen)


def _visit_name(facts: RoundFacts, visit: Visit) -> str:
    host = facts.municipality(visit.host_id)
    day = date_text(visit.held_on)
    return f"{host.name_fi if host else visit.host_id}{f' · {day}' if day else ''}"


def _visit_line(facts: RoundFacts, visit: Visit) -> str:
    known = (facts.municipality(one) for one in visit.interviewing_ids)
    guests = ", ".join(entry.name_fi for entry in known if entry)
    # By name: how many there are by municipality is not for comparing.
    interviews = ", ".join(interview.name for interview in visit.interviews)
    return " · ".join(part for part in (_visit_name(facts, visit), guests, interviews) if part)


def _visit_form(desk: Desk, facts: RoundFacts, entry: Visit | None) -> None:
    key = f"visit_{entry.visit_id}_{entry.version}" if entry else "visit_new"
    names = {m.municipality_id: m.name_fi for m in facts.municipalities}
    ids = list(names)
    with st.form(key, clear_on_submit=False):
        index = ids.index(entry.host_id) if entry else None
        host = st.selectbox(
            _("Host"), ids, index=index, format_func=names.__getitem__, placeholder=_("Choose"), key=f"{key}_host"
        )
        interviewing = st.multiselect(
            _("Interviewing municipalities"),
            ids,
            default=list(entry.interviewing_ids) if entry else [],
            format_func=names.__getitem__,
            placeholder=_("Choose"),
            key=f"{key}_interviewing",
        )
        held_on = st.date_input(
            _("Day of the visit"), entry.held_on if entry else None, format="DD.MM.YYYY", key=f"{key}_day"
        )
        save, remove = save_and_remove(key, can_remove=entry is not None)

    def store() -> None:
        host_id = required("name", host or "")
        if host_id in interviewing:
            raise InvalidInput("host", "interviews_itself")
        known = replace(entry, host_id=host_id, interviewing_ids=()) if entry else Visit(NEW, host_id)
        changed = replace(known, interviewing_ids=tuple(interviewing), held_on=held_on)
        rounds.save_visit(desk, changed, is_new=entry is None)

    if save:
        carry_out(store, _("The visit was saved."))
    elif remove and entry:
        carry_out(lambda: rounds.remove_visit(desk, entry.visit_id, entry.version), _("The visit was removed."))


def _edit_interviews(desk: Desk, visit: Visit) -> None:
    st.subheader(_("Interviews of the visit"), anchor=False)
    if visit.interviews:
        user_list(_interview_line(interview) for interview in visit.interviews)
    else:
        st.markdown(_("No interview has been added to this visit yet."))
    interviews = {interview.interview_id: interview for interview in visit.interviews}
    names = {key: interview.name for key, interview in interviews.items()}
    chosen = choose_entry(_("Interview to edit"), names, _("A new interview"), f"interview_{visit.visit_id}")
    _interview_form(desk, visit, interviews.get(chosen))


def _interview_line(interview: Interview) -> str:
    roles = ", ".join(role_name(role) for role in interview.role_classes)
    return " · ".join(part for part in (interview.name, roles) if part)


def _interview_form(desk: Desk, visit: Visit, entry: Interview | None) -> None:
    known = entry or Interview(NEW, visit.visit_id, "")
    key = f"interview_{known.interview_id or visit.visit_id}_{known.version}_{'old' if entry else 'new'}"
    with st.form(key, clear_on_submit=False):
        name = st.text_input(_("Name of the interview"), known.name, key=f"{key}_name")
        roles = st.multiselect(
            _("Who was heard, as classes of roles"),
            list(RoleClass),
            default=list(known.role_classes),
            format_func=role_name,
            placeholder=_("Choose"),
            key=f"{key}_roles",
            help=_("Titles and names are not kept: in a small municipality the title is the person."),
        )
        number = st.number_input(_("How many were heard"), 0, 200, known.interviewees, key=f"{key}_number")
        save, remove = save_and_remove(key, can_remove=entry is not None)

    def store() -> None:
        changed = replace(known, name=required("name", name), role_classes=tuple(roles), interviewees=int(number))
        rounds.save_interview(desk, changed, is_new=entry is None)

    if save:
        carry_out(store, _("The interview was saved."))
    elif remove:
        carry_out(
            lambda: rounds.remove_interview(desk, known.interview_id, known.version),
            _("The interview was removed."),
        )
