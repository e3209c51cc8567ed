"""A changed file again: what it changes, what becomes of corrected findings, and the approval."""

from functools import partial

import streamlit as st

from analysis.model.documents import Document
from analysis.model.imports import ImportPreview, ReadSource, Replacement
from analysis.workflow import replacing
from analysis.workflow.desk import Desk
from analysis.workflow.import_draft import ImportDraft
from analysis.workflow.replacing import CarriedFinding, Difference, LineChange
from pages.parts.choices import ask
from pages.parts.import_parts import drafts
from pages.parts.messages import expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.texts import date_text, plural
from pages.parts.texts import text as _

_LINES_SHOWN = 30


def untold(desk: Desk, draft: ImportDraft) -> tuple[str, ...]:
    """Return the files that have a document's name and other bytes, while nobody said what they are to it."""
    return tuple(
        source.file.label
        for source, documents in _open(desk, draft)
        if draft.shown.replacement(source.file.label) is None
        and any(replacing.must_be_told(document, source.file.label) for document in documents)
    )


def show_changed(desk: Desk, draft: ImportDraft) -> None:
    """Show each file that may be a newer state of a document, with what it changes."""
    for place, (source, documents) in enumerate(_open(desk, draft)):
        said = draft.shown.replacement(source.file.label)
        with st.container(border=True, key=f"changed_{place}"):
            if said is None:
                _ask_about(desk, source, documents, place)
            else:
                _show_said(said, documents)


def _open(desk: Desk, draft: ImportDraft) -> list[tuple[ReadSource, tuple[Document, ...]]]:
    found = drafts.earlier_states(desk)
    return [(source, found[source.file.label]) for source in draft.shown.sources if source.file.label in found]


def _show_said(said: Replacement, documents: tuple[Document, ...]) -> None:
    label = escape_markdown(said.label)
    old = next((one.file_name for one in documents if one.document_id == said.document_id), None)
    if old is None:
        st.markdown(f":material/check: {label}: {_('is brought in as a document of its own.')}")
    else:
        place = _("takes the place of the document {name}.").format(name=escape_markdown(old))
        st.markdown(f":material/check: {label}: {place}")


def _ask_about(desk: Desk, source: ReadSource, documents: tuple[Document, ...], place: int) -> None:
    label = source.file.label
    is_named = replacing.must_be_told(documents[0], label)
    sentence = (
        _("The round has a document of this name, with other contents.")
        if is_named
        else _("This looks like a changed document of the round.")
    )
    st.markdown(f"**{escape_markdown(label)}**: {sentence}")
    names = {one.document_id: f"{one.file_name}, {date_text(one.imported_at)}" for one in documents}
    document_id = documents[0].document_id
    if len(names) > 1:
        document_id = ask(_("Changed document"), names, document_id, f"changed_of_{place}")
    with expected_errors_shown():
        changes = replacing.difference(desk, source, document_id)
        _show_changes(source, changes, place)
        take_new, drop = _ask_clashes(changes, place)
        said = Replacement(label, document_id, changes.document.version, take_new, drop)
        with st.container(horizontal=True):
            st.button(
                _("Approve the change"),
                type="primary",
                key=f"approve_{place}",
                icon=":material/published_with_changes:",
                on_click=partial(drafts.decide, desk, partial(_replaced, said=said, changes=changes)),
            )
            other = Replacement(label, None)
            st.button(
                _("It is another document"),
                key=f"another_{place}",
                on_click=partial(drafts.decide, desk, partial(_replaced, said=other, changes=None)),
            )


def _show_changes(source: ReadSource, changes: Difference, place: int) -> None:
    counts = (
        (_("As they were"), changes.same),
        (_("Changed"), changes.reworded),
        (_("New"), changes.fresh),
        (_("Gone"), changes.gone),
    )
    st.markdown(" · ".join(f"{name}: {len(lines)}" for name, lines in counts))
    with st.expander(_("Lines that differ"), key=f"differs_{place}"):
        for name, lines in counts[1:]:
            for change in lines[:_LINES_SHOWN]:
                st.markdown(f"**{name}**: {_line_text(source, change)}")
            if len(lines) > _LINES_SHOWN:
                st.caption(plural("{count} more line", "{count} more lines", len(lines) - _LINES_SHOWN))


def _line_text(source: ReadSource, change: LineChange) -> str:
    old = escape_markdown(change.pair.old.raw) if change.pair.old else ""
    new = escape_markdown(source.lines[change.pair.new].raw) if change.pair.new is not None else ""
    if old and new:
        return f"{old} :material/arrow_forward: {new}"
    return new or old


def _ask_clashes(changes: Difference, place: int) -> tuple[frozenset[str], frozenset[str]]:
    """Show findings that people corrected or built on and whose line changed; the correction stays unless let go."""
    take_new: set[str] = set()
    drop: set[str] = set()
    clashes = [one for change in (*changes.reworded, *changes.gone) for one in change.clashes]
    if clashes:
        st.markdown(f"**{_('Corrected or used findings on these lines')}**")
    for one in clashes:
        finding_id = one.finding.finding_id
        st.markdown(f"{escape_markdown(one.finding.text)}  \n:small[{_state_text(one)}]")
        if one.new is not None and one.is_corrected:
            words = _("Take the new words: {words}").format(words=escape_markdown(one.new.text))
            if st.checkbox(words, key=f"take_new_{place}_{finding_id}"):
                take_new.add(finding_id)
        elif (
            one.new is None
            and not one.is_built_on
            and st.checkbox(_("Remove with its line"), key=f"drop_{place}_{finding_id}")
        ):
            drop.add(finding_id)
    return frozenset(take_new), frozenset(drop)


def _state_text(one: CarriedFinding) -> str:
    said = [_("corrected by a person")] if one.is_corrected else []
    said += [_("recurring findings or statements rest on it")] if one.is_built_on else []
    if one.new is None:
        said.append(_("stays, though its line is gone"))
    elif one.is_corrected:
        said.append(_("the correction stays"))
    else:
        said.append(_("takes the new words: {words}").format(words=escape_markdown(one.new.text)))
    return " · ".join(said)


def _replaced(preview: ImportPreview, said: Replacement, changes: Difference | None) -> ImportPreview:
    return replacing.with_replacement(preview, said, changes)
