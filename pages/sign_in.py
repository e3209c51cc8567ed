"""Signing in. Open to strangers; it shows nothing of any round."""

import streamlit as st

from pages.parts.forms import Field, post_form
from pages.parts.layout import page_header
from pages.parts.texts import text as _

ACTION = "/istunto/kirjaudu"


def render() -> None:
    """Ask for address and password."""
    page_header(_("Sign in"), _("Vertaiskooste turns the notes of a peer-learning round into a results summary."))
    _say_what_happened()
    fields = (
        Field("email", _("E-mail"), "email", "username"),
        Field("password", _("Password"), "password", "current-password"),
    )
    post_form(ACTION, fields, _("Sign in"))


def _say_what_happened() -> None:
    if st.query_params.get("virhe"):
        st.error(_("The e-mail address or the password is not right."))
    elif st.query_params.get("viesti") == "out":
        st.success(_("You have signed out."))
