"""The table of findings: paged, rows chosen by ticking, resolved by id and never by position."""

from collections.abc import Sequence

import streamlit as st

from analysis.workflow.views import FindingRow, RoundFacts
from pages.parts.choices import theme_name
from pages.parts.locators import locator_text
from pages.parts.quotes import data_version, flags_text
from pages.parts.texts import role_name, type_name
from pages.parts.texts import text as _

ROW_HEIGHT, TABLE_HEIGHT = 36, 540


def choose_rows(facts: RoundFacts, rows: Sequence[FindingRow], turn: int) -> list[FindingRow]:
    """Show findings in a table. Returns the ticked ones. Another `turn` starts with nothing ticked."""
    key = f"findings_{data_version(rows)}_{turn}"
    state = st.dataframe(
        [_cells(facts, row) for row in rows],
        hide_index=True,
        height=min(TABLE_HEIGHT, (len(rows) + 1) * ROW_HEIGHT),
        row_height=ROW_HEIGHT,
        column_config=_columns(),
        on_select="rerun",
        selection_mode="multi-row",
        key=key,
        alt=_("The findings; tick the box at the start of a row to choose it."),
    )
    # The key carries the version of the data: these positions are those of exactly these rows.
    return [rows[place] for place in state.selection.rows if place < len(rows)]


def _cells(facts: RoundFacts, row: FindingRow) -> dict[str, str]:
    finding = row.finding
    return {
        _("Finding"): finding.text,
        _("Municipality"): row.municipality_name,
        _("Theme"): theme_name(facts, finding.theme_code),
        _("Type"): type_name(finding.finding_type),
        _("Recurring finding"): row.recurring_title or "",
        _("Who was heard"): role_name(finding.role_class) if finding.role_class else "",
        _("To look at"): flags_text(row),
        _("Source"): f"{row.file_name}, {locator_text(row.locator)}",
    }


def _columns() -> dict[str, object]:
    return {_("Finding"): st.column_config.TextColumn(width=520)}
