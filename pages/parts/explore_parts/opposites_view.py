"""What works somewhere and is missing elsewhere, without telling where."""

import pandas as pd
import streamlit as st

from analysis.workflow import explore_opposites
from analysis.workflow.desk import Desk
from analysis.workflow.explore_views import Likelihood, OppositePairs
from analysis.workflow.views import RoundFacts
from pages.parts.choices import theme_name
from pages.parts.explore_parts.bars import Bars, bars_figure
from pages.parts.explore_parts.looks import Look
from pages.parts.explore_parts.naming import listed, most_and_least, themes_with
from pages.parts.explore_parts.picture import Ids, Picture, Table, joined
from pages.parts.explore_parts.shown import show_picture
from pages.parts.layout import empty_state
from pages.parts.plain import escape_markdown
from pages.parts.texts import plural
from pages.parts.texts import text as _

LIKELIHOODS = {
    Likelihood.VERY: "Very likely the same matter",
    Likelihood.LIKELY: "Likely the same matter",
    Likelihood.MAYBE: "Perhaps the same matter",
}


def show(desk: Desk, facts: RoundFacts, style: Look) -> None:
    """Show the pairs, or say that there are none."""
    with st.spinner(_("Comparing what the findings say")):
        found = explore_opposites.opposites(desk)
    if not found.pairs:
        empty_state(_("Nothing was found that works in one municipality and is missing in another."))
        return
    show_picture(desk, facts, picture(facts, found, style))


def picture(facts: RoundFacts, found: OppositePairs, style: Look) -> Picture:
    """Return the picture of pairs. It holds neither names nor numbers of municipalities."""
    behind: dict[tuple[str, str], list[Ids]] = {}
    for pair in found.pairs:
        behind.setdefault((pair.theme_code, pair.likelihood), []).append(pair.finding_ids)
    themes = themes_with(facts, (pair.theme_code for pair in found.pairs))
    bars = Bars(
        themes,
        likelihood_names(),
        {key: joined(groups) for key, groups in behind.items()},
        {key: len(groups) for key, groups in behind.items()},
    )
    figure, points = bars_figure(bars, _("Pairs: works somewhere, missing elsewhere"), style)
    return Picture(
        "toimii-ja-puuttuu",
        (" ".join(_sentences(found, bars)),),
        figure,
        _("Pairs by theme: what works somewhere and is missing elsewhere"),
        (_table(facts, found),),
        points,
        joined([pair.finding_ids for pair in found.pairs]),
    )


def likelihood_names() -> dict[str, str]:
    """Return how likely something is, in words, by code."""
    return {one.value: _(name) for one, name in LIKELIHOODS.items()}


def _sentences(found: OppositePairs, bars: Bars) -> list[str]:
    most, _least = most_and_least({name: bars.total(code) for code, name in bars.bars.items()})
    sentences = [
        plural(
            "{count} pair, in which the same matter works somewhere and is missing elsewhere.",
            "{count} pairs, in which the same matter works somewhere and is missing elsewhere.",
            len(found.pairs),
        ),
        _("Most to learn from each other: {themes}.").format(themes=escape_markdown(listed(most))),
        _("The program suggests the pairs by what is said: read both before you use one."),
    ]
    if found.read < found.total:
        told = _("{read} of {total} findings were compared, chosen by lot.")
        sentences.append(told.format(read=found.read, total=found.total))
    return sentences


def _table(facts: RoundFacts, found: OppositePairs) -> Table:
    names = likelihood_names()
    frame = pd.DataFrame(
        {
            _("Works somewhere"): [pair.works for pair in found.pairs],
            _("Missing elsewhere"): [pair.lacks for pair in found.pairs],
            _("How likely"): [names[pair.likelihood] for pair in found.pairs],
            _("Theme"): [theme_name(facts, pair.theme_code) for pair in found.pairs],
        }
    )
    return Table(_("Works somewhere, missing elsewhere"), frame, tuple(pair.finding_ids for pair in found.pairs))
