"""The table of findings: paged, rows chosen by ticking, resolved by id and never by position."""

from collections.abc import Sequence

import streamlit as st

from analysis.model.table_work import Mark
from analysis.workflow import table_work
from analysis.workflow.desk import Desk
from analysis.workflow.views import FindingRow, RoundFacts
from pages.parts.choices import theme_name
from pages.parts.finding_parts.words import mark_name
from pages.parts.locators import locator_text
from pages.parts.quotes import data_version, flags_text
from pages.parts.texts import role_name, type_name
from pages.parts.texts import text as _

ROW_HEIGHT, TABLE_HEIGHT = 36, 540
_COLUMNS = {
    "municipality": "Municipality",
    "theme": "Theme",
    "type": "Type",
    "recurring": "Recurring finding",
    "role": "Who was heard",
    "flags": "To look at",
    "marks": "Marks",
    "memo": "Memo",
    "source": "Source",
}


def ask_columns(desk: Desk) -> tuple[str, ...]:
    """Show the choice of columns behind a button. Returns those to show, as the person chose last."""
    stored = table_work.columns(desk)
    shown = tuple(key for key in _COLUMNS if stored is None or key in stored)
    with st.popover(_("Columns"), icon=":material/view_column:", key="columns"):
        chosen = [key for key, name in _COLUMNS.items() if st.checkbox(_(name), key in shown, key=f"column_{key}")]
    if tuple(chosen) != shown:
        table_work.choose_columns(desk, chosen)
    return tuple(chosen)


def choose_rows(
    desk: Desk, facts: RoundFacts, rows: Sequence[FindingRow], columns: Sequence[str], turn: int
) -> list[FindingRow]:
    """Show findings in a table. Returns the ticked ones. Another `turn` starts with nothing ticked."""
    key = f"findings_{data_version(rows)}_{turn}"
    marks, memos = table_work.marks_and_memos(desk, [row.finding.finding_id for row in rows])
    state = st.dataframe(
        [_cells(facts, row, columns, marks, row.finding.finding_id in memos) for row in rows],
        hide_index=True,
        height=min(TABLE_HEIGHT, (len(rows) + 1) * ROW_HEIGHT),
        row_height=ROW_HEIGHT,
        column_config=_column_widths(),
        on_select="rerun",
        selection_mode="multi-row",
        key=key,
        alt=_("The findings; tick the box at the start of a row to choose it."),
    )
    # The key carries the version of the data: these positions are those of exactly these rows.
    return [rows[place] for place in state.selection.rows if place < len(rows)]


def _cells(
    facts: RoundFacts, row: FindingRow, columns: Sequence[str], marks: dict[str, tuple[str, ...]], has_memo: bool
) -> dict[str, str]:
    finding = row.finding
    every = {
        "municipality": row.municipality_name,
        "theme": theme_name(facts, finding.theme_code),
        "type": type_name(finding.finding_type),
        "recurring": row.recurring_title or "",
        "role": role_name(finding.role_class) if finding.role_class else "",
        "flags": flags_text(row),
        "marks": ", ".join(mark_name(Mark(code)) for code in marks.get(finding.finding_id, ())),
        "memo": _("Has a memo") if has_memo else "",
        "source": f"{row.file_name}, {locator_text(row.locator)}",
    }
    return {_("Finding"): finding.text} | {_(_COLUMNS[key]): every[key] for key in columns}


def _column_widths() -> dict[str, object]:
    return {_("Finding"): st.column_config.TextColumn(width=520)}
