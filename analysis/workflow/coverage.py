"""Which theme was discussed where: suggested from the notes, decided by a person."""

from analysis.access import round_of
from analysis.model.codes import CoverageState
from analysis.store import findings as finding_store
from analysis.store import rounds as round_store
from analysis.store import schema
from analysis.store.unit import Reading
from analysis.workflow.desk import Desk
from analysis.workflow.views import CoverageCell

COUNTS_AS_COVERED = (CoverageState.DISCUSSED, CoverageState.PARTLY)


def coverage(desk: Desk) -> tuple[CoverageCell, ...]:
    """Return the whole grid, municipalities in Finnish alphabetical order; suggested where nobody decided."""
    with desk.store.reading(desk.scope) as reading:
        return coverage_cells(reading)


def coverage_cells(reading: Reading) -> tuple[CoverageCell, ...]:
    """Return the whole grid within an open transaction."""
    decided = {(c.municipality_id, c.theme_code): c for c in round_store.coverage(reading)}
    noted = finding_store.covered_pairs(reading)
    cells = []
    for municipality in round_store.municipalities(reading):
        for theme in round_store.open_round(reading).themes:
            pair = (municipality.municipality_id, theme.code)
            suggested = CoverageState.DISCUSSED if pair in noted else CoverageState.UNKNOWN
            known = decided.get(pair)
            is_decided = known is not None and known.decided_by is not None
            cells.append(CoverageCell(*pair, known.state if known else suggested, is_decided))
    return tuple(cells)


def covered(reading: Reading, theme_codes: frozenset[str]) -> frozenset[str]:
    """Return the municipalities where any of the themes was discussed, at least partly."""
    cells = coverage_cells(reading)
    return frozenset(c.municipality_id for c in cells if c.theme_code in theme_codes and c.state in COUNTS_AS_COVERED)


def decide_coverage(desk: Desk, municipality_id: str, theme_code: str, state: CoverageState | None) -> None:
    """Decide whether a theme was discussed; None goes back to what the notes suggest."""
    table, key = schema.coverage, f"{municipality_id}:{theme_code}"
    round_of(desk.scope)
    with desk.store.writing(desk.scope, "decide_coverage") as unit:
        known = any(
            (c.municipality_id, c.theme_code) == (municipality_id, theme_code) for c in round_store.coverage(unit)
        )
        values = {"state": state.value if state else "", "decided_by": unit.person_id}
        if state is None and known:
            unit.delete(table, key)
        elif state is not None and known:
            unit.update(table, key, values)
        elif state is not None:
            row = {"id": key, "municipality_id": municipality_id, "theme_code": theme_code, **values}
            unit.insert(table, row)
