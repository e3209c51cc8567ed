"""Two wordings as one text: taken out is struck through, added is bold, and signs beside them say both."""

from collections.abc import Iterable

import streamlit as st

from analysis.workflow.wordings import Piece, WordChange, word_changes
from pages.parts.plain import escape_markdown
from pages.parts.texts import text as _


def show_difference(before: str, after: str) -> None:
    """Show what differs between two texts of users."""
    show_pieces(word_changes(before, after))


def show_pieces(pieces: Iterable[Piece]) -> None:
    """Show the pieces of a compared text; the signs stand for those who see or hear no style."""
    st.markdown("".join(_piece(one) for one in pieces))


def legend() -> None:
    """Say how differences are marked."""
    st.caption(_("Added words are in bold between [+ and +], deleted words struck between [– and –]."))


def _piece(piece: Piece) -> str:
    # A mark of Markdown beside a space would be shown as it is, so the spaces stay outside.
    before = " " if piece.text[:1].isspace() else ""
    after = " " if piece.text[-1:].isspace() and piece.text.strip() else ""
    words = escape_markdown(piece.text)
    if words and piece.change is WordChange.ADDED:
        words = f":primary-background[**\\[+{words}+\\]**]"
    elif words and piece.change is WordChange.DELETED:
        words = f":gray-background[~~\\[–{words}–\\]~~]"
    return f"{before}{words}{after}"
