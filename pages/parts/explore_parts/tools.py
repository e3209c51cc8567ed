"""Plotly's own tools above a chart: only those of use, their words in the reader's language."""

from pages.parts.texts import language
from pages.parts.texts import text as _

# What plotly says, as its own dictionary has it.
WORDS = (
    "Download plot as a PNG",
    "Download plot",
    "Lasso Select",
    "Box Select",
    "Zoom",
    "Pan",
    "Zoom in",
    "Zoom out",
    "Autoscale",
    "Reset axes",
    "Preparing image - this may take a few seconds",
    "Image download succeeded",
    "Sorry, there was a problem downloading your image!",
    "Double-click on legend to isolate one trace",
    "Double-click to zoom back out",
)
_OF_THE_MAP = ["autoScale2d"]
_OF_OTHERS = ["zoom2d", "pan2d", "zoomIn2d", "zoomOut2d", "autoScale2d", "resetScale2d", "select2d", "lasso2d"]


def chart_settings(file_name: str, *, takes_lasso: bool) -> dict[str, object]:
    """Return plotly's settings for a chart: its tools, its words, and how a saved image is called."""
    own = {"dictionary": {words: _(words) for words in WORDS}, "format": _numbers()}
    return {
        "displaylogo": False,
        "displayModeBar": True,
        "locale": language(),
        "locales": {language(): own},
        "modeBarButtonsToRemove": _OF_THE_MAP if takes_lasso else _OF_OTHERS,
        "toImageButtonOptions": {"format": "png", "filename": file_name, "scale": 2},
        "scrollZoom": False,
    }


def _numbers() -> dict[str, str]:
    return {"decimal": ".", "thousands": ","} if language() == "en" else {"decimal": ",", "thousands": " "}
