"""Saved views: a filter and an order under a name, one's own or shared with the round's analysts."""

import streamlit as st

from analysis.model.findings import FindingFilter
from analysis.model.table_work import SavedView, SortBy
from analysis.workflow import table_work
from analysis.workflow.desk import Desk
from pages.parts.finding_parts.filters import show_view
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.texts import text as _


def saved_views(desk: Desk, wanted: FindingFilter, sort: SortBy) -> None:
    """Show the saved views behind a button, and a form that saves the present one."""
    with st.popover(_("Saved views"), icon=":material/bookmark:", key="saved_views"):
        for view in table_work.views(desk):
            _one(desk, view)
        with st.form("save_view", border=False):
            name = st.text_input(_("Name of the view"), key="view_name")
            is_shared = st.checkbox(_("Show it to the round's other analysts"), key="view_shared")
            if st.form_submit_button(_("Save the present filters as a view"), key="view_save"):
                with expected_errors_shown():
                    table_work.save_view(desk, name or "", wanted, sort, is_shared=is_shared)
                    done_and_anew(_("The view was saved."))


def _one(desk: Desk, view: SavedView) -> None:
    key = f"view_{view.view_id}"
    with st.container(horizontal=True, vertical_alignment="center", key=key):
        arguments = (desk, view.wanted, view.sort)
        st.button(escape_markdown(view.name), key=f"{key}_open", on_click=show_view, args=arguments)
        if view.is_shared:
            st.caption(_("Shared"))
        if view.is_own:
            _change(desk, view, key)


def _change(desk: Desk, view: SavedView, key: str) -> None:
    if st.button(_("Remove"), key=f"{key}_remove", icon=":material/delete:"):
        with expected_errors_shown():
            table_work.remove_view(desk, view.view_id, view.version)
            done_and_anew(_("The view was removed. Undo brings it back."))
    with st.expander(_("Change")), st.form(f"{key}_form", border=False):
        name = st.text_input(_("Name of the view"), view.name, key=f"{key}_name_{view.version}")
        is_shared = st.checkbox(
            _("Show it to the round's other analysts"), view.is_shared, key=f"{key}_shared_{view.version}"
        )
        if st.form_submit_button(_("Save"), key=f"{key}_save"):
            with expected_errors_shown():
                table_work.change_view(desk, view.view_id, name or "", view.version, is_shared=is_shared)
                done_and_anew(_("The view was saved."))
