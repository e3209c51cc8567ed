"""One cell of the grid: its paragraphs to write, each with the findings it rests on, and those findings beside."""

from collections.abc import Sequence

import streamlit as st

from analysis.model.codes import CoverageState
from analysis.model.summary import CellParagraph
from analysis.workflow import grid
from analysis.workflow.desk import Desk
from analysis.workflow.views import FindingRow, GridCell
from pages.parts.editor import draft_offer, forget, saved_text_area
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.quotes import quote, source_link
from pages.parts.texts import coverage_name
from pages.parts.texts import text as _

_LONGEST = 80


def show_cell(desk: Desk, cell: GridCell, title: str) -> None:
    """Show one cell to write, with its findings and their sources beside it."""
    st.header(escape_markdown(title), anchor=False)
    if cell.coverage is not CoverageState.DISCUSSED:
        st.caption(coverage_name(cell.coverage))
    work, beside = st.columns([3, 2], gap="large")
    with work:
        _write(desk, cell)
    with beside:
        _findings(cell)


def _write(desk: Desk, cell: GridCell) -> None:
    known = cell.summary.paragraphs if cell.summary else cell.offered
    version = cell.summary.version if cell.summary else None
    if cell.offered:
        st.info(_("The program offers the most central findings as sentences to edit. They are saved when you save."))
    place = f"{cell.municipality_id}:{cell.theme_code}"
    key = f"cell_{cell.municipality_id}_{cell.theme_code}_{version or 'new'}"
    fields = [f"cell:{place}:{number}" for number in range(len(known) + 1)]
    texts = [paragraph.text for paragraph in known]
    begin_from = [
        draft_offer(desk, field, text, f"{key}_{n}")
        for n, (field, text) in enumerate(zip(fields, [*texts, ""], strict=True))
    ]
    with st.form(key, border=False):
        written = [
            _paragraph(cell, fields[n], begin_from[n], known[n].finding_ids if n < len(known) else (), f"{key}_{n}", n)
            for n in range(len(fields))
        ]
        if st.form_submit_button(_("Save the cell"), type="primary", key=f"{key}_save"):
            with expected_errors_shown():
                kept = [CellParagraph(text.strip(), ids) for text, ids in written if text.strip()]
                grid.save_cell(desk, cell.municipality_id, cell.theme_code, version, kept)
                for field in fields:
                    forget(desk, field)
                done_and_anew(_("The cell was saved."))


def _paragraph(
    cell: GridCell, field: str, begin_from: str, linked: Sequence[str], key: str, number: int
) -> tuple[str, tuple[str, ...]]:
    names = {row.finding.finding_id: _short(row) for row in cell.findings}
    label = _("Paragraph {number}").format(number=number + 1)
    words = saved_text_area(label, field, begin_from, key)
    gone = [one for one in linked if one not in names]
    if gone:
        st.warning(_("A finding of this paragraph has been withdrawn."))
    chosen = st.multiselect(
        _("Findings of paragraph {number}").format(number=number + 1),
        list(names),
        default=[one for one in linked if one in names],
        format_func=names.__getitem__,
        placeholder=_("Choose"),
        key=f"{key}_findings",
    )
    return words, tuple(chosen)


def _findings(cell: GridCell) -> None:
    st.markdown(f"**{_('Findings of this cell')}**")
    if not cell.findings:
        st.markdown(_("No finding was noted here."))
    for row in cell.findings:
        quote(row)
        source_link(row)


def _short(row: FindingRow) -> str:
    text = row.finding.text
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
