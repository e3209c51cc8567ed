"""Signing in. Open to strangers; it shows nothing of any round."""

import streamlit as st

from pages.parts.forms import Field, post_form
from pages.parts.layout import page_header
from pages.parts.people_parts import provider_parts
from pages.parts.texts import text as _

ACTION, SECOND_STEP = "/istunto/kirjaudu", "/istunto/vahvista"


def render() -> None:
    """Ask for address and password, or for the code of the second step."""
    if st.query_params.get("vaihe") == "koodi":
        _ask_second_step()
        return
    page_header(_("Sign in"), _("Vertaiskooste turns the notes of a peer-learning round into a results summary."))
    _say_what_happened()
    provider_parts.way_in()
    fields = (
        Field("email", _("E-mail"), "email", "username"),
        Field("password", _("Password"), "password", "current-password"),
    )
    post_form(ACTION, fields, _("Sign in"))
    st.caption(_("Forgotten your password? Ask the analyst of your round for a new link."))


def _ask_second_step() -> None:
    page_header(
        _("The code of your phone"),
        _("Open your authenticator and write the six digits it shows. A recovery code will do too."),
    )
    wrong = st.query_params.get("virhe")
    if wrong == "key":
        st.error(
            _("The server's key has changed, so no code can be checked. Use a recovery code, or ask a lead analyst.")
        )
    elif wrong:
        st.error(_("The code is not right, or it has been used already. Wait for the next one."))
    post_form(SECOND_STEP, (Field("code", _("Code"), fills="one-time-code"),), _("Sign in"))


def _say_what_happened() -> None:
    wrong, said = st.query_params.get("virhe"), st.query_params.get("viesti")
    if wrong == "wait":
        st.error(_("Too many tries. Wait five minutes, and try again."))
    elif wrong:
        st.error(_("The e-mail address or the password is not right."))
    elif said == "out":
        st.success(_("You have signed out."))
        provider_parts.way_out_there()
    elif said == "password":
        st.success(_("The new password is saved. Sign in with it."))
    elif said == "role":
        st.success(_("The role was added to your account. Sign in, and choose it."))
