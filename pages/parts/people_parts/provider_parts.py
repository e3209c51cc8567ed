"""The identity provider on screen: the way in, the way out there, and one's own identities; nothing where none is."""

import streamlit as st

from analysis.settings import ProviderSettings
from analysis.workflow import identities
from analysis.workflow.identities import Identity, OwnIdentities
from pages.parts import session
from pages.parts.forms import Field, post_form, way_out
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.texts import date_text
from pages.parts.texts import text as _

WAY_IN, WAY_OUT, BIND = "/istunto/tunnistus", "/istunto/tunnistus/ulos", "/istunto/tunnistus/liita"


def way_in() -> None:
    """Show the button that leads to the provider."""
    there = ProviderSettings.from_environment()
    if there is not None:
        way_out(WAY_IN, _("Sign in with {label}").format(label=there.label))
        st.caption(_("Or with your e-mail address and password:"))


def way_out_there() -> None:
    """Say that the provider still knows the visitor, and show the way to sign out there."""
    there = ProviderSettings.from_environment()
    if there is not None:
        st.caption(_("On a shared computer, sign out of the identity service too."))
        way_out(WAY_OUT, _("Sign out of {label}").format(label=there.label))


def edit(held: OwnIdentities) -> None:
    """Show one's own identities, take one away, and bind one with the password."""
    there = ProviderSettings.from_environment()
    if there is None and not held.identities:
        return
    st.header(_("Identity service"), anchor=False)
    for one in held.identities:
        _identity(one, there)
    if there is not None and held.has_password and not held.identities:
        st.markdown(_("Give your password, and identify yourself: then you can sign in without it."))
        fields = (Field("password", _("Password now"), "password", "current-password"),)
        post_form(BIND, fields, _("Bind {label} to this account").format(label=there.label))


def _identity(one: Identity, there: ProviderSettings | None) -> None:
    label = there.label if there is not None and there.issuer == one.issuer else one.issuer
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        since = _("bound {moment}").format(moment=date_text(one.bound_at))
        st.markdown(f"**{escape_markdown(label)}** · {since}")
        if st.button(_("Take away"), key=f"unbind_{one.identity_id[:16]}"):
            with expected_errors_shown():
                identities.unbind(session.store(), session.token() or "", one.identity_id)
                done_and_anew(_("The identity was taken away."))
