"""The notes of one visit, for the interviewers who took part in it: its findings, and the files they brought."""

from collections.abc import Iterable

from sqlalchemy import func, select

from analysis.access import visit_of
from analysis.model.codes import FindingType, LineStatus
from analysis.model.documents import Document, LineBalance
from analysis.model.visit_notes import VisitFinding
from analysis.store import schema
from analysis.store.documents import document_of
from analysis.store.unit import Reading, Writing


def findings_of_visit(reading: Reading) -> tuple[VisitFinding, ...]:
    """Return the visit's findings, names hidden, in the order of its documents and lines."""
    round_id, visit_id = visit_of(reading.scope)
    finding, link, line, document = schema.finding, schema.finding_line, schema.source_line, schema.document
    query = (
        select(finding.c.id, finding.c.text, finding.c.theme_code, finding.c.finding_type)
        .join(link, (link.c.finding_id == finding.c.id) & (link.c.ordinal == 0))
        .join(line, line.c.id == link.c.line_id)
        .join(document, document.c.id == line.c.document_id)
        .where(document.c.round_id == round_id, document.c.visit_id == visit_id, document.c.retired == 0)
        .order_by(document.c.imported_at, document.c.id, line.c.ordinal, finding.c.id)
    )
    return tuple(
        VisitFinding(r["id"], r["text"], r["theme_code"], FindingType(r["finding_type"]) if r["finding_type"] else None)
        for r in reading.rows(query)
    )


def own_documents(reading: Reading) -> tuple[tuple[Document, LineBalance], ...]:
    """Return the visit's documents that the person brought, with their accounts of lines, by name."""
    round_id, visit_id = visit_of(reading.scope)
    table = schema.document
    query = select(table).where(
        table.c.round_id == round_id,
        table.c.visit_id == visit_id,
        table.c.imported_by == reading.scope.person_id,
        table.c.retired == 0,
    )
    rows = reading.rows(query.order_by(table.c.file_name, table.c.id))
    return tuple((document_of(row), _balance(reading, row["id"])) for row in rows)


def bind_to_visit(unit: Writing, document_ids: Iterable[str]) -> None:
    """Bind documents that the person just brought to the visit; what somebody else brought is left alone."""
    _, visit_id = visit_of(unit.scope)
    for document_id in document_ids:
        row = unit.row(schema.document, document_id)
        if row["imported_by"] == unit.person_id and row["visit_id"] is None:
            unit.update(schema.document, document_id, {"visit_id": visit_id})


def _balance(reading: Reading, document_id: str) -> LineBalance:
    line = schema.source_line
    query = select(line.c.status, func.count()).where(line.c.document_id == document_id).group_by(line.c.status)
    counts = {row[0]: row[1] for row in reading.connection.execute(query)}
    return LineBalance(*(counts.get(status.value, 0) for status in LineStatus))
