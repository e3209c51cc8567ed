"""Bringing a preview into the round, and the report of it."""

import streamlit as st

from analysis.model.imports import ImportPreview
from analysis.workflow import importing
from analysis.workflow.desk import Desk
from analysis.workflow.views import ImportReport
from pages.parts import kept
from pages.parts.import_parts.preview_files import balance_text
from pages.parts.import_parts.reading import REPORT, start_anew
from pages.parts.links import page_link
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.texts import plural
from pages.parts.texts import text as _


def offer_commit(desk: Desk, preview: ImportPreview) -> None:
    """Show the buttons that bring the preview in or forget it."""
    with st.container(horizontal=True):
        commit = st.button(
            _("Bring into the round"),
            type="primary",
            key="commit",
            icon=":material/login:",
            disabled=not preview.sources,
        )
        forget = st.button(_("Forget what was read"), key="forget")
    if commit:
        _commit(desk, preview)
    elif forget:
        start_anew(desk)
        st.rerun()


def show_report(report: ImportReport) -> None:
    """Show what came in; the account balances."""
    with st.container(border=True, key="import_report"):
        documents = plural("{count} document", "{count} documents", report.documents)
        findings = plural("{count} finding", "{count} findings", report.findings)
        st.markdown(f"**{_('The import is done')}:** {documents}, {findings}.")
        st.markdown(balance_text(report.balance))
        if report.skipped:
            names = ", ".join(escape_markdown(name) for name in report.skipped)
            st.markdown(f"{_('Already in the round, so not brought in again')}: {names}")
        page_link(_("Look at the findings"), "huomiot")
        page_link(_("Look for what recurs"), "toistuvat")


def _commit(desk: Desk, preview: ImportPreview) -> None:
    with expected_errors_shown(), st.spinner(_("Bringing the notes in")):
        report = importing.commit_import(desk, preview)
        start_anew(desk)
        kept.keep(desk, REPORT, report)
        done_and_anew(_("The notes were brought in."))
