"""Who saw and fetched what: a table with filters, a page at a time. Ids and kinds of things, never words of notes."""

import streamlit as st

from analysis.workflow import access_log
from analysis.workflow.access_log import AccessPage
from analysis.workflow.desk import Desk
from pages.parts.paging import ask_page
from pages.parts.plain import escape_markdown
from pages.parts.privacy_names import ACCESS_ACTIONS, ACCESS_KINDS
from pages.parts.texts import date_text
from pages.parts.texts import text as _

_EVERYBODY = ""


def show_log(desk: Desk) -> None:
    """Show the log of the round, newest first."""
    st.markdown(
        _(
            "Who opened a section, looked at original lines, fetched a file, or was refused. Looking at the same "
            "document again within half an hour is one look."
        )
    )
    offered = access_log.accesses(desk)
    person_id, action = _filters(offered)
    asked = access_log.accesses(desk, person_id, action)
    if not asked.total:
        st.markdown(_("Nobody has looked at or fetched anything like this."))
        return
    page = ask_page(asked.total, access_log.PAGE_SIZE, f"accesses_{person_id}_{action}")
    shown = asked if page == 1 else access_log.accesses(desk, person_id, action, page)
    st.table([_row(entry, name) for entry, name in shown.entries])


def _filters(offered: AccessPage) -> tuple[str | None, str | None]:
    names = {_EVERYBODY: _("Everybody"), **dict(offered.people)}
    actions = {_EVERYBODY: _("Everything"), **{one: _action(one) for one in offered.actions}}
    first, second = st.columns(2)
    person_id = first.selectbox(_("Who"), list(names), format_func=lambda one: names[one], key="accesses_who")
    action = second.selectbox(_("What"), list(actions), format_func=lambda one: actions[one], key="accesses_what")
    return person_id or None, action or None


def _row(entry: access_log.AccessEntry, name: str) -> dict[str, str]:
    return {
        _("When"): date_text(entry.made_at),
        _("Who"): escape_markdown(name),
        _("What"): _action(entry.action),
        _("Of what"): _kind(entry.kind),
        _("Id"): escape_markdown(entry.row_id),
    }


def _action(action: str) -> str:
    return _(ACCESS_ACTIONS.get(action, action))


def _kind(kind: str) -> str:
    known = ACCESS_KINDS.get(kind)
    return _(known) if known else escape_markdown(kind)
