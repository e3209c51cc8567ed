"""The style that the theme's settings cannot say: focus, motion, narrow screens, words on accents, the phase strip."""

from pathlib import Path

import streamlit as st

_STYLES = Path(__file__).parent / "styles"


def use_look() -> None:
    """Put our style on the page; it goes out once a page and carries no words."""
    is_dark = st.context.theme.type == "dark"
    names = ("screens.css", "fields.css", "bars.css", *(["dark.css"] if is_dark else []))
    st.html(f"<style>{''.join(_style(name) for name in names)}</style>")


@st.cache_data(show_spinner=False)
def _style(name: str) -> str:
    return (_STYLES / name).read_text(encoding="utf-8")
