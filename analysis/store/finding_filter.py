"""What a filter of findings asks of the database."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, exists, func, or_, select

from analysis.access import round_of
from analysis.model.codes import Flag
from analysis.model.findings import FindingFilter
from analysis.store import schema
from analysis.store.unit import Reading

LIKE_ESCAPE = "\\"
WordTerms = Sequence[Sequence[str]]  # each word of a search with the terms that may stand for it


def conditions(reading: Reading, wanted: FindingFilter, words: WordTerms) -> list[ColumnElement[bool]]:
    """Return what a finding of the open round has to fulfil."""
    table = schema.finding
    found = [table.c.round_id == round_of(reading.scope)]
    found += [or_(*(_has_term(term) for term in terms)) for terms in words]
    exact = {
        "municipality_id": wanted.municipality_id,
        "theme_code": wanted.theme_code,
        "finding_type": wanted.finding_type.value if wanted.finding_type else None,
        "role_class": wanted.role_class.value if wanted.role_class else None,
        "language": wanted.language,
    }
    found += [table.c[name] == value for name, value in exact.items() if value is not None]
    if wanted.type_missing:
        found.append(table.c.finding_type.is_(None))
    if wanted.flag:
        found.append(
            func.instr(table.c.flags, f'"{wanted.flag.value}"') > 0 if _is_sqlite(reading) else _pg_flag(wanted.flag)
        )
    found += _of_people(wanted)
    if wanted.document_id:
        found.append(table.c.id.in_(_findings_of_document(wanted.document_id)))
    return found


def _of_people(wanted: FindingFilter) -> list[ColumnElement[bool]]:
    """What people did with a finding: gathered it, marked it, wrote a memo."""
    table, member, mark, memo = schema.finding, schema.recurring_member, schema.mark, schema.memo
    found: list[ColumnElement[bool]] = []
    is_member = exists().where(member.c.finding_id == table.c.id)
    if wanted.unassigned_only:
        found.append(~is_member)
    if wanted.assigned_only:
        found.append(is_member)
    if wanted.mark:
        marked = select(mark.c.finding_id).where(mark.c.round_id == table.c.round_id, mark.c.code == wanted.mark)
        found.append(table.c.id.in_(marked))
    if wanted.memo_only:
        noted = select(memo.c.thing_id).where(memo.c.round_id == table.c.round_id, memo.c.kind == "finding")
        found.append(table.c.id.in_(noted))
    return found


def _has_term(term: str) -> ColumnElement[bool]:
    escaped = term.replace(LIKE_ESCAPE, LIKE_ESCAPE * 2).replace("%", LIKE_ESCAPE + "%").replace("_", LIKE_ESCAPE + "_")
    return schema.finding.c.search_terms.like(f"% {escaped}%", escape=LIKE_ESCAPE)


def _is_sqlite(reading: Reading) -> bool:
    return reading.connection.dialect.name == "sqlite"


def _pg_flag(flag: Flag) -> ColumnElement[bool]:
    return func.strpos(schema.finding.c.flags, f'"{flag.value}"') > 0


def _findings_of_document(document_id: str) -> Select[tuple[str]]:
    link, line = schema.finding_line, schema.source_line
    query = select(link.c.finding_id).join(line, line.c.id == link.c.line_id)
    return query.where(line.c.document_id == document_id)
