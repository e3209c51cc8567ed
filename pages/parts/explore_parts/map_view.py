"""The map of findings."""

import pandas as pd

from analysis.workflow import explore_map
from analysis.workflow.desk import Desk
from analysis.workflow.explore_views import FindingMap
from analysis.workflow.views import RoundFacts
from pages.parts.explore_parts.looks import Look
from pages.parts.explore_parts.map_figure import MOST_REGIONS, map_figure
from pages.parts.explore_parts.naming import themes_with
from pages.parts.explore_parts.picture import Picture, Table
from pages.parts.explore_parts.shown import show_picture
from pages.parts.layout import empty_state
from pages.parts.texts import plural
from pages.parts.texts import text as _


def show(desk: Desk, facts: RoundFacts, style: Look) -> None:
    """Show the map, or where it is made."""
    found = explore_map.finding_map(desk)
    if not found.points:
        empty_state(_("The map is drawn when suggestions are made."), _("Recurring findings"), "toistuvat")
        return
    show_picture(desk, facts, picture(facts, found, style))


def picture(facts: RoundFacts, found: FindingMap, style: Look) -> Picture:
    """Return the picture of the map."""
    themes = themes_with(facts, (point.theme_code for point in found.points))
    figure, points = map_figure(found, themes, _("Recurring finding"), style)
    return Picture(
        "huomioiden-kartta",
        (_sentence(found),),
        figure,
        _("Map of findings by meaning: colour and shape tell the theme, outlines the recurring findings"),
        (_regions(found), _points(found, themes)),
        points,
        tuple(point.finding_id for point in found.points),
        takes_lasso=True,
    )


def _sentence(found: FindingMap) -> str:
    grouped = sum(point.recurring_title is not None for point in found.points)
    parts = [
        plural("The map has {count} finding.", "The map has {count} findings.", len(found.points)),
        plural(
            "{count} of them belongs to a recurring finding; those of one that lie near each other are outlined.",
            "{count} of them belong to recurring findings; those of one that lie near each other are outlined.",
            grouped,
        ),
        _("Findings that mean the same are near each other. The directions and distances have no other meaning."),
    ]
    if found.total > len(found.points):
        drawn = _("Of {total} findings a part is drawn, chosen by lot so that it is the same each time.")
        parts.append(drawn.format(total=found.total))
    if len(found.regions) > MOST_REGIONS:
        parts.append(_("Only the {count} largest recurring findings are outlined.").format(count=MOST_REGIONS))
    return " ".join(parts)


def _regions(found: FindingMap) -> Table:
    ordered = sorted(found.regions, key=lambda one: (-len(one.finding_ids), one.title, one.recurring_id))
    frame = pd.DataFrame(
        {
            _("Recurring finding"): [one.title for one in ordered],
            _("Findings on the map"): [len(one.finding_ids) for one in ordered],
        }
    )
    return Table(_("Recurring findings on the map"), frame, tuple(one.finding_ids for one in ordered))


def _points(found: FindingMap, themes: dict[str, str]) -> Table:
    ordered = sorted(found.points, key=lambda one: (list(themes).index(one.theme_code), one.text, one.finding_id))
    frame = pd.DataFrame(
        {
            _("Theme"): [themes[one.theme_code] for one in ordered],
            _("Recurring finding"): [one.recurring_title or "" for one in ordered],
            _("Finding"): [one.text for one in ordered],
        }
    )
    return Table(_("Findings on the map"), frame, tuple((one.finding_id,) for one in ordered))
