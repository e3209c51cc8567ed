"""What stands around every page: whose eyes, which round, which language, the way out, and the sample's banner."""

from dataclasses import replace

import streamlit as st

from analysis.model.people import ANALYST_ROLES, SECTION_ROLES, Membership, Role
from analysis.model.rounds import Round
from analysis.workflow import people, rounds, sections, visits
from analysis.workflow.views import SignedIn
from pages.parts import session
from pages.parts.catalogues import words
from pages.parts.forms import Choice, post_button, post_choices
from pages.parts.links import page_link
from pages.parts.messages import expected_errors_shown
from pages.parts.next_step import show_next_step
from pages.parts.places import OF_ANYBODY, SIGN_IN, WELCOME
from pages.parts.plain import escape_markdown
from pages.parts.texts import language, member_role_name
from pages.parts.texts import text as _

LANGUAGE_NAMES = {"fi": "Suomeksi", "sv": "På svenska", "en": "In English"}
SIGN_OUT, LANGUAGE = "/istunto/ulos", "/istunto/kieli"
_VIEW, _ROUND = "open_membership", "open_round"


def sample_banner(visitor: SignedIn) -> None:
    """Say on every page that the sample is invented, with the switch between its eyes."""
    if not visitor.person.is_sample:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="sample_banner"):
        st.markdown(f"**{_('Sample material – the municipalities and people are invented')}**")
        _view_switch(visitor, _("Look as"))


def side_panel(visitor: SignedIn) -> None:
    """Show who is here, the open membership and round, the language and the way out."""
    with st.sidebar:
        _round_chooser(visitor)
        if not visitor.person.is_sample:
            _view_switch(visitor, _("Role"))
        show_next_step(visitor)
        st.markdown(escape_markdown(visitor.person.name))
        language_choice()
        post_button(SIGN_OUT, _("Sign out"))


def stranger_panel() -> None:
    """Show the pages that are everybody's, and the language choice, to somebody who is not signed in."""
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center", key="languages"):
        for place in (SIGN_IN, WELCOME, *OF_ANYBODY):  # the visitor's own of them are shown
            page_link(_(place.title), place.url_path, icon=f":material/{place.icon}:")
        language_choice()


def language_choice() -> None:
    """Show the languages that the screens speak; English is what the texts are written in."""
    offered = [code for code in LANGUAGE_NAMES if code == "en" or words(code).plain]
    choices = tuple(Choice(code, LANGUAGE_NAMES[code], code == language(), code) for code in offered)
    post_choices(LANGUAGE, "kieli", choices, _("Language"))


def _view_switch(visitor: SignedIn, label: str) -> None:
    held = {m.membership_id: m for m in visitor.memberships}
    if len(held) < 2:
        return
    names = _membership_names(visitor)
    # Analysts first, then by name: memberships come in no order that a reader could know.
    options = sorted(held, key=lambda key: (held[key].role in SECTION_ROLES, names[key]))
    chosen = _chooser(label, options, visitor.membership_id, names, _VIEW)
    if chosen and chosen != visitor.membership_id:
        _open(held[chosen], visitor)


def _open(membership: Membership, visitor: SignedIn) -> None:
    """Open a membership; an analyst of every round comes back to the round of the membership that was open."""
    before = session.membership()
    round_id = membership.round_id
    if round_id is None and membership.role in ANALYST_ROLES:
        round_id = visitor.round_id or (before.round_id if before else None)
    _change(membership.membership_id, round_id)


def _round_chooser(visitor: SignedIn) -> None:
    listed = _rounds_of(visitor)
    if not listed or visitor.membership_id is None:
        return
    if visitor.round_id is None and len(listed) == 1:
        _change(visitor.membership_id, listed[0].round_id)
    if len(listed) > 1:
        names = {entry.round_id: entry.name for entry in listed}
        chosen = _chooser(_("Round"), list(names), visitor.round_id, names, _ROUND)
        if chosen and chosen != visitor.round_id:
            _change(visitor.membership_id, chosen)


def _rounds_of(visitor: SignedIn) -> tuple[Round, ...]:
    scope = people.open_rounds(visitor)
    return rounds.list_rounds(session.store(), scope) if scope else ()


def _chooser(label: str, options: list[str], current: str | None, names: dict[str, str], key: str) -> str | None:
    """A select box that always shows what is open. Its key carries what is open, so that it starts anew on a change."""
    index = options.index(current) if current in options else None
    chosen = st.selectbox(
        label,
        options,
        index=index,
        format_func=lambda option: names[option],
        placeholder=_("Choose"),
        key=f"{key}_{current}_{len(options)}",
    )
    return str(chosen) if chosen else None


def _membership_names(visitor: SignedIn) -> dict[str, str]:
    return {m.membership_id: _membership_name(visitor, m) for m in visitor.memberships}


def _membership_name(visitor: SignedIn, membership: Membership) -> str:
    name = member_role_name(membership.role)
    own = replace(visitor, membership_id=membership.membership_id, round_id=membership.round_id)
    if membership.role in SECTION_ROLES:
        return f"{name}: {sections.section_status(people.open_desk(session.store(), own)).municipality_name}"
    if membership.role is Role.INTERVIEWER:
        return f"{name}: {visits.host_name(people.open_desk(session.store(), own))}"
    return name


def _change(membership_id: str, round_id: str | None) -> None:
    with expected_errors_shown():
        session.choose(membership_id, round_id)
        session.remember_switch()
        st.rerun()
