"""A round's name, agreement and stage; the list of rounds and a new one."""

import streamlit as st

from analysis.access import RoundsScope
from analysis.model.codes import RoundStage
from analysis.workflow import rounds
from analysis.workflow.desk import Desk
from analysis.workflow.views import RoundFacts, SignedIn
from pages.parts import session
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.round_parts.entries import carry_out
from pages.parts.texts import stage_name
from pages.parts.texts import text as _


def edit_basics(desk: Desk, facts: RoundFacts) -> None:
    """Show the forms of the round's name and of its stage."""
    version = facts.round.version
    with st.form(f"round_basics_{version}"):
        name = st.text_input(_("Name of the round"), facts.round.name, key=f"round_name_{version}")
        agreement = st.text_input(_("Agreement"), facts.round.agreement, key=f"round_agreement_{version}")
        if st.form_submit_button(_("Save"), type="primary", key="round_basics_save"):
            carry_out(lambda: rounds.edit_round(desk, version, name=name, agreement=agreement), _("Saved."))
    _edit_stage(desk, facts)


def list_of_rounds(visitor: SignedIn, scope: RoundsScope) -> None:
    """Show every round that the visitor may open, each with a button that opens it."""
    listed = rounds.list_rounds(session.store(), scope)
    for entry in listed:
        with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"round_{entry.round_id}"):
            st.markdown(f"**{escape_markdown(entry.name)}**  \n{stage_name(entry.stage)}")
            if entry.round_id == visitor.round_id:
                st.caption(_("Open now"))
            elif st.button(_("Open"), key=f"open_{entry.round_id}"):
                with expected_errors_shown():
                    session.choose(visitor.membership_id or "", entry.round_id)
                    st.rerun()


def new_round(visitor: SignedIn, scope: RoundsScope) -> None:
    """Show the form of a new round to those who may make one."""
    if not scope.can_create:
        return
    st.header(_("New round"), anchor=False)
    with st.form("new_round", clear_on_submit=False):
        name = st.text_input(_("Name of the round"), key="new_round_name", placeholder=_("Peer-learning round 2026"))
        agreement = st.text_input(_("Agreement"), _AGREEMENT, key="new_round_agreement")
        if st.form_submit_button(_("Make the round"), type="primary", key="new_round_save"):
            _make(visitor, scope, name, agreement)


_AGREEMENT = "Kunta-alan energiatehokkuussopimus (KETS)"


def _make(visitor: SignedIn, scope: RoundsScope, name: str, agreement: str) -> None:
    with expected_errors_shown():
        round_id = rounds.make_round(session.store(), scope, name, agreement)
        session.choose(visitor.membership_id or "", round_id)
        done_and_anew(_("The round was made. It has the five themes of the agreement and a chapter for each."))


def _edit_stage(desk: Desk, facts: RoundFacts) -> None:
    version, stages = facts.round.version, list(RoundStage)
    with st.form(f"round_stage_{version}"):
        stage = st.selectbox(
            _("Stage of the round"),
            stages,
            index=stages.index(facts.round.stage),
            format_func=stage_name,
            placeholder=_("Choose"),
            key=f"round_stage_choice_{version}",
            help=_("The stage moves on by itself as work goes on. Going back is for lead analysts and is recorded."),
        )
        if st.form_submit_button(_("Change the stage"), key="round_stage_save"):
            carry_out(lambda: rounds.set_stage(desk, version, stage), _("The stage was changed."))
