"""Tagging many findings at once: one theme or type for all that are ticked, as one step that can be undone."""

from collections.abc import Sequence

import streamlit as st

from analysis.workflow import findings
from analysis.workflow.desk import Desk
from analysis.workflow.views import FindingChanges, FindingRow, RoundFacts
from pages.parts.choices import as_type, ask, municipality_names, theme_names, type_names
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.quotes import data_version
from pages.parts.texts import plural
from pages.parts.texts import text as _

KEEP, NO_TYPE = "keep", ""


def tag_many(desk: Desk, facts: RoundFacts, rows: Sequence[FindingRow]) -> None:
    """Show the form that tags all ticked findings."""
    keep = {KEEP: _("Leave as it is")}
    key = f"tag_{data_version(rows)}"
    with st.form(key):
        title = plural("{count} finding is chosen", "{count} findings are chosen", len(rows))
        st.markdown(f"**{title}**")
        one, two, three = st.columns(3)
        with one:
            theme = ask(_("Theme"), keep | theme_names(facts), KEEP, f"{key}_theme")
        with two:
            kind = ask(_("Type"), keep | type_names(), KEEP, f"{key}_type")
        with three:
            place = ask(_("Municipality"), keep | municipality_names(facts), KEEP, f"{key}_municipality")
        saved = st.form_submit_button(_("Save to all that are chosen"), type="primary", key=f"{key}_save")
    if saved:
        _save(desk, rows, changes_of(theme, kind, place))


def changes_of(theme: str, kind: str, place: str) -> FindingChanges:
    """Return the changes of what was chosen; what is kept stays None."""
    return FindingChanges(
        theme_code=None if theme == KEEP else theme,
        finding_type=None if kind == KEEP else as_type(kind),
        clear_type=kind == NO_TYPE,
        municipality_id=None if place == KEEP else place,
    )


def _save(desk: Desk, rows: Sequence[FindingRow], changes: FindingChanges) -> None:
    if changes == FindingChanges():
        st.info(_("Choose a theme, a type or a municipality first."))
        return
    with expected_errors_shown():
        changed = findings.tag(desk, {r.finding.finding_id: r.finding.version for r in rows}, changes)
        done_and_anew(plural("{count} finding was tagged.", "{count} findings were tagged.", changed))
