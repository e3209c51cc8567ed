"""The gate: who is here, which pages the role has, and run one of them. Everything else is out of reach."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from threading import BoundedSemaphore

import streamlit as st

from analysis.model.people import ANALYST_ROLES, SECTION_ROLES, Membership, Role
from analysis.workflow import people
from analysis.workflow.views import SignedIn
from pages.parts import frame, links, refusals, session
from pages.parts.focus_kept import keep_focus
from pages.parts.look import use_look
from pages.parts.messages import show_what_was_done
from pages.parts.places import (
    ACCOUNT,
    DATA_CARE,
    EVERY_PLACE,
    OF_A_MUNICIPALITY,
    OF_A_READER,
    OF_A_ROUND,
    OF_AN_INTERVIEWER,
    OF_ANYBODY,
    PEOPLE,
    ROUNDS,
    SIGN_IN,
    WELCOME,
    Place,
)
from pages.parts.settling import settle_what_came
from pages.parts.streamlit_words import say_streamlit_words
from pages.parts.texts import text as _
from pages.parts.texts import use_language

LANGUAGE_COOKIE = "vertaiskooste_kieli"
ICON = str(Path(__file__).parent / "parts" / "icon.svg")


def main() -> None:
    """Show the page that the address names, when it is one of the visitor's own."""
    visitor = session.signed_in()
    use_language(visitor.language if visitor else st.context.cookies.get(LANGUAGE_COOKIE, ""))
    st.set_page_config("Vertaiskooste", page_icon=ICON, layout="wide")
    own = places_of(visitor)
    position = "sidebar" if visitor else "hidden"
    page = st.navigation(_pages(own, is_known=visitor is not None), position=position, expanded=True)
    links.remember_open(page.url_path)
    use_look()
    say_streamlit_words()
    keep_focus()
    with _run_slots():
        if visitor is None:
            frame.stranger_panel()
        else:
            frame.side_panel(visitor)
            frame.sample_banner(visitor)
        show_what_was_done()
        try:
            page.run()
        finally:
            settle_what_came()


def places_of(visitor: SignedIn | None) -> tuple[Place, ...]:
    """Return the pages that somebody may open; the first is where they begin. Some are everybody's."""
    return (*_own_places(visitor), *OF_ANYBODY)


def _own_places(visitor: SignedIn | None) -> tuple[Place, ...]:
    if visitor is None:
        return (SIGN_IN,) if people.has_people(session.store()) else (WELCOME,)
    # The sample's people have no password and no sessions of their own to look after.
    account = () if visitor.person.is_sample else (ACCOUNT,)
    membership = _open_membership(visitor)
    if membership is None:
        return account
    if membership.role in ANALYST_ROLES:
        return (*_of_an_analyst(visitor, membership), *account)
    if membership.role in SECTION_ROLES:
        return (*OF_A_MUNICIPALITY, *OF_A_READER, *account)
    return (*(OF_AN_INTERVIEWER if membership.role is Role.INTERVIEWER else OF_A_READER), *account)


def _of_an_analyst(visitor: SignedIn, membership: Membership) -> tuple[Place, ...]:
    if not visitor.round_id:
        return (ROUNDS,)
    return (ROUNDS, *OF_A_ROUND, *((PEOPLE, DATA_CARE) if membership.role is Role.LEAD_ANALYST else ()))


def _open_membership(visitor: SignedIn) -> Membership | None:
    return next((m for m in visitor.memberships if m.membership_id == visitor.membership_id), None)


def _pages(own: tuple[Place, ...], *, is_known: bool) -> list[st.Page]:
    """Return the own pages, and hidden ones for every other address: the gate for strangers, a plain no for others."""
    shown = [_page(place, _render_of(place), is_shown=place.is_in_menu) for place in own]
    links.remember({place.url_path: page for place, page in zip(own, shown, strict=True)})
    first = shown[0] if shown else None
    otherwise = _not_yours(first) if is_known else _render_of(own[0])
    hidden = [_page(place, otherwise, is_shown=False) for place in EVERY_PLACE if place not in own]
    start = st.Page(_start(first, otherwise), title="Vertaiskooste", url_path="alku", default=True, visibility="hidden")
    return [start, *shown, *hidden]


def _page(place: Place, render: Callable[[], None], *, is_shown: bool = True) -> st.Page:
    return st.Page(
        render,
        title=_(place.title),
        icon=f":material/{place.icon}:",
        url_path=place.url_path,
        visibility="visible" if is_shown else "hidden",
    )


def _render_of(place: Place) -> Callable[[], None]:
    def render() -> None:
        import_module(f"pages.{place.module}").render()

    return render


def _start(first: st.Page | None, otherwise: Callable[[], None]) -> Callable[[], None]:
    def render() -> None:
        if first is None:
            otherwise()
        else:
            st.switch_page(first, query_params=dict(st.query_params))

    return render


def _not_yours(first: st.Page | None) -> Callable[[], None]:
    def render() -> None:
        if session.was_just_switched() and first is not None:
            # The page belonged to the view that was open before: go where the new one begins.
            st.switch_page(first)
        refusals.note_page()
        st.title(_("Not here"), anchor=False)
        st.markdown(_("There is no such page, or it is not for the role that is open."))
        if first is not None:
            st.page_link(first)

    return render


@st.cache_resource(show_spinner=False)
def _run_slots() -> BoundedSemaphore:
    """Two script runs at once: more threads under one interpreter lock starve the server's own (measured)."""
    return BoundedSemaphore(2)


if __name__ == "__main__":
    main()
