"""Findings that belong nowhere yet, as a work list: find what says the same, or put one where it belongs."""

from collections.abc import Sequence

import streamlit as st

from analysis.workflow import asking, recurring
from analysis.workflow.desk import Desk
from analysis.workflow.loose_findings import loose_findings
from analysis.workflow.views import FindingRow, RecurringCard
from pages.parts import code_names
from pages.parts.choices import NOT_CHOSEN, ask
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.paging import page_count
from pages.parts.plain import escape_markdown, short_words
from pages.parts.quotes import quote, source_link
from pages.parts.recurring_parts import card_keys
from pages.parts.recurring_parts.ask import ask_about
from pages.parts.texts import plural
from pages.parts.texts import text as _

ROWS_A_PAGE = 10
_PAGE = "loose_page"


def show_loose(desk: Desk, theme: str, every: Sequence[RecurringCard]) -> None:
    """Show the findings ten at a time; `every` are the recurring findings that one may be put into."""
    asked = int(st.session_state.get(_PAGE, 1) or 1)
    found = loose_findings(desk, None if theme == NOT_CHOSEN else theme, page=asked, size=ROWS_A_PAGE)
    if not found.total:
        st.markdown(_("Every finding is in a recurring finding or in a suggestion."))
        return
    left = plural("{count} finding has no place yet.", "{count} findings have no place yet.", found.total)
    st.markdown(f"{left} {_('A finding need not recur: what only one municipality says may stay here.')}")
    pages = page_count(found.total, ROWS_A_PAGE)
    if pages > 1:
        st.session_state[_PAGE] = min(asked, pages)
        st.pagination(pages, key=_PAGE)
    ids = [row.finding.finding_id for row in found.rows]
    current = card_keys.current(desk, ids)
    card_keys.show_keys(desk, ids, current, _("Keys in use: S finds similar, 1–3 put into, U undoes"))
    for row in found.rows:
        _show(desk, row, every, ids, is_current=row.finding.finding_id == current)
    card_keys.move_focus(desk, f"loose_{current}")


def _show(desk: Desk, row: FindingRow, every: Sequence[RecurringCard], ids: Sequence[str], *, is_current: bool) -> None:
    key = row.finding.finding_id
    has_keys = is_current and card_keys.are_on()
    with st.container(border=True, key=f"loose_{key}"):
        quote(row)
        if is_current:
            card_keys.mark_current()
        source_link(row)
        with st.container(horizontal=True, vertical_alignment="center"):
            label = _("Find similar")
            if st.button(label, key=f"similar_{key}", icon=":material/search:", shortcut="S" if has_keys else None):
                ask_about(key)
                st.rerun()
            _offer_any(desk, key, every, ids)
            if not is_current and st.button(_("Where could it belong?"), key=f"look_{key}", type="tertiary"):
                card_keys.choose(desk, key)
                st.rerun()
        if is_current:
            _offer_fitting(desk, key, ids, has_keys=has_keys)


def _offer_fitting(desk: Desk, finding_id: str, ids: Sequence[str], *, has_keys: bool) -> None:
    """Offer the likeliest recurring findings, each with one press."""
    with expected_errors_shown():
        fitting = asking.nearest_recurring(desk, finding_id)
        if not fitting:
            st.caption(_("No recurring finding is near to it."))
        else:
            st.caption(_("The nearest recurring findings, and how likely it says the same:"))
        for at, one in enumerate(fitting, 1):
            named = _("Put into: {title}").format(title=escape_markdown(short_words(one.title)))
            label = f"{named} ({_(code_names.LIKELIHOODS[one.likelihood]).lower()})"
            shortcut = str(at) if has_keys else None
            if st.button(label, key=f"fits_{finding_id}_{one.recurring_id}", shortcut=shortcut):
                _put(desk, finding_id, one.recurring_id, ids)


def _offer_any(desk: Desk, finding_id: str, every: Sequence[RecurringCard], ids: Sequence[str]) -> None:
    if not every:
        return
    titles = {card.recurring.recurring_id: card.recurring.title for card in every}
    with st.popover(_("Put into…"), key=f"put_{finding_id}"):
        choices = {NOT_CHOSEN: _("Choose")} | titles
        target = ask(_("Recurring finding"), choices, NOT_CHOSEN, f"target_{finding_id}_{len(titles)}")
        if st.button(_("Put there"), key=f"place_{finding_id}", type="primary", disabled=not target):
            _put(desk, finding_id, target, ids)


def _put(desk: Desk, finding_id: str, recurring_id: str, ids: Sequence[str]) -> None:
    with expected_errors_shown():
        recurring.move(desk, finding_id, recurring_id)
        card_keys.go_to(desk, card_keys.after(ids, finding_id))
        done_and_anew(_("The finding was put there."))
