"""What came back in Word files: proposed comments, what a person has to look at, and what was decided."""

from collections.abc import Callable, Sequence

import streamlit as st

from analysis.model.comments import CommentKind
from analysis.model.returned import EntryState, WordEntry
from analysis.workflow import word_decisions
from analysis.workflow.desk import Desk
from analysis.workflow.views import RoundFacts
from analysis.workflow.word_decisions import Choice, WordBoard
from pages.parts.comment_names import COMMENT_KINDS
from pages.parts.comment_parts.word_card import entry_title, place_name, show_entry
from pages.parts.layout import user_text
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.texts import plural
from pages.parts.texts import text as _

_KINDS = [kind for kind in CommentKind if kind is not CommentKind.NO_REMARKS]


def show_entries(desk: Desk, facts: RoundFacts) -> None:
    """Show what waits for a decision, and what was decided; nothing when no file came back."""
    board = word_decisions.word_board(desk)
    if board.waiting:
        st.header(_("Came back in Word files"), anchor=False)
        st.markdown(_("Nothing here is a comment yet. What you take in becomes a comment of its municipality."))
        st.caption(_("Only analysts see the names of those who wrote. They do not go into the comment."))
        _pile(desk, board, facts, board.proposed(), is_proposed=True)
        _pile(desk, board, facts, board.to_decide(), is_proposed=False)
    _decided(desk, board)


def _pile(desk: Desk, board: WordBoard, facts: RoundFacts, entries: Sequence[WordEntry], *, is_proposed: bool) -> None:
    if not entries:
        return
    name = "proposed" if is_proposed else "to_decide"
    count = len(entries)
    if is_proposed:
        st.subheader(plural("{count} ready to take in", "{count} ready to take in", count), anchor=False)
    else:
        st.subheader(plural("{count} to look at first", "{count} to look at first", count), anchor=False)
    is_all = st.toggle(_("Choose all"), value=is_proposed, key=f"word_all_{name}")
    with st.form(f"word_{name}", border=False):
        chosen = [
            one for entry in entries if (one := _card(board, facts, entry, is_all=is_all, is_proposed=is_proposed))
        ]
        _buttons(desk, name, chosen)


def _card(board: WordBoard, facts: RoundFacts, entry: WordEntry, *, is_all: bool, is_proposed: bool) -> Choice | None:
    """Show an entry with its ways to decide. Returns it as chosen, or None where it is not ticked."""
    key = f"{entry.entry_id}_{entry.version}"
    with st.container(border=True, key=f"word_entry_{entry.entry_id}"):
        is_chosen = st.checkbox(entry_title(board, facts, entry), value=is_all, key=f"pick_{key}_{is_all}")
        show_entry(entry)
        kind = st.selectbox(
            _("Kind of comment"), _KINDS, index=_KINDS.index(entry.draft.suggested),
            format_func=lambda one: _(COMMENT_KINDS[one]), key=f"kind_{key}",
        )  # fmt: skip
        place = entry.draft.place if is_proposed else _ask_place(board, facts, entry, key)
    return Choice(entry.entry_id, entry.version, CommentKind(kind), place) if is_chosen else None


def _ask_place(board: WordBoard, facts: RoundFacts, entry: WordEntry, key: str) -> str:
    places = {one.place: place_name(facts, one) for one in board.places_of(entry)}
    options = list(places)
    index = options.index(entry.draft.place) if entry.draft.place in places else 0
    return str(
        st.selectbox(_("What it is on"), options, index=index, format_func=lambda one: places[one], key=f"place_{key}")
    )


def _buttons(desk: Desk, name: str, chosen: Sequence[Choice]) -> None:
    reason = st.text_input(_("Reason, if you set the chosen ones aside"), key=f"word_reason_{name}")
    with st.container(horizontal=True):
        is_taken = st.form_submit_button(_("Take the chosen in as comments"), type="primary", key=f"word_take_{name}")
        is_aside = st.form_submit_button(_("Set the chosen aside"), key=f"word_aside_{name}")
    if (is_taken or is_aside) and not chosen:
        st.error(_("Choose at least one."))
    elif is_taken:
        _do(lambda: word_decisions.take_in(desk, chosen), _("Taken in as comments: {count}. You can undo it."))
    elif is_aside:
        _do(lambda: word_decisions.set_aside(desk, chosen, reason), _("Set aside: {count}. You can undo it."))


def _decided(desk: Desk, board: WordBoard) -> None:
    if not board.decided:
        return
    count = len(board.decided)
    title = plural("{count} decided, from Word files", "{count} decided, from Word files", count)
    with st.expander(title):
        for entry in board.decided:
            with st.container(border=True, key=f"word_decided_{entry.entry_id}"):
                is_taken = entry.state is EntryState.TAKEN
                state = _("Taken in as a comment") if is_taken else _("Was set aside")
                st.markdown(f"**{state}** · {escape_markdown(board.names.get(entry.municipality_id, ''))}")
                user_text(entry.draft.text or entry.draft.proposed)
                if not is_taken:
                    st.caption(_("Reason: {reason}").format(reason=escape_markdown(entry.note)))
                    _look_again(desk, entry)


def _look_again(desk: Desk, entry: WordEntry) -> None:
    if st.button(_("Put back on the list"), key=f"word_again_{entry.entry_id}_{entry.version}"):
        with expected_errors_shown():
            word_decisions.look_again(desk, Choice(entry.entry_id, entry.version))
            done_and_anew(_("It is on the list again."))


def _do(step: Callable[[], int], sentence: str) -> None:
    with expected_errors_shown():
        done_and_anew(sentence.format(count=step()))
