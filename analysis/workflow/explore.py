"""Looking at the material of a whole round; never at one municipality beside another."""

from collections import defaultdict

from analysis.model.codes import FindingType
from analysis.store import findings as finding_store
from analysis.workflow.desk import Desk
from analysis.workflow.explore_kept import facts_of_findings, version_of
from analysis.workflow.views import ThemeTypeCount


def themes_by_types(desk: Desk) -> tuple[ThemeTypeCount, ...]:
    """Return how many findings of the whole round have each theme and type, in a fixed order."""
    with desk.store.reading(desk.scope) as reading:
        counts = finding_store.theme_type_counts(reading)
    found = [ThemeTypeCount(theme, FindingType(kind) if kind else None, n) for theme, kind, n in counts]
    return tuple(sorted(found, key=lambda c: (c.theme_code, c.finding_type or "")))


def ids_by_theme_and_type(desk: Desk) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the findings of the whole round by theme and type ("" for not recorded)."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    with desk.store.reading(desk.scope) as reading:
        for one in facts_of_findings(reading):
            found[one.theme_code, one.finding_type or ""].append(one.finding_id)
    return {key: tuple(ids) for key, ids in sorted(found.items())}


def version(desk: Desk) -> str:
    """Return a text that changes whenever the round does: what a screen keys its choices by."""
    with desk.store.reading(desk.scope) as reading:
        return version_of(reading)
