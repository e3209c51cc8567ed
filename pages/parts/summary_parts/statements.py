"""Statements of a chapter as cards: one of them is open, with its evidence beside it."""

from collections.abc import Mapping, Sequence

import streamlit as st

from analysis.model.codes import Direction, StatementKind
from analysis.workflow import statements
from analysis.workflow.desk import Desk
from analysis.workflow.views import ChapterView, StatementView
from pages.parts.plain import escape_markdown
from pages.parts.summary_parts.flags import show_flags
from pages.parts.summary_parts.opened import show_opened
from pages.parts.summary_parts.steps import take_step
from pages.parts.texts import date_text, quantifier_name
from pages.parts.texts import text as _

OPEN = "nosto"


def show_statements(desk: Desk, chapter: ChapterView, titles: Mapping[str, str]) -> None:
    """Show a chapter's statements: background, what works, what is to be developed, what differs."""
    if not chapter.statements:
        st.markdown(_("This chapter has no statements yet."))
        return
    opened = _opened(chapter)
    for title, views in _groups(chapter):
        if views:
            st.subheader(title)
        for view in views:
            _card(desk, chapter, view, titles, is_open=view.statement.label == opened)


def _groups(chapter: ChapterView) -> tuple[tuple[str, Sequence[StatementView]], ...]:
    claims = [one for one in chapter.statements if one.statement.kind is StatementKind.CLAIM]
    background = [one for one in chapter.statements if one.statement.kind is StatementKind.EDITORIAL]
    return (
        (_("Background"), background),
        (_("Strengths and good practices"), _of(claims, Direction.WORKS)),
        (_("Development areas"), _of(claims, Direction.HINDERS, Direction.NEED)),
        (_("Differing experiences"), _of(claims, Direction.CONTRADICTION)),
    )


def _of(views: Sequence[StatementView], *directions: Direction) -> list[StatementView]:
    return [view for view in views if view.statement.direction in directions]


def _opened(chapter: ChapterView) -> str:
    """The statement that the address names; else the first that is shown."""
    labels = [view.statement.label for _, views in _groups(chapter) for view in views]
    asked = st.query_params.get(OPEN, "")
    return asked if asked in labels else labels[0]


def _card(desk: Desk, chapter: ChapterView, view: StatementView, titles: Mapping[str, str], *, is_open: bool) -> None:
    statement = view.statement
    with st.container(border=True, key=f"statement_{statement.label}"):
        mark = f" · **{_('suggestion of the program')}**" if statement.suggested else ""
        st.caption(f"\\[{statement.label}\\]{mark}")
        if not is_open:  # the open one has its words in the field
            st.markdown(escape_markdown(statement.text))
        if statement.dissent:
            st.markdown(f"{_('Differs:')} {escape_markdown(statement.dissent)}")
        show_flags(desk, view)
        _facts(view)
        _buttons(desk, chapter, view, is_open=is_open)
        if is_open:
            show_opened(desk, chapter, view, titles)


def _facts(view: StatementView) -> None:
    if view.statement.kind is not StatementKind.CLAIM:
        return
    parts = [_("How common it may be said to be: {words}").format(words=quantifier_name(view.allowed))]
    if view.as_of:
        first, last = (date_text(day) for day in view.as_of)
        parts.append(_("As of {days}").format(days=first if first == last else f"{first}–{last}"))
    st.caption(" · ".join(parts))


def _buttons(desk: Desk, chapter: ChapterView, view: StatementView, *, is_open: bool) -> None:
    statement = view.statement
    key = f"{statement.label}_{statement.version}"
    with st.container(horizontal=True):
        if statement.suggested and st.button(_("Accept {label}").format(label=statement.label), key=f"take_{key}"):
            take_step(
                lambda: statements.accept_statement(desk, statement.statement_id, statement.version),
                _("The statement was accepted."),
            )
        if not is_open and st.button(_("Open {label}").format(label=statement.label), key=f"open_{key}"):
            st.query_params[OPEN] = statement.label
            st.rerun()
        if is_open:
            _move_buttons(desk, chapter, view)
        if is_open and st.button(_("Remove {label}").format(label=statement.label), key=f"remove_{key}"):
            take_step(
                lambda: statements.remove_statement(desk, statement.statement_id, statement.version),
                _("The statement was removed. You can undo it."),
            )


def _move_buttons(desk: Desk, chapter: ChapterView, view: StatementView) -> None:
    """Up and down among the statements that are shown together: another group in between is passed over."""
    statement = view.statement
    order = [one.statement.statement_id for one in chapter.statements]
    shown = next(views for _, views in _groups(chapter) if view in views)
    place = shown.index(view)
    for label, icon, other in (
        (_("Up {label}"), "arrow_upward", place - 1),
        (_("Down {label}"), "arrow_downward", place + 1),
    ):
        is_possible = 0 <= other < len(shown)
        name = label.format(label=statement.label)
        key = f"{icon}_{statement.label}_{statement.version}"
        if st.button(name, key=key, icon=f":material/{icon}:", disabled=not is_possible):
            target = order.index(shown[other].statement.statement_id)
            take_step(
                lambda: statements.move_statement(
                    desk,
                    statement.statement_id,
                    statement.version,
                    chapter_id=statement.chapter_id,
                    position=target,  # noqa: B023 – called at once
                ),
                _("The statement was moved."),
            )
