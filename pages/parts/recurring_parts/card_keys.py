"""Keys that work on one card of a list at a time: which card that is, and how it is moved."""

import hashlib
from collections.abc import Sequence

import streamlit as st

from analysis.workflow.desk import Desk
from pages.parts import kept
from pages.parts.texts import text as _

KEYS = "card_keys"
_CURRENT, _MOVES = "current_card", "card_moves"
# Who moves by a key reads on from the card, by eye and by screen reader; who only looks is not moved.
_TO_CARD = """<script>/* {name} */
{{
const card = document.querySelector(".st-key-{card}");
if (card) {{
  card.tabIndex = -1;
  card.focus({{ preventScroll: true }});
  card.scrollIntoView({{ block: "nearest" }});
}}
}}</script>"""


def are_on() -> bool:
    """Return whether keys are in use in this session."""
    return bool(st.session_state.get(KEYS, True))


def current(desk: Desk, ids: Sequence[str]) -> str:
    """Return the card that the keys work on: the one chosen before, else the first; an empty text for no cards."""
    chosen = kept.kept(desk, _CURRENT, str)
    return chosen if chosen in ids else next(iter(ids), "")


def choose(desk: Desk, card_id: str) -> None:
    """Let the keys work on this card, without moving anybody."""
    kept.keep(desk, _CURRENT, card_id)


def go_to(desk: Desk, card_id: str) -> None:
    """Let the keys work on this card, and move the focus to it."""
    kept.keep(desk, _CURRENT, card_id)
    kept.keep(desk, _MOVES, (kept.kept(desk, _MOVES, int) or 0) + 1)


def after(ids: Sequence[str], card_id: str, step: int = 1) -> str:
    """Return the card a step away; from the last one comes the first."""
    if card_id not in ids:
        return next(iter(ids), "")
    return ids[(ids.index(card_id) + step) % len(ids)]


def show_keys(desk: Desk, ids: Sequence[str], card_id: str, sentence: str) -> None:
    """Show what the keys do, the switch that turns them off, and the buttons to the next and the previous card."""
    with st.container(horizontal=True, vertical_alignment="center", key="card_keys_bar"):
        for step, label, icon, key in (
            (-1, _("Previous"), ":material/keyboard_arrow_up:", "P"),
            (1, _("Next"), ":material/keyboard_arrow_down:", "N"),
        ):
            st.button(
                label,
                key=f"card_step_{step}",
                icon=icon,
                disabled=len(ids) < 2,
                shortcut=key if are_on() else None,
                on_click=go_to,
                args=(desk, after(ids, card_id, step)),
            )
        st.toggle(sentence, value=True, key=KEYS, persist_state="session")


def mark_current() -> None:
    """Tell inside a card that the keys work on it."""
    if are_on():
        with st.container(key="current_card"):
            st.caption(f":material/keyboard: {_('Keys work on this card')}")


def move_focus(desk: Desk, container: str) -> None:
    """Move the focus to a card, once for each time that somebody asked to go to it."""
    moves = kept.kept(desk, _MOVES, int)
    if moves:
        name = hashlib.sha256(f"{container} {moves}".encode()).hexdigest()[:12]
        st.html(_TO_CARD.format(name=name, card=container), unsafe_allow_javascript=True)


def turn(key: str) -> None:
    """Tick or untick the box with this key."""
    st.session_state[key] = not st.session_state.get(key, False)
