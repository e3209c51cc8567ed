"""Two groups beside each other: what they share is lit, and they are merged or left as they are."""

from dataclasses import dataclass

import streamlit as st

from analysis.model.codes import Direction
from analysis.workflow import recurring
from analysis.workflow.desk import Desk
from analysis.workflow.lighting import Lit, words_between
from analysis.workflow.support import Support
from analysis.workflow.views import Board, FindingRow, RoundFacts
from pages.parts import code_names
from pages.parts.choices import theme_name
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.quotes import quotes
from pages.parts.recurring_parts import card_keys
from pages.parts.recurring_parts.basket import empty_basket, say_opposite
from pages.parts.texts import direction_name
from pages.parts.texts import text as _

COMPARE_PARAMETER = "vertaa"


@dataclass(frozen=True, slots=True)
class _Side:
    """A suggestion or a recurring finding, as it is compared."""

    key: str
    title: str
    theme_code: str
    direction: Direction
    support: Support
    findings: tuple[FindingRow, ...]
    is_accepted: bool


def compare(ids: list[str]) -> None:
    """Open two beside each other; the address tells which, so that a reload keeps them."""
    st.query_params[COMPARE_PARAMETER] = ",".join(ids)


def show_compared(desk: Desk, facts: RoundFacts, board: Board) -> bool:
    """Show the two that the address names. Returns whether there are two."""
    asked = st.query_params.get(COMPARE_PARAMETER, "").split(",")
    sides = [side for key in dict.fromkeys(asked) for side in _sides(board) if side.key == key]
    if len(sides) != 2:
        return False
    first, second = sides
    lit = words_between(first.findings, second.findings)
    st.subheader(_("Two side by side"), anchor=False)
    st.caption(_("Words that the two share are lit in the texts."))
    with st.container(key="compared"):
        for column, side in zip(st.columns(2, border=True), sides, strict=True):
            with column:
                _show(facts, side, lit)
    _decide(desk, first, second)
    return True


def _show(facts: RoundFacts, side: _Side, lit: Lit) -> None:
    state = _("Recurring finding") if side.is_accepted else _("Suggestion")
    parts = [state, escape_markdown(theme_name(facts, side.theme_code)), direction_name(side.direction)]
    parts.append(_(code_names.SUPPORT[side.support]))
    st.markdown(f"**{escape_markdown(side.title)}**")
    st.caption(" · ".join(part for part in parts if part))
    quotes(side.findings, lit)


def _decide(desk: Desk, first: _Side, second: _Side) -> None:
    if say_opposite((*first.findings, *second.findings)):
        st.warning(
            _("The findings say opposite things. You may merge them: the result is shown as contradictory views.")
        )
    has_keys = card_keys.are_on()
    kept_title = next((side.title for side in (first, second) if side.is_accepted), first.title)
    title = st.text_input(_("Title of the merged finding"), kept_title, key=f"compared_title_{first.key}_{second.key}")
    with st.container(horizontal=True):
        merged = st.button(
            _("Merge the two"),
            type="primary",
            key="merge_compared",
            icon=":material/merge:",
            shortcut="M" if has_keys else None,
        )
        closed = st.button(
            _("Leave as they are"),
            key="close_compared",
            icon=":material/arrow_back:",
            shortcut="B" if has_keys else None,
        )
    if merged:
        with expected_errors_shown():
            accepted = [side.key for side in (first, second) if side.is_accepted]
            recurring.merge(desk, accepted, [s.key for s in (first, second) if not s.is_accepted], title or "")
            _close(desk)
            done_and_anew(_("They were merged."))
    elif closed:
        _close(desk)
        st.rerun()


def _close(desk: Desk) -> None:
    del st.query_params[COMPARE_PARAMETER]
    empty_basket(desk)


def _sides(board: Board) -> list[_Side]:
    found = []
    for card in board.recurring:
        one = card.recurring
        found.append(
            _Side(one.recurring_id, one.title, one.theme_code, one.direction, card.support, card.findings, True)
        )
    for idea in board.suggestions:
        two = idea.suggestion
        found.append(
            _Side(two.suggestion_id, two.title, two.theme_code, two.direction, idea.support, idea.findings, False)
        )
    return found
