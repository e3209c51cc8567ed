"""What helps whoever types a password: a box that shows it, and a word on how strong a new one is."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from pages.parts.plain import escape_html

SCRIPT = "/istunto/salasana.js"
_FILE = Path(__file__).parent / "password_field.js"


def marks_of(kind: str, name: str, fills: str) -> str:
    """Return the attributes by which the script knows a field: that it is secret, and that it is to be measured."""
    if kind != "password":
        return ""
    return " data-secret data-measured" if (name, fills) == ("password", "new-password") else " data-secret"


def strength_line(text: Callable[[str], str], attributes: str = "") -> str:
    """Return the meter under a new password; its words change with what is typed. Words are `text`'s."""
    levels = (
        text("Too short so far"),
        text("Easy to guess: few different characters"),
        text("Long enough. A sentence of your own is better still."),
        text("Good"),
        text("Very good"),
    )
    words = "".join(f' data-level{at}="{escape_html(one)}"' for at, one in enumerate(levels, start=1))
    label = escape_html(text("How strong the password is"))
    return (
        f'<div class="strength" data-strength{words}{attributes}><meter min="0" max="5" value="0" aria-label="{label}">'
        '</meter><output aria-live="polite"></output></div>'
    )


def show_box(text: Callable[[str], str], attributes: str = "") -> str:
    """Return the box that shows what is typed into the form's secret fields."""
    words = escape_html(text("Show the password"))
    return f'<label class="shows"{attributes}><input type="checkbox" data-shows>{words}</label>'


@cache
def script() -> str:
    """Return the script, for a page of Streamlit's to hold and for a route to send to a plain page."""
    return _FILE.read_text(encoding="utf-8")
