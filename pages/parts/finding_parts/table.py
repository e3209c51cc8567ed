"""The table of findings: paged, rows chosen by ticking, resolved by id and never by position."""

from collections.abc import Callable, Sequence
from functools import cache, partial

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
    desk: Desk,
    facts: RoundFacts,
    rows: Sequence[FindingRow],
    columns: Sequence[str],
    turn: int,
    saved: str | None = None,
) -> list[FindingRow]:
    """Show findings in a table. Returns the ticked ones. Another `turn` starts with only `saved` ticked."""
    key = f"findings_{data_version(rows)}_{turn}"
    marks, memos = table_work.marks_and_memos(desk, [row.finding.finding_id for row in rows])
    cells = _cells_of(facts, columns)
    stays = [place for place, row in enumerate(rows) if row.finding.finding_id == saved]
    state = st.dataframe(
        [cells(row, marks.get(row.finding.finding_id, ()), row.finding.finding_id in memos) for row in rows],
        hide_index=True,
        height=min(TABLE_HEIGHT, (len(rows) + 1) * ROW_HEIGHT),
        row_height=ROW_HEIGHT,
        column_config=_column_widths(),
        on_select="rerun",
        selection_mode="multi-row",
        # Data that changed begins anew: the finding saved from here stays ticked, so that its form stays where it was.
        selection_default={"selection": {"rows": stays}} if stays else None,
        key=key,
        alt=_("The findings; tick the box at the start of a row to choose it."),
    )
    # The key carries the version of the data: these positions are those of exactly these rows.
    return [rows[place] for place in state.selection.rows if place < len(rows)]


def _cells_of(facts: RoundFacts, columns: Sequence[str]) -> Callable[[FindingRow, Sequence[str], bool], dict[str, str]]:
    """Return what makes the cells of a row. Names are asked once for a table: each rerun draws it anew."""
    heads = {key: _(_COLUMNS[key]) for key in columns}
    first, has_memo = _("Finding"), _("Has a memo")
    theme, kind, role = cache(partial(theme_name, facts)), cache(type_name), cache(role_name)
    make: dict[str, Callable[[FindingRow, Sequence[str], bool], str]] = {
        "municipality": lambda row, _marks, _noted: row.municipality_name,
        "theme": lambda row, _marks, _noted: theme(row.finding.theme_code),
        "type": lambda row, _marks, _noted: kind(row.finding.finding_type),
        "recurring": lambda row, _marks, _noted: row.recurring_title or "",
        "role": lambda row, _marks, _noted: role(row.finding.role_class) if row.finding.role_class else "",
        "flags": lambda row, _marks, _noted: flags_text(row),
        "marks": lambda _row, marks, _noted: ", ".join(mark_name(Mark(code)) for code in marks),
        "memo": lambda _row, _marks, noted: has_memo if noted else "",
        "source": lambda row, _marks, _noted: f"{row.file_name}, {locator_text(row.locator)}",
    }

    def cells(row: FindingRow, marks: Sequence[str], noted: bool) -> dict[str, str]:
        return {first: row.finding.text} | {head: make[key](row, marks, noted) for key, head in heads.items()}

    return cells


def _column_widths() -> dict[str, object]:
    return {_("Finding"): st.column_config.TextColumn(width=520)}
