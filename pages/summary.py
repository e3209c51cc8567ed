"""The results summary: chapter by chapter, statement by statement, each with its evidence and the rules it breaks."""

from collections.abc import Sequence

import streamlit as st

from analysis.model.summary import Violation
from analysis.workflow import releasing, statements, summary
from analysis.workflow.desk import Desk
from analysis.workflow.views import ChapterView, RoundFacts, SummaryView
from pages.parts import session
from pages.parts.layout import empty_state, page_header, undo_bar
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.summary_parts.documents import ask_document_language, show_documents
from pages.parts.summary_parts.statements import OPEN, show_statements
from pages.parts.texts import date_text, plural, rule_name
from pages.parts.texts import text as _


def render() -> None:
    """Show the summary as it stands, and what can be done with it."""
    desk = session.analyst_desk()
    facts = session.facts(desk)
    lead = _("Every statement rests on findings. What works may carry a name with consent; a difficulty never does.")
    page_header(_("Results summary"), lead, facts)
    undo_bar(desk)
    view = summary.summary(desk)
    _draft(desk, view)
    if not any(chapter.statements for chapter in view.chapters):
        empty_state(
            _("There are no statements yet. Accept recurring findings first."), _("Recurring findings"), "toistuvat"
        )
        return
    _gate(view)
    _downloads(facts, is_open=not view.closing_violations)
    show_documents(desk, facts, is_open=not view.closing_violations)
    _chapters(desk, view)
    _release(desk, view)


def _draft(desk: Desk, view: SummaryView) -> None:
    if not view.not_drafted:
        return
    waiting = plural(
        "{count} recurring finding has no statement yet.",
        "{count} recurring findings have no statement yet.",
        view.not_drafted,
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(_("Draft the statements"), type="primary", key="draft_summary", icon=":material/edit_note:"):
            with expected_errors_shown():
                made = summary.draft_summary(desk)
                done_and_anew(plural("{count} statement was drafted.", "{count} statements were drafted.", made))
        st.markdown(waiting)


def _gate(view: SummaryView) -> None:
    if view.closing_violations:
        st.error(_("The summary cannot leave the house before this is mended:"))
        st.markdown(_list_of(view, view.closing_violations))
    if view.open_flags:
        st.warning(_("Before a release, mend these or let them stand with a reason:"))
        st.markdown(_list_of(view, view.open_flags))


def _list_of(view: SummaryView, violations: Sequence[Violation]) -> str:
    """Name each rule once, with the statements that it is about."""
    labels = {v.statement.statement_id: v.statement.label for chapter in view.chapters for v in chapter.statements}
    found: dict[str, list[str]] = {}
    for one in violations:
        about = found.setdefault(rule_name(one.rule), [])
        if labels[one.statement_id] not in about:
            about.append(labels[one.statement_id])
    return "\n".join(f"- {', '.join(about)}: {rule}" for rule, about in found.items())


def _downloads(facts: RoundFacts, *, is_open: bool) -> None:
    where = f"?kierros={facts.round.round_id}"
    with st.container(horizontal=True):
        st.link_button(
            _("Download as a Word document"),
            f"/vienti/summary.docx{where}",
            type="primary",
            icon=":material/download:",
            disabled=not is_open,
        )
        st.link_button(_("Evidence table (Excel)"), f"/vienti/evidence.xlsx{where}")
        st.link_button(_("Data (JSON)"), f"/vienti/result.json{where}")


def _chapters(desk: Desk, view: SummaryView) -> None:
    titles = {one.chapter.chapter_id: one.chapter.title for one in view.chapters}
    chosen = st.selectbox(
        _("Chapter"),
        list(titles),
        index=_first_to_show(view),
        format_func=lambda key: titles[key],
        key="luku",
        bind="query-params",
    )
    chapter = next(one for one in view.chapters if one.chapter.chapter_id == chosen)
    _forget_statement_elsewhere(chapter)
    st.header(escape_markdown(chapter.chapter.title))
    show_statements(desk, chapter, titles)
    _add_editorial(desk, chapter)


def _forget_statement_elsewhere(chapter: ChapterView) -> None:
    """The address names what is open: a statement of a chapter that was left is not."""
    asked = st.query_params.get(OPEN)
    if asked and all(one.statement.label != asked for one in chapter.statements):
        del st.query_params[OPEN]


def _first_to_show(view: SummaryView) -> int:
    """The chapter of the statement that the address names; else the first that has statements."""
    asked = st.query_params.get(OPEN)
    places = [n for n, one in enumerate(view.chapters) if any(v.statement.label == asked for v in one.statements)]
    return next(iter([*places, *(n for n, one in enumerate(view.chapters) if one.statements)]), 0)


def _add_editorial(desk: Desk, chapter: ChapterView) -> None:
    key = f"editorial_{chapter.chapter.chapter_id}"
    with st.expander(_("Add background text")), st.form(key, clear_on_submit=True, border=False):
        words = st.text_area(
            _("Background or questions in your own words; says nothing about the participants"), key=f"{key}_text"
        )
        if st.form_submit_button(_("Add")):
            with expected_errors_shown():
                statements.add_editorial(desk, chapter.chapter.chapter_id, words)
                done_and_anew(_("The text was added."))


def _release(desk: Desk, view: SummaryView) -> None:
    st.header(_("Release for comments"))
    st.markdown(
        _("A release freezes the summary. Each municipality then sees its own section, and nothing of the others.")
    )
    for release in view.releases:
        st.markdown(_("Release {number}, {date}").format(number=release.number, date=date_text(release.released_at)))
    with st.form("release", border=False):
        deadline = st.date_input(_("Comments by"), value=None, format="DD.MM.YYYY", key="release_deadline")
        language = ask_document_language("release_language")
        if st.form_submit_button(_("Release for comments"), disabled=bool(view.closing_violations or view.open_flags)):
            with expected_errors_shown():
                made = releasing.release_for_comments(desk, deadline.isoformat() if deadline else None, language)
                done_and_anew(_("Release {number} was made.").format(number=made.number))
