"""Word files for municipalities where nobody signs in: a section to hand out, and the returned file to bring in."""

from urllib.parse import urlencode

import streamlit as st

from analysis.model.imports import SourceFile
from analysis.workflow.comment_rounds import CommentBoard
from analysis.workflow.desk import Desk
from analysis.workflow.views import RoundFacts
from pages.parts import kept
from pages.parts.choices import NOT_CHOSEN, ask, municipality_names
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.texts import text as _

_TURN = "word_turn"


def show_word_files(desk: Desk, board: CommentBoard, facts: RoundFacts) -> None:
    """Offer a municipality's section as a Word file, and take the file that comes back."""
    with st.expander(_("Commenting in a Word file, without signing in")):
        st.markdown(
            _(
                "Send a municipality its section as a Word file. It comments in Word and returns the file to you, "
                "and you bring the file in here."
            )
        )
        names = {NOT_CHOSEN: _("Choose a municipality")} | municipality_names(facts)
        municipality_id = ask(_("Municipality"), names, NOT_CHOSEN, "word_municipality")
        if municipality_id:
            _hand_out(board, facts, municipality_id)
            _bring_in(desk, municipality_id)


def _hand_out(board: CommentBoard, facts: RoundFacts, municipality_id: str) -> None:
    asked = {"kierros": facts.round.round_id, "kunta": municipality_id, "julkaisu": board.release.release_id}
    st.markdown(f"**{_('1. Send the section')}**")
    st.link_button(
        _("Section to comment in (Word)"), f"/vienti/section.docx?{urlencode(asked)}", icon=":material/download:"
    )
    st.caption(
        _("The file holds this municipality's section only. Its top tells how to comment and where to return it.")
    )


def _bring_in(desk: Desk, municipality_id: str) -> None:
    st.markdown(f"**{_('2. Bring in the returned file')}**")
    turn = kept.kept(desk, _TURN, int) or 0
    uploaded = st.file_uploader(
        _("Returned Word file (.docx), at most 25 MB"), ["docx", "docm", "doc"], key=f"word_{turn}"
    )
    st.caption(
        _("Bringing in changes nothing: you decide below what becomes a comment. The same file may be brought again.")
    )
    if not st.button(_("Bring in"), key="bring_word", disabled=uploaded is None, type="primary") or uploaded is None:
        return
    with st.spinner(_("Reading the file")), expected_errors_shown():
        _brought(desk, municipality_id, SourceFile(uploaded.name, uploaded.getvalue()), turn)


def _brought(desk: Desk, municipality_id: str, file: SourceFile, turn: int) -> None:
    from analysis.workflow import word_return  # readers of Word are not needed to show the page

    found = word_return.bring(desk, municipality_id, file)
    kept.keep(desk, _TURN, turn + 1)
    if not found.proposed and not found.to_decide:
        done_and_anew(
            _("There is nothing new in this file.")
            if found.known
            else _("There are no comments or changes in this file.")
        )
    done_and_anew(
        _("The file was read: {proposed} to take in, {doubtful} to look at, {known} brought in before.").format(
            proposed=found.proposed, doubtful=found.to_decide, known=found.known
        )
    )
