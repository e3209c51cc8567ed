"""What was discussed where, in words: suggested from the notes until a person decides."""

import streamlit as st

from analysis.model.codes import CoverageState
from analysis.workflow import coverage
from analysis.workflow.desk import Desk
from analysis.workflow.views import CoverageCell, RoundFacts
from pages.parts.layout import empty_state
from pages.parts.plain import escape_markdown
from pages.parts.round_parts.entries import carry_out
from pages.parts.round_parts.wide_table import wide_table
from pages.parts.texts import coverage_name, language
from pages.parts.texts import text as _

_SUGGESTION = ""
Decisions = dict[str, str]


def edit_coverage(desk: Desk, facts: RoundFacts) -> None:
    """Show the grid in words, and the decisions on one municipality."""
    if not facts.municipalities:
        empty_state(_("Add the municipalities first; then what was discussed where."))
        return
    st.markdown(
        _("“Not mentioned” is said of a theme only where it was discussed. The notes suggest, a person decides.")
    )
    cells = {(cell.municipality_id, cell.theme_code): cell for cell in coverage.coverage(desk)}
    _grid(facts, cells)
    _decide(desk, facts, cells)


def _decide(desk: Desk, facts: RoundFacts, cells: dict[tuple[str, str], CoverageCell]) -> None:
    st.subheader(_("Decide what was discussed"), anchor=False)
    names = {m.municipality_id: m.name_fi for m in facts.municipalities}
    municipality_id = st.selectbox(
        _("Municipality"),
        list(names),
        format_func=names.__getitem__,
        placeholder=_("Choose"),
        key="coverage_municipality",
    )
    own = {theme.code: cells.get((municipality_id, theme.code)) for theme in facts.round.themes}
    with st.form(f"coverage_{municipality_id}"):
        asked = {
            theme.code: _ask(municipality_id, theme.name(language()), own[theme.code]) for theme in facts.round.themes
        }
        if st.form_submit_button(_("Save"), type="primary", key=f"coverage_{municipality_id}_save"):
            changed = {code: state for code, state in asked.items() if state != _decided(own[code])}
            carry_out(lambda: _store(desk, municipality_id, changed), _("The decisions were saved."))


def _ask(municipality_id: str, theme_name: str, cell: CoverageCell | None) -> str:
    options = [_SUGGESTION, *(state.value for state in CoverageState)]
    known = _decided(cell)
    shown = {state.value: coverage_name(state) for state in CoverageState}
    suggestion = _("As the notes suggest")
    if cell is not None and not cell.is_decided:
        suggestion = f"{suggestion}: {coverage_name(cell.state)}"
    return st.selectbox(
        escape_markdown(theme_name),
        options,
        index=options.index(known),
        format_func=lambda state: shown.get(state, suggestion),
        placeholder=_("Choose"),
        key=f"coverage_{municipality_id}_{theme_name}_{known}",
    )


def _decided(cell: CoverageCell | None) -> str:
    return cell.state.value if cell is not None and cell.is_decided else _SUGGESTION


def _store(desk: Desk, municipality_id: str, changed: Decisions) -> None:
    for code, state in changed.items():
        coverage.decide_coverage(desk, municipality_id, code, CoverageState(state) if state else None)


def _grid(facts: RoundFacts, cells: dict[tuple[str, str], CoverageCell]) -> None:
    st.subheader(_("What was discussed where"), anchor=False)
    themes = facts.round.themes
    head = (_("Municipality"), *(theme.name(language()) for theme in themes))
    rows = [
        (m.name_fi, *(_cell_text(cells.get((m.municipality_id, theme.code))) for theme in themes))
        for m in facts.municipalities
    ]
    wide_table(_("What was discussed where"), head, rows)


def _cell_text(cell: CoverageCell | None) -> str:
    if cell is None:
        return coverage_name(CoverageState.UNKNOWN)
    words = coverage_name(cell.state)
    return words if cell.is_decided else f"{words} ({_('suggested')})"
