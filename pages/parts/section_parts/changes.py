"""What changed in the section since the release before: the differences first, so that nobody reads it all again."""

import streamlit as st

from analysis.workflow.sections import OwnChanges
from pages.parts.differences import legend, show_pieces
from pages.parts.plain import escape_markdown
from pages.parts.texts import text as _

_WHAT = {
    "added": "A new statement that rests on your notes",
    "taken_out": "A statement that no longer rests on your notes, or was taken out",
    "changed": "The wording changed",
}


def show_changes(changes: OwnChanges | None) -> None:
    """Show what differs statement by statement; nothing before the second release."""
    if changes is None:
        return
    st.header(_("What changed since version {number}").format(number=changes.before), anchor=False)
    if not changes.statements:
        st.markdown(_("No statement that rests on your notes has changed."))
        return
    legend()
    for one in changes.statements:
        with st.container(border=True, key=f"changed_{one.label}"):
            st.caption(
                f"{one.label} · {_(_WHAT[one.kind])} · {escape_markdown(one.chapter or one.before_chapter or '')}"
            )
            show_pieces(one.words)
            if one.dissent:
                st.markdown(f"{_('Differing view')}:")
                show_pieces(one.dissent)
