"""The findings of an opened recurring finding: split some off, move them elsewhere, take them out."""

from collections.abc import Sequence

import streamlit as st

from analysis.workflow import recurring
from analysis.workflow.desk import Desk
from analysis.workflow.views import FindingRow, RecurringCard
from pages.parts.choices import NOT_CHOSEN, ask
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.quotes import by_municipality, place_text, source_link
from pages.parts.texts import in_quotes
from pages.parts.texts import text as _


def edit_members(desk: Desk, card: RecurringCard, every: Sequence[RecurringCard]) -> None:
    """Show the findings with boxes to tick, and what can be done with the ticked ones."""
    st.markdown(f"**{_('Findings')}**")
    ticked = [row for row in by_municipality(card.findings) if _ticked(card, row)]
    if not ticked:
        st.caption(_("Tick findings to split them off, to move them or to take them out."))
        return
    split, move, take_out = st.tabs([_("Split"), _("Move"), _("Take out")])
    with split:
        _offer_split(desk, card, ticked)
    with move:
        _offer_move(desk, card, ticked, every)
    with take_out:
        _offer_take_out(desk, card, ticked)


def _ticked(card: RecurringCard, row: FindingRow) -> bool:
    finding = row.finding
    label = f"{in_quotes(escape_markdown(finding.text))}  \n:small[{place_text(row)}]"
    # The version is in the key: after a split nothing is ticked.
    is_ticked = st.checkbox(label, key=f"member_{finding.finding_id}_{card.recurring.version}_{len(card.findings)}")
    source_link(row)
    return is_ticked


def _offer_split(desk: Desk, card: RecurringCard, ticked: Sequence[FindingRow]) -> None:
    if len(ticked) == len(card.findings):
        st.caption(_("Leave at least one finding unticked."))
        return
    key = f"split_{card.recurring.recurring_id}"
    title = st.text_input(_("Title of what is split off"), ticked[0].finding.text[:80], key=f"{key}_title")
    if st.button(_("Split the ticked findings off"), key=key, type="primary", icon=":material/call_split:"):
        with expected_errors_shown():
            recurring.split(desk, card.recurring.recurring_id, _ids(ticked), title or "")
            done_and_anew(_("The findings were split off. The two are kept apart from now on."))


def _offer_move(desk: Desk, card: RecurringCard, ticked: Sequence[FindingRow], every: Sequence[RecurringCard]) -> None:
    others = {c.recurring.recurring_id: c.recurring.title for c in every if c != card}
    if not others:
        st.caption(_("There is no other recurring finding to move to."))
        return
    key = f"move_{card.recurring.recurring_id}"
    target = ask(_("Move to"), {NOT_CHOSEN: _("Choose")} | others, NOT_CHOSEN, f"{key}_{len(others)}")
    if st.button(_("Move the ticked findings"), key=key, type="primary", disabled=not target):
        _each(desk, ticked, target)


def _offer_take_out(desk: Desk, card: RecurringCard, ticked: Sequence[FindingRow]) -> None:
    if len(ticked) == len(card.findings):
        st.caption(_("Leave at least one finding unticked, or take the recurring finding apart."))
        return
    if st.button(_("Take the ticked findings out"), key=f"out_{card.recurring.recurring_id}", type="primary"):
        _each(desk, ticked, None)


def _each(desk: Desk, ticked: Sequence[FindingRow], target: str | None) -> None:
    with expected_errors_shown():
        for finding_id in _ids(ticked):
            recurring.move(desk, finding_id, target)
        done_and_anew(_("The findings were moved.") if target else _("The findings were taken out."))


def _ids(rows: Sequence[FindingRow]) -> list[str]:
    return [row.finding.finding_id for row in rows]
