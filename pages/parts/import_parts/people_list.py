"""Who was hidden in an import: looked over and corrected before anything is stored."""

from dataclasses import dataclass

import streamlit as st

from analysis.model.findings import HiddenPerson
from analysis.model.imports import ImportPreview
from analysis.workflow import hiding
from analysis.workflow.desk import Desk
from analysis.workflow.import_draft import ImportDraft, with_no_person
from pages.parts.import_parts import drafts, name_hiding
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.paging import shown_page
from pages.parts.plain import escape_markdown
from pages.parts.texts import text as _
from pages.parts.work_names import person_kind_name

PEOPLE_A_PAGE = 15
_TITLE = "title"


@dataclass(frozen=True, slots=True)
class _Listed:
    """What stood in the notes, with the files that it stood in."""

    person: HiddenPerson
    labels: tuple[str, ...]


def people_to_check(preview: ImportPreview) -> int:
    """Return how many words may be names and wait for a person's word."""
    return len({one.original for source in preview.sources for one in source.hidden if not one.sure})


def show_people(desk: Desk, draft: ImportDraft, coming: ImportPreview) -> None:
    """Show who was hidden in the files that come in, what may be a name, and a way to add one."""
    st.markdown(_("Names are hidden in the findings. The raw lines keep them for analysts only."))
    name_hiding.show_adding(desk)
    listed = _listed(coming)
    asked = [one for one in listed if not one.person.sure]
    if asked:
        st.subheader(_("Names or words?"), anchor=False)
    for one in shown_page(asked, PEOPLE_A_PAGE, "people_asked"):
        _show_asked(desk, draft, one)
    hidden = [one for one in listed if one.person.sure]
    st.subheader(_("Hidden"), anchor=False)
    if not hidden:
        st.markdown(_("Nobody is hidden so far.") if asked else _("Nobody was found in the notes."))
    for one in shown_page(hidden, PEOPLE_A_PAGE, "people_hidden"):
        _show_hidden(desk, draft, one)


def _listed(preview: ImportPreview) -> list[_Listed]:
    found: dict[tuple[str, str, bool], list[tuple[HiddenPerson, str]]] = {}
    for source in preview.sources:
        for person in source.hidden:
            found.setdefault((person.kind, person.original, person.sure), []).append((person, source.file.label))
    return [_Listed(pairs[0][0], tuple(dict.fromkeys(label for _, label in pairs))) for pairs in found.values()]


def _show_asked(desk: Desk, draft: ImportDraft, one: _Listed) -> None:
    word = one.person.original
    with st.container(border=True):
        st.markdown(f"**{escape_markdown(word)}** :small[{_files_text(one)}]")
        for use in hiding.uses_in_preview(draft.shown, word)[:3]:
            st.caption(escape_markdown(use.text))
        with st.container(horizontal=True):
            if st.button(_("A person: hide"), key=f"hide_{word}_{one.labels[0]}"):
                name_hiding.ask_where(desk, hiding.name_behind(word))
                st.rerun()
            _offer_back(desk, draft, one.person, _("Not a person"))


def _show_hidden(desk: Desk, draft: ImportDraft, one: _Listed) -> None:
    person = one.person
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        arrow = f" :material/arrow_forward: {escape_markdown(person.replacement)}" if person.replacement else ""
        st.markdown(
            f"{escape_markdown(person.original)}{arrow}  \n:small[{person_kind_name(person.kind)} · {_files_text(one)}]"
        )
        _offer_back(desk, draft, person, _("Not a person: {word}").format(word=escape_markdown(person.original)))


def _offer_back(desk: Desk, draft: ImportDraft, person: HiddenPerson, label: str) -> None:
    word = person.original
    key = f"back_{_TITLE}_{word}" if person.kind == _TITLE else f"back_{word}"
    if st.button(label, key=key, icon=":material/undo:"):
        with expected_errors_shown(), st.spinner(_("Reading the files")):
            drafts.keep(desk, with_no_person(desk, draft, word))
            done_and_anew(_("It was put back."))


def _files_text(one: _Listed) -> str:
    more = f" + {len(one.labels) - 1}" if len(one.labels) > 1 else ""
    return f"{escape_markdown(one.labels[0])}{more}"
