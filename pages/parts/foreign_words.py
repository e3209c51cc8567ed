"""Words in another language than the page: marked as such, so that a screen reader says them in their own."""

from collections.abc import Iterable

import streamlit as st

from pages.parts.layout import user_list, user_text
from pages.parts.plain import escape_html
from pages.parts.texts import language


def words_in(written_in: str, words: str) -> None:
    """Show words of users as they are, marked with their language where it is not the page's."""
    if written_in == language():
        user_text(words)
        return
    lines = "<br>".join(escape_html(line.strip()) for line in words.splitlines() if line.strip())
    st.html(f'<div lang="{escape_html(written_in)}">{lines}</div>')


def list_in(entries: Iterable[tuple[str, str]]) -> None:
    """Show words of users as a list, each entry (language, words) marked where its language is not the page's."""
    kept = list(entries)
    if all(written_in == language() for written_in, _words in kept):
        user_list(words for _language, words in kept)
        return
    items = "".join(f'<li lang="{escape_html(written_in)}">{escape_html(words)}</li>' for written_in, words in kept)
    st.html(f"<ul>{items}</ul>")
