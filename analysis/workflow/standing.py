"""A person stands behind a statement: what it rests on at that moment is kept, so that a later change is noticed."""

from dataclasses import replace

from analysis.model.codes import StatementKind
from analysis.model.summary import Statement
from analysis.store import standing as standing_store
from analysis.store import summary as summary_store
from analysis.store.unit import Reading, Writing
from analysis.summary.reopening import basis_of, consents_of
from analysis.workflow.evidence import Material, material_of


def stand_behind(unit: Writing, statement: Statement, material: Material | None = None) -> None:
    """Keep what a claim rests on now, and let go of links to findings that are gone, while some are left."""
    if statement.kind is not StatementKind.CLAIM:
        return
    known = material or material_of(unit)
    here = [key for key in statement.finding_ids if key in known.findings]
    if here:
        for key in set(statement.finding_ids) - set(here):
            summary_store.remove_evidence(unit, statement.statement_id, key)
    for key in statement.counter_ids:
        if key not in known.findings:
            standing_store.remove_counter(unit, statement.statement_id, key)
    standing_store.set_basis(unit, statement.statement_id, basis_of(statement, known.facts(statement)))


def note_consents(unit: Writing, statement: Statement) -> None:
    """Keep who agrees to their name beside a statement now; the rest of what it rests on stays as it was seen."""
    material = material_of(unit)
    facts = material.facts(statement)
    seen = facts.basis or basis_of(statement, facts)
    basis = replace(seen, consents=consents_of(statement, facts))
    standing_store.set_basis(unit, statement.statement_id, basis)


def last_position(reading: Reading, chapter_id: str) -> int:
    """Return the place after the last statement of a chapter."""
    places = [s.position for s in summary_store.statements(reading) if s.chapter_id == chapter_id]
    return max(places, default=-1) + 1
