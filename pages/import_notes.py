"""Bringing notes in: choose, look at what was read, decide, bring in; and the documents that are in."""

import streamlit as st

from analysis.model.imports import ImportPreview
from analysis.workflow import importing
from analysis.workflow.desk import Desk
from analysis.workflow.views import LineInDocument, RoundFacts
from pages.parts import session
from pages.parts.import_parts import committing, documents, preview_files, preview_lines, reading
from pages.parts.import_parts.line_form import line_form
from pages.parts.import_parts.piles import piles_of
from pages.parts.layout import empty_state, job_status, page_header, undo_bar
from pages.parts.paging import shown_page
from pages.parts.texts import plural
from pages.parts.texts import text as _

WAITING_A_PAGE = 5


def render() -> None:
    """Show the way from files to findings."""
    desk = session.analyst_desk()
    facts = session.facts(desk)
    page_header(
        _("Bring in notes"), _("Files become lines, and lines become findings. You decide what is unclear."), facts
    )
    job_status(desk)
    if not facts.municipalities:
        empty_state(
            _("Add the municipalities of the round first: notes are recognised by them."), _("Rounds"), "kierrokset"
        )
        return
    undo_bar(desk)
    preview, report = reading.kept_preview(desk), reading.kept_report(desk)
    if report is not None:
        committing.show_report(report)
    if preview is None:
        reading.choose_and_read(desk, facts)
        _waiting(desk, facts)
        st.header(_("Documents of the round"), anchor=False)
        documents.show_documents(desk, facts)
    else:
        _preview(desk, facts, preview)


def _preview(desk: Desk, facts: RoundFacts, preview: ImportPreview) -> None:
    st.header(_("What was read"), anchor=False)
    st.markdown(_("Nothing is stored yet."))
    preview_files.show_refused(preview.refused)
    preview_files.show_known(preview, importing.documents(desk))
    if preview.sources:
        st.markdown(f"**{preview_files.balance_text(preview.balance)}**")
    committing.offer_commit(desk, preview)
    preview_files.show_files(desk, facts, preview)
    if preview.sources:
        preview_lines.show_piles(desk, facts, piles_of(preview))


def _waiting(desk: Desk, facts: RoundFacts) -> None:
    lines: tuple[LineInDocument, ...] = importing.waiting_lines(desk)
    if not lines:
        return
    title = plural("{count} line waits for your decision.", "{count} lines wait for your decision.", len(lines))
    with st.expander(title, icon=":material/pending_actions:", key="waiting_lines"):
        for placed in shown_page(lines, WAITING_A_PAGE, "waiting"):
            line_form(desk, facts, placed)
