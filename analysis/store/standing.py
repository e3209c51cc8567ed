"""What a statement stands on beside its evidence: its basis when last looked at, counter-evidence, overruled flags."""

from collections.abc import Mapping
from dataclasses import asdict

from sqlalchemy import select

from analysis.access import round_of
from analysis.model.hashing import sha256_of
from analysis.model.summary import Basis, Overrule, SeenFinding
from analysis.store import schema
from analysis.store.unit import Reading, Row, Writing


def bases(reading: Reading) -> dict[str, Basis]:
    """Return by statement what it rested on when a person last stood behind it."""
    table = schema.statement_basis
    rows = reading.rows(select(table).where(table.c.round_id == round_of(reading.scope)))
    return {row["id"]: _basis(row["seen"]) for row in rows}


def set_basis(unit: Writing, statement_id: str, basis: Basis) -> None:
    """Keep what a statement rests on now."""
    known = unit.rows(select(schema.statement_basis.c.id).where(schema.statement_basis.c.id == statement_id))
    seen = {
        "findings": [asdict(one) for one in basis.findings],
        "covered": list(basis.covered),
        "consents": list(basis.consents),
    }
    if known:
        unit.update(schema.statement_basis, statement_id, {"seen": seen})
    else:
        unit.insert(schema.statement_basis, {"id": statement_id, "seen": seen})


def counter_evidence(reading: Reading) -> dict[str, tuple[str, ...]]:
    """Return by statement the findings that speak against it."""
    table = schema.counter_evidence
    query = select(table.c.statement_id, table.c.finding_id).where(table.c.round_id == round_of(reading.scope))
    return reading.lists(query.order_by(table.c.finding_id))


def add_counter(unit: Writing, statement_id: str, finding_id: str) -> None:
    """Keep a finding beside a statement as speaking against it."""
    row = {"id": _link(statement_id, finding_id), "statement_id": statement_id, "finding_id": finding_id}
    unit.insert(schema.counter_evidence, row)


def remove_counter(unit: Writing, statement_id: str, finding_id: str) -> None:
    """Take a finding away from beside a statement."""
    unit.delete(schema.counter_evidence, _link(statement_id, finding_id))


def overrules(reading: Reading) -> tuple[Overrule, ...]:
    """Return the flags that analysts let stand, with their reasons."""
    table = schema.overrule
    query = select(table).where(table.c.round_id == round_of(reading.scope))
    return tuple(_overrule(row) for row in reading.rows(query.order_by(table.c.id)))


def add_overrule(unit: Writing, key: tuple[str, str, str], reason: str) -> None:
    """Let a flag stand with a reason; a newer reason takes the place of an older one."""
    statement_id, rule, detail = key
    row = {"statement_id": statement_id, "rule": rule, "detail": detail, "reason": reason}
    known = unit.rows(select(schema.overrule.c.id).where(schema.overrule.c.id == _flag(key)))
    if known:
        unit.update(schema.overrule, _flag(key), row)
    else:
        unit.insert(schema.overrule, {"id": _flag(key), **row})


def remove_overrule(unit: Writing, key: tuple[str, str, str]) -> None:
    """Let a flag be a flag again. Raises NotFound when nobody overruled it."""
    unit.delete(schema.overrule, _flag(key))


def remove_standing(unit: Writing, statement_id: str) -> None:
    """Remove all this with its statement."""
    for table in (schema.counter_evidence, schema.overrule):
        query = select(table.c.id).where(table.c.statement_id == statement_id).order_by(table.c.id)
        for row in unit.rows(query):
            unit.delete(table, row["id"])
    if unit.rows(select(schema.statement_basis.c.id).where(schema.statement_basis.c.id == statement_id)):
        unit.delete(schema.statement_basis, statement_id)


def _link(statement_id: str, finding_id: str) -> str:
    return f"{statement_id}:{finding_id}"


def _flag(key: tuple[str, str, str]) -> str:
    statement_id, rule, detail = key
    return f"{statement_id}:{rule}:{sha256_of(detail)[:16]}"


def _basis(seen: Mapping[str, list[Row]]) -> Basis:
    findings = tuple(SeenFinding(**one) for one in seen["findings"])
    return Basis(findings, tuple(map(str, seen["covered"])), tuple(map(str, seen["consents"])))


def _overrule(row: Row) -> Overrule:
    key = row["statement_id"], row["rule"], row["detail"]
    return Overrule(*key, row["reason"], row["changed_by"], row["changed_at"], row["version"])
