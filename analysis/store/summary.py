"""The summary as it is being written: statements with their evidence, and consents to a name."""

from sqlalchemy import select, update

from analysis.access import round_of
from analysis.model.codes import Attribution, Direction, Quantifier, StatementKind
from analysis.model.summary import NameConsent, Statement
from analysis.store import schema
from analysis.store.standing import counter_evidence, remove_standing
from analysis.store.unit import Reading, Row, Writing


def statements(reading: Reading) -> tuple[Statement, ...]:
    """Return the round's statements by chapter position, then place."""
    table, chapter = schema.statement, schema.chapter
    query = (
        select(table)
        .join(chapter, chapter.c.id == table.c.chapter_id)
        .where(table.c.round_id == round_of(reading.scope))
        .order_by(chapter.c.position, chapter.c.id, table.c.position, table.c.number)
    )
    evidence, against = _evidence(reading), counter_evidence(reading)
    return tuple(
        _statement(row, evidence.get(row["id"], ()), against.get(row["id"], ())) for row in reading.rows(query)
    )


def get_statement(reading: Reading, statement_id: str) -> Statement:
    """Return one statement."""
    round_of(reading.scope)
    row = reading.row(schema.statement, statement_id)
    against = counter_evidence(reading).get(statement_id, ())
    return _statement(row, _evidence(reading).get(statement_id, ()), against)


def next_number(unit: Writing) -> int:
    """Return the next permanent number of a statement; used ones never come again, not even after an undo."""
    table, key = schema.counter, f"statement:{round_of(unit.scope)}"
    known = unit.connection.execute(select(table.c.value).where(table.c.id == key)).scalar_one_or_none()
    number = (known or 0) + 1
    if known is None:
        unit.connection.execute(table.insert().values(id=key, value=number))
    else:
        unit.connection.execute(update(table).where(table.c.id == key).values(value=number))
    return number


def add_statement(unit: Writing, statement: Statement) -> None:
    """Store a statement with links to its evidence."""
    unit.insert(schema.statement, statement_row(statement))
    for finding_id in statement.finding_ids:
        add_evidence(unit, statement.statement_id, finding_id)


def add_evidence(unit: Writing, statement_id: str, finding_id: str) -> None:
    """Link a finding to a statement as its evidence."""
    row = {"id": f"{statement_id}:{finding_id}", "statement_id": statement_id, "finding_id": finding_id}
    unit.insert(schema.statement_evidence, row)


def remove_evidence(unit: Writing, statement_id: str, finding_id: str) -> None:
    """Take a finding away from a statement's evidence."""
    unit.delete(schema.statement_evidence, f"{statement_id}:{finding_id}")


def change_statement(unit: Writing, statement_id: str, changes: Row, version: int | None) -> None:
    """Change a statement when it still has `version`."""
    unit.update(schema.statement, statement_id, changes, version=version)


def remove_statement(unit: Writing, statement: Statement, version: int | None) -> None:
    """Remove a statement and its links; its number is not used again."""
    for finding_id in statement.finding_ids:
        remove_evidence(unit, statement.statement_id, finding_id)
    remove_standing(unit, statement.statement_id)
    unit.delete(schema.statement, statement.statement_id, version=version)


def consents(reading: Reading) -> tuple[NameConsent, ...]:
    """Return the recorded consents to a name."""
    table = schema.name_consent
    rows = reading.rows(select(table).where(table.c.round_id == round_of(reading.scope)).order_by(table.c.id))
    return tuple(
        NameConsent(
            r["municipality_id"], r["statement_id"], r["wording_sha256"], r["given_by"], r["given_at"], r["version"]
        )
        for r in rows
    )


def add_consent(unit: Writing, consent: NameConsent) -> None:
    """Record a municipality's consent to its name beside one wording."""
    row = {
        "id": _consent_key(consent.statement_id, consent.municipality_id),
        "municipality_id": consent.municipality_id,
        "statement_id": consent.statement_id,
        "wording_sha256": consent.wording_sha256,
        "given_by": consent.given_by,
        "given_at": consent.given_at,
    }
    unit.insert(schema.name_consent, row)


def remove_consent(unit: Writing, statement_id: str, municipality_id: str) -> None:
    """Withdraw a consent."""
    unit.delete(schema.name_consent, _consent_key(statement_id, municipality_id))


def statement_row(statement: Statement) -> Row:
    """Return a statement as a row, without its evidence."""
    return {
        "id": statement.statement_id,
        "number": statement.number,
        "chapter_id": statement.chapter_id,
        "position": statement.position,
        "text": statement.text,
        "kind": statement.kind.value,
        "direction": statement.direction.value,
        "recurring_id": statement.recurring_id,
        "quantifier": statement.quantifier.value,
        "attribution": statement.attribution.value,
        "named_municipality_id": statement.named_municipality_id,
        "dissent": statement.dissent,
        "suggested": statement.suggested,
    }


def _consent_key(statement_id: str, municipality_id: str) -> str:
    return f"{statement_id}:{municipality_id}"


def _evidence(reading: Reading) -> dict[str, tuple[str, ...]]:
    table = schema.statement_evidence
    query = select(table.c.statement_id, table.c.finding_id).where(table.c.round_id == round_of(reading.scope))
    return reading.lists(query.order_by(table.c.finding_id))


def _statement(row: Row, finding_ids: tuple[str, ...], counter_ids: tuple[str, ...]) -> Statement:
    return Statement(
        row["id"],
        row["number"],
        row["chapter_id"],
        row["position"],
        row["text"],
        StatementKind(row["kind"]),
        Direction(row["direction"]),
        finding_ids,
        row["recurring_id"],
        Quantifier(row["quantifier"]),
        Attribution(row["attribution"]),
        row["named_municipality_id"],
        row["dissent"],
        row["suggested"],
        row["version"],
        counter_ids,
    )
