"""Who is here, and what is open to them. The default answer is no."""

from types import UnionType
from typing import NoReturn

import streamlit as st

from analysis.access import PublicScope, RoundScope, Scope, SectionScope, VisitScope
from analysis.errors import AccessDenied
from analysis.model.people import Membership
from analysis.workflow import people, rounds
from analysis.workflow.desk import Desk
from analysis.workflow.views import RoundFacts, SignedIn
from pages.parts import storage
from pages.parts.messages import expected_errors_shown
from pages.parts.texts import text as _

COOKIE = "vertaiskooste"
store = storage.store

_SWITCHED = "view_switched"


def token() -> str | None:
    """Return the visitor's session token from its cookie, or None."""
    return st.context.cookies.get(COOKIE) or None


def signed_in() -> SignedIn | None:
    """Return who is here. Asked from the store each time: a session that was ended opens nothing."""
    held = token()
    return people.session_of(store(), held) if held else None


def membership() -> Membership | None:
    """Return the visitor's open membership, or None."""
    visitor = signed_in()
    if visitor is None:
        return None
    return next((m for m in visitor.memberships if m.membership_id == visitor.membership_id), None)


def choose(membership_id: str, round_id: str | None = None) -> None:
    """Open one of the visitor's own memberships, and for an analyst one round."""
    people.choose(store(), token() or "", membership_id, round_id)


def analyst_desk() -> Desk:
    """Return the desk of the analyst's open round; for anybody else say so and stop."""
    return _desk_of(RoundScope, _("This page is for the analysts of a round. Open a round first."))


def lead_desk() -> Desk:
    """Return the desk of the lead analyst's open round; for anybody else say so and stop."""
    desk = analyst_desk()
    if not (isinstance(desk.scope, RoundScope) and desk.scope.is_lead):
        _note_refusal()
        refuse(_("This page is for the lead analyst of a round."))
    return desk


def visit_desk() -> Desk:
    """Return the desk of the interviewer's open visit; for anybody else say so and stop."""
    return _desk_of(VisitScope, _("This page is for the interviewers of a visit."))


def reader_desk() -> Desk:
    """Return the desk of a reader of published summaries, or of a municipality; for anybody else say so and stop."""
    return _desk_of(
        PublicScope | SectionScope, _("This page is for readers of published summaries and for municipalities.")
    )


def section_desk() -> Desk:
    """Return the desk of the municipality's own section; for anybody else say so and stop."""
    return _desk_of(SectionScope, _("This page is for the contact persons of a municipality."))


def facts(desk: Desk) -> RoundFacts:
    """Return the open round with its municipalities, visits and chapters."""
    return rounds.round_facts(desk)


def refuse(sentence: str) -> NoReturn:
    """Show one sentence and end the run."""
    st.info(sentence)
    st.stop()


def _desk_of(kind: type[Scope] | UnionType, otherwise: str) -> Desk:
    visitor = signed_in()
    if visitor is None:
        refuse(_("Sign in first."))
    desk = _open_desk(visitor)
    if desk is None or not isinstance(desk.scope, kind):
        _note_refusal()
        refuse(otherwise)
    return desk


def _note_refusal() -> None:
    from pages.parts import refusals  # it asks this part who is here

    refusals.note_page()


def _open_desk(visitor: SignedIn) -> Desk | None:
    with expected_errors_shown(silent=(AccessDenied,)):
        return people.open_desk(store(), visitor)
    return None


def remember_switch() -> None:
    """Remember that the visitor opened another of their views just now."""
    st.session_state[_SWITCHED] = True


def was_just_switched() -> bool:
    """Return whether another view was opened just now; asked once."""
    return bool(st.session_state.pop(_SWITCHED, False))
