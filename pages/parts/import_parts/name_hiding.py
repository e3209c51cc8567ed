"""Adding a name: hidden at once in the import in hand and in every stored finding; what may be a word is asked."""

from functools import partial

import streamlit as st

from analysis.model.imports import ImportPreview
from analysis.workflow import hiding
from analysis.workflow.desk import Desk
from analysis.workflow.hiding import NameUse
from analysis.workflow.preview import LinePlace
from pages.parts import kept
from pages.parts.import_parts import drafts
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.texts import plural
from pages.parts.texts import text as _

_ASKED = "name_asked"


def show_adding(desk: Desk) -> None:
    """Show the field for a name, and the doubtful places of the one that was given."""
    with st.form("add_name", clear_on_submit=True), st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(
            _("Hide a name everywhere"),
            key="name_to_add",
            help=_("In this import and in every finding of the round, in all its inflected forms."),
        )
        sent = st.form_submit_button(_("Hide"), key="add_name_send")
    if sent:
        with expected_errors_shown():
            if all(use.sure for use in _uses(desk, name or "")):
                _hide(desk, name or "", [])
            ask_where(desk, name or "")
    asked = kept.kept(desk, _ASKED, str)
    if asked is not None:
        _ask(desk, asked)


def ask_where(desk: Desk, name: str) -> None:
    """Ask where a name is hidden."""
    kept.keep(desk, _ASKED, name)


def _uses(desk: Desk, name: str) -> tuple[NameUse, ...]:
    draft = drafts.kept_draft(desk)
    in_import = hiding.uses_in_preview(draft.shown, name) if draft else ()
    return (*in_import, *hiding.uses_in_round(desk, name))


def _ask(desk: Desk, name: str) -> None:
    with expected_errors_shown(), st.form(f"where_{name}"):
        uses = _uses(desk, name)
        sure = sum(use.sure for use in uses)
        st.markdown(f"**{escape_markdown(name)}**")
        if sure:
            st.markdown(plural("Hidden in {count} finding for sure.", "Hidden in {count} findings for sure.", sure))
        st.markdown(_("The name is a word too. Choose where it is the person:"))
        chosen = [
            use
            for place, use in enumerate(uses)
            if not use.sure and st.checkbox(escape_markdown(use.text), key=f"where_{name}_{place}")
        ]
        with st.container(horizontal=True):
            hides = st.form_submit_button(_("Hide"), type="primary", key=f"where_{name}_hide")
            leaves = st.form_submit_button(_("Cancel"), key=f"where_{name}_leave")
        if hides:
            _hide(desk, name, chosen)
        elif leaves:
            kept.keep(desk, _ASKED, None)
            st.rerun()


def _hide(desk: Desk, name: str, chosen: list[NameUse]) -> None:
    places = frozenset(use.where for use in chosen if isinstance(use.where, LinePlace))
    stored = frozenset(use.where for use in chosen if isinstance(use.where, str))
    changed = hiding.hide_name(desk, name, stored)
    drafts.decide(desk, partial(_hidden, name=name, also=places))
    kept.keep(desk, _ASKED, None)
    done_and_anew(
        plural(
            "The name was hidden. {count} stored finding changed.",
            "The name was hidden. {count} stored findings changed.",
            changed,
        )
    )


def _hidden(preview: ImportPreview, name: str, also: frozenset[LinePlace]) -> ImportPreview:
    return hiding.with_hidden_name(preview, name, also)
