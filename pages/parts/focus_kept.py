"""Keeps the focus when a run of the page takes away what had it: Streamlit lets it fall to the top of the page.

A keyboard or a screen reader goes on from the next card, or from where the button was; a new page begins at its title.
"""

from pathlib import Path

import streamlit as st

_SCRIPT = Path(__file__).parent / "focus_kept.js"


def keep_focus() -> None:
    """Put the script on the page; it starts once a visit."""
    st.html(f'<span class="vk-said"></span><script>{_script()}</script>', unsafe_allow_javascript=True)


@st.cache_data(show_spinner=False)
def _script() -> str:
    return _SCRIPT.read_text(encoding="utf-8")
