"""One thing that came back in a Word file: where, why a person has to look, the words, and who wrote it."""

import streamlit as st

from analysis.model.returned import Doubt, EntryKind, WordEntry
from analysis.model.section_marks import WHOLE_SECTION
from analysis.workflow.views import RoundFacts
from analysis.workflow.word_decisions import Place, WordBoard
from pages.parts.choices import theme_name
from pages.parts.differences import show_difference
from pages.parts.layout import user_list, user_text
from pages.parts.marks import marked
from pages.parts.plain import escape_markdown
from pages.parts.texts import in_quotes
from pages.parts.texts import text as _
from pages.parts.word_return_names import DOUBTS, ENTRY_KINDS

_LONGEST = 60


def place_name(facts: RoundFacts, place: Place) -> str:
    """Return what a place is called, as plain text: a statement by its id and first words."""
    if place.place == WHOLE_SECTION:
        return _("the whole section")
    kind, _sign, code = place.place.partition(":")
    if kind == "report":
        return _("own report, {theme}").format(theme=theme_name(facts, code))
    words = place.words if len(place.words) <= _LONGEST else f"{place.words[:_LONGEST].rstrip()}…"
    return f"{place.title}: {words}"


def entry_title(board: WordBoard, facts: RoundFacts, entry: WordEntry) -> str:
    """Return what an entry is, whose, and on what, safe as Markdown."""
    place = next((one for one in board.places_of(entry) if one.place == entry.draft.place), None)
    where = place.title if place and entry.statement_id else place_name(facts, place) if place else ""
    name = board.names.get(entry.municipality_id, "")
    return f"**{_(ENTRY_KINDS[entry.draft.kind])}** · {escape_markdown(name)} · {escape_markdown(where)}"


def show_entry(entry: WordEntry) -> None:
    """Show an entry: the doubt if there is one, the words it is on, what was written, and by whom."""
    draft = entry.draft
    if draft.doubt:
        st.markdown(f":material/visibility: {_(DOUBTS[draft.doubt])}")
    if draft.kind is EntryKind.COMMENT:
        _words_below(entry)
        for remark in draft.remarks:
            st.caption(escape_markdown(remark.author) or _("somebody"))
            user_text(remark.text or "–")
    elif draft.text:
        user_text(draft.text)
    if draft.proposed:
        st.caption(_("As the paragraph would read:"))
        if draft.doubt is Doubt.SPLIT:
            user_list(draft.proposed.splitlines())  # where it was cut is what changed, and a difference would hide that
        else:
            show_difference(draft.quoted or entry.written_on, draft.proposed)
    if draft.kind is not EntryKind.COMMENT and draft.remarks:
        names = ", ".join(dict.fromkeys(one.author for one in draft.remarks if one.author))
        st.caption(_("Changed by {names}").format(names=escape_markdown(names)))


def _words_below(entry: WordEntry) -> None:
    quoted = entry.draft.quoted
    if not entry.statement_id:
        if quoted:
            st.markdown(in_quotes(escape_markdown(quoted)))
        return
    st.caption(_("Written on these words:"))
    start = entry.written_on.find(quoted) if quoted else -1
    st.markdown(marked(entry.written_on, [(start, start + len(quoted))] if start >= 0 else []))
