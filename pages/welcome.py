"""First start: make the first analyst, or look at the sample round. Open to strangers while nobody has an account."""

import streamlit as st

from analysis.settings import Settings
from analysis.workflow import people, sample
from pages.parts import session
from pages.parts.forms import Field, post_button, post_form
from pages.parts.layout import page_header
from pages.parts.messages import invalid_text
from pages.parts.texts import text as _

START, SAMPLE = "/istunto/aloita", "/istunto/esimerkki"
SHORTEST_PASSWORD = 12


def render() -> None:
    """Show the two ways to begin."""
    if people.has_people(session.store()):
        session.refuse(_("Vertaiskooste is already in use. Sign in instead."))
    page_header(
        _("Welcome to Vertaiskooste"),
        _("Vertaiskooste turns the notes of a peer-learning round into a results summary. Nothing is here yet."),
    )
    _say_what_is_wrong()
    can_open = sample.can_open_sample(
        session.store(), Settings.from_environment(), st.context.ip_address or "127.0.0.1"
    )
    first, second = st.columns(2, gap="large")
    # What needs nothing from the visitor comes first, but not while the form waits for a correction:
    # on a phone the second lies below the fold.
    is_sample_first = can_open and not _wrong_input()
    with first if is_sample_first else second, st.container(border=True):
        _sample_round(can_open=can_open)
    with second if is_sample_first else first, st.container(border=True):
        _own_material()


def _own_material() -> None:
    st.header(_("Begin with our own material"), anchor=False)
    st.markdown(
        _("Make the account of the first lead analyst. The one-time code is shown where Vertaiskooste was started.")
    )
    hint = _("At least 12 characters. A sentence is a good password.")
    fields = (
        Field("code", _("One-time code"), fills="one-time-code"),
        Field("full_name", _("Name"), fills="name"),
        Field("email", _("E-mail"), "email", "username"),
        Field("password", _("Password"), "password", "new-password", hint, SHORTEST_PASSWORD),
        Field("password_again", _("Password again"), "password", "new-password", shortest=SHORTEST_PASSWORD),
    )
    post_form(START, fields, _("Begin"))


def _sample_round(*, can_open: bool) -> None:
    st.header(_("Look at the sample round"), anchor=False)
    st.markdown(
        _("Six invented municipalities, their notes, and everything that an analyst and a municipality see of them.")
    )
    if can_open:
        post_button(SAMPLE, _("Open the sample round"), quiet=False)
        st.caption(
            _("It opens in half a minute. No account is needed, and you can begin with your own material later.")
        )
    else:
        st.info(_("The sample round opens only on your own computer, when Vertaiskooste was started with make run."))


def _say_what_is_wrong() -> None:
    wrong = _wrong_input()
    if wrong:
        field, _dot, reason = wrong.partition(".")
        st.error(invalid_text(field, reason))


def _wrong_input() -> str:
    return st.query_params.get("virhe", "")
