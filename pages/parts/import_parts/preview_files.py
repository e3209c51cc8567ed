"""The files of a preview: what was recognised of each, its municipality, its tables, and what was refused."""

from collections.abc import Iterable
from functools import partial

import streamlit as st

from analysis.model.documents import LineBalance
from analysis.model.imports import ImportPreview, ReadSource, ReadWarning, RefusedFile
from analysis.workflow import preview as decide
from analysis.workflow.desk import Desk
from analysis.workflow.views import DocumentRow, RoundFacts
from pages.parts.choices import ask_municipality, municipality_names
from pages.parts.import_parts import drafts, table_form
from pages.parts.import_parts.piles import needs_municipality
from pages.parts.plain import escape_markdown
from pages.parts.texts import layout_name, reason_name
from pages.parts.texts import text as _
from pages.parts.work_names import warning_text

_TWIN = "duplicate"


def show_refused(refused: tuple[RefusedFile, ...]) -> None:
    """Show which files could not be read, one sentence each."""
    for file in refused:
        sentence = f"{escape_markdown(file.file_name)}: {reason_name(file.reason)}"
        if file.reason == _TWIN:
            st.info(f"{sentence} ({escape_markdown(file.detail)})", icon=":material/content_copy:")
        else:
            st.warning(sentence, icon=":material/block:")


def show_known(preview: ImportPreview, documents: Iterable[DocumentRow]) -> None:
    """Tell which files the round already has: they are not brought in twice."""
    known = {row.document.sha256: row.document.file_name for row in documents}
    for source in preview.sources:
        if source.sha256 in known:
            sentence = _("The round already has this file; it is not brought in again.")
            name, there = source.file.label, known[source.sha256]
            also = f" ({escape_markdown(there)})" if there != name else ""
            st.info(f"{escape_markdown(name)}{also}: {sentence}", icon=":material/content_copy:")


def show_files(desk: Desk, facts: RoundFacts, coming: ImportPreview) -> None:
    """Show each file that comes in, with the municipality that it was taken for; one that waits for it is open."""
    names = municipality_names(facts)
    for place, source in enumerate(coming.sources):
        asks = needs_municipality(source)
        question = _("choose the municipality") if source.municipality.code is None else _("check the municipality")
        mark = f" – {question}" if asks else ""
        municipality = escape_markdown(names.get(source.municipality.code or "", ""))
        told = " · ".join(filter(None, (escape_markdown(source.file.label), municipality, layout_name(source.layout))))
        icon = ":material/help:" if asks else ":material/description:"
        with st.expander(f"{told}{mark}", expanded=asks, icon=icon, key=f"file_{place}_{source.sha256[:12]}"):
            _show_file(desk, facts, source, place)


def balance_text(balance: LineBalance) -> str:
    """Return the account of lines as a sum that can be checked."""
    return _("{imported} as findings + {aside} set aside + {waiting} waiting = {lines} lines").format(
        imported=balance.imported, aside=balance.set_aside, waiting=balance.waiting, lines=balance.lines_in
    )


def _show_file(desk: Desk, facts: RoundFacts, source: ReadSource, place: int) -> None:
    st.markdown(balance_text(source.balance))
    for warning in source.warnings:
        # A guess is asked about below; that nothing was recognised would contradict it.
        if warning is ReadWarning.MUNICIPALITY_UNKNOWN and source.municipality.code is not None:
            continue
        st.caption(f":material/info: {warning_text(warning)}")
    _ask_municipality(desk, facts, source, place)
    table_form.show_tables(desk, source, place)
    label = source.file.label
    st.button(
        _("Leave this file out"),
        key=f"leave_out_{place}_{source.sha256[:12]}",
        on_click=partial(drafts.decide, desk, partial(_without, label=label)),
    )


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
        drafts.decide(desk, partial(_of_municipality, label=label, municipality_id=chosen))
        st.rerun()


def _of_municipality(preview: ImportPreview, label: str, municipality_id: str | None) -> ImportPreview:
    return decide.with_municipality(preview, label, municipality_id)


def _without(preview: ImportPreview, label: str) -> ImportPreview:
    return decide.without_file(preview, label)
