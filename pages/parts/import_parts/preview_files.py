"""The files of a preview: what was recognised of each, its municipality, who is hidden, and what was refused."""

from collections.abc import Iterable

import streamlit as st

from analysis.model.documents import LineBalance
from analysis.model.findings import HiddenPerson
from analysis.model.imports import ImportPreview, ReadSource, RefusedFile
from analysis.workflow import preview as decide
from analysis.workflow.desk import Desk
from analysis.workflow.views import DocumentRow, RoundFacts
from pages.parts import kept
from pages.parts.choices import ask_municipality
from pages.parts.import_parts.piles import needs_municipality
from pages.parts.import_parts.reading import PREVIEW
from pages.parts.plain import escape_markdown
from pages.parts.texts import layout_name, plural, reason_name
from pages.parts.texts import text as _
from pages.parts.work_names import person_kind_name, warning_text


def show_refused(refused: tuple[RefusedFile, ...]) -> None:
    """Show which files could not be read, one sentence each."""
    for file in refused:
        st.warning(f"{escape_markdown(file.file_name)}: {reason_name(file.reason)}", icon=":material/block:")


def show_known(preview: ImportPreview, documents: Iterable[DocumentRow]) -> None:
    """Tell which files the round already has: they are not brought in twice."""
    known = {row.document.sha256 for row in documents}
    for source in preview.sources:
        if source.sha256 in known:
            sentence = _("The round already has this file; it is not brought in again.")
            st.info(f"{escape_markdown(source.file.label)}: {sentence}", icon=":material/content_copy:")


def show_files(desk: Desk, facts: RoundFacts, preview: ImportPreview) -> None:
    """Show each file that was read; a file that waits for its municipality is open."""
    for place, source in enumerate(preview.sources):
        asks = needs_municipality(source)
        question = _("choose the municipality") if source.municipality.code is None else _("check the municipality")
        mark = f" – {question}" if asks else ""
        label = f"{escape_markdown(source.file.label)} · {layout_name(source.layout)}{mark}"
        icon = ":material/help:" if asks else ":material/description:"
        with st.expander(label, expanded=asks, icon=icon, key=f"file_{place}_{source.sha256[:12]}"):
            _show_file(desk, facts, source, place)


def balance_text(balance: LineBalance) -> str:
    """Return the account of lines as a sum that can be checked."""
    return _("{imported} imported + {aside} set aside + {waiting} waiting = {lines} lines").format(
        imported=balance.imported, aside=balance.set_aside, waiting=balance.waiting, lines=balance.lines_in
    )


def _show_file(desk: Desk, facts: RoundFacts, source: ReadSource, place: int) -> None:
    st.markdown(balance_text(source.balance))
    for warning in source.warnings:
        st.caption(f":material/info: {warning_text(warning)}")
    _ask_municipality(desk, facts, source, place)
    if source.hidden:
        _show_hidden(source.hidden)
    if st.button(_("Leave this file out"), key=f"leave_out_{place}_{source.sha256[:12]}"):
        label = source.file.label
        kept.change(desk, PREVIEW, ImportPreview, lambda shown: decide.without_file(shown, label))
        st.rerun()


def _ask_municipality(desk: Desk, facts: RoundFacts, source: ReadSource, place: int) -> None:
    current, label = source.municipality.code, source.file.label
    key = f"municipality_of_{place}_{source.sha256[:12]}_{current}"
    chosen = ask_municipality(facts, current, key)
    if needs_municipality(source) and current is not None:
        st.caption(_("The municipality was guessed: check it."))
    is_confirmed = (
        needs_municipality(source)
        and current is not None
        and st.button(_("The guess is right"), key=f"{key}_confirm", icon=":material/check:")
    )
    if chosen != current or is_confirmed:
        kept.change(desk, PREVIEW, ImportPreview, lambda shown: decide.with_municipality(shown, label, chosen))
        st.rerun()


def _show_hidden(people: tuple[HiddenPerson, ...]) -> None:
    count = plural("{count} person or contact hidden", "{count} persons or contacts hidden", len(people))
    st.markdown(f"**{count}**")
    st.caption(_("Names are hidden in the findings. The raw lines keep them for analysts only."))
    st.table(
        [
            {
                _("Stood in the notes"): escape_markdown(person.original),
                _("Stands in the findings"): escape_markdown(person.replacement if person.sure else person.original),
                _("What it is"): person_kind_name(person.kind),
                _("Sure"): _("yes") if person.sure else _("check: may be a name or a word"),
            }
            for person in people
        ],
        hide_index=True,
    )
