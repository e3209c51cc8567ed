"""The material of a round without its words: where each finding comes from, and the lines that gave none."""

from dataclasses import dataclass

from sqlalchemy import and_, func, select

from analysis.access import round_of
from analysis.store import schema
from analysis.store.unit import Reading


@dataclass(frozen=True, slots=True)
class FindingFacts:
    """What is known of a finding beside its text; `layout` is that of the document its first line stands in."""

    finding_id: str
    theme_code: str
    finding_type: str | None
    role_class: str | None
    municipality_id: str | None
    interview_id: str | None
    document_id: str
    layout: str
    recurring_id: str | None
    in_statement: bool


@dataclass(frozen=True, slots=True)
class LineCount:
    """How many lines of the documents of a layout gave no finding; `status` tells why: set aside, waiting, or gone."""

    layout: str
    status: str
    lines: int


def finding_facts(reading: Reading) -> tuple[FindingFacts, ...]:
    """Return what is known of every finding of the round beside its text, by id."""
    finding, link, line = schema.finding, schema.finding_line, schema.source_line
    document, member, evidence = schema.document, schema.recurring_member, schema.statement_evidence
    used = select(evidence.c.finding_id).where(evidence.c.round_id == round_of(reading.scope)).distinct().subquery()
    query = (
        select(
            finding.c.id.label("finding_id"),
            finding.c.theme_code,
            finding.c.finding_type,
            finding.c.role_class,
            finding.c.municipality_id,
            finding.c.interview_id,
            document.c.id.label("document_id"),
            document.c.layout,
            member.c.recurring_id,
            used.c.finding_id.is_not(None).label("in_statement"),
        )
        .join(link, and_(link.c.finding_id == finding.c.id, link.c.ordinal == 0))
        .join(line, line.c.id == link.c.line_id)
        .join(document, document.c.id == line.c.document_id)
        .outerjoin(member, member.c.finding_id == finding.c.id)
        .outerjoin(used, used.c.finding_id == finding.c.id)
        .where(finding.c.round_id == round_of(reading.scope))
        .order_by(finding.c.id)
    )
    return tuple(FindingFacts(**row) for row in reading.rows(query))


def lines_without_finding(reading: Reading) -> tuple[LineCount, ...]:
    """Return by layout and status how many lines of standing documents gave no finding."""
    line, document, link = schema.source_line, schema.document, schema.finding_line
    query = (
        select(document.c.layout, line.c.status, func.count())
        .join(document, document.c.id == line.c.document_id)
        .outerjoin(link, link.c.line_id == line.c.id)
        .where(line.c.round_id == round_of(reading.scope), document.c.retired == 0, link.c.id.is_(None))
        .group_by(document.c.layout, line.c.status)
        .order_by(document.c.layout, line.c.status)
    )
    return tuple(LineCount(*row) for row in reading.connection.execute(query))


def material_version(reading: Reading) -> str:
    """Return a text that changes with every step of the round, whoever takes it."""
    table = schema.step
    query = select(func.count(), func.max(table.c.sequence)).where(table.c.round_id == round_of(reading.scope))
    count, newest = reading.connection.execute(query).one()
    return f"{count}-{newest}"
