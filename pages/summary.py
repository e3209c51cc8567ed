"""The results summary: chapter by chapter, statement by statement, each with its evidence and the rules it breaks."""

import streamlit as st

from analysis.workflow import statements, summary
from analysis.workflow.desk import Desk
from analysis.workflow.views import ChapterView, RoundFacts, SummaryView
from pages.parts import session
from pages.parts.layout import empty_state, page_header, undo_bar, user_list
from pages.parts.links import page_link
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.summary_parts.broken import labels_of, show_broken
from pages.parts.summary_parts.documents import show_documents
from pages.parts.summary_parts.releasing import show_publication, show_release
from pages.parts.summary_parts.statements import OPEN, show_statements
from pages.parts.texts import plural
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
    _downloads(facts, is_open=not view.closing_violations, is_main=not view.not_drafted)
    show_documents(desk, facts, is_open=not view.closing_violations)
    _chapters(desk, view)
    show_release(desk, view)
    show_publication(desk, view)


def _draft(desk: Desk, view: SummaryView) -> None:
    _say_what_has_no_words(view.not_worded)
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


def _say_what_has_no_words(titles: tuple[str, ...]) -> None:
    """A recurring finding that cannot be drafted is told of: it would be missed by nobody."""
    if not titles:
        return
    said = plural(
        "{count} recurring finding cannot be drafted: its notes are speech, shorthand or doubts, or about a person.",
        "{count} recurring findings cannot be drafted: their notes are speech, shorthand or doubts, or about a person.",
        len(titles),
    )
    with st.expander(said):
        st.markdown(_("Give each a title that is a whole sentence; the statement is then drafted from the title."))
        user_list(titles)
        page_link(_("Recurring findings"), "toistuvat")


def _gate(view: SummaryView) -> None:
    if view.closing_violations:
        st.error(_("The summary cannot leave the house before this is mended:"))
        show_broken(view.closing_violations, labels_of(view.chapters))
    if view.open_flags:
        st.warning(_("Before a release, mend these or let them stand with a reason:"))
        show_broken(view.open_flags, labels_of(view.chapters))
        st.caption(_("Until then a downloaded summary is marked as a draft."))


def _downloads(facts: RoundFacts, *, is_open: bool, is_main: bool) -> None:
    where = f"?kierros={facts.round.round_id}"
    with st.container(horizontal=True):
        st.link_button(
            _("Download as a Word document"),
            f"/vienti/summary.docx{where}",
            # One main action on a page: while statements wait to be drafted, that is it.
            type="primary" if is_main else "secondary",
            icon=":material/download:",
            disabled=not is_open,
        )
        st.link_button(_("Evidence table (Excel)"), f"/vienti/evidence.xlsx{where}")
        st.link_button(_("Data (JSON)"), f"/vienti/result.json{where}")
    st.caption(_("Putting a document together takes a few seconds."))


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
