"""What a visitor has in hand between two runs of a page, by round: it is theirs alone and ends with the session."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from analysis.access import round_of
from analysis.workflow.desk import Desk

Thing = TypeVar("Thing")


def keep(desk: Desk, name: str, thing: object) -> None:
    """Keep a thing under a name; None drops it."""
    if thing is None:
        st.session_state.pop(_key(desk, name), None)
    else:
        st.session_state[_key(desk, name)] = thing


def kept(desk: Desk, name: str, kind: type[Thing]) -> Thing | None:
    """Return what is kept under a name when it is of this kind, or None."""
    thing = st.session_state.get(_key(desk, name))
    return thing if isinstance(thing, kind) else None


def change(desk: Desk, name: str, kind: type[Thing], step: Callable[[Thing], Thing]) -> None:
    """Put what a step makes of a kept thing in its place; without one nothing happens."""
    thing = kept(desk, name, kind)
    if thing is not None:
        keep(desk, name, step(thing))


def _key(desk: Desk, name: str) -> str:
    # The membership is in the key: what one role has in hand is not there when another one is open.
    return f"kept_{name}_{round_of(desk.scope)}_{desk.scope.membership_id}"
