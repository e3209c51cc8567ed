"""A table wider than a phone: it scrolls on its own, by keyboard too, and its first column stays in sight."""

from collections.abc import Iterable, Sequence

import streamlit as st

from pages.parts.plain import escape_html

# Streamlit's own table cannot be scrolled by keyboard in every browser.
# The heading cells have a ground so that what scrolls does not show through.
_STYLE = """<style>
.vk-wide { overflow-x: auto; }
.vk-wide:focus-visible { outline: 3px solid #58b7bd; outline-offset: 2px; }
.vk-wide table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
.vk-wide th, .vk-wide td { border: 1px solid color-mix(in srgb, currentColor 25%, transparent);
  padding: 0.45rem 0.6rem; text-align: left; vertical-align: top; font-weight: 400; min-width: 6.5rem;
  hyphens: auto; }
.vk-wide th { font-weight: 600; }
.vk-wide th:first-child { position: sticky; left: 0; background: light-dark(#fdfcfa, #151a1c); }
</style>"""


def wide_table(label: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Show rows of words as they are; the first cell of each row is its heading."""
    top = "".join(f'<th scope="col">{escape_html(words)}</th>' for words in head)
    body = "".join(_row(row) for row in rows)
    table = f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
    st.html(f'{_STYLE}<div class="vk-wide" role="region" tabindex="0" aria-label="{escape_html(label)}">{table}</div>')


def _row(row: Sequence[str]) -> str:
    first, *rest = row
    cells = "".join(f"<td>{escape_html(words)}</td>" for words in rest)
    return f'<tr><th scope="row">{escape_html(first)}</th>{cells}</tr>'
