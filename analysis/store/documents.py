"""Documents, their bytes and their lines."""

from sqlalchemy import ColumnElement, func, select

from analysis.access import round_of
from analysis.errors import NotFound
from analysis.model.codes import Layout, LineStatus, SetAsideReason, WaitingReason
from analysis.model.documents import Document, LineBalance, LineDecision, SourceLine
from analysis.model.findings import HiddenPerson
from analysis.store import schema
from analysis.store.retention import refuse_erased
from analysis.store.unit import Reading, Row, Writing


def list_documents(reading: Reading, *, retired: bool = False) -> tuple[Document, ...]:
    """Return the round's documents by name; `retired` adds those whose import was taken back."""
    table = schema.document
    query = select(table).where(table.c.round_id == round_of(reading.scope))
    if not retired:
        query = query.where(table.c.retired == 0)
    return tuple(document_of(row) for row in reading.rows(query.order_by(table.c.file_name, table.c.id)))


def get_document(reading: Reading, document_id: str) -> Document:
    """Return one document of the round."""
    round_of(reading.scope)
    return document_of(reading.row(schema.document, document_id))


def document_bytes(reading: Reading, document_id: str) -> bytes:
    """Return the bytes of a document as they arrived."""
    get_document(reading, document_id)
    table = schema.document_bytes
    data = reading.connection.execute(select(table.c.data).where(table.c.id == document_id)).scalar_one_or_none()
    if data is None:
        raise NotFound("document", document_id)
    return bytes(data)


def lines_of(reading: Reading, document_id: str) -> tuple[SourceLine, ...]:
    """Return a document's lines in order."""
    return _lines(reading, schema.source_line.c.document_id == document_id)


def lines_by_id(reading: Reading, line_ids: tuple[str, ...]) -> tuple[SourceLine, ...]:
    """Return lines by id, in document order."""
    return _lines(reading, schema.source_line.c.id.in_(line_ids))


def waiting_lines(reading: Reading) -> tuple[SourceLine, ...]:
    """Return the round's lines that wait for a person, of documents that stand."""
    line, document = schema.source_line, schema.document
    standing = select(document.c.id).where(document.c.retired == 0)
    return _lines(reading, line.c.status == LineStatus.WAITING.value, line.c.document_id.in_(standing))


def balances(reading: Reading) -> dict[str, LineBalance]:
    """Return each document's account of lines."""
    line = schema.source_line
    query = (
        select(line.c.document_id, line.c.status, func.count().label("n"))
        .where(line.c.round_id == round_of(reading.scope))
        .group_by(line.c.document_id, line.c.status)
    )
    counts: dict[str, dict[str, int]] = {}
    for row in reading.rows(query):
        counts.setdefault(row["document_id"], {})[row["status"]] = row["n"]
    return {key: LineBalance(*(found.get(status.value, 0) for status in LineStatus)) for key, found in counts.items()}


def hidden_people(reading: Reading, document_id: str | None = None) -> tuple[HiddenPerson, ...]:
    """Return the people hidden in the round's documents, or in one of them."""
    table = schema.hidden_person
    query = select(table).where(table.c.round_id == round_of(reading.scope))
    if document_id is not None:
        query = query.where(table.c.document_id == document_id)
    rows = reading.rows(query.order_by(table.c.id))
    return tuple(HiddenPerson(r["original"], r["replacement"], r["kind"], r["sure"]) for r in rows)


def add_document(unit: Writing, document: Document, data: bytes) -> None:
    """Store a document and its bytes. Raises RuleBroken when the round's notes were erased."""
    refuse_erased(unit)
    unit.insert(schema.document, document_row(document))
    unit.connection.execute(schema.document_bytes.insert().values(id=document.document_id, data=data))


def add_line(unit: Writing, line: SourceLine) -> None:
    """Store a source line."""
    unit.insert(schema.source_line, line_row(line))


def add_hidden(unit: Writing, document_id: str, ordinal: int, person: HiddenPerson) -> None:
    """Store a person hidden in a document."""
    unit.insert(
        schema.hidden_person,
        {
            "id": f"{document_id}-H{ordinal:03d}",
            "document_id": document_id,
            "original": person.original,
            "replacement": person.replacement,
            "kind": person.kind,
            "sure": person.sure,
        },
    )


def decide_line(unit: Writing, line_id: str, decision: LineDecision, version: int | None) -> None:
    """Change what becomes of a line. Raises RuleBroken when the round's notes were erased."""
    refuse_erased(unit)
    unit.update(schema.source_line, line_id, decision_row(decision), version=version)


def decision_row(decision: LineDecision) -> Row:
    """Return a line's decision as columns."""
    return {
        "status": decision.status.value,
        "set_aside": decision.set_aside.value if decision.set_aside else None,
        "waiting": decision.waiting.value if decision.waiting else None,
    }


def line_row(line: SourceLine) -> Row:
    """Return a source line as a row."""
    return {
        "id": line.line_id,
        "document_id": line.document_id,
        "ordinal": line.ordinal,
        "locator": line.locator,
        "raw": line.raw,
        **decision_row(line.decision),
    }


def document_row(document: Document) -> Row:
    """Return a document as a row."""
    return {
        "id": document.document_id,
        "file_name": document.file_name,
        "sha256": document.sha256,
        "layout": document.layout.value,
        "municipality_id": document.municipality_id,
        "visit_id": document.visit_id,
        "size": document.size,
        "imported_by": document.imported_by,
        "imported_at": document.imported_at,
        "retired": document.retired,
    }


def document_of(row: Row) -> Document:
    """Return a row as a document."""
    return Document(
        row["id"],
        row["file_name"],
        row["sha256"],
        Layout(row["layout"]),
        row["municipality_id"],
        row["visit_id"],
        row["size"],
        row["imported_by"],
        row["imported_at"],
        row["retired"],
        row["version"],
    )


def _lines(reading: Reading, *conditions: ColumnElement[bool]) -> tuple[SourceLine, ...]:
    line = schema.source_line
    query = select(line).where(line.c.round_id == round_of(reading.scope), *conditions)
    return tuple(_line(row) for row in reading.rows(query.order_by(line.c.document_id, line.c.ordinal)))


def _line(row: Row) -> SourceLine:
    decision = LineDecision(
        LineStatus(row["status"]),
        SetAsideReason(row["set_aside"]) if row["set_aside"] else None,
        WaitingReason(row["waiting"]) if row["waiting"] else None,
    )
    return SourceLine(
        row["id"], row["document_id"], row["ordinal"], row["locator"], row["raw"], decision, row["version"]
    )
