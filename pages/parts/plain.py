"""Words of users as plain words: nothing in them is read as Markdown or HTML."""

import re
from html import escape

# Everything that Streamlit's Markdown could take as markup, maths ($), an icon or a colour (:…:), or a link.
_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&=^\"'@/])")


def escape_markdown(words: str) -> str:
    """Return words so that a Markdown widget (a label, a button, a tab) shows them as they are, on one line."""
    return _MARKUP.sub(r"\\\1", " ".join(words.split()))


def short_words(words: str, longest: int = 44) -> str:
    """Return the beginning of words, cut between two of them with a mark, so that a label tells that it goes on."""
    plain = " ".join(words.split())
    if len(plain) <= longest:
        return plain
    return f"{plain[:longest].rsplit(' ', 1)[0].rstrip(',;:–-')}…"


def escape_html(words: str) -> str:
    """Return words so that they can stand inside an HTML element or a quoted attribute."""
    return escape(words, quote=True)
