"""Themes and types of the whole round."""

from collections.abc import Mapping

import pandas as pd

from analysis.workflow import explore
from analysis.workflow.desk import Desk
from analysis.workflow.views import RoundFacts
from pages.parts.explore_parts.bars import Bars, bars_figure
from pages.parts.explore_parts.looks import Look
from pages.parts.explore_parts.naming import listed, most_and_least, themes_with, types_in_order
from pages.parts.explore_parts.picture import Ids, Picture, Table, joined
from pages.parts.explore_parts.shown import show_picture
from pages.parts.plain import escape_markdown
from pages.parts.texts import plural
from pages.parts.texts import text as _


def show(desk: Desk, facts: RoundFacts, style: Look) -> None:
    """Show how many findings of the whole round each theme and type has."""
    show_picture(desk, facts, picture(facts, explore.ids_by_theme_and_type(desk), style))


def picture(facts: RoundFacts, ids: Mapping[tuple[str, str], Ids], style: Look) -> Picture:
    """Return the picture of themes and types."""
    bars = Bars(themes_with(facts, (theme for theme, _type in ids)), types_in_order(), ids)
    figure, points = bars_figure(bars, _("Findings of the whole round"), style)
    every = joined(list(ids.values()))
    total = plural("{count} finding in the whole round.", "{count} findings in the whole round.", len(every))
    kept_sentence = _("A number tells how much was noted, not how well things are.")
    return Picture(
        "teemat-ja-tyypit",
        (f"{total} {_most(bars)} {kept_sentence}",),
        figure,
        _("Findings of the whole round by theme and type"),
        (_table(bars),),
        points,
        every,
    )


def _most(bars: Bars) -> str:
    most, least = most_and_least({name: bars.total(code) for code, name in bars.bars.items()})
    if not least:
        return ""
    told = _("Most was noted of: {most}. Least of: {least}.")
    return told.format(most=escape_markdown(listed(most)), least=escape_markdown(listed(least)))


def _table(bars: Bars) -> Table:
    parts = bars.filled_parts()
    columns = {_("Theme"): list(bars.bars.values())}
    columns |= {bars.parts[part]: [bars.count(bar, part) for bar in bars.bars] for part in parts}
    columns[_("All")] = [bars.total(bar) for bar in bars.bars]
    rows = tuple(joined([bars.ids.get((bar, part), ()) for part in parts]) for bar in bars.bars)
    return Table(_("Themes and types"), pd.DataFrame(columns), rows)
