"""One's own account: where one is signed in, a new password, the second step of signing in."""

import streamlit as st

from analysis.model.people import ANALYST_ROLES, Session
from analysis.workflow import account, identities, passwords
from analysis.workflow.account import OwnAccount
from pages.parts import session
from pages.parts.forms import Field, post_button, post_form
from pages.parts.layout import page_header
from pages.parts.messages import done_and_anew, expected_errors_shown, invalid_text
from pages.parts.people_parts import provider_parts, second_step
from pages.parts.plain import escape_markdown
from pages.parts.texts import date_text
from pages.parts.texts import text as _

ACCOUNT_CHANGES = {
    "sign_in": "Signed in",
    "set_password": "The password was changed",
    "second_step_on": "The second step was turned on",
    "second_step_off": "The second step was turned off",
    "drop_second_step": "A lead analyst took the second step away",
    "code_again": "A code of the phone was given again; it let nobody in",
    "bind_identity": "An identity elsewhere was bound",
    "unbind_identity": "An identity elsewhere was taken away",
}
PASSWORD, OUT_EVERYWHERE = "/istunto/salasana", "/istunto/ulos-kaikkialta"


def render() -> None:
    """Show what one can do to one's own account."""
    visitor = session.signed_in()
    if visitor is None:
        session.refuse(_("Sign in first."))
    own = account.own_account(session.store(), session.token() or "")
    name, email = escape_markdown(own.person.name), escape_markdown(own.person.email)
    page_header(_("My account"), f"{name} · {email}")
    _say_what_happened()
    st.header(_("Where you are signed in"), anchor=False)
    _sessions(own)
    st.header(_("What has happened to the account"), anchor=False)
    st.caption(_("If something here was not you, change the password and tell the analyst of your round."))
    for event in own.events:
        st.markdown(f"{date_text(event.made_at)} · {_(ACCOUNT_CHANGES[event.change])}")
    held = identities.own_identities(session.store(), session.token() or "")
    if held.has_password or own.person.is_sample:
        st.header(_("Password"), anchor=False)
        _password()
    provider_parts.edit(held)
    if any(held.role in ANALYST_ROLES for held in visitor.memberships):
        st.header(_("Second step of signing in"), anchor=False)
        second_step.edit(own.person)


def _sessions(own: OwnAccount) -> None:
    for entry in own.sessions:
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(_session_line(entry))
            if not entry.is_this and st.button(_("Sign out there"), key=f"end_{entry.session_id[:16]}"):
                with expected_errors_shown():
                    account.end_one(session.store(), session.token() or "", entry.session_id)
                    done_and_anew(_("Signed out there."))
    post_button(OUT_EVERYWHERE, _("Sign out everywhere"))


def _session_line(entry: Session) -> str:
    name = f"**{escape_markdown(entry.device) or _('A browser')}**"
    here = _("this one") if entry.is_this else _("seen {moment}").format(moment=date_text(entry.seen_at))
    return f"{name} · {here} · {_('since {moment}').format(moment=date_text(entry.created_at))}"


def _password() -> None:
    hint = _("At least 12 characters. A sentence is a good password.")
    fields = (
        Field("old_password", _("Password now"), "password", "current-password"),
        Field("password", _("New password"), "password", "new-password", hint, passwords.MIN_LENGTH),
        Field("password_again", _("New password again"), "password", "new-password", shortest=passwords.MIN_LENGTH),
    )
    post_form(PASSWORD, fields, _("Change the password"))


def _say_what_happened() -> None:
    wrong = st.query_params.get("virhe", "")
    if wrong:
        field, _dot, reason = wrong.partition(".")
        st.error(invalid_text(field, reason))
    elif st.query_params.get("viesti") == "password":
        st.success(_("The password is changed. You were signed out everywhere else."))
    elif st.query_params.get("viesti") == "identity":
        st.success(_("The identity is bound. You can sign in with it from now on."))
