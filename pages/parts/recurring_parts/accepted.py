"""Recurring findings that people accepted: a card each, and the work on the one that is open."""

from collections.abc import Sequence

import streamlit as st

from analysis.model.table_work import MemoOf
from analysis.workflow import recurring
from analysis.workflow.desk import Desk
from analysis.workflow.lighting import words_within
from analysis.workflow.views import RecurringCard, RoundFacts
from pages.parts import code_names
from pages.parts.choices import theme_name
from pages.parts.memo import ask_memo
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.paging import shown_page
from pages.parts.plain import escape_markdown, short_words
from pages.parts.quotes import quotes
from pages.parts.recurring_parts.basket import tick_recurring
from pages.parts.recurring_parts.members import edit_members
from pages.parts.recurring_parts.quality import LookAgain
from pages.parts.texts import direction_name
from pages.parts.texts import text as _

CARDS_A_PAGE = 10
OPEN_PARAMETER = "toistuva"


def show_accepted(
    desk: Desk,
    facts: RoundFacts,
    cards: Sequence[RecurringCard],
    every: Sequence[RecurringCard],
    name: str,
    again: LookAgain | None = None,
) -> None:
    """Show recurring findings ten at a time; `every` are the ones that a finding may be moved to.

    `again` tells what is worth another look.
    """
    for card in shown_page(cards, CARDS_A_PAGE, f"recurring_{name}"):
        _show(desk, facts, card, every, again or LookAgain())


def show_opened(desk: Desk, facts: RoundFacts, every: Sequence[RecurringCard]) -> bool:
    """Show the recurring finding that the address names. Returns whether there is one."""
    asked = st.query_params.get(OPEN_PARAMETER)
    card = next((one for one in every if one.recurring.recurring_id == asked), None)
    if card is None:
        return False
    with st.container(border=True, key="opened_recurring"):
        _head(facts, card)
        _rename_and_pin(desk, card)
        edit_members(desk, card, every)
        ask_memo(desk, MemoOf.RECURRING, card.recurring.recurring_id)
        _dissolve(desk, card)
    if st.button(_("Close, back to the list"), key="close_recurring", icon=":material/arrow_back:"):
        del st.query_params[OPEN_PARAMETER]
        st.rerun()
    return True


def _show(desk: Desk, facts: RoundFacts, card: RecurringCard, every: Sequence[RecurringCard], again: LookAgain) -> None:
    entry = card.recurring
    with st.container(border=True, key=f"recurring_{entry.recurring_id}"):
        _head(facts, card)
        quotes(card.findings, words_within(card.findings))
        again.show(entry.recurring_id)
        short = escape_markdown(short_words(entry.title))
        with st.container(horizontal=True, vertical_alignment="center"):
            label = _("Edit: {title}").format(title=short)
            if st.button(label, key=f"open_{entry.recurring_id}", icon=":material/edit:"):
                st.query_params[OPEN_PARAMETER] = entry.recurring_id
                st.rerun()
            if len(every) > 1:
                tick_recurring(desk, entry.recurring_id, _("Choose to be merged"))


def _head(facts: RoundFacts, card: RecurringCard) -> None:
    entry = card.recurring
    pin = ":material/keep: " if entry.pinned else ""
    st.markdown(f"{pin}**{escape_markdown(entry.title)}**")
    parts = [escape_markdown(theme_name(facts, entry.theme_code)), direction_name(entry.direction)]
    parts.append(_(code_names.SUPPORT[card.support]))
    if not card.is_recurring:
        parts.append(_("in one municipality only, so not called recurring"))
    if entry.pinned:
        parts.append(_("pinned: nothing new is suggested to it"))
    st.caption(" · ".join(parts))


def _rename_and_pin(desk: Desk, card: RecurringCard) -> None:
    entry = card.recurring
    key = f"rename_{entry.recurring_id}_{entry.version}"
    with st.form(key):
        title = st.text_input(_("Title"), entry.title, key=f"{key}_title")
        with st.container(horizontal=True):
            renamed = st.form_submit_button(_("Save the title"), type="primary", key=f"{key}_save")
            pinned = st.form_submit_button(
                _("Unpin") if entry.pinned else _("Pin"),
                key=f"{key}_pin",
                icon=":material/keep_off:" if entry.pinned else ":material/keep:",
                help=_("Nothing new is suggested to a pinned one."),
            )
    with expected_errors_shown():
        if renamed:
            recurring.rename(desk, entry.recurring_id, entry.version, title or "")
            done_and_anew(_("The title was saved."))
        elif pinned:
            recurring.pin(desk, entry.recurring_id, entry.version, not entry.pinned)
            done_and_anew(_("Saved."))


def _dissolve(desk: Desk, card: RecurringCard) -> None:
    entry = card.recurring
    with st.popover(_("Take the recurring finding apart"), key=f"dissolve_{entry.recurring_id}"):
        st.markdown(_("Its findings stay, and are not suggested together again. You can undo this."))
        if st.button(_("Take apart"), key=f"dissolve_{entry.recurring_id}_{entry.version}", type="primary"):
            with expected_errors_shown():
                recurring.dissolve(desk, entry.recurring_id, entry.version)
                del st.query_params[OPEN_PARAMETER]
                done_and_anew(_("The recurring finding was taken apart."))
