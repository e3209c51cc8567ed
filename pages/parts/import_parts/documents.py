"""The documents of the round: each opens its account, its lines and its original; an import can be taken back."""

import streamlit as st

from analysis.model.codes import LineStatus
from analysis.model.documents import Resting
from analysis.model.finnish_order import finnish_key
from analysis.workflow import importing
from analysis.workflow.desk import Desk
from analysis.workflow.views import DocumentRow, LineInDocument, RoundFacts
from pages.parts.choices import NOT_CHOSEN, ask
from pages.parts.import_parts.line_form import decision_text, line_form
from pages.parts.import_parts.preview_files import balance_text
from pages.parts.layout import empty_state
from pages.parts.links import page_link
from pages.parts.locators import locator_text
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.paging import shown_page
from pages.parts.plain import escape_markdown
from pages.parts.texts import date_text, layout_name
from pages.parts.texts import text as _
from pages.parts.work_names import line_status_name

DOCUMENT_PARAMETER, LINE_PARAMETER = "aineisto", "rivi"
LINES_A_PAGE = 50
_EVERY = "every"


def show_documents(desk: Desk, facts: RoundFacts) -> None:
    """Show the documents of the round, and the one that is opened."""
    by_name = sorted(importing.documents(desk), key=lambda row: finnish_key(row.document.file_name))
    rows = {row.document.document_id: row for row in by_name}
    if not rows:
        empty_state(_("The round has no notes yet. Choose files above, or paste text."))
        return
    st.table([_document_row(row) for row in rows.values()], hide_index=True)
    names = {NOT_CHOSEN: _("No document is open")} | {key: row.document.file_name for key, row in rows.items()}
    asked = st.query_params.get(DOCUMENT_PARAMETER, NOT_CHOSEN)
    chosen = ask(_("Open a document"), names, asked, f"document_{asked}_{len(rows)}")
    if chosen in rows:
        _show_document(desk, facts, rows[chosen])


def _document_row(row: DocumentRow) -> dict[str, str]:
    state = _("some wait for a decision") if row.balance.waiting else _("all decided")
    return {
        _("Document"): escape_markdown(row.document.file_name),
        _("Municipality"): escape_markdown(row.municipality_name) or _("Not known"),
        _("Layout"): layout_name(row.document.layout),
        _("Imported"): date_text(row.document.imported_at),
        _("Lines"): state,
    }


def _show_document(desk: Desk, facts: RoundFacts, row: DocumentRow) -> None:
    document = row.document
    with st.container(border=True, key="open_document"):
        st.subheader(escape_markdown(document.file_name), anchor=False)
        st.markdown(f"{balance_text(row.balance)}.")
        st.link_button(
            _("Open the original file"),
            f"/vienti/aineisto/{document.document_id}",
            icon=":material/download:",
            key="open_original",
        )
        _offer_take_back(desk, row)
        _show_lines(desk, facts, importing.document_lines(desk, document.document_id))


def _offer_take_back(desk: Desk, row: DocumentRow) -> None:
    document = row.document
    with st.expander(_("Take this import back"), icon=":material/undo:", key=f"take_back_{document.document_id}"):
        rests = importing.what_rests_on(desk, document.document_id)
        if rests:
            _show_what_rests(rests)
            return
        st.markdown(
            _("The findings of the document are removed from the round. The same file can be brought in again.")
        )
        if st.button(_("Take back"), key=f"take_back_{document.document_id}_{document.version}", type="primary"):
            with expected_errors_shown():
                importing.take_back(desk, document.document_id, document.version)
                done_and_anew(_("The import was taken back."))


def _show_what_rests(rests: Resting) -> None:
    """Say what was built on a document, each with the way there."""
    st.markdown(_("The import cannot be taken back while this rests on it. Take its findings out of these first:"))
    for recurring_id, title in rests.recurring:
        page_link(escape_markdown(title) or _("Recurring finding"), "toistuvat", {"toistuva": recurring_id})
    for _statement_id, number in rests.statements:
        page_link(f"{_('Statement')} N{number}", "kooste", {"nosto": f"N{number}"})


def _show_lines(desk: Desk, facts: RoundFacts, lines: tuple[LineInDocument, ...]) -> None:
    names = {_EVERY: _("Every line")} | {status.value: line_status_name(status) for status in LineStatus}
    wanted = st.segmented_control(
        _("Lines"), list(names), format_func=lambda name: names[name], default=_EVERY, required=True, key="line_status"
    )
    shown = [one for one in lines if wanted in (_EVERY, one.line.decision.status.value)]
    page = shown_page(shown, LINES_A_PAGE, f"lines_{wanted}")
    st.dataframe([_line_row(one) for one in page], hide_index=True, key=f"lines_{wanted}_{_version(page)}")
    _open_line(desk, facts, {one.line.line_id: one for one in page})


def _line_row(one: LineInDocument) -> dict[str, str]:
    return {
        _("Place"): locator_text(one.line.locator),
        _("Raw line"): one.line.raw,
        _("What became of it"): decision_text(one.line.decision),
    }


def _open_line(desk: Desk, facts: RoundFacts, lines: dict[str, LineInDocument]) -> None:
    asked = st.query_params.get(LINE_PARAMETER, NOT_CHOSEN)
    names = {NOT_CHOSEN: _("No line is open")} | {
        key: f"{locator_text(one.line.locator)}: {one.line.raw[:80]}" for key, one in lines.items()
    }
    chosen = ask(_("Open a line"), names, asked, f"line_{asked}_{_version(list(lines.values()))}")
    one = lines.get(chosen)
    if one is None:
        return
    if one.line.decision.status is not LineStatus.IMPORTED:
        line_form(desk, facts, one)
        return
    st.markdown(escape_markdown(one.line.raw))
    for finding_id in one.finding_ids:
        page_link(_("The finding that rests on this line"), "huomiot", {"huomio": finding_id})


def _version(lines: "list[LineInDocument] | tuple[LineInDocument, ...]") -> str:
    return f"{len(lines)}_{sum(one.line.version for one in lines)}_{lines[0].line.line_id if lines else ''}"
