"""The way of everything noted to the summary."""

import pandas as pd
import streamlit as st

from analysis.model.codes import Layout
from analysis.workflow import explore_flow
from analysis.workflow.desk import Desk
from analysis.workflow.explore_views import Flow
from analysis.workflow.views import RoundFacts
from pages.parts.explore_parts.flow_figure import flow_figure
from pages.parts.explore_parts.looks import Look
from pages.parts.explore_parts.naming import themes_with
from pages.parts.explore_parts.picture import Picture, Table, joined
from pages.parts.explore_parts.shown import show_picture
from pages.parts.texts import layout_name, plural
from pages.parts.texts import text as _

_LEAST_WIDTH = 760
_PLACES = {
    explore_flow.RECURRING: "In a recurring finding",
    explore_flow.LOCAL: "Within one municipality",
    explore_flow.SUGGESTED: "Suggested, waits for a decision",
    explore_flow.ALONE: "In no recurring finding",
    explore_flow.SET_ASIDE: "Line set aside",
    explore_flow.WAITING: "Line waits for a decision",
    explore_flow.GONE: "The finding was removed",
    explore_flow.IN_SUMMARY: "In a statement of the summary",
    explore_flow.NOT_IN_SUMMARY: "Not in the summary",
}


def show(desk: Desk, facts: RoundFacts, style: Look) -> None:
    """Show the flow, whole or of findings alone."""
    found = explore_flow.flow(desk)
    with_lines = st.checkbox(
        _("Show also the lines that gave no finding"), value=True, key="kulun_rivit", bind="query-params"
    )
    show_picture(desk, facts, picture(facts, found, style, with_lines=with_lines))


def picture(facts: RoundFacts, found: Flow, style: Look, *, with_lines: bool = True) -> Picture:
    """Return the picture of the flow; the sentence tells of all lines in either case."""
    shown = found if with_lines else found.findings_only()
    names = place_names(facts, found)
    counts = _("findings and lines") if with_lines else _("findings")
    alt = _("From sources over themes and recurring findings to the summary: {what}").format(what=counts)
    return Picture(
        "muistiinpanoista-koosteeseen",
        (_sentence(found),),
        flow_figure(shown, names, counts, style),
        alt,
        (_table(shown, names),),
        (),
        joined([link.finding_ids for link in found.links]),
        is_selectable=False,
        least_width=_LEAST_WIDTH,
    )


def place_names(facts: RoundFacts, found: Flow) -> dict[str, str]:
    """Return every place of the flow by code with its name, in the order of its column."""
    places = {place for link in found.links for place in (link.source, link.target)}
    layouts = {f"layout:{layout.value}": layout_name(layout) for layout in Layout}
    codes = (place.removeprefix("theme:") for place in places if place.startswith("theme:"))
    themes = {f"theme:{code}": name for code, name in themes_with(facts, (c for c in codes if c)).items()}
    no_finding = {explore_flow.NO_FINDING: _("Not a finding")}
    return layouts | themes | no_finding | {place: _(_PLACES[place]) for place in explore_flow.PLACES}


def _sentence(found: Flow) -> str:
    used = found.entries_of(explore_flow.IN_SUMMARY)
    parts = [
        plural("The notes gave {count} finding.", "The notes gave {count} findings.", found.findings),
        plural("{count} is behind a statement of the summary.", "{count} are behind statements of the summary.", used),
    ]
    if found.lines:
        parts.append(
            plural(
                "{count} line gave no finding: a heading, a date, an empty answer, or it waits.",
                "{count} lines gave no finding: headings, dates, empty answers, or they wait.",
                found.lines,
            )
        )
    parts.append(_("Nothing is dropped without a word: each column holds everything."))
    return " ".join(parts)


def _table(shown: Flow, names: dict[str, str]) -> Table:
    order = list(names)
    links = sorted(shown.links, key=lambda link: (order.index(link.source), order.index(link.target)))
    frame = pd.DataFrame(
        {
            _("From"): [names[link.source] for link in links],
            _("To"): [names[link.target] for link in links],
            _("Count"): [link.entries for link in links],
        }
    )
    return Table(_("What goes where"), frame, tuple(link.finding_ids for link in links))
