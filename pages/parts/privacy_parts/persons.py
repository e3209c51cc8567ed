"""One person's data: picked by name, handed over as a file, or erased; and a person who is named in notes."""

from urllib.parse import quote

import streamlit as st

from analysis.workflow import name_erasing, personal_data
from analysis.workflow.desk import Desk
from analysis.workflow.name_erasing import NamedLine
from analysis.workflow.personal_data import KnownPerson
from pages.parts.layout import user_text
from pages.parts.locators import locator_text
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.texts import language, plural
from pages.parts.texts import text as _

PERSON_DATA = "/vienti/henkilo"
_FOUND = "named_lines_of"


def show_account(desk: Desk, round_id: str) -> None:
    """Show the choice of a person with an account, and what can be done with what is kept about them."""
    known = {one.person.person_id: one for one in personal_data.people_within_reach(desk)}
    st.markdown(_("When somebody asks for their data, or asks that it be erased, choose them here."))
    chosen = st.selectbox(
        _("Person"),
        list(known),
        index=None,
        format_func=lambda key: f"{known[key].person.name} · {known[key].person.email}",
        placeholder=_("Choose"),
        key="data_of",
    )
    if chosen is None:
        return
    entry = known[chosen]
    if not entry.has_roles:
        st.caption(_("This account has no role any more."))
    address = f"{PERSON_DATA}/{quote(chosen)}?kierros={quote(round_id)}&kieli={language()}"
    st.link_button(_("Fetch all that is kept (zip)"), address, icon=":material/download:")
    st.caption(_("The file has the same data as an Excel workbook and as JSON. Passwords and codes are not in it."))
    _erase(desk, entry)


def _erase(desk: Desk, entry: KnownPerson) -> None:
    key = entry.person.person_id
    if key == desk.scope.person_id:
        st.caption(_("You cannot erase your own account. Ask another lead analyst."))
        return
    with st.expander(_("Erase the account")):
        st.warning(_("This cannot be undone. The person is signed out everywhere at once."), icon=":material/warning:")
        st.markdown(
            _(
                "Name, address, password, roles, drafts and invitations go. Comments stay as the municipality's "
                "comments, and the log keeps an id instead of a name."
            )
        )
        typed = st.text_input(
            _("To go on, write the person's e-mail address"), key=f"erase_person_{key}", max_chars=300
        )
        if st.button(_("Erase the account for good"), key="erase_person", icon=":material/delete_forever:"):
            with expected_errors_shown():
                personal_data.erase_person(desk, key, typed)
                done_and_anew(_("The account was erased."))


def show_named(desk: Desk) -> None:
    """Show the search for a person named in notes, the lines found, and what to erase of them."""
    st.markdown(
        _(
            "Findings have names hidden, but the original lines keep them. Here a name is looked for and erased there "
            "too."
        )
    )
    with st.form("named", border=False):
        name = st.text_input(_("Name of the person"), key="named_name", max_chars=200)
        if st.form_submit_button(_("Look for the name"), key="named_look", icon=":material/search:"):
            st.session_state[_key(desk)] = name
    wanted = st.session_state.get(_key(desk))
    if wanted:
        with expected_errors_shown():
            _found(desk, str(wanted), name_erasing.lines_with_name(desk, str(wanted)))


def _found(desk: Desk, name: str, found: tuple[NamedLine, ...]) -> None:
    lead = plural("The name stands on {count} line.", "The name stands on {count} lines.", len(found))
    st.markdown(f"**{escape_markdown(name)}** · {lead}")
    chosen = []
    for one in found:
        with st.container(border=True, key=f"named_{one.line.line_id}"):
            user_text(one.line.raw)
            place = escape_markdown(
                " · ".join(part for part in (one.document.file_name, locator_text(one.line.locator)) if part)
            )
            st.caption(place if one.is_sure else f"{place} · {_('may also be an everyday word')}")
            if st.checkbox(_("Erase this line"), value=one.is_sure, key=f"named_tick_{one.line.line_id}"):
                chosen.append(one.line.line_id)
    with_files = bool(chosen) and st.checkbox(
        _("Erase the original files of these lines too: the name stands in them"), value=True, key="named_files"
    )
    st.warning(
        _("This cannot be undone. The name goes from the list of hidden names and from earlier versions too."),
        icon=":material/warning:",
    )
    typed = st.text_input(_("To go on, write the name once more"), key="named_again", max_chars=200)
    if st.button(_("Erase the name for good"), key="named_erase", icon=":material/delete_forever:"):
        name_erasing.erase_name(desk, name, typed, chosen, with_files=with_files)
        st.session_state.pop(_key(desk), None)
        done_and_anew(_("The name was erased."))


def _key(desk: Desk) -> str:
    return f"{_FOUND}_{desk.scope.membership_id}_{getattr(desk.scope, 'round_id', '')}"
