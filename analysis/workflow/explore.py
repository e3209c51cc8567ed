"""Looking at the material of a whole round; never at one municipality beside another."""

from analysis.model.codes import FindingType
from analysis.store import findings as finding_store
from analysis.store import vectors as vector_store
from analysis.workflow.desk import Desk
from analysis.workflow.views import MapPoint, ThemeTypeCount


def themes_by_types(desk: Desk) -> tuple[ThemeTypeCount, ...]:
    """Return how many findings of the whole round have each theme and type, in a fixed order."""
    with desk.store.reading(desk.scope) as reading:
        counts = finding_store.theme_type_counts(reading)
    found = [ThemeTypeCount(theme, FindingType(kind) if kind else None, n) for theme, kind, n in counts]
    return tuple(sorted(found, key=lambda c: (c.theme_code, c.finding_type or "")))


def finding_map(desk: Desk) -> tuple[MapPoint, ...]:
    """Return the findings as points on a map of meanings; empty until suggestions have been asked for."""
    with desk.store.reading(desk.scope) as reading:
        points = vector_store.read_map(reading)
        placed = finding_store.placed_findings(reading, sorted(points))
    return tuple(
        MapPoint(
            one.finding.finding_id,
            *points[one.finding.finding_id],
            one.finding.theme_code,
            one.finding.finding_type,
            one.finding.text,
            one.recurring_title,
        )
        for one in placed
    )
