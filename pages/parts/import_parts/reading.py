"""Choosing files or pasting words, and reading them into a preview."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from analysis.model.imports import ImportPreview, SourceFile
from analysis.workflow import importing
from analysis.workflow.desk import Desk
from analysis.workflow.views import ImportReport, RoundFacts
from pages.parts import kept
from pages.parts.choices import NOT_CHOSEN, ask, municipality_names
from pages.parts.import_parts.names import pasted_file, with_own_names
from pages.parts.messages import expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.texts import date_text
from pages.parts.texts import text as _

PREVIEW, REPORT, _TURN = "preview", "report", "upload_turn"
# What the readers know, and .doc, .xls and .msg too: they are refused with the advice how to save them.
SUFFIXES = ("docx", "xlsx", "csv", "tsv", "txt", "md", "eml", "vtt", "odt", "rtf", "pdf", "docm", "doc", "xls", "msg")


def choose_and_read(desk: Desk, facts: RoundFacts) -> None:
    """Ask for files and pasted words, and read them into a preview. Nothing is stored."""
    turn = kept.kept(desk, _TURN, int) or 0
    by_file, by_words = st.tabs([_("Files"), _("Pasted text")])
    with by_file:
        files = _uploaded(turn)
    with by_words:
        files += _pasted(facts, turn)
    if st.button(_("Read"), type="primary", key="read_files", disabled=not files, icon=":material/visibility:"):
        _read(desk, files)


def start_anew(desk: Desk) -> None:
    """Empty the uploader and forget the preview."""
    kept.keep(desk, PREVIEW, None)
    kept.keep(desk, _TURN, (kept.kept(desk, _TURN, int) or 0) + 1)


def _uploaded(turn: int) -> list[SourceFile]:
    st.markdown(
        _(
            "Bring in the notes as they are: Word, Excel, CSV, text, e-mail (.eml) or a Teams transcript (.vtt). "
            "Several files at once are welcome. Nothing is stored before you have seen what was read."
        )
    )
    uploaded = st.file_uploader(
        _("Files of notes, at most 25 MB each"), SUFFIXES, accept_multiple_files=True, key=f"notes_{turn}"
    )
    return [SourceFile(file.name, file.getvalue()) for file in uploaded]


def _pasted(facts: RoundFacts, turn: int) -> list[SourceFile]:
    words = st.text_area(
        _("Notes from an e-mail or a chat"),
        height=180,
        key=f"pasted_{turn}",
        placeholder=_("One observation on a line. A heading on a line of its own names the theme."),
    )
    names = {NOT_CHOSEN: _("Find it in the text")} | municipality_names(facts)
    municipality_id = ask(_("Municipality of the pasted notes"), names, NOT_CHOSEN, f"pasted_municipality_{turn}")
    if not words or not words.strip():
        return []
    moment = date_text(datetime.now(UTC))
    return [pasted_file(words, moment, municipality_names(facts).get(municipality_id))]


def _read(desk: Desk, files: Sequence[SourceFile]) -> None:
    bar = st.progress(0.0, text=_("Reading the files"))

    def tell(done: int, total: int, name: str) -> None:
        bar.progress(done / max(total, 1), text=f"{_('Reading the files')} {done}/{total} {escape_markdown(name)}")

    with expected_errors_shown():
        preview: ImportPreview = importing.read_files(desk, with_own_names(files), tell)
        kept.keep(desk, PREVIEW, preview)
        kept.keep(desk, REPORT, None)
        st.rerun()


def kept_preview(desk: Desk) -> ImportPreview | None:
    """Return the preview that waits to be brought in, or None."""
    return kept.kept(desk, PREVIEW, ImportPreview)


def kept_report(desk: Desk) -> ImportReport | None:
    """Return the report of the import that was just made, or None."""
    return kept.kept(desk, REPORT, ImportReport)
