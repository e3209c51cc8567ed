"""Bringing notes in: choose, look at what was read, decide, bring in; and the documents that are in."""

import streamlit as st

from analysis.model.imports import ImportPreview
from analysis.workflow import importing
from analysis.workflow.desk import Desk
from analysis.workflow.import_draft import ImportDraft
from analysis.workflow.views import LineInDocument, RoundFacts
from pages.parts import session
from pages.parts.import_parts import (
    changed_files,
    committing,
    deciding,
    documents,
    drafts,
    name_hiding,
    people_list,
    preview_files,
    reading,
)
from pages.parts.import_parts.line_form import line_form
from pages.parts.import_parts.piles import coming_in, needs_municipality
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
    draft, report = drafts.kept_draft(desk), reading.kept_report(desk)
    undo_bar(desk)
    if report is not None:
        committing.show_report(report)
    if draft is None:
        reading.choose_and_read(desk, facts)
        _waiting(desk, facts)
        st.header(_("Documents of the round"), anchor=False)
        documents.show_documents(desk, facts)
        with st.expander(_("Hide a name everywhere"), icon=":material/person_off:", key="hide_in_round"):
            name_hiding.show_adding(desk)
    else:
        _draft(desk, facts, draft)


def _draft(desk: Desk, facts: RoundFacts, draft: ImportDraft) -> None:
    st.header(_("What was read"), anchor=False)
    st.markdown(_("Nothing is stored yet."))
    preview_files.show_refused(draft.shown.refused)
    documents_there = importing.documents(desk)
    coming = coming_in(draft.shown, documents_there)
    preview_files.show_known(draft.shown, documents_there)
    changed_files.show_changed(desk, draft)
    untold, to_check = changed_files.untold(desk, draft), people_list.people_to_check(coming)
    committing.offer_commit(desk, draft, untold, to_check)
    if not coming.sources:
        return
    shown = _ask_view(coming)
    if shown != "lines" and st.button(
        _("Undo the last decision"), key="undo_elsewhere", icon=":material/undo:", disabled=draft.before is None
    ):
        drafts.take_back(desk)
        st.rerun()
    if shown == "files":
        preview_files.show_files(desk, facts, coming)
    elif shown == "people":
        people_list.show_people(desk, draft, coming)
    else:
        deciding.show_piles(desk, facts)


def _ask_view(coming: ImportPreview) -> str:
    questions = sum(needs_municipality(source) for source in coming.sources)
    to_check = people_list.people_to_check(coming)
    names = {
        "lines": _("Lines read"),
        "files": f"{_('Files')} ({questions})" if questions else _("Files"),
        "people": f"{_('People in the notes')} ({to_check})" if to_check else _("People in the notes"),
    }
    return str(
        st.segmented_control(
            _("Look at"),
            list(names),
            format_func=lambda name: names[name],
            default="files" if questions else "lines",
            required=True,
            key="import_view",
        )
    )


def _waiting(desk: Desk, facts: RoundFacts) -> None:
    lines: tuple[LineInDocument, ...] = importing.waiting_lines(desk)
    if not lines:
        return
    title = plural("{count} line waits for your decision.", "{count} lines wait for your decision.", len(lines))
    with st.expander(title, icon=":material/pending_actions:", key="waiting_lines"):
        for placed in shown_page(lines, WAITING_A_PAGE, "waiting"):
            line_form(desk, facts, placed)
