"""The frame of a page: where am I, what is this, what can be undone, what is the worker doing."""

from collections.abc import Callable, Iterable

import streamlit as st

from analysis.model.phases import RoundState
from analysis.model.privacy import Retention
from analysis.workflow import history, jobs
from analysis.workflow.desk import Desk
from analysis.workflow.views import JobView, RoundFacts
from pages.parts import phase_strip, session
from pages.parts.links import is_open, page_link
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.phase_words import next_step
from pages.parts.plain import escape_markdown
from pages.parts.texts import action_name, date_text
from pages.parts.texts import text as _

JOB_KINDS = {
    "erase_notes": "Erasing the notes",
    "load_sample": "Loading the sample round",
    "suggest": "Looking for recurring findings",
    "map": "Drawing the map of findings",
}


def page_header(title: str, lead: str, facts: RoundFacts | None = None) -> None:
    """Show where one is (round and phase), the page's title, one sentence of what it is for, and what comes next."""
    state = _where_in_the_round(facts) if facts is not None else None
    st.title(title, anchor=False)
    if lead:
        st.markdown(lead)
    if state is not None:
        _what_comes_next(state)
    if facts is not None:
        _tell_of_keeping(facts.retention)


def _where_in_the_round(facts: RoundFacts) -> RoundState:
    state = phase_strip.state_of(session.analyst_desk())
    st.caption(escape_markdown(facts.round.name))
    phase_strip.show_phases(state)
    return state


def _what_comes_next(state: RoundState) -> None:
    """Link to what comes next, where it is done on another page than the one that is open."""
    step = next_step(state)
    if step.url_path and not is_open(step.url_path) and not is_open("kierrokset"):
        page_link(f"{_('Next:')} {step.sentence}", step.url_path)


def _tell_of_keeping(kept: Retention) -> None:
    """Say that the notes of the round are gone, or will be within a month."""
    if kept.erased_at:
        st.info(_("The notes of this round were erased {day}.").format(day=date_text(kept.erased_at)))
    elif kept.is_near:
        sentence = _("The notes of this round are erased on {day}. The summary stays.")
        st.warning(sentence.format(day=date_text(kept.erase_on)))
        page_link(_("Keeping and erasing data"), "sailytys")


def empty_state(sentence: str, link_label: str | None = None, url_path: str | None = None) -> None:
    """Show what is not there yet, and a link to where it is made."""
    with st.container(border=True):
        st.markdown(sentence)
        if link_label and url_path is not None:
            page_link(link_label, url_path)


def user_text(words: str, *, bold: bool = False) -> None:
    """Show words of users as they are; nothing in them is Markdown."""
    lines = "  \n".join(escape_markdown(line) for line in words.splitlines() if line.strip())
    st.markdown(f"**{lines}**" if bold and lines else lines)


def user_list(entries: Iterable[str], *, is_numbered: bool = False) -> None:
    """Show words of users as a list; nothing in them is Markdown."""
    mark = "1." if is_numbered else "-"
    st.markdown("\n".join(f"{mark} {escape_markdown(entry)}" for entry in entries))


def undo_bar(desk: Desk, *, has_keys: bool = False) -> None:
    """Show buttons for undo and redo, each telling what it would do; with `has_keys` U undoes."""
    state = history.undo_state(desk)
    with st.container(horizontal=True, vertical_alignment="center", key="undo_bar"):
        if _step_button("undo", _("Undo"), state.undo, "U" if has_keys else None):
            _take_step(_("Undone: {action}."), lambda: history.undo(desk))
        if _step_button("redo", _("Redo"), state.redo):
            _take_step(_("Redone: {action}."), lambda: history.redo(desk))


def job_status(desk: Desk) -> None:
    """Show long work in the worker as it goes on; the page is drawn anew when it ends."""
    if jobs.active(desk):
        _watched(desk)


@st.fragment(run_every=1.0)
def _watched(desk: Desk) -> None:
    active = jobs.active(desk)
    if not active:
        st.rerun()
    for job in active:
        _show_job(desk, job)


def _show_job(desk: Desk, job: JobView) -> None:
    with st.container(border=True):
        name = _(JOB_KINDS.get(job.kind, "Work is going on"))
        st.progress(min(max(job.progress, 0), 100), text=f"{name} – {job.progress} %")
        if st.button(_("Cancel"), key=f"cancel_{job.job_id}"):
            with expected_errors_shown():
                jobs.cancel(desk, job.job_id)


def _step_button(key: str, label: str, action: str | None, shortcut: str | None = None) -> bool:
    help_text = action_name(action) if action else _("Nothing to take.")
    shown = f"{label}: {action_name(action)}" if action else label
    icon = f":material/{key}:"
    return st.button(shown, key=f"step_{key}", icon=icon, disabled=action is None, help=help_text, shortcut=shortcut)


def _take_step(sentence: str, step: Callable[[], str]) -> None:
    with expected_errors_shown():
        done_and_anew(sentence.format(action=action_name(step())))
