"""The one place that turns expected errors into words."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

import streamlit as st

from analysis.errors import (
    AccessDenied,
    CannotUndo,
    InconsistentConstraints,
    InvalidInput,
    NotFound,
    RuleBroken,
    StaleWrite,
    SynthesisError,
    UnreadableDocument,
)
from pages.parts.announcing import announce
from pages.parts.code_names import INVALID_INPUTS, UNDO_REASONS
from pages.parts.plain import escape_markdown
from pages.parts.summary_names import SUMMARY_INPUTS
from pages.parts.texts import date_text, reason_name, rule_name
from pages.parts.texts import text as _

_PENDING = "done_before"


@contextmanager
def expected_errors_shown(silent: tuple[type[SynthesisError], ...] = ()) -> Iterator[None]:
    """Say expected errors in the reader's language; anything else is a bug and must surface.

    `silent` names errors for which the caller has words of its own.
    """
    try:
        yield
    except SynthesisError as error:
        if isinstance(error, AccessDenied) and not issubclass(AccessDenied, silent):
            from pages.parts import refusals  # it asks who is here, and that part shows messages

            refusals.note_step()
        if not isinstance(error, silent):
            st.error(error_text(error))


def error_text(error: SynthesisError) -> str:
    """Return one sentence about an expected error, safe to show as Markdown."""
    for kind, words in _WORDS.items():
        if isinstance(error, kind):
            return words(error)
    return _("This did not work.")


def done(sentence: str) -> None:
    """Tell that something was done, to eyes and to screen readers."""
    st.toast(sentence, icon=":material/check:")
    announce(sentence)


def done_and_anew(sentence: str) -> NoReturn:
    """Draw the page anew and then tell that something was done: a toast shown before a rerun would be lost."""
    st.session_state[_PENDING] = sentence
    st.rerun()


def show_what_was_done() -> None:
    """Tell what the run before this one did."""
    sentence = st.session_state.pop(_PENDING, None)
    if sentence:
        done(sentence)


def invalid_text(field: str, reason: str) -> str:
    """Return what is wrong with what a person gave."""
    known = INVALID_INPUTS.get((field, reason)) or SUMMARY_INPUTS.get((field, reason))
    return _(known or "Check what you wrote.")


def _unreadable(error: UnreadableDocument) -> str:
    return f"{escape_markdown(error.file_name)}: {reason_name(error.reason)}"


def _stale(error: StaleWrite) -> str:
    sentence = _(
        "Somebody changed this first ({moment}). Nothing was saved; look at the page again and redo your change."
    )
    return sentence.format(moment=date_text(error.changed_at))


def _cannot_undo(error: CannotUndo) -> str:
    words = _(UNDO_REASONS.get(error.reason, "This step cannot be undone; it is answered by a new step."))
    return words.format(person=escape_markdown(error.changed_by) or _("somebody else"))


_WORDS: dict[type[SynthesisError], Callable[..., str]] = {
    UnreadableDocument: _unreadable,
    StaleWrite: _stale,
    CannotUndo: _cannot_undo,
    RuleBroken: lambda error: rule_name(error.rule),
    InvalidInput: lambda error: invalid_text(error.field, error.reason),
    NotFound: lambda _error: _("This is no longer there. Somebody may have removed it."),
    AccessDenied: lambda _error: _("You may not do this with the role that is open."),
    InconsistentConstraints: lambda _error: _("Decisions about these findings contradict each other."),
}
