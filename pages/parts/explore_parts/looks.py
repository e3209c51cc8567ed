"""How figures look in the light and in the dark theme: the colours of the app's own settings, shapes and patterns."""

import html
import textwrap
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import plotly.graph_objects as go

_SETTINGS = Path(__file__).parents[3] / ".streamlit" / "config.toml"
LIGHT, DARK = "light", "dark"
# Nothing is told by colour alone: points differ by shape, bars by pattern.
SHAPES = ("circle", "square", "diamond", "triangle-up", "cross", "star", "x", "pentagon", "hourglass")
PATTERNS = ("", "/", "x", "-", "\\", ".", "|", "+", "")
HOVER_WIDTH, AXIS_WIDTH = 60, 24
# A font that the machine has: a saved image has no fonts of the page with it, and its words would not fit.
FONT = "Arial, Helvetica, sans-serif"
# Where a legend stands in a figure without axes.
BELOW = {"y": -0.02, "yanchor": "top"}


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of one theme."""

    background: str
    text: str
    quiet: str
    border: str
    series: tuple[str, ...]

    def colour(self, place: int) -> str:
        """Return the colour of a series by its place."""
        return self.series[place % len(self.series)]

    def faint(self, colour: str, share: float) -> str:
        """Return a colour that lets the rest of what lies below it through."""
        red, green, blue = (int(colour.lstrip("#")[at : at + 2], 16) for at in (0, 2, 4))
        return f"rgba({red},{green},{blue},{share})"


@cache
def look(theme: str | None) -> Look:
    """Return how figures look in a theme; in the light one where the theme is not known."""
    settings = tomllib.loads(_SETTINGS.read_text(encoding="utf-8"))["theme"]
    own = settings[DARK if theme == DARK else LIGHT]
    return Look(
        own["backgroundColor"],
        own["textColor"],
        own["grayTextColor"],
        own["borderColor"],
        tuple(own["chartCategoricalColors"]),
    )


def figure_of(style: Look, height: int) -> go.Figure:
    """Return an empty figure of a look. Its ground is not see-through: a saved image is read on any ground."""
    figure = go.Figure()
    plain = {"gridcolor": style.faint(style.border, 0.4), "zerolinecolor": style.border, "linecolor": style.border}
    axis = plain | {"automargin": True, "fixedrange": True}
    figure.update_layout(
        template=go.layout.Template(),
        height=height,
        margin={"l": 8, "r": 8, "t": 44, "b": 8},
        paper_bgcolor=style.background,
        plot_bgcolor=style.background,
        font={"family": FONT, "size": 14, "color": style.text},
        hoverlabel={
            "align": "left",
            "bgcolor": style.background,
            "bordercolor": style.border,
            "font": {"color": style.text},
        },
        legend={"orientation": "h", "y": 1.01, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
        xaxis=axis,
        yaxis=axis,
    )
    return figure


def folded(words: str, width: int, most: int | None = None) -> str:
    """Return words on lines of a width, safe as plotly's small HTML; longer words than `most` letters are cut."""
    cut = words if most is None or len(words) <= most else words[: most - 1].rstrip() + "…"
    return "<br>".join(html.escape(line) for line in textwrap.wrap(cut, width))
