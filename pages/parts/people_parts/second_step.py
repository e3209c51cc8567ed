"""Setting up the second step of signing in: the secret as a picture and as text, a first code, recovery codes."""

from io import BytesIO

import segno
import streamlit as st

from analysis.model.people import Person
from analysis.workflow import second_step
from analysis.workflow.second_step import Setup
from pages.parts import session
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.texts import plural
from pages.parts.texts import text as _

_SETUP, _CODES = "second_step_setup", "second_step_codes"


def edit(person: Person) -> None:
    """Show whether the second step is on, and turn it on or off."""
    state = second_step.state(session.store(), person)
    codes = st.session_state.get(_CODES)
    if codes and state.is_on:
        _recovery_codes(codes)
    if state.is_on:
        st.markdown(_("Signing in asks for a code of your phone after the password."))
        st.caption(plural("{count} recovery code left", "{count} recovery codes left", state.recovery_codes))
        _turn_off(person)
    elif _SETUP in st.session_state:
        _confirm(person, st.session_state[_SETUP])
    else:
        st.markdown(_("Then somebody who learns your password still cannot sign in. You need an authenticator app."))
        if st.button(_("Set up the second step"), key="second_step_begin"):
            with expected_errors_shown():
                st.session_state[_SETUP] = second_step.begin(session.store(), person)
                st.rerun()


def _confirm(person: Person, setup: Setup) -> None:
    st.markdown(_("Read the picture with your authenticator, or write the key into it. Then write the code it shows."))
    _picture(setup)
    st.markdown(_("Key"))
    st.code(setup.secret, language=None, wrap_lines=True)
    with st.form("second_step_confirm"):
        code = st.text_input(_("Code"), key="second_step_code", autocomplete="one-time-code", max_chars=10)
        is_sent = st.form_submit_button(_("Turn on"), type="primary")
    if is_sent:
        with expected_errors_shown():
            st.session_state[_CODES] = second_step.confirm(session.store(), person, code)
            del st.session_state[_SETUP]
            done_and_anew(_("The second step is on."))
    if st.button(_("Cancel"), key="second_step_cancel"):
        del st.session_state[_SETUP]
        st.rerun()


def _picture(setup: Setup) -> None:
    """Draw the link into the page itself: a picture file of Streamlit's could be fetched without a session."""
    svg = BytesIO()
    # The quiet zone is white in both themes: cameras need dark on light.
    segno.make(setup.link, error="m").save(svg, kind="svg", scale=5, border=3, light="white", xmldecl=False)
    label = _("A picture of the key for your authenticator")
    st.html(f'<div role="img" aria-label="{label}">{svg.getvalue().decode()}</div>')


def _recovery_codes(codes: tuple[str, ...]) -> None:
    with st.container(border=True):
        st.markdown(_("**Keep these recovery codes** where you find them without your phone. Each works once."))
        st.code("\n".join(codes), language=None)
        if st.button(_("I have kept them"), key="second_step_kept"):
            del st.session_state[_CODES]
            st.rerun()


def _turn_off(person: Person) -> None:
    with st.popover(_("Turn the second step off")), st.form("second_step_off", border=False):
        code = st.text_input(_("Code"), key="second_step_off_code", autocomplete="one-time-code", max_chars=20)
        if st.form_submit_button(_("Turn off")):
            with expected_errors_shown():
                second_step.turn_off(session.store(), person, code)
                st.session_state.pop(_CODES, None)
                done_and_anew(_("The second step is off."))
