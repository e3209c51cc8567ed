"""The grid of municipality and theme: what an analyst wrote of each cell, paragraph by paragraph."""

from sqlalchemy import select

from analysis.access import round_of
from analysis.model.summary import CellParagraph, CellSummary
from analysis.store import schema
from analysis.store.unit import Reading, Row, Writing


def cells(reading: Reading) -> tuple[CellSummary, ...]:
    """Return the cells that somebody wrote, by municipality and theme."""
    table = schema.cell_summary
    query = select(table).where(table.c.round_id == round_of(reading.scope))
    return tuple(_cell(row) for row in reading.rows(query.order_by(table.c.id)))


def save_cell(unit: Writing, cell: CellSummary, *, is_new: bool) -> None:
    """Write a cell; an old one only when it still has its version. Raises StaleWrite."""
    key = _key(cell.municipality_id, cell.theme_code)
    paragraphs = [{"text": one.text, "finding_ids": list(one.finding_ids)} for one in cell.paragraphs]
    if is_new:
        row = {"id": key, "municipality_id": cell.municipality_id, "theme_code": cell.theme_code}
        unit.insert(schema.cell_summary, {**row, "paragraphs": paragraphs})
    else:
        unit.update(schema.cell_summary, key, {"paragraphs": paragraphs}, version=cell.version)


def remove_cell(unit: Writing, cell: CellSummary) -> None:
    """Empty a cell when it still has its version. Raises StaleWrite."""
    unit.delete(schema.cell_summary, _key(cell.municipality_id, cell.theme_code), version=cell.version)


def _key(municipality_id: str, theme_code: str) -> str:
    return f"{municipality_id}:{theme_code}"


def _cell(row: Row) -> CellSummary:
    paragraphs = tuple(CellParagraph(one["text"], tuple(one["finding_ids"])) for one in row["paragraphs"])
    return CellSummary(row["municipality_id"], row["theme_code"], paragraphs, row["version"])
