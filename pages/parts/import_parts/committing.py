"""Bringing a preview into the round, and the report of it."""

from collections.abc import Sequence

import streamlit as st

from analysis.model.table_work import SortBy
from analysis.workflow import importing
from analysis.workflow.desk import Desk
from analysis.workflow.import_draft import ImportDraft
from analysis.workflow.views import ImportReport
from pages.parts import kept
from pages.parts.import_parts import drafts
from pages.parts.import_parts.preview_files import balance_text
from pages.parts.import_parts.reading import REPORT, start_anew
from pages.parts.links import page_link
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.texts import plural
from pages.parts.texts import text as _


def offer_commit(desk: Desk, draft: ImportDraft, untold: Sequence[str], names_to_check: int) -> None:
    """Show the buttons that bring the import in or forget it. `untold` files have to be told of first.

    Words that may be names stay in the findings as they are, unless somebody hides them: that is said here.
    """
    with st.container(horizontal=True):
        commit = st.button(
            _("Bring into the round"),
            type="primary",
            key="commit",
            icon=":material/login:",
            disabled=not draft.shown.sources or bool(untold),
        )
        forget = st.button(_("Forget what was read"), key="forget")
    if untold:
        names = ", ".join(escape_markdown(label) for label in untold)
        st.caption(f"{_('Say first whether this is a changed document or another one')}: {names}")
    if names_to_check:
        told = plural(
            "{count} word may be somebody's name and comes in as it is. See People in the notes.",
            "{count} words may be somebody's names and come in as they are. See People in the notes.",
            names_to_check,
        )
        st.caption(f":material/help: {told}")
    if commit:
        _commit(desk)
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
        if report.replaced:
            names = ", ".join(escape_markdown(name) for name in report.replaced)
            st.markdown(f"{_('Took the place of an earlier document')}: {names}")
        # The newest first: what was brought in now is what somebody wants to see.
        page_link(_("Look at the findings"), "huomiot", {"jarjestys": SortBy.CHANGED.value})
        page_link(_("Look for what recurs"), "toistuvat")


def _commit(desk: Desk) -> None:
    draft = drafts.kept_draft(desk)
    if draft is None:
        return
    title = _("Bringing the notes in")
    bar = st.progress(0.0, text=title)

    def tell(done: int, total: int, name: str) -> None:
        bar.progress(done / max(total, 1), text=f"{title} {done + 1}/{total} {escape_markdown(name)}")

    with expected_errors_shown():
        report = importing.commit_import(desk, draft.shown, tell)
        start_anew(desk)
        kept.keep(desk, REPORT, report)
        done_and_anew(_("The notes were brought in."))
