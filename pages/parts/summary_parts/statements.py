"""Statements of a chapter: read, edit, accept, move, remove; evidence and broken rules beside each."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from analysis.model.codes import Direction, StatementKind
from analysis.workflow import summary
from analysis.workflow.desk import Desk
from analysis.workflow.views import ChapterView, StatementView
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.quotes import by_municipality, quote, source_link
from pages.parts.summary_parts.consent import show_consent
from pages.parts.texts import plural, quantifier_name, rule_name
from pages.parts.texts import text as _


def show_statements(desk: Desk, chapter: ChapterView, titles: Mapping[str, str]) -> None:
    """Show a chapter's statements: background, what works, what is to be developed, what differs."""
    claims = [one for one in chapter.statements if one.statement.kind is StatementKind.CLAIM]
    background = [one for one in chapter.statements if one.statement.kind is StatementKind.EDITORIAL]
    groups: tuple[tuple[str, Sequence[StatementView]], ...] = (
        (_("Background"), background),
        (_("Strengths and good practices"), _of(claims, Direction.WORKS)),
        (_("Development areas"), _of(claims, Direction.HINDERS, Direction.NEED)),
        (_("Differing experiences"), _of(claims, Direction.CONTRADICTION)),
    )
    if not chapter.statements:
        st.markdown(_("This chapter has no statements yet."))
    for title, views in groups:
        if views:
            st.subheader(title)
        for view in views:
            _show(desk, chapter, view, titles)


def _of(views: Sequence[StatementView], *directions: Direction) -> list[StatementView]:
    return [view for view in views if view.statement.direction in directions]


def _show(desk: Desk, chapter: ChapterView, view: StatementView, titles: Mapping[str, str]) -> None:
    statement = view.statement
    with st.container(border=True, key=f"statement_{statement.label}"):
        mark = f" · {_('suggestion of the program')}" if statement.suggested else ""
        st.caption(f"\\[{statement.label}\\]{mark}")
        st.markdown(escape_markdown(statement.text))
        _show_rules(view)
        _buttons(desk, view)
        _edit(desk, view)
        _evidence(view)
        with st.expander(_("Place and name")):
            _move(desk, chapter, view, titles)
            show_consent(desk, view)


def _show_rules(view: StatementView) -> None:
    for violation in view.violations:
        detail = f" “{escape_markdown(violation.detail)}”" if violation.detail else ""
        (st.error if violation.hard else st.warning)(f"{rule_name(violation.rule)}{detail}")
    if view.statement.kind is StatementKind.CLAIM:
        st.caption(_("How common it may be said to be: {words}").format(words=quantifier_name(view.allowed)))


def _buttons(desk: Desk, view: StatementView) -> None:
    statement = view.statement
    version = f"{statement.label}_{statement.version}"
    with st.container(horizontal=True):
        if statement.suggested and st.button(_("Accept {label}").format(label=statement.label), key=f"take_{version}"):
            _do(
                lambda: summary.accept_statement(desk, statement.statement_id, statement.version),
                _("The statement was accepted."),
            )
        if st.button(_("Remove {label}").format(label=statement.label), key=f"remove_{version}"):
            _do(
                lambda: summary.remove_statement(desk, statement.statement_id, statement.version),
                _("The statement was removed. You can undo it."),
            )


def _edit(desk: Desk, view: StatementView) -> None:
    statement = view.statement
    key = f"edit_{statement.label}_{statement.version}"
    with st.expander(_("Edit {label}").format(label=statement.label)), st.form(key, border=False):
        words = st.text_area(_("Text of the statement"), value=statement.text, key=f"{key}_text")
        if st.form_submit_button(_("Save {label}").format(label=statement.label)):
            _do(
                lambda: summary.edit_statement(desk, statement.statement_id, statement.version, words),
                _("The statement was saved."),
            )


def _evidence(view: StatementView) -> None:
    if not view.evidence:
        return
    title = plural("Evidence: {count} finding", "Evidence: {count} findings", len(view.evidence))
    with st.expander(f"{title} ({view.statement.label})"):
        for row in by_municipality(view.evidence):
            quote(row)
            source_link(row)


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
            _do(
                lambda: summary.move_statement(
                    desk, statement.statement_id, statement.version, chapter_id=target, position=int(place) - 1
                ),
                _("The statement was moved."),
            )


def _do(step: Callable[[], None], sentence: str) -> None:
    with expected_errors_shown():
        step()
        done_and_anew(sentence)
