"""Writing down that a visitor was refused: which page or a step, in the access log, a few a minute at most."""

import streamlit as st

from analysis.workflow import access_log
from pages.parts import links, session


def note_page() -> None:
    """Write down that the page of the address was refused."""
    _note("page", links.open_url_path())


def note_step() -> None:
    """Write down that a step on the page was refused."""
    _note("action", links.open_url_path())


def _note(kind: str, row_id: str) -> None:
    visitor = session.signed_in()
    # One rerun after another draws the same refusal: it is written once.
    mark = f"refused_{kind}_{row_id}"
    if visitor is not None and not st.session_state.get(mark):
        st.session_state[mark] = True
        access_log.note_refusal(session.store(), visitor, kind, row_id)
