"""Buttons that save a chart as an image: plotly's own tools have one format, and a keyboard does not reach them."""

from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from pages.parts.texts import text as _

# As wide as a page of a report at the screen's density; the height is the chart's own.
_WIDTH = 1100
_HTML = '<div class="vk-images"><div></div><p role="status"></p></div>'
_CSS = """
.vk-images { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
.vk-images div { display: flex; flex-wrap: wrap; gap: 0.5rem; }
.vk-images p { margin: 0; font: 400 0.9rem/1.3 var(--st-font, sans-serif); color: var(--st-text-color); }
.vk-images button { min-height: 2.5rem; padding: 0.25rem 0.75rem; cursor: pointer;
  font: 400 1rem/1.3 var(--st-font, sans-serif); color: var(--st-text-color); background: var(--st-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius, 0.375rem); }
.vk-images button:hover { border-color: var(--st-primary-color); color: var(--st-primary-color); }
.vk-images button:focus-visible { outline: 3px solid var(--st-primary-color); outline-offset: 2px; }
"""


def image_buttons(chart_key: str, file_name: str) -> None:
    """Show buttons that save the chart with this key; `file_name` has no ending."""
    data = {
        "chart": chart_key,
        "file": file_name,
        "width": _WIDTH,
        "formats": [
            {"format": "png", "label": _("Save as an image (PNG)")},
            {"format": "svg", "label": _("Save as a drawing (SVG)")},
        ],
        "saving": _("The image is being saved among your downloads."),
        "failed": _("The image could not be made. Draw the page anew and try again."),
    }
    _component()(data=data, key=f"{chart_key}_images", height="content")


@st.cache_resource(show_spinner=False)
def _component() -> ComponentRenderer:
    script = Path(__file__).with_name("images.js").read_text(encoding="utf-8")
    return st.components.v2.component("vertaiskooste_images", html=_HTML, css=_CSS, js=script)
