"""The keys of decisions. They can be switched off: a single letter must never act against somebody's will."""

import streamlit as st

from analysis.model.codes import FindingType
from pages.parts.texts import text as _

TAKE, ASIDE, NEXT, PREVIOUS, TICK, UNDO, SPLIT = "o", "s", "n", "e", "x", "z", "j"
TYPE_KEYS = {
    FindingType.STRENGTH: "v",
    FindingType.DEVELOPMENT: "k",
    FindingType.GOOD_PRACTICE: "h",
    FindingType.TIP: "t",
    FindingType.QUESTION: "y",
    FindingType.CONTEXT: "b",
}
NO_TYPE = "0"
_SWITCH = "shortcuts_on"


def show_switch() -> None:
    """Show the switch of the keys."""
    st.toggle(_("Keys for decisions"), value=True, key=_SWITCH, help=_("Each button shows its key."))


def key_of(letter: str) -> str | None:
    """Return the shortcut of a button, or None while the keys are off."""
    return letter if st.session_state.get(_SWITCH, True) else None


def theme_key(place: int) -> str | None:
    """Return the key of the theme at a place counted from 0: 1 to 9, none beyond."""
    return key_of(str(place + 1)) if place < 9 else None
