"""The interviewer's page: bring notes of the visit, and see what has been noted there."""

import streamlit as st

from analysis.model.imports import ImportPreview, SourceFile
from analysis.workflow import visits
from analysis.workflow.desk import Desk
from analysis.workflow.visits import OwnVisit
from pages.parts import session
from pages.parts.import_parts.preview_files import balance_text, show_refused
from pages.parts.import_parts.reading import SUFFIXES
from pages.parts.layout import page_header, user_list
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.texts import date_text, language, plural
from pages.parts.texts import text as _

_PREVIEW, _TURN = "visit_preview", "visit_turn"


def render() -> None:
    """Show the visit's notes and the way to bring more."""
    desk = session.visit_desk()
    own = visits.own_visit(desk)
    day = date_text(own.visit.held_on)
    st.caption(escape_markdown(own.round.name))
    title = escape_markdown(" · ".join(part for part in (own.host_name, day) if part))
    if own.erased_at:
        page_header(title, "")
        _tell_of_erasure(own.erased_at)
        return
    page_header(
        title, _("Bring the notes of this visit. You and the analysts see them; its other interviewers see findings.")
    )
    preview = st.session_state.get(_key(desk, _PREVIEW))
    if isinstance(preview, ImportPreview):
        _offer(desk, preview)
        return
    _choose(desk)
    _brought(own)
    _noted(own)


def _tell_of_erasure(erased_at: str) -> None:
    st.info(_("The notes of this round were erased {day}.").format(day=date_text(erased_at)))
    st.markdown(
        _(
            "The files and the words of the findings are gone for good. The results summary stays. More notes cannot "
            "be brought in."
        )
    )


def _choose(desk: Desk) -> None:
    st.header(_("Bring in notes"), anchor=False)
    turn = st.session_state.get(_key(desk, _TURN), 0)
    files = st.file_uploader(
        _("Files of notes, at most 25 MB each"), SUFFIXES, accept_multiple_files=True, key=f"visit_files_{turn}"
    )
    words = st.text_area(_("Or write them here, one observation on a line"), height=140, key=f"visit_words_{turn}")
    sources = [SourceFile(file.name, file.getvalue()) for file in files]
    if words and words.strip():
        sources.append(SourceFile(f"{_('Notes')} {date_text(desk.store.clock())}.txt", words.encode()))
    if st.button(_("Read"), type="primary", key="visit_read", disabled=not sources, icon=":material/visibility:"):
        with expected_errors_shown():
            st.session_state[_key(desk, _PREVIEW)] = visits.read_notes(desk, sources)
            st.rerun()


def _offer(desk: Desk, preview: ImportPreview) -> None:
    st.header(_("What was read"), anchor=False)
    show_refused(preview.refused)
    if preview.sources:
        st.markdown(_("Nothing is stored yet."))
        st.markdown(f"**{balance_text(preview.balance)}**")
        user_list(finding.text for source in preview.sources for line in source.lines for finding in line.findings)
        st.caption(_("The analyst of the round decides on what waits."))
    with st.container(horizontal=True):
        if preview.sources and st.button(_("Bring in"), type="primary", key="visit_bring", icon=":material/check:"):
            with expected_errors_shown():
                report = visits.bring_notes(desk, preview)
                _forget(desk)
                done_and_anew(plural("{count} finding came in.", "{count} findings came in.", report.findings))
        if st.button(_("Do not bring in"), key="visit_forget"):
            _forget(desk)
            st.rerun()


def _brought(own: OwnVisit) -> None:
    if own.brought:
        st.header(_("Files that you have brought"), anchor=False)
        user_list(f"{document.file_name}: {balance_text(balance)}" for document, balance in own.brought)


def _noted(own: OwnVisit) -> None:
    st.header(_("Findings of the visit"), anchor=False)
    if not own.findings:
        st.markdown(_("Nothing has been noted of this visit yet."))
    for theme in own.round.themes:
        told = [finding.text for finding in own.findings if finding.theme_code == theme.code]
        if told:
            st.subheader(escape_markdown(theme.name(language())), anchor=False)
            user_list(told)


def _forget(desk: Desk) -> None:
    st.session_state.pop(_key(desk, _PREVIEW), None)
    st.session_state[_key(desk, _TURN)] = st.session_state.get(_key(desk, _TURN), 0) + 1


def _key(desk: Desk, name: str) -> str:
    return f"{name}_{desk.scope.membership_id}"
