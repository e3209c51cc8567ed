"""What is chosen to be joined into one recurring finding: recurring findings and suggestions, kept over pages."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import streamlit as st

from analysis.model.codes import Polarity, are_opposite
from analysis.workflow import recurring
from analysis.workflow.desk import Desk
from analysis.workflow.views import Board, FindingRow
from pages.parts import kept
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.texts import plural
from pages.parts.texts import text as _

_NAME = "basket"


@dataclass(frozen=True, slots=True)
class Basket:
    """The ids of what is chosen."""

    recurring_ids: frozenset[str] = frozenset()
    suggestion_ids: frozenset[str] = frozenset()

    def __len__(self) -> int:
        return len(self.recurring_ids) + len(self.suggestion_ids)


def kept_basket(desk: Desk) -> Basket:
    """Return what is chosen to be joined."""
    return kept.kept(desk, _NAME, Basket) or Basket()


def still_there(basket: Basket, board: Board) -> Basket:
    """Return the basket without what is no longer on the board."""
    return Basket(
        basket.recurring_ids & {card.recurring.recurring_id for card in board.recurring},
        basket.suggestion_ids & {card.suggestion.suggestion_id for card in board.suggestions},
    )


def chosen_rows(basket: Basket, board: Board) -> tuple[FindingRow, ...]:
    """Return the findings of everything that is chosen."""
    groups = [card.findings for card in board.recurring if card.recurring.recurring_id in basket.recurring_ids]
    groups += [card.findings for card in board.suggestions if card.suggestion.suggestion_id in basket.suggestion_ids]
    return tuple(row for group in groups for row in group)


def say_opposite(rows: Iterable[FindingRow]) -> bool:
    """Return whether some findings say that it works and others that it lacks."""
    polarities = {row.finding.polarity for row in rows}
    return are_opposite(Polarity.WORKS, Polarity.LACKS) and {Polarity.WORKS, Polarity.LACKS} <= polarities


def tick_recurring(desk: Desk, recurring_id: str, label: str) -> None:
    """Show the box that chooses a recurring finding to be joined."""
    basket = kept_basket(desk)
    is_in = recurring_id in basket.recurring_ids
    if _ticked(label, recurring_id, is_in=is_in) != is_in:
        kept.keep(desk, _NAME, replace(basket, recurring_ids=basket.recurring_ids ^ {recurring_id}))
        st.rerun()


def tick_suggestion(desk: Desk, suggestion_id: str, label: str) -> None:
    """Show the box that chooses a suggestion to be joined."""
    basket = kept_basket(desk)
    is_in = suggestion_id in basket.suggestion_ids
    if _ticked(label, suggestion_id, is_in=is_in) != is_in:
        kept.keep(desk, _NAME, replace(basket, suggestion_ids=basket.suggestion_ids ^ {suggestion_id}))
        st.rerun()


def turn_suggestion(desk: Desk, suggestion_id: str) -> None:
    """Choose a suggestion to be joined, or choose it no more."""
    basket = kept_basket(desk)
    kept.keep(desk, _NAME, replace(basket, suggestion_ids=basket.suggestion_ids ^ {suggestion_id}))


def empty_basket(desk: Desk) -> None:
    """Choose nothing."""
    kept.keep(desk, _NAME, None)


def show_basket(desk: Desk, board: Board, on_compare: Callable[[list[str]], None], *, has_keys: bool) -> None:
    """Show what is chosen, with the button that joins it, while something is chosen; two may be compared first."""
    basket = still_there(kept_basket(desk), board)
    if not basket:
        return
    titles = _titles(basket, board)
    with st.container(border=True, key="basket"):
        counted = plural("{count} chosen to be merged", "{count} chosen to be merged", len(basket))
        st.markdown(f"**{counted}:** {escape_markdown(' · '.join(titles))}")
        if say_opposite(chosen_rows(basket, board)):
            st.warning(
                _("The findings say opposite things. You may merge them: the result is shown as contradictory views.")
            )
        with st.container(horizontal=True):
            is_pair = len(basket) == 2
            compared = st.button(
                _("Side by side"),
                key="compare",
                disabled=not is_pair,
                icon=":material/compare:",
                shortcut="V" if has_keys and is_pair else None,
                help=_("Compare the two that are chosen."),
            )
            merge = st.button(
                _("Merge"), type="primary", key="merge", disabled=len(basket) < 2, icon=":material/merge:"
            )
            with st.popover(_("Title"), key="basket_title"):
                key = f"merge_title_{len(basket)}_{titles[0]}"
                title = st.text_input(_("Title of the merged finding"), titles[0], key=key)
            empty = st.button(_("Choose nothing"), key="empty_basket")
    if compared:
        on_compare([*sorted(basket.recurring_ids), *sorted(basket.suggestion_ids)])
        st.rerun()
    if merge:
        _merge(desk, basket, title or "")
    elif empty:
        kept.keep(desk, _NAME, None)
        st.rerun()


def _titles(basket: Basket, board: Board) -> list[str]:
    titles = [card.recurring.title for card in board.recurring if card.recurring.recurring_id in basket.recurring_ids]
    suggested = (card.suggestion for card in board.suggestions)
    return titles + [one.title for one in suggested if one.suggestion_id in basket.suggestion_ids]


def _merge(desk: Desk, basket: Basket, title: str) -> None:
    with expected_errors_shown():
        recurring.merge(desk, sorted(basket.recurring_ids), sorted(basket.suggestion_ids), title)
        kept.keep(desk, _NAME, None)
        done_and_anew(_("They were merged."))


def _ticked(label: str, key: str, *, is_in: bool) -> bool:
    # What is chosen is in the key: the box starts anew when the basket is emptied elsewhere.
    return st.checkbox(label, is_in, key=f"tick_{key}_{is_in}")
