"""The watcher: a small piece of script that sends what is being typed to the server after a pause of one second.

Drafts go through a web route, so that a pause redraws nothing and a lost connection is tried again.
"""

from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from pages.parts.texts import text as _

ROUTE = "/luonnokset"
PAUSE_MS = 1000
_FOLDER = Path(__file__).parent
_HTML = '<p class="vk-draft" role="status"></p>'
# Streamlit takes a single line with a slash for a file's name.
_CSS = """
.vk-draft { margin: 0; min-height: 1.2em; color: var(--st-text-color); }
.vk-draft { font: 400 0.8rem/1.2 sans-serif; }
"""


def watch_typing(key: str, field: str) -> None:
    """Save the typing of the text area `key` as the draft of `field`."""
    data = {
        "key": key,
        "field": field,
        "route": ROUTE,
        "pause": PAUSE_MS,
        "saved": _("Draft saved"),
        "failed": _("No connection. The draft is not saved; trying again."),
        "closed": _("You are not signed in any more. Copy your text before you leave."),
    }
    _component()(data=data, key=f"{key}_watcher", height="content")


@st.cache_resource(show_spinner=False)
def _component() -> ComponentRenderer:
    script = (_FOLDER / "watcher.js").read_text(encoding="utf-8")
    return st.components.v2.component("vertaiskooste_draft_watcher", html=_HTML, css=_CSS, js=script)
