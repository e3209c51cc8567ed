"""What was talked about over the whole round: one chart, and the same numbers in words beneath it."""

from collections.abc import Sequence

from analysis.export.word_chart import BarChart, add_chart
from analysis.export.word_parts import Page
from analysis.model.content import ThemeFigure

_WIDTH_CM = 15.5
_CM_A_BAR, _CM_AROUND = 1.1, 2.0


def add_figure(page: Page, themes: Sequence[ThemeFigure]) -> None:
    """Add the chart of themes by type. It is of the whole round: nothing in it is of one municipality."""
    if not themes:
        return
    page.heading(page.words("What was talked about"), 1, "aiheet")
    page.text(
        page.words(
            "The figure counts the observations of the whole round. It tells what was talked and noted about, not how "
            "well anything is done."
        )
    )
    title = page.words("Observations by theme and type")
    lines = [_in_words(page, theme) for theme in themes]
    chart = BarChart(title, f"{title}. {' '.join(lines)}", tuple(one.title for one in themes), _series(page, themes))
    paragraph = page.paragraph()
    paragraph.paragraph_format.keep_with_next = True
    add_chart(paragraph, page.document, chart, width_cm=_WIDTH_CM, height_cm=_CM_A_BAR * len(themes) + _CM_AROUND)
    page.text(f"{title}.", "Source")
    page.text(page.words("The figure in words:"))
    for line in lines:
        page.bullet(line)


def _series(page: Page, themes: Sequence[ThemeFigure]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    return (
        (page.words("strengths and good practices"), tuple(one.works for one in themes)),
        (page.words("development areas"), tuple(one.lacks for one in themes)),
        (page.words("tips"), tuple(one.tips for one in themes)),
        (page.words("questions and other observations"), tuple(one.rest for one in themes)),
    )


def _in_words(page: Page, theme: ThemeFigure) -> str:
    observations = page.counted("{count} observation", "{count} observations", theme.total())
    parts = ", ".join(f"{name} {numbers[0]}" for name, numbers in _series(page, (theme,)) if numbers[0])
    return f"{theme.title}: {observations}" + (f" ({parts})." if parts else ".")
