"""What the forms share: choosing one thing by its id, and saving it."""

from collections.abc import Callable, Mapping

import streamlit as st

from analysis.errors import InvalidInput
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.texts import text as _

NEW = ""


def choose_entry(label: str, names: Mapping[str, str], new_label: str, key: str) -> str:
    """Ask which thing to edit. Returns its id, or NEW for a new one."""
    options = [NEW, *names]
    shown = {NEW: new_label, **names}
    # The number of entries is in the key: after adding or removing one the choice starts anew, at a new one.
    return st.selectbox(
        label,
        options,
        format_func=lambda entry: shown[entry],
        placeholder=_("Choose"),
        key=f"{key}_{len(options)}",
    )


def save_and_remove(key: str, *, can_remove: bool) -> tuple[bool, bool]:
    """Show the buttons of a form: add for a new thing. Returns which of save and remove was pressed."""
    with st.container(horizontal=True):
        label = _("Save") if can_remove else _("Add")
        save = st.form_submit_button(label, type="primary", key=f"{key}_save")
        remove = can_remove and st.form_submit_button(_("Remove"), key=f"{key}_remove")
    return save, remove


def carry_out(action: Callable[[], object], sentence: str) -> None:
    """Do something, tell that it was done, and draw the page anew; say what is wrong when it cannot be done."""
    with expected_errors_shown():
        action()
        done_and_anew(sentence)


def required(field: str, words: str) -> str:
    """Return words without outer spaces. Raises InvalidInput when nothing is left."""
    if not words.strip():
        raise InvalidInput(field, "empty")
    return words.strip()


def comma_separated(words: str) -> tuple[str, ...]:
    """Return the parts of a comma-separated text, without empty ones."""
    return tuple(part.strip() for part in words.split(",") if part.strip())
