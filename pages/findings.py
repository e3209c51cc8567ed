"""Findings: searched, filtered, corrected one by one or many at once, each one step from its source."""

import streamlit as st

from analysis.model.findings import FindingFilter
from analysis.workflow import findings
from analysis.workflow.desk import Desk
from analysis.workflow.views import FindingPage, FindingRow, RoundFacts
from pages.parts import kept, session
from pages.parts.finding_parts import detail, filters, table, tagging, typing
from pages.parts.layout import empty_state, job_status, page_header, undo_bar
from pages.parts.paging import ask_page
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
    top = st.container()
    wanted = filters.ask_filter(facts)
    chosen = _choose(desk, facts, wanted)
    if len(chosen) == 1:
        detail.show_detail(desk, facts, chosen[0].finding.finding_id)
    elif chosen:
        tagging.tag_many(desk, facts, chosen)
    else:
        with top:
            _opened_by_address(desk, facts)
    typing.type_a_finding(desk, facts)


def _choose(desk: Desk, facts: RoundFacts, wanted: FindingFilter) -> list[FindingRow]:
    found = findings.search(desk, wanted, page_size=PAGE_SIZE)
    if not found.total:
        _nothing(wanted)
        return []
    page = ask_page(found.total, PAGE_SIZE, "finding_page")
    if page > 1:
        found = findings.search(desk, wanted, page=page, page_size=PAGE_SIZE)
    _tell_how_many(wanted, found)
    chosen = table.choose_rows(facts, found.rows, kept.kept(desk, _TURN, int) or 0)
    if not chosen:
        st.caption(_("Tick one finding to correct it and to see its source, several to tag them at once."))
    return chosen


def _opened_by_address(desk: Desk, facts: RoundFacts) -> None:
    finding_id = st.query_params.get(detail.FINDING_PARAMETER)
    if not finding_id:
        return
    detail.show_detail(desk, facts, finding_id)
    if st.button(_("Close the finding"), key="close_finding", icon=":material/close:"):
        del st.query_params[detail.FINDING_PARAMETER]
        kept.keep(desk, _TURN, (kept.kept(desk, _TURN, int) or 0) + 1)
        st.rerun()


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
