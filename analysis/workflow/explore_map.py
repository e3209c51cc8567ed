"""The map of findings with the recurring ones as regions, bounded so that a screen can draw it."""

from analysis.store import findings as finding_store
from analysis.store import vectors as vector_store
from analysis.store.unit import Reading
from analysis.workflow.desk import Desk
from analysis.workflow.explore_kept import facts_of_findings, kept
from analysis.workflow.explore_texts import drawn_by_lot, round_names, unnamed, unnamed_groups
from analysis.workflow.explore_views import FindingMap, Region
from analysis.workflow.views import MapPoint

# More would be a cloud of ink, and half a megabyte of words to hover over.
MOST_POINTS = 2000


def finding_map(desk: Desk) -> FindingMap:
    """Return the findings as points on a map of meanings; empty until suggestions have been asked for."""
    with desk.store.reading(desk.scope) as reading:
        return kept(reading, "map", lambda: _made(reading))


def _made(reading: Reading) -> FindingMap:
    places = vector_store.read_map(reading)
    groups, names = unnamed_groups(reading), round_names(reading)
    own = {one.finding_id: one.recurring_id for one in facts_of_findings(reading)}
    standing = [key for key in places if key in own]
    chosen = drawn_by_lot(standing, MOST_POINTS)
    found = finding_store.get_findings(reading, chosen)
    points = tuple(
        MapPoint(
            key,
            *places[key],
            found[key].theme_code,
            found[key].finding_type,
            unnamed(found[key].text, names),
            groups[recurring_id].title if (recurring_id := own[key]) in groups else None,
        )
        for key in chosen
    )
    shown = set(chosen)
    regions = [
        Region(one.recurring_id, one.title, tuple(key for key in one.finding_ids if key in shown))
        for one in groups.values()
    ]
    return FindingMap(points, tuple(region for region in regions if region.finding_ids), len(standing))
