"""Samples for second coding and their codes."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, func, literal, select

from analysis.access import round_of
from analysis.model.codes import FindingType
from analysis.model.second_coding import Check, CodePart, Codes, SecondCode, Settled
from analysis.store import schema
from analysis.store.unit import Reading, Row, Writing


def others_findings(reading: Reading) -> tuple[str, ...]:
    """Return the ids of the findings that the person neither brought in, changed nor coded a second time, sorted."""
    finding, change, step = schema.finding, schema.row_change, schema.step
    code, check, me = schema.second_code, schema.agreement_check, reading.scope.person_id
    own_round = round_of(reading.scope)
    written = select(change.c.row_id).join(step, step.c.id == change.c.step_id)
    written = written.where(step.c.round_id == own_round, step.c.person_id == me, change.c.table_name == finding.name)
    coded = select(code.c.finding_id).join(check, check.c.id == code.c.check_id)
    coded = coded.where(code.c.round_id == own_round, check.c.coder_id == me, _is_coded())
    query = select(finding.c.id).where(finding.c.round_id == own_round, finding.c.changed_by != me)
    query = query.where(finding.c.id.not_in(written), finding.c.id.not_in(coded))
    return tuple(reading.connection.execute(query.order_by(finding.c.id)).scalars())


def add_check(unit: Writing, check: Check, codes: Mapping[str, SecondCode]) -> None:
    """Keep a sample with the first codes of its findings; `codes` by their id."""
    unit.insert(
        schema.agreement_check,
        {
            **{"id": check.check_id, "made_at": check.made_at, "seed": check.seed, "size": check.size},
            **{"parts": [part.value for part in check.parts], "coder_id": check.coder_id, "is_ended": False},
        },
    )
    for key in sorted(codes):
        one = codes[key]
        row = {"id": key, "check_id": one.check_id, "finding_id": one.finding_id, "position": one.position}
        row |= {"first_theme": one.first.theme, "first_type": _value(one.first.kind)}
        # Every column is named: an undo compares the whole row with what was kept.
        empty = {"second_theme": None, "second_type": None, "is_coded": False, "settled": None}
        unit.insert(schema.second_code, row | empty)


def checks(reading: Reading) -> tuple[Check, ...]:
    """Return the round's checks, newest first."""
    table = schema.agreement_check
    query = select(table).where(table.c.round_id == round_of(reading.scope))
    return tuple(_check(row) for row in reading.rows(query.order_by(table.c.made_at.desc(), table.c.id)))


def get_check(reading: Reading, check_id: str) -> Check:
    """Return a check. Raises NotFound when the round has none such."""
    return _check(reading.row(schema.agreement_check, check_id))


def coded_counts(reading: Reading) -> dict[str, int]:
    """Return how many findings of each check are coded."""
    table = schema.second_code
    query = select(table.c.check_id, func.count().label("n")).where(table.c.round_id == round_of(reading.scope))
    return {row["check_id"]: row["n"] for row in reading.rows(query.where(_is_coded()).group_by(table.c.check_id))}


def get_code(reading: Reading, code_id: str) -> SecondCode:
    """Return the coding of one finding. Raises NotFound when the round has none such."""
    return _code(reading.row(schema.second_code, code_id))


def codes_of(reading: Reading, check_id: str) -> tuple[SecondCode, ...]:
    """Return the findings of a check with their codes, in the order drawn."""
    table = schema.second_code
    query = select(table).where(table.c.check_id == check_id, table.c.round_id == round_of(reading.scope))
    return tuple(_code(row) for row in reading.rows(query.order_by(table.c.position)))


def keep_second(unit: Writing, code_id: str, second: Codes, version: int) -> None:
    """Keep the second codes of a finding. Raises StaleWrite when it was coded meanwhile."""
    row = {"second_theme": second.theme, "second_type": _value(second.kind), "is_coded": True}
    unit.update(schema.second_code, code_id, row, version=version)


def end_check(unit: Writing, check_id: str) -> None:
    """End a check: what is not coded stays so."""
    unit.update(schema.agreement_check, check_id, {"is_ended": True})


def keep_settled(unit: Writing, code: SecondCode, part: CodePart, choice: Settled) -> None:
    """Keep how a disagreement was settled."""
    settled = {one.value: how.value for one, how in code.settled} | {part.value: choice.value}
    words = " ".join(f"{name}={settled[name]}" for name in sorted(settled))
    unit.update(schema.second_code, code.code_id, {"settled": words}, version=code.version)


def _is_coded() -> ColumnElement[bool]:
    column = schema.second_code.c.is_coded
    return column == literal(True, column.type)


def _check(row: Row) -> Check:
    parts = tuple(CodePart(code) for code in row["parts"])
    whole = (row["id"], row["made_at"], row["seed"], row["size"], parts, row["coder_id"] or "")
    return Check(*whole, row["is_ended"], row["version"])


def _code(row: Row) -> SecondCode:
    pairs = [word.split("=") for word in (row["settled"] or "").split()]
    settled = tuple((CodePart(part), Settled(how)) for part, how in pairs)
    first, second = (Codes(row[f"{name}_theme"], _type(row[f"{name}_type"])) for name in ("first", "second"))
    whole = (row["id"], row["check_id"], row["finding_id"], row["position"], first, second)
    return SecondCode(*whole, row["is_coded"], settled, row["version"])


def _value(kind: FindingType | None) -> str | None:
    return kind.value if kind else None


def _type(code: Any) -> FindingType | None:
    return FindingType(code) if code else None
