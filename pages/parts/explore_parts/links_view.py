"""Which recurring findings go together."""

import pandas as pd

from analysis.workflow import explore_links
from analysis.workflow.desk import Desk
from analysis.workflow.explore_views import GroupLinks
from analysis.workflow.views import RoundFacts
from pages.parts.choices import theme_name
from pages.parts.explore_parts.looks import Look
from pages.parts.explore_parts.naming import themes_with
from pages.parts.explore_parts.network_figure import network_figure
from pages.parts.explore_parts.picture import Picture, Table, joined
from pages.parts.explore_parts.shown import show_picture
from pages.parts.layout import empty_state
from pages.parts.plain import escape_markdown
from pages.parts.texts import in_quotes, plural
from pages.parts.texts import text as _


def show(desk: Desk, facts: RoundFacts, style: Look) -> None:
    """Show the links between recurring findings, or what is to be done before there are any."""
    found = explore_links.links(desk)
    if len(found.groups) < 2:
        empty_state(_("Links are seen when two recurring findings are accepted."), _("Recurring findings"), "toistuvat")
        return
    show_picture(desk, facts, picture(facts, found, style))


def picture(facts: RoundFacts, found: GroupLinks, style: Look) -> Picture:
    """Return the picture of links."""
    themes = themes_with(facts, (one.theme_code for one in found.groups))
    lines = {1: _("In one interview"), 2: _("In two interviews"), 3: _("In three or more interviews")}
    figure, points = network_figure(found, themes, lines, style)
    return Picture(
        "toistuvien-yhteydet",
        (_sentence(found),),
        figure,
        _("Recurring findings in a ring; lines join those that came up in the same interviews"),
        (_pairs(found), _key(facts, found)),
        points,
        joined([one.finding_ids for one in found.groups]),
    )


def _sentence(found: GroupLinks) -> str:
    if not found.links:
        return _("No two recurring findings came up in the same interview.")
    titles = {one.number: one.title for one in found.groups}
    first = found.links[0]
    strongest = _("Most often together: {first} – {second}.")
    parts = [
        plural(
            "{count} pair of recurring findings came up in the same interview.",
            "{count} pairs of recurring findings came up in the same interviews.",
            len(found.links) + found.left_out,
        ),
        strongest.format(
            first=in_quotes(escape_markdown(titles[first.first])),
            second=in_quotes(escape_markdown(titles[first.second])),
        ),
        _("Where notes do not tell the interview, the same file and the same role count as one."),
    ]
    if found.left_out:
        parts.append(_("Only the {count} strongest are drawn.").format(count=len(found.links)))
    return " ".join(parts)


def _pairs(found: GroupLinks) -> Table:
    groups = {one.number: one for one in found.groups}
    frame = pd.DataFrame(
        {
            _("Recurring finding"): [f"{one.first}. {groups[one.first].title}" for one in found.links],
            _("Goes with"): [f"{one.second}. {groups[one.second].title}" for one in found.links],
            _("Interviews together"): [one.talks for one in found.links],
        }
    )
    rows = tuple(joined([groups[one.first].finding_ids, groups[one.second].finding_ids]) for one in found.links)
    return Table(_("Recurring findings that go together"), frame, rows)


def _key(facts: RoundFacts, found: GroupLinks) -> Table:
    frame = pd.DataFrame(
        {
            _("Number"): [one.number for one in found.groups],
            _("Recurring finding"): [one.title for one in found.groups],
            _("Theme"): [theme_name(facts, one.theme_code) for one in found.groups],
        }
    )
    return Table(_("Numbers of the figure"), frame, tuple(one.finding_ids for one in found.groups))
