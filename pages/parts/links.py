"""Links between pages. Only the visitor's own pages can be linked to."""

from collections.abc import Mapping

import streamlit as st

_PAGES, _OPEN = "own_pages", "open_page"


def remember(pages: Mapping[str, st.Page]) -> None:
    """Keep the visitor's own pages of this run, by address."""
    st.session_state[_PAGES] = dict(pages)


def remember_open(url_path: str) -> None:
    """Keep which page this run shows."""
    st.session_state[_OPEN] = url_path


def open_url_path() -> str:
    """Return the address of the page that this run shows."""
    return str(st.session_state.get(_OPEN, ""))


def is_open(url_path: str) -> bool:
    """Return whether this run shows the page at an address."""
    return bool(st.session_state.get(_OPEN) == url_path)


def page_link(
    label: str, url_path: str, query: Mapping[str, str] | None = None, *, icon: str = ":material/arrow_forward:"
) -> None:
    """Show a link to one of the visitor's own pages; nothing when the page is not theirs.

    `query` names what the page should open, as it stands in the address.
    """
    page = st.session_state.get(_PAGES, {}).get(url_path)
    if page is not None:
        st.page_link(page, label=label, icon=icon, query_params=query)


def page_button(label: str, url_path: str) -> None:
    """Show the one thing to do next as a button that goes to one of the visitor's own pages; nothing for others'."""
    page = st.session_state.get(_PAGES, {}).get(url_path)
    if page is not None and st.button(label, type="primary", icon=":material/arrow_forward:", key=f"go_{url_path}"):
        st.switch_page(page)
