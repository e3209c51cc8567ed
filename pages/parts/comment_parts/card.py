"""One comment beside the words that it was written on, and beside those that stand there now."""

import streamlit as st

from analysis.model.comments import FROM_WORD, Comment
from analysis.workflow.comment_rounds import CommentBoard
from analysis.workflow.views import RoundFacts
from pages.parts.choices import theme_name
from pages.parts.comment_names import COMMENT_KINDS
from pages.parts.differences import show_difference
from pages.parts.layout import user_text
from pages.parts.links import page_link
from pages.parts.marks import marked
from pages.parts.plain import escape_markdown
from pages.parts.texts import date_text, in_quotes
from pages.parts.texts import text as _


def place_title(board: CommentBoard, facts: RoundFacts, comment: Comment) -> str:
    """Return what a comment is on, safe as Markdown."""
    if comment.statement_id:
        statement = board.statement(comment.statement_id)
        return statement.label if statement else _("a statement that was removed")
    kind, _sign, key = comment.place.partition(":")
    if kind == "report":
        return escape_markdown(_("own report, {theme}").format(theme=theme_name(facts, key)))
    return _("the whole section")


def show_comment(board: CommentBoard, facts: RoundFacts, comment: Comment) -> None:
    """Show a comment: who and on what, the words of then, what was said, and the difference to the words of now."""
    name = escape_markdown(board.names.get(comment.municipality_id, ""))
    st.markdown(f"**{_(COMMENT_KINDS[comment.kind])}** · {name} · {place_title(board, facts, comment)}")
    if comment.statement_id:
        st.caption(_("Written on these words:"))
        start = comment.written_on.find(comment.quoted) if comment.quoted else -1
        places = [(start, start + len(comment.quoted))] if start >= 0 else []
        st.markdown(marked(comment.written_on, places))
    elif comment.quoted:
        st.markdown(in_quotes(escape_markdown(comment.quoted)))
    if comment.text:
        st.caption(_("The comment:"))
        user_text(comment.text)
    if comment.proposed:
        st.caption(_("Proposed wording:"))
        show_difference(comment.quoted or comment.written_on, comment.proposed)
    how = _("Brought in from a Word file {moment}") if comment.origin == FROM_WORD else _("Sent {moment}")
    st.caption(how.format(moment=date_text(comment.sent_at)))
    _since_then(board, comment)


def _since_then(board: CommentBoard, comment: Comment) -> None:
    statement = board.statement(comment.statement_id)
    if comment.statement_id and statement is None:
        st.warning(_("The statement has been removed from the summary since the comment was written."))
    if statement is None or statement.text == comment.written_on or (comment.answer and comment.answer.applied):
        return
    with st.container(border=True, key=f"since_{comment.comment_id}"):
        st.markdown(f"**{_('The statement has been edited since. It reads now:')}**")
        show_difference(comment.written_on, statement.text)
    page_link(_("Open {label}").format(label=statement.label), "kooste", {"nosto": statement.label})
