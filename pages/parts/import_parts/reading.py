"""Choosing files or pasting words, and reading them into a preview."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from analysis.model.imports import SourceFile
from analysis.workflow import importing
from analysis.workflow.desk import Desk
from analysis.workflow.import_draft import ImportDraft
from analysis.workflow.views import ImportReport, RoundFacts
from pages.parts import kept
from pages.parts.choices import NOT_CHOSEN, ask, municipality_names
from pages.parts.import_parts import drafts
from pages.parts.import_parts.names import pasted_file, with_own_names
from pages.parts.messages import expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.texts import date_text
from pages.parts.texts import text as _

REPORT, _TURN = "report", "upload_turn"
# What the readers know, and kinds that are refused with the advice how to save them.
SUFFIXES = (
    *(
        "docx",
        "docm",
        "odt",
        "rtf",
        "pdf",
        "xlsx",
        "xlsm",
        "csv",
        "tsv",
        "txt",
        "md",
        "eml",
        "vtt",
        "srt",
        "qdpx",
        "qdc",
    ),
    *("doc", "xls", "ods", "msg"),
)
ROWS_SHOWN = 12


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
    """Empty the uploader and forget what was read."""
    drafts.keep(desk, None)
    kept.keep(desk, _TURN, (kept.kept(desk, _TURN, int) or 0) + 1)


def _uploaded(turn: int) -> list[SourceFile]:
    st.markdown(
        _(
            "Bring in the notes as they are: Word, OpenDocument (.odt), RTF, PDF, Excel, CSV, answers of Forms or "
            "Webropol, text, Markdown, e-mail (.eml), transcripts (.vtt, .srt) or coded projects (REFI-QDA, .qdpx)."
        )
    )
    st.caption(
        _(
            "Old Word and Excel files (.doc, .xls), OpenDocument tables (.ods), Outlook messages (.msg), scanned PDFs "
            "and files behind a password cannot be read; you are told how to save them."
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
    named = with_own_names(files)
    title = _("Reading the files")
    with st.container(border=True, key="reading_files"), expected_errors_shown():
        bar, rows = st.progress(0.0, text=title), st.empty()

        def tell(done: int, total: int, _name: str) -> None:
            bar.progress(done / max(total, 1), text=f"{title} {done}/{total}")
            rows.markdown(_rows([file.label for file in named], done))

        draft = ImportDraft.of(importing.read_files(desk, named, tell))
        drafts.look_up_earlier_states(desk, draft)
        drafts.keep(desk, draft)
        kept.keep(desk, REPORT, None)
        st.rerun()


def _rows(labels: Sequence[str], done: int) -> str:
    """One line a file: read, being read, waiting for its turn. Of many files, those around the one being read."""
    first = max(0, min(done - ROWS_SHOWN // 2, len(labels) - ROWS_SHOWN))
    shown = []
    for place, label in enumerate(labels[first : first + ROWS_SHOWN], first):
        state = _("looked at") if place < done else _("being read") if place == done else _("waits for its turn")
        icon = "check" if place < done else "hourglass_top" if place == done else "schedule"
        shown.append(f"- :material/{icon}: {escape_markdown(label)} – {state}")
    return "\n".join(shown)


def kept_report(desk: Desk) -> ImportReport | None:
    """Return the report of the import that was just made, or None."""
    return kept.kept(desk, REPORT, ImportReport)
