"""Many findings at once: those ticked, or all that the filter lets through. One step, one undo."""

from collections.abc import Collection

import streamlit as st

from analysis.model.findings import FindingFilter
from analysis.model.table_work import Mark
from analysis.workflow import table_work
from analysis.workflow.desk import Desk
from analysis.workflow.views import FindingChanges, RoundFacts
from pages.parts.choices import ask, municipality_names, theme_names, type_names
from pages.parts.finding_parts.tagging import KEEP, changes_of
from pages.parts.finding_parts.words import mark_name
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.texts import plural
from pages.parts.texts import text as _


def change_all_that_match(desk: Desk, facts: RoundFacts, wanted: FindingFilter, total: int) -> None:
    """Offer to change everything that the filter lets through, closed until somebody opens it."""
    # A count beside a municipality's name is a quantity of that municipality: then it is told without a number.
    title = _("Change all that the filters show")
    with st.expander(title, icon=":material/edit:", key="change_all"):
        if total > table_work.MOST_AT_ONCE:
            words = _("At most {most} findings are changed in one step. Take a narrower filter.")
            st.markdown(words.format(most=table_work.MOST_AT_ONCE))
            return
        if wanted.municipality_id is None:
            st.markdown(plural("{count} finding would change.", "{count} findings would change.", total))
        change_many(desk, facts, None, wanted)


def change_many(desk: Desk, facts: RoundFacts, ticked: Collection[str] | None, wanted: FindingFilter) -> None:
    """Show the form that changes many findings; `ticked` is None for all that the filter lets through."""
    keep, key = {KEEP: _("Leave as it is")}, "many_all" if ticked is None else "many_ticked"
    with st.form(key, border=ticked is not None):
        if ticked is not None:
            st.markdown(f"**{plural('{count} finding is chosen', '{count} findings are chosen', len(ticked))}**")
        with st.container(horizontal=True):
            theme = ask(_("Theme"), keep | theme_names(facts), KEEP, f"{key}_theme")
            kind = ask(_("Type"), keep | type_names(), KEEP, f"{key}_type")
            place = ask(_("Municipality"), keep | municipality_names(facts), KEEP, f"{key}_municipality")
        marks = st.multiselect(
            _("Add marks"), list(Mark), format_func=mark_name, placeholder=_("Choose"), key=f"{key}_marks"
        )
        with st.container(horizontal=True):
            saved = st.form_submit_button(_("Save to all of them"), type="primary", key=f"{key}_save")
            aside = st.form_submit_button(_("Set all of them aside"), key=f"{key}_aside")
        st.caption(_("Set aside: they leave the table, their lines are kept. Undo brings them back."))
    if saved or aside:
        with expected_errors_shown():
            ids = list(ticked) if ticked is not None else list(table_work.ids_that_match(desk, wanted))
            if aside:
                _set_aside(desk, ids)
            _save(desk, ids, changes_of(theme, kind, place), marks)


def _save(desk: Desk, ids: list[str], changes: FindingChanges, marks: list[Mark]) -> None:
    if changes == FindingChanges() and not marks:
        st.info(_("Choose first what to change."))
        return
    if changes != FindingChanges():
        table_work.tag_many(desk, ids, changes, marks)
    else:
        table_work.mark(desk, ids, marks, keep_others=True)
    done_and_anew(plural("{count} finding was tagged.", "{count} findings were tagged.", len(ids)))


def _set_aside(desk: Desk, ids: list[str]) -> None:
    gone, stayed = table_work.set_aside_many(desk, ids)
    words = plural("{count} finding was set aside.", "{count} findings were set aside.", gone)
    if stayed:
        words += " " + _("Those on which something rests stayed.")
    done_and_anew(words)
