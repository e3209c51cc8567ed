"""The whole grid as a table of words: no totals, no counts, no colours."""

from collections.abc import Iterable

from analysis.model.codes import CoverageState
from analysis.workflow.views import GridCell, RoundFacts
from pages.parts.round_parts.wide_table import wide_table
from pages.parts.texts import coverage_name, language
from pages.parts.texts import text as _


def show_grid(facts: RoundFacts, cells: Iterable[GridCell]) -> None:
    """Show municipalities in Finnish alphabetical order, and what was written of each theme."""
    by_place = {(cell.municipality_id, cell.theme_code): cell for cell in cells}
    themes = facts.round.themes
    head = (_("Municipality"), *(theme.name(language()) for theme in themes))
    rows = [
        (one.name_fi, *(_words(by_place.get((one.municipality_id, theme.code))) for theme in themes))
        for one in facts.municipalities
    ]
    wide_table(_("Summaries by municipality and theme"), head, rows)


def _words(cell: GridCell | None) -> str:
    if cell is not None and cell.summary:
        return " ".join(paragraph.text for paragraph in cell.summary.paragraphs)
    if cell is not None and cell.coverage is CoverageState.NOT_DISCUSSED:
        return coverage_name(CoverageState.NOT_DISCUSSED)
    return _("Not written yet")
