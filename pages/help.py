"""Help: the tasks of the reader's role, the keys, and the words of the trade. Open to strangers."""

import streamlit as st

from pages.parts import help_texts, session
from pages.parts.layout import page_header
from pages.parts.links import page_link
from pages.parts.texts import text as _


def render() -> None:
    """Show the help of the role that is open, or of somebody who has not signed in."""
    membership = session.membership()
    role = membership.role if membership else None
    page_header(_("Help"), _("Short: what is done here, with which keys, and what the words mean."))
    st.header(_("What you do here"), anchor=False)
    for place, task in enumerate(help_texts.tasks_of(role), 1):
        st.subheader(f"{place}. {_(task.name)}", anchor=False)
        st.markdown(_(task.how))
        if task.url_path:
            page_link(_("Open the page"), task.url_path)
    st.header(_("Nothing is lost"), anchor=False)
    st.markdown(_("Most steps can be undone. Long texts that you write are kept by themselves after a short pause."))
    st.header(_("Keys"), anchor=False)
    _pairs(help_texts.keys_of(role), are_keys=True)
    st.header(_("Words"), anchor=False)
    _pairs(help_texts.words_of(role))
    page_link(_("Accessibility statement"), "saavutettavuus")


def _pairs(pairs: tuple[tuple[str, str], ...], *, are_keys: bool = False) -> None:
    """Show what is called what; names of keys are the same in every language."""
    lines = (f"- **{name if are_keys else _(name)}**: {_(meaning)}" for name, meaning in pairs)
    st.markdown("\n".join(lines))
