"""Findings as rows for screens: with the municipality's name and the place they come from."""

from collections.abc import Sequence

from analysis.store import findings as finding_store
from analysis.store import rounds as round_store
from analysis.store.findings import PlacedFinding
from analysis.store.unit import Reading
from analysis.workflow.views import FindingRow


def municipality_names(reading: Reading) -> dict[str, str]:
    """Return the round's municipalities' Finnish names by id."""
    return {m.municipality_id: m.name_fi for m in round_store.municipalities(reading)}


def finding_rows(reading: Reading, finding_ids: Sequence[str]) -> tuple[FindingRow, ...]:
    """Return findings by id as rows, in the order asked for."""
    names = municipality_names(reading)
    return tuple(row_of(placed, names) for placed in finding_store.placed_findings(reading, finding_ids))


def row_of(placed: PlacedFinding, names: dict[str, str]) -> FindingRow:
    """Return a placed finding as a row."""
    return FindingRow(
        placed.finding,
        names.get(placed.finding.municipality_id or "", ""),
        placed.file_name,
        placed.locator,
        placed.recurring_id,
        placed.recurring_title,
    )
