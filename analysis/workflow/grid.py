"""The grid of municipality and theme: each cell a short summary in words, linked to findings paragraph by paragraph."""

from collections.abc import Sequence

from analysis.access import round_of
from analysis.errors import NotFound
from analysis.model.finnish_order import finnish_key
from analysis.model.summary import CellParagraph, CellSummary
from analysis.store import cells as cell_store
from analysis.store import findings as finding_store
from analysis.store import rounds as round_store
from analysis.store.unit import Reading
from analysis.summary.cell import offered_paragraphs
from analysis.workflow.coverage import coverage_cells
from analysis.workflow.desk import Desk
from analysis.workflow.rows import finding_rows
from analysis.workflow.views import GridCell


def grid(desk: Desk) -> tuple[GridCell, ...]:
    """Return every cell, municipalities in Finnish alphabetical order and themes in the round's order.

    Cells come without findings: the grid is words, never counts.
    """
    with desk.store.reading(desk.scope) as reading:
        written = {(one.municipality_id, one.theme_code): one for one in cell_store.cells(reading)}
        order = {one.municipality_id: finnish_key(one.name_fi) for one in round_store.municipalities(reading)}
        themes = [theme.code for theme in round_store.open_round(reading).themes]
        cells = sorted(
            coverage_cells(reading), key=lambda one: (order[one.municipality_id], themes.index(one.theme_code))
        )
        return tuple(
            GridCell(one.municipality_id, one.theme_code, one.state, written.get((one.municipality_id, one.theme_code)))
            for one in cells
        )


def cell(desk: Desk, municipality_id: str, theme_code: str) -> GridCell:
    """Return one cell with its findings, and with sentences to begin from where nothing has been written."""
    with desk.store.reading(desk.scope) as reading:
        state = next((c.state for c in coverage_cells(reading) if _is(c, municipality_id, theme_code)), None)
        if state is None:
            raise NotFound("cell", f"{municipality_id}:{theme_code}")
        written = next((c for c in cell_store.cells(reading) if _is(c, municipality_id, theme_code)), None)
        every = finding_store.all_findings(reading)
        own = [one for one in every if _is(one, municipality_id, theme_code)]
        linked = {key for paragraph in (written.paragraphs if written else ()) for key in paragraph.finding_ids}
        ids = sorted({one.finding_id for one in own} | {one.finding_id for one in every if one.finding_id in linked})
        offered = () if written else offered_paragraphs(own, round_store.municipalities(reading))
        return GridCell(municipality_id, theme_code, state, written, finding_rows(reading, ids), offered)


def save_cell(
    desk: Desk, municipality_id: str, theme_code: str, version: int | None, paragraphs: Sequence[CellParagraph]
) -> None:
    """Write a cell. `version` is the one that was seen, None for an empty cell; no paragraph empties it.

    Raises StaleWrite when somebody wrote it first.
    """
    round_of(desk.scope)
    entry = CellSummary(municipality_id, theme_code, tuple(paragraphs), version or 0)
    with desk.store.writing(desk.scope, "save_cell") as unit:
        _check_place(unit, municipality_id, theme_code)
        is_written = any(_is(one, municipality_id, theme_code) for one in cell_store.cells(unit))
        if not paragraphs and is_written:
            cell_store.remove_cell(unit, entry)
        elif paragraphs:
            cell_store.save_cell(unit, entry, is_new=not is_written)


def _check_place(reading: Reading, municipality_id: str, theme_code: str) -> None:
    places = {one.municipality_id for one in round_store.municipalities(reading)}
    if municipality_id not in places or round_store.open_round(reading).theme(theme_code) is None:
        raise NotFound("cell", f"{municipality_id}:{theme_code}")


def _is(entry: object, municipality_id: str, theme_code: str) -> bool:
    place = getattr(entry, "municipality_id", None), getattr(entry, "theme_code", None)
    return place == (municipality_id, theme_code)
