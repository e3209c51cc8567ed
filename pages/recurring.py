"""Recurring findings: what the program suggests, what people accepted, and what is found in one municipality only."""

from collections.abc import Sequence

import streamlit as st

from analysis.workflow import asking, jobs, recurring
from analysis.workflow.desk import Desk
from analysis.workflow.views import Board, RecurringCard, RoundFacts, SuggestionCard
from pages.parts import kept, session
from pages.parts.choices import NOT_CHOSEN, theme_names
from pages.parts.layout import empty_state, job_status, page_header, undo_bar
from pages.parts.messages import expected_errors_shown
from pages.parts.recurring_parts import card_keys
from pages.parts.recurring_parts.accepted import show_accepted, show_opened
from pages.parts.recurring_parts.ask import show_asking, took_chosen
from pages.parts.recurring_parts.basket import show_basket
from pages.parts.recurring_parts.compare import compare, show_compared
from pages.parts.recurring_parts.language_model import show_model
from pages.parts.recurring_parts.loose import show_loose
from pages.parts.recurring_parts.quality import look_again
from pages.parts.recurring_parts.suggestions import show_suggestions
from pages.parts.texts import date_text, plural
from pages.parts.texts import text as _

SUGGESTED, ACCEPTED, LOOSE, LOCAL, ASK = "suggested", "accepted", "loose", "local", "ask"
_LIST = "recurring_list"
_REMADE = "suggestions_remade"


def render() -> None:
    """Show suggestions and recurring findings, and what can be done with them."""
    desk = session.analyst_desk()
    facts = session.facts(desk)
    lead = _("Findings of different municipalities that say the same. The program suggests, a person decides.")
    page_header(_("Recurring findings"), lead, facts)
    job_status(desk)
    has_keys = card_keys.are_on() and st.session_state.get(_LIST) != ASK
    undo_bar(desk, has_keys=has_keys)
    board = recurring.board(desk)
    if show_opened(desk, facts, board.recurring) or show_compared(desk, facts, board):
        return
    _ask_for_suggestions(desk, board)
    show_basket(desk, board, compare, has_keys=has_keys)
    if not board.suggestions and not board.recurring and not board.unassigned:
        empty_state(_("There are no findings yet. Bring in notes first."), _("Bring in notes"), "tuonti")
        return
    _progress(desk, board)
    _lists(desk, facts, board)


def _progress(desk: Desk, board: Board) -> None:
    """Tell how far the work is: findings that have a place or were asked about, and what waits for a decision."""
    progress = asking.progress(desk)
    waiting = len(board.suggestions)
    sentence = _("Asked or already in a recurring finding: {settled} of {findings} findings.")
    told = sentence.format(settled=progress.settled, findings=progress.findings)
    decisions = plural("{count} suggestion waits.", "{count} suggestions wait.", waiting)
    st.markdown(f"{told} {decisions}" if waiting else told)
    st.progress(progress.settled / max(progress.findings, 1))


def _ask_for_suggestions(desk: Desk, board: Board) -> None:
    is_busy = bool(jobs.active(desk))
    if board.is_stale and not is_busy:
        st.info(_("Findings have changed since the suggestions were made. Make them anew; decisions stay."))
    with st.container(horizontal=True, vertical_alignment="center"):
        label = _("Make suggestions anew") if board.made_at else _("Suggest what recurs")
        kind = "primary" if board.is_stale or not board.made_at else "secondary"
        if st.button(label, type=kind, key="suggest", icon=":material/auto_awesome:", disabled=is_busy):
            with expected_errors_shown():
                recurring.request_suggestions(desk)
                st.rerun()
        if board.made_at:
            st.caption(_made_text(board))
    if board.settings:
        show_model(board.settings)


def _remake_after_answers(desk: Desk, board: Board) -> None:
    """Ask for suggestions that know the answers, once a set of answers, when somebody comes back from the questions."""
    seen = (board.made_at, board.answers_since)
    if not board.answers_since or kept.kept(desk, _REMADE, tuple) == seen or jobs.active(desk):
        return
    kept.keep(desk, _REMADE, seen)
    with expected_errors_shown():
        recurring.request_suggestions(desk)
        st.rerun()


def _made_text(board: Board) -> str:
    made = _("Suggestions were made {moment}.").format(moment=date_text(board.made_at))
    left = plural(
        "{count} finding is in no recurring finding.",
        "{count} findings are in no recurring finding.",
        board.unassigned,
    )
    return f"{made} {left}"


def _loose_count(board: Board) -> int:
    suggested = {key for card in board.suggestions for key in card.suggestion.finding_ids}
    return board.unassigned - len(suggested)


def _nothing_suggested(board: Board) -> None:
    if board.recurring or board.suggestions:
        st.markdown(_("No suggestion waits for a decision."))
    elif board.made_at:
        empty_state(_("Nothing was found that recurs. You can merge findings yourself on the findings page."))
    else:
        empty_state(_("Ask for suggestions above: the program looks for findings that say the same."))


def _lists(desk: Desk, facts: RoundFacts, board: Board) -> None:
    if took_chosen(desk):
        st.session_state[_LIST] = ASK
    # A theme limits no question.
    is_asking = st.session_state.get(_LIST) == ASK
    theme = NOT_CHOSEN if is_asking else _ask_theme(facts)
    suggested, local_ideas = _suggestions(board, theme)
    accepted, local = _accepted(board, theme)
    names = {
        SUGGESTED: f"{_('Suggestions')} ({len(suggested)})",
        ACCEPTED: f"{_('Recurring findings')} ({len(accepted)})",
        ASK: _("Ask me"),
        LOOSE: f"{_('Without a place')} ({_loose_count(board)})",
        LOCAL: f"{_('In one municipality only')} ({len(local_ideas) + len(local)})",
    }
    st.session_state.setdefault(_LIST, SUGGESTED if suggested or not accepted else ACCEPTED)
    chosen = st.segmented_control(
        _("What to show"),
        list(names),
        format_func=lambda name: names[name],
        required=True,
        key=_LIST,
    )
    if chosen == ASK:
        show_asking(desk)
        return
    if chosen == LOOSE:
        show_loose(desk, theme, board.recurring)
        return
    _remake_after_answers(desk, board)
    again = look_again(desk, board)
    if chosen == SUGGESTED:
        if not suggested:
            _nothing_suggested(board)
        show_suggestions(desk, facts, suggested, f"{chosen}_{theme}", again)
    elif chosen == ACCEPTED:
        _tell_if_none(accepted, _("No suggestion has been accepted yet."))
        show_accepted(desk, facts, accepted, board.recurring, f"{chosen}_{theme}", again)
    else:
        _show_local(desk, facts, board, local, local_ideas)


def _show_local(
    desk: Desk,
    facts: RoundFacts,
    board: Board,
    local: Sequence[RecurringCard],
    ideas: Sequence[SuggestionCard],
) -> None:
    st.markdown(_("Several findings of one municipality that say the same. They are kept together, but do not recur."))
    _tell_if_none([*local, *ideas], _("There are none."))
    show_accepted(desk, facts, local, board.recurring, LOCAL)
    show_suggestions(desk, facts, ideas, LOCAL)


def _ask_theme(facts: RoundFacts) -> str:
    names = {NOT_CHOSEN: _("All themes")} | theme_names(facts)
    return str(
        st.selectbox(
            _("Theme"),
            list(names),
            format_func=lambda code: names[code],
            key="aihe",
            bind="query-params",
            width=360,
        )
    )


def _suggestions(board: Board, theme: str) -> tuple[list[SuggestionCard], list[SuggestionCard]]:
    """Return the suggestions across municipalities and those of one municipality."""
    wanted = [card for card in board.suggestions if theme in (NOT_CHOSEN, card.suggestion.theme_code)]
    return [c for c in wanted if not c.suggestion.is_local], [c for c in wanted if c.suggestion.is_local]


def _accepted(board: Board, theme: str) -> tuple[list[RecurringCard], list[RecurringCard]]:
    """Return what recurs and what is in one municipality only."""
    wanted = [card for card in board.recurring if theme in (NOT_CHOSEN, card.recurring.theme_code)]
    return [c for c in wanted if c.is_recurring], [c for c in wanted if not c.is_recurring]


def _tell_if_none(cards: Sequence[object], sentence: str) -> None:
    if not cards:
        st.markdown(sentence)
