"""Findings that are in no recurring finding and in no open suggestion: what is left to place."""

from analysis.access import round_of
from analysis.model.findings import FindingFilter
from analysis.store import findings as finding_store
from analysis.store import recurring as recurring_store
from analysis.workflow.desk import Desk
from analysis.workflow.open_suggestions import left_of
from analysis.workflow.rows import finding_rows
from analysis.workflow.views import FindingPage

_MOST = 100_000


def loose_findings(desk: Desk, theme_code: str | None = None, *, page: int = 1, size: int = 10) -> FindingPage:
    """Return one page, counted from one, of the findings that belong nowhere yet, by file and line.

    A theme keeps the others out. A page beyond the last is the last one.
    """
    with desk.store.reading(desk.scope) as reading:
        round_of(reading.scope)
        accepted = recurring_store.all_recurring(reading)
        suggestions = left_of(reading, recurring_store.open_suggestions(reading), accepted)
        suggested = {key for one in suggestions for key in one.finding_ids}
        wanted = FindingFilter(theme_code=theme_code, unassigned_only=True)
        ids = [key for key in finding_store.matching_ids(reading, wanted, limit=_MOST) if key not in suggested]
        last = max(1, -(-len(ids) // size))
        start = (min(max(page, 1), last) - 1) * size
        return FindingPage(finding_rows(reading, ids[start : start + size]), len(ids))
