"""Rounds: the list, a new one, and everything that a round is made of."""

from collections.abc import Callable

import streamlit as st

from analysis.workflow import jobs, people
from analysis.workflow.desk import Desk
from analysis.workflow.views import RoundFacts, SignedIn
from pages.parts import phase_strip, session
from pages.parts.layout import job_status, page_header, undo_bar
from pages.parts.round_parts import basics, coverage, municipalities, steps, themes, visits
from pages.parts.texts import text as _


def render() -> None:
    """Show the open round, or the list of rounds when none is open."""
    visitor = session.signed_in()
    scope = people.open_rounds(visitor) if visitor else None
    if visitor is None or scope is None:
        session.refuse(_("This page is for the analysts of a round."))
    if visitor.round_id is None:
        page_header(_("Rounds"), _("Open a round, or make a new one."))
        basics.list_of_rounds(visitor, scope)
        basics.new_round(visitor, scope)
        return
    _open_round(visitor, session.analyst_desk())


def _open_round(visitor: SignedIn, desk: Desk) -> None:
    facts = session.facts(desk)
    page_header(_("Round"), _("What the round is made of, how far it is, and what comes next."), facts)
    job_status(desk)
    # While the sample comes in, nothing of it is missing yet.
    if all(job.kind != "load_sample" for job in jobs.active(desk)):
        steps.show_progress(phase_strip.state_of(desk))
    sections = _sections(visitor)
    # Pills, because seven joined segments lose their borders where they wrap on a phone.
    # The key names the round: a round just made or opened begins at its municipalities.
    chosen = st.pills(
        _("Part of the round"),
        list(sections),
        default=next(iter(sections)),
        required=True,
        key=f"round_part_{facts.round.round_id}",
    )
    st.header(chosen, anchor=False)
    sections[chosen](desk, facts)
    undo_bar(desk)


def _sections(visitor: SignedIn) -> dict[str, Callable[[Desk, RoundFacts], None]]:
    return {
        _("Municipalities"): municipalities.edit_municipalities,
        _("Visits and interviews"): visits.edit_visits,
        _("Coverage"): coverage.edit_coverage,
        _("Themes"): themes.edit_themes,
        _("Chapters"): themes.edit_chapters,
        _("Name and stage"): basics.edit_basics,
        _("All rounds"): lambda _desk, _facts: _all_rounds(visitor),
    }


def _all_rounds(visitor: SignedIn) -> None:
    scope = people.open_rounds(visitor)
    if scope is not None:
        basics.list_of_rounds(visitor, scope)
        basics.new_round(visitor, scope)
