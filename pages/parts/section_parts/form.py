"""The form of a comment. What is typed is saved by itself; kept as a draft, colleagues see it; nothing is sent yet."""

import re

import streamlit as st

from analysis.model.comments import Comment, CommentKind
from analysis.workflow import commenting
from analysis.workflow.commenting import NewComment
from analysis.workflow.desk import Desk
from analysis.workflow.wordings import passages
from pages.parts.comment_names import COMMENT_KINDS, KIND_HINTS
from pages.parts.differences import legend, show_difference
from pages.parts.editor import draft_offer, forget, saved_text_area
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.section_parts.focus import look_next_at
from pages.parts.section_parts.places import Spot, close_form, field_of
from pages.parts.texts import text as _

_ODD = re.compile(r"[^A-Za-z0-9_-]")


@st.fragment
def show_form(desk: Desk, spot: Spot, draft: Comment | None) -> None:
    """Ask what the comment is about, its words, and another wording if one is proposed."""
    # Streamlit makes a class of the key, by which the watcher of typing finds the field: plain signs only.
    where = _ODD.sub("-", draft.comment_id if draft else spot.place)
    key = f"comment_{_ODD.sub('-', desk.scope.membership_id)}_{where}"
    with st.container(border=True, key="comment_form"):
        st.markdown(f"**{_('Your comment')}**")
        kind = _ask_kind(draft, key)
        quoted = _ask_passage(spot, draft, key)
        words = _ask_words(desk, spot, draft, key)
        # What is shown here comes and goes; within a container it leaves the buttons where they are, for a key pressed
        # just then would be lost with a button that moves.
        with st.container():
            proposed = _ask_wording(desk, spot, draft, key, quoted)
        _buttons(
            desk, spot, draft, key, NewComment(spot.place, kind or CommentKind.ADDITION, words, proposed, quoted), kind
        )


def _ask_kind(draft: Comment | None, key: str) -> CommentKind | None:
    kinds = list(KIND_HINTS)
    chosen = st.selectbox(
        _("What kind of comment?"),
        kinds,
        index=kinds.index(draft.kind) if draft and draft.kind in kinds else None,
        format_func=_kind_with_hint,
        placeholder=_("Choose"),
        key=f"{key}_kind",
    )
    return CommentKind(chosen) if chosen else None


def _kind_with_hint(kind: str) -> str:
    hint = KIND_HINTS[kind]
    return f"{_(COMMENT_KINDS[kind])}: {_(hint)}" if hint else _(COMMENT_KINDS[kind])


def _ask_passage(spot: Spot, draft: Comment | None, key: str) -> str:
    parts = passages(spot.words)
    if not parts:
        return ""
    options = ["", *parts]
    label = _("Which part of it? (optional)")
    index = options.index(draft.quoted) if draft and draft.quoted in options else 0
    return str(
        st.selectbox(label, options, index=index, format_func=lambda one: one or _("All of it"), key=f"{key}_part")
    )


def _ask_words(desk: Desk, spot: Spot, draft: Comment | None, key: str) -> str:
    field, saved = field_of(desk, spot.place, draft.comment_id if draft else None, "text"), draft.text if draft else ""
    begin = _begin(desk, field, saved, f"{key}_text")
    return saved_text_area(_("Comment"), field, begin, f"{key}_text")


def _ask_wording(desk: Desk, spot: Spot, draft: Comment | None, key: str, quoted: str) -> str:
    """Ask for another wording, beginning from the words as they stand. Returns it, or nothing when it is the same."""
    base = quoted or (spot.words if spot.is_statement else "")
    if not base:
        return ""
    saved = draft.proposed if draft and draft.quoted == quoted else ""
    label = _("Propose another wording")
    if not st.checkbox(label, value=bool(draft and draft.proposed), key=f"{key}_proposes"):
        return ""
    field = field_of(desk, spot.place, draft.comment_id if draft else None, "proposed")
    area = f"{key}_wording_{passages(spot.words).index(quoted) if quoted else 'all'}"
    begin = _begin(desk, field, saved or base, area)
    proposed = saved_text_area(_("Edit the text so that it reads as you would have it"), field, begin, area).strip()
    if proposed == base.strip() or not proposed:
        st.caption(_("The change is shown here when you leave the field."))
        return ""
    st.caption(_("The change:"))
    show_difference(base, proposed)
    legend()
    return proposed


def _begin(desk: Desk, field: str, saved: str, key: str) -> str:
    """Return what the field begins with; asked once, since what is typed meanwhile is the field's own already."""
    kept = f"{key}_begin"
    if kept not in st.session_state or key not in st.session_state:
        st.session_state[kept] = draft_offer(desk, field, saved, key)
    return str(st.session_state[kept])


def _buttons(
    desk: Desk, spot: Spot, draft: Comment | None, key: str, new: NewComment, kind: CommentKind | None
) -> None:
    with st.container(horizontal=True):
        is_kept = st.button(_("Keep as a draft"), type="primary", key=f"{key}_keep")
        is_closed = st.button(_("Close"), key=f"{key}_close")
    st.caption(_("Nothing is sent yet. Your colleagues see the draft; the analysts see it only when you send it."))
    if is_closed:
        close_form(desk)
        st.rerun()
    if not is_kept:
        return
    if kind is None:
        st.error(_("Choose what kind of comment this is."))
        return
    with expected_errors_shown():
        if draft:
            commenting.change_draft(desk, draft.comment_id, draft.version, new)
        kept = draft.comment_id if draft else commenting.write_comment(desk, new)
        _forget_typing(desk, spot, draft, key)
        close_form(desk)
        look_next_at(f"comment_{kept}")
        done_and_anew(_("The draft was kept. Send it when you are ready."))


def _forget_typing(desk: Desk, spot: Spot, draft: Comment | None, key: str) -> None:
    for part in ("text", "proposed"):
        forget(desk, field_of(desk, spot.place, draft.comment_id if draft else None, part))
    for name in [name for name in st.session_state if str(name).startswith(f"{key}_")]:
        del st.session_state[name]
