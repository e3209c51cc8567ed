"""Streamlit's own words in the reader's language, as far as a style sheet can reach them.

Streamlit 1.67 has no translations. Its words in drawn tables, in the menu and in what a list says when nothing fits
stay English; ARCHITECTURE.md lists them.
"""

import streamlit as st

from pages.parts.texts import text as _

_UPLOAD = '[data-testid="stFileUploaderDropzone"] button [data-testid="stMarkdownContainer"]'
_INSTRUCTIONS = '[data-testid="stFileUploaderDropzoneInstructions"]'
_SKIP = '[data-testid="stSkipToContent"]'
# "Press Ctrl+Enter to apply" lies over what is typed on a phone, which has no such keys; leaving a field keeps it too.
_PRESS = '[data-testid="stTextArea"] [data-testid="InputInstructions"]'


def say_streamlit_words() -> None:
    """Put our words in the place of Streamlit's, in English too: its list names types we only refuse kindly."""
    said = {_UPLOAD: _("Browse"), _INSTRUCTIONS: _("or drag the files here"), _SKIP: _("Skip to the content")}
    instead = "".join(_instead(where, words) for where, words in said.items())
    st.html(f"<style>{instead}{_PRESS} {{ display: none; }}</style>")


def _instead(where: str, words: str) -> str:
    """Return rules that hide what stands somewhere and say other words, to screen readers too."""
    quoted = words.replace("\\", r"\\").replace('"', r"\"")
    hidden = f"{where} > * {{ display: none; }}{where} {{ font-size: 0; }}"
    return f'{hidden}{where}::after {{ content: "{quoted}"; font-size: 0.875rem; }}'
