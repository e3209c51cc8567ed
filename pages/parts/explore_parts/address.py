"""Choices that stand in the address by their codes: a link opens the same view in every language."""

from collections.abc import Callable, Sequence

import streamlit as st


def take_from_address(parameter: str, key: str, options: Sequence[str]) -> None:
    """Set the choice `key` to what the address says, else leave what was chosen, else take the first."""
    wanted = st.query_params.get(parameter)
    if wanted in options:
        st.session_state[key] = wanted
    elif st.session_state.get(key) not in options:
        st.session_state[key] = options[0]


def put_into_address(parameter: str, key: str) -> Callable[[], None]:
    """Return what a widget does when its choice `key` changes: tell the address."""

    def tell() -> None:
        st.query_params[parameter] = str(st.session_state[key])

    return tell


def ask_addressed(label: str, names: dict[str, str], parameter: str) -> str:
    """Ask for one of several named things; the code of what is chosen stands in the address."""
    key = f"explore_{parameter}"
    take_from_address(parameter, key, list(names))
    return str(
        st.selectbox(
            label,
            list(names),
            format_func=lambda one: names[one],
            key=key,
            on_change=put_into_address(parameter, key),
        )
    )
