"""Which theme was discussed where: suggested from the notes, decided by a person."""

from analysis.access import round_of
from analysis.model.codes import CoverageState
from analysis.model.rounds import Coverage
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
    themes = round_store.open_round(reading).themes
    pairs = [(m.municipality_id, t.code) for m in round_store.municipalities(reading) for t in themes]
    return tuple(_cell(pair, decided.get(pair), pair in noted) for pair in pairs)


def _cell(pair: tuple[str, str], known: Coverage | None, has_findings: bool) -> CoverageCell:
    if known is not None and known.decided_by is not None:
        return CoverageCell(*pair, known.state, True)
    if known is not None and known.state is CoverageState.NOT_DISCUSSED and not has_findings:
        return CoverageCell(*pair, CoverageState.NOT_DISCUSSED, False)
    if known is not None:
        # The notes say that it was not (or hardly) discussed, and yet hold findings of it.
        return CoverageCell(*pair, CoverageState.PARTLY, False)
    return CoverageCell(*pair, CoverageState.DISCUSSED if has_findings else CoverageState.UNKNOWN, False)


def covered(reading: Reading, theme_codes: frozenset[str]) -> frozenset[str]:
    """Return the municipalities where any of the themes was discussed, at least partly."""
    cells = coverage_cells(reading)
    return frozenset(c.municipality_id for c in cells if c.theme_code in theme_codes and c.state in COUNTS_AS_COVERED)


def covered_by_theme(reading: Reading) -> dict[str, frozenset[str]]:
    """Return, by a theme's code, the municipalities where it was discussed, at least partly."""
    found: dict[str, set[str]] = {}
    for cell in coverage_cells(reading):
        if cell.state in COUNTS_AS_COVERED:
            found.setdefault(cell.theme_code, set()).add(cell.municipality_id)
    return {code: frozenset(places) for code, places in found.items()}


def decide_coverage(desk: Desk, municipality_id: str, theme_code: str, state: CoverageState | None) -> None:
    """Decide whether a theme was discussed; None goes back to what the notes suggest.

    Drafts that nobody has agreed to follow; texts of people are opened.
    """
    from analysis.workflow.redrafting import drafts_following  # noqa: PLC0415  drafts look at coverage themselves

    table, key = schema.coverage, f"{municipality_id}:{theme_code}"
    round_of(desk.scope)
    with desk.store.writing(desk.scope, "decide_coverage") as unit, drafts_following(unit):
        known = any(
            (c.municipality_id, c.theme_code) == (municipality_id, theme_code) for c in round_store.coverage(unit)
        )
        if state is None and known:
            unit.update(table, key, {"decided_by": None})
        elif state is not None and known:
            unit.update(table, key, {"state": state.value, "decided_by": unit.person_id})
        elif state is not None:
            entry = Coverage(municipality_id, theme_code, state, unit.person_id)
            unit.insert(table, round_store.coverage_row(entry))
