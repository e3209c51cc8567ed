"""The strip of a round's phases, said in words and to screen readers; a municipality has a simpler one of its own."""

from dataclasses import dataclass

import streamlit as st

from analysis.access import round_of
from analysis.model.phases import OwnStep, Phase, RoundState, Standing
from analysis.workflow import phases
from analysis.workflow.desk import Desk
from pages.parts.phase_words import OWN_STEPS, wait_text
from pages.parts.plain import escape_html
from pages.parts.texts import date_text, stage_name
from pages.parts.texts import text as _


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a strip: its name, where it stands, and what waits in it."""

    name: str
    standing: Standing
    notes: tuple[str, ...] = ()


def state_of(desk: Desk) -> RoundState:
    """Return the state of the open round; asked anew only when a step was taken or a day has changed."""
    # The hour is part of the key: a deadline passes without a step.
    return _kept_state(desk, (round_of(desk.scope), phases.newest_step(desk), desk.store.clock()[:13]))


def show_phases(state: RoundState) -> None:
    """Show the phases of a round with what waits for whom."""
    _show(tuple(_step(phase) for phase in state.phases), _("Phases of the round"))


def show_own_steps(step: OwnStep, until: str | None) -> None:
    """Show how far a municipality's own section is; `until` is the last day for comments (ISO), where one is set."""
    middle = (OwnStep.OVER,) if step is OwnStep.OVER else (OwnStep.OPEN, OwnStep.REPLIED)
    order = (OwnStep.NOT_YET, *middle, OwnStep.PUBLISHED)
    now = order.index(step)
    steps = tuple(Step(_own_name(one, until), _standing(place, now)) for place, one in enumerate(order))
    _show(steps, _("Phases of your section"))


@st.cache_data(show_spinner=False, max_entries=200)
def _kept_state(_desk: Desk, key: tuple[str, int, str]) -> RoundState:  # noqa: ARG001 - what the answer is kept under
    return phases.round_state(_desk)


def _step(phase: Phase) -> Step:
    return Step(stage_name(phase.stage), phase.standing, tuple(wait_text(wait) for wait in phase.waits))


def _own_name(step: OwnStep, until: str | None) -> str:
    day = date_text(until)
    if step is OwnStep.OPEN and day:
        return _("Open for comments until {day}").format(day=day)
    return _(OWN_STEPS[step])


def _standing(place: int, now: int) -> Standing:
    if place == now:
        return Standing.NOW
    return Standing.PASSED if place < now else Standing.AHEAD


def _show(steps: tuple[Step, ...], label: str) -> None:
    """Wide screens show all steps in a row; narrow ones the present step, and the rest when it is opened."""
    items = "".join(item_of(step) for step in steps)
    place = next(number for number, step in enumerate(steps, 1) if step.standing is Standing.NOW)
    said = _("Phase {place} of {count}").format(place=place, count=len(steps))
    now = escape_html(f"{said}: {steps[place - 1].name}")
    st.html(
        f'<section class="vk-phases" aria-label="{escape_html(label)}"><ol class="vk-wide">{items}</ol>'
        f'<details class="vk-narrow"><summary>{now}</summary><ol>{items}</ol></details></section>'
    )


def item_of(step: Step) -> str:
    """Return a step as an item of the list: its words as they are, the present step said and not only coloured."""
    name, notes = escape_html(step.name), "".join(f"<small>{escape_html(note)}</small>" for note in step.notes)
    if step.standing is Standing.NOW:
        now = escape_html(_("{stage} (now)").format(stage=step.name))
        return f'<li class="now" aria-current="step"><b>{now}</b>{notes}</li>'
    if step.standing is Standing.PASSED and not step.notes:
        done = f'<span class="vk-unseen"> ({escape_html(_("done"))})</span>'
        return f'<li class="passed"><span><span aria-hidden="true">✓ </span>{name}{done}</span></li>'
    return f"<li><span>{name}</span>{notes}</li>"
