"""The open statement: its text to edit on one side, its evidence and what speaks against it on the other."""

from collections.abc import Mapping

import streamlit as st

from analysis.model.codes import StatementKind
from analysis.model.table_work import MemoOf
from analysis.workflow import statements
from analysis.workflow.desk import Desk
from analysis.workflow.views import ChapterView, StatementView
from pages.parts.editor import draft_offer, forget, saved_text_area
from pages.parts.memo import ask_memo
from pages.parts.quotes import by_municipality, quote, source_link
from pages.parts.summary_parts.consent import show_consent
from pages.parts.summary_parts.differing import show_differing
from pages.parts.summary_parts.joining import show_joining
from pages.parts.summary_parts.steps import take_step
from pages.parts.texts import text as _


def show_opened(desk: Desk, chapter: ChapterView, view: StatementView, titles: Mapping[str, str]) -> None:
    """Show what can be done with one statement, and its evidence."""
    is_claim = view.statement.kind is StatementKind.CLAIM
    work, beside = st.columns([3, 2], gap="large") if is_claim else (st.container(), None)
    with work:
        _edit(desk, view)
        if is_claim:
            show_differing(desk, view)
            show_joining(desk, chapter, view)
        with st.expander(_("Place and name")):
            _move(desk, chapter, view, titles)
            show_consent(desk, view)
        ask_memo(desk, MemoOf.STATEMENT, view.statement.statement_id)
    if beside is not None:
        with beside:
            _evidence(desk, view)


def _edit(desk: Desk, view: StatementView) -> None:
    statement = view.statement
    key = f"edit_{statement.label}_{statement.version}"
    field = f"statement:{statement.statement_id}"
    begin_from = draft_offer(desk, field, statement.text, f"{key}_text")
    with st.form(key, border=False):
        words = saved_text_area(_("Text of the statement"), field, begin_from, f"{key}_text")
        if st.form_submit_button(_("Save {label}").format(label=statement.label), type="primary"):
            take_step(lambda: _save(desk, view, words, field), _("The statement was saved."))


def _save(desk: Desk, view: StatementView, words: str, field: str) -> None:
    statements.edit_statement(desk, view.statement.statement_id, view.statement.version, words)
    forget(desk, field)


def _evidence(desk: Desk, view: StatementView) -> None:
    st.markdown(f"**{_('Evidence of {label}').format(label=view.statement.label)}**")
    for row in by_municipality(view.evidence):
        quote(row)
        source_link(row)
    if view.counter:
        st.markdown(f"**{_('Speaks against it')}**")
    for row in by_municipality(view.counter):
        quote(row)
        source_link(row)
        key = f"uncounter_{view.statement.label}_{view.statement.version}_{row.finding.finding_id}"
        if st.button(_("Take away from beside the statement"), key=key):
            take_step(
                lambda: statements.remove_counter(
                    desk,
                    view.statement.statement_id,
                    view.statement.version,
                    row.finding.finding_id,  # noqa: B023 – called at once
                ),
                _("The finding was taken away from beside the statement."),
            )


def _move(desk: Desk, chapter: ChapterView, view: StatementView, titles: Mapping[str, str]) -> None:
    statement = view.statement
    key = f"move_{statement.label}_{statement.version}"
    with st.form(key, border=False):
        options = list(titles)
        target = st.selectbox(
            _("Chapter of {label}").format(label=statement.label),
            options,
            index=options.index(chapter.chapter.chapter_id),
            format_func=lambda one: titles[one],
            key=f"{key}_chapter",
        )
        place = st.number_input(_("Place in the chapter"), 1, 999, statement.position + 1, key=f"{key}_place")
        if st.form_submit_button(_("Move {label}").format(label=statement.label)):
            take_step(
                lambda: statements.move_statement(
                    desk, statement.statement_id, statement.version, chapter_id=target, position=int(place) - 1
                ),
                _("The statement was moved."),
            )
