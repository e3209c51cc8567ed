"""Findings: searched, filtered, corrected one by one or many at once, each one step from its source."""

import streamlit as st

from analysis.model.findings import FindingFilter
from analysis.model.table_work import SortBy
from analysis.workflow import findings
from analysis.workflow.desk import Desk
from analysis.workflow.views import FindingPage, FindingRow, RoundFacts
from pages.parts import kept, session
from pages.parts.finding_parts import detail, filters, many, table, typing, views
from pages.parts.layout import empty_state, job_status, page_header, undo_bar
from pages.parts.links import page_link
from pages.parts.paging import page_count
from pages.parts.texts import plural
from pages.parts.texts import text as _

PAGE_SIZE = 50
_TURN = "ticks_turn"


def render() -> None:
    """Show the findings that the filters let through, and what is chosen of them."""
    desk = session.analyst_desk()
    facts = session.facts(desk)
    lead = _("What the interviewers noted. Correct what was read wrong; everything later rests on these.")
    page_header(_("Findings"), lead, facts)
    job_status(desk)
    undo_bar(desk)
    _work(desk, facts)
    typing.type_a_finding(desk, facts)


@st.fragment
def _work(desk: Desk, facts: RoundFacts) -> None:
    """The table with its filters: what changes here does not draw the rest of the page anew."""
    top = st.container()
    wanted, sort = filters.ask_filter(desk, facts)
    with st.container(horizontal=True, vertical_alignment="center", key="table_tools"):
        views.saved_views(desk, wanted, sort)
        columns = table.ask_columns(desk)
        page_link(_("Second coding"), "rinnakkaisluokittelu", icon=":material/compare:")
    chosen = _choose(desk, facts, wanted, sort, columns)
    if len(chosen) == 1:
        detail.show_detail(desk, facts, chosen[0].finding.finding_id, is_ticked=True)
    elif chosen:
        many.change_many(desk, facts, [row.finding.finding_id for row in chosen], wanted)
    else:
        with top:
            _opened_by_address(desk, facts, wanted, sort)


def _choose(
    desk: Desk, facts: RoundFacts, wanted: FindingFilter, sort: SortBy, columns: tuple[str, ...]
) -> list[FindingRow]:
    page = max(1, int(st.session_state.get(filters.PAGE_KEY) or 1))
    found = findings.search(desk, wanted, page=page, page_size=PAGE_SIZE, sort=sort)
    if not found.total:
        _nothing(wanted)
        return []
    last = page_count(found.total, PAGE_SIZE)
    if page > last:
        filters.first_page()
    if last > 1:
        asked = st.pagination(last, key=filters.PAGE_KEY, bind="query-params")
        page = min(asked, last)
    else:
        page = 1
    found = findings.search(desk, wanted, page=page, page_size=PAGE_SIZE, sort=sort) if not found.rows else found
    _tell_how_many(wanted, found)
    st.caption(_("Tick one finding to correct it and to see its source, several to change them at once."))
    saved = kept.kept(desk, detail.SAVED, str)
    if saved and all(row.finding.finding_id != saved for row in found.rows):
        # Corrected so that it stands elsewhere now: its form stays open above the table.
        kept.keep(desk, detail.SAVED, None)
        st.query_params[detail.FINDING_PARAMETER] = saved
    chosen = table.choose_rows(desk, facts, found.rows, columns, kept.kept(desk, _TURN, int) or 0, saved)
    if not chosen:
        many.change_all_that_match(desk, facts, wanted, found.total)
    return chosen


def _opened_by_address(desk: Desk, facts: RoundFacts, wanted: FindingFilter, sort: SortBy) -> None:
    finding_id = st.query_params.get(detail.FINDING_PARAMETER)
    if not finding_id:
        return
    _step_beside(desk, wanted, sort, finding_id)
    detail.show_detail(desk, facts, finding_id)


def _step_beside(desk: Desk, wanted: FindingFilter, sort: SortBy, finding_id: str) -> None:
    """Buttons to the findings before and after, each with its key; keys do nothing while somebody types."""
    before, after = findings.beside(desk, wanted, finding_id, sort=sort)
    with st.container(horizontal=True, key="beside"):
        for target, label, key, letter in (
            (before, _("Previous finding"), "finding_before", "k"),
            (after, _("Next finding"), "finding_after", "j"),
        ):
            st.button(label, key=key, shortcut=letter, disabled=target is None, on_click=_open, args=(desk, target))
        st.button(
            _("Close the finding"), key="close_finding", icon=":material/close:", on_click=_open, args=(desk, None)
        )


def _open(desk: Desk, finding_id: str | None) -> None:
    if finding_id is None:
        st.query_params.pop(detail.FINDING_PARAMETER, None)
    else:
        st.query_params[detail.FINDING_PARAMETER] = finding_id
    kept.keep(desk, _TURN, (kept.kept(desk, _TURN, int) or 0) + 1)


def _tell_how_many(wanted: FindingFilter, found: FindingPage) -> None:
    # A count beside a municipality's name is a quantity of that municipality: said of the whole round only.
    if wanted.municipality_id is None:
        st.caption(plural("{count} finding", "{count} findings", found.total))


def _nothing(wanted: FindingFilter) -> None:
    if wanted == FindingFilter():
        empty_state(
            _("There are no findings yet. Bring in notes, or type a finding by hand."), _("Bring in notes"), "tuonti"
        )
    else:
        empty_state(_("No finding fits these filters. Take one of them off."))
