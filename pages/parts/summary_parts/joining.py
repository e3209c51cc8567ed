"""Merging a statement with others of its chapter, and splitting it in two."""

import streamlit as st

from analysis.model.codes import StatementKind
from analysis.workflow import joining_statements
from analysis.workflow.desk import Desk
from analysis.workflow.views import ChapterView, StatementView
from pages.parts.quotes import by_municipality
from pages.parts.summary_parts.steps import take_step
from pages.parts.texts import text as _

_LONGEST = 90


def show_joining(desk: Desk, chapter: ChapterView, view: StatementView) -> None:
    """Show the forms of merging and splitting, where there is something to merge or split."""
    others = {
        one.statement.statement_id: f"{one.statement.label}: {_short(one.statement.text)}"
        for one in chapter.statements
        if one.statement.kind is StatementKind.CLAIM and one is not view
    }
    if not others and len(view.evidence) < 2:
        return
    with st.expander(_("Merge or split")):
        if others:
            _merge(desk, view, others)
        if len(view.evidence) > 1:
            _split(desk, view)


def _merge(desk: Desk, view: StatementView, others: dict[str, str]) -> None:
    statement = view.statement
    key = f"merge_{statement.label}_{statement.version}"
    with st.form(key, border=False):
        chosen = st.multiselect(
            _("Statements that are merged into {label}").format(label=statement.label),
            list(others),
            format_func=others.__getitem__,
            placeholder=_("Choose"),
            key=f"{key}_chosen",
        )
        if st.form_submit_button(_("Merge into {label}").format(label=statement.label), key=f"{key}_save"):
            take_step(
                lambda: joining_statements.merge_statements(desk, statement.statement_id, statement.version, chosen),
                _("The statements were merged. Edit the text into one."),
            )


def _split(desk: Desk, view: StatementView) -> None:
    statement = view.statement
    key = f"split_{statement.label}_{statement.version}"
    names = {
        row.finding.finding_id: f"{row.municipality_name}: {_short(row.finding.text)}"
        for row in by_municipality(view.evidence)
    }
    with st.form(key, border=False):
        taken = st.multiselect(
            _("Findings that go to a new statement"),
            list(names),
            format_func=names.__getitem__,
            placeholder=_("Choose"),
            key=f"{key}_taken",
        )
        words = st.text_area(_("Text of the new statement"), key=f"{key}_text")
        if st.form_submit_button(_("Split {label}").format(label=statement.label), key=f"{key}_save"):
            take_step(
                lambda: joining_statements.split_statement(
                    desk, statement.statement_id, statement.version, taken, words
                ),
                _("The statement was split."),
            )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
