"""Findings: stored with the words they are found by, read by filter and page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, select, tuple_

from analysis.access import round_of
from analysis.model.codes import FindingType, Flag, RoleClass
from analysis.model.findings import Finding, FindingFilter
from analysis.store import schema
from analysis.store.finding_filter import WordTerms, conditions
from analysis.store.retention import refuse_erased
from analysis.store.unit import Reading, Row, Writing

IN_LIMIT = 500  # variables of one IN list; SQLite's own limit is far above


@dataclass(frozen=True, slots=True)
class PlacedFinding:
    """A finding with the place of its first line and the recurring finding it belongs to."""

    finding: Finding
    document_id: str
    file_name: str
    locator: str
    recurring_id: str | None
    recurring_title: str | None


@dataclass(frozen=True, slots=True)
class Order:
    """In which order findings are read: by a column's values as they are ranked, then by file and line.

    Without a column by file and line alone, which an index gives. `newest_first`: by when they were changed.
    """

    column: str | None = None
    ranks: tuple[str, ...] = ()
    newest_first: bool = False

    def keys(self) -> list[ColumnElement[Any]]:
        """Return what is compared."""
        table = schema.finding
        if self.newest_first:
            return [table.c.changed_at, table.c.id]
        places: list[ColumnElement[Any]] = [table.c.place, table.c.id]
        if self.column is None or not self.ranks:
            return places
        rank = {value: number for number, value in enumerate(self.ranks)}
        return [case(rank, value=table.c[self.column], else_=len(self.ranks)), *places]

    def columns(self) -> list[ColumnElement[Any]]:
        """Return what to sort by."""
        return [key.desc() for key in self.keys()] if self.newest_first else self.keys()


def all_findings(reading: Reading) -> tuple[Finding, ...]:
    """Return every finding of the round by id."""
    table = schema.finding
    rows = reading.rows(select(table).where(table.c.round_id == round_of(reading.scope)).order_by(table.c.id))
    lines = _lines_by_finding(reading, None)
    return tuple(_finding(row, lines[row["id"]]) for row in rows)


def get_findings(reading: Reading, finding_ids: Sequence[str]) -> dict[str, Finding]:
    """Return findings by id."""
    return {placed.finding.finding_id: placed.finding for placed in placed_findings(reading, finding_ids)}


def count(reading: Reading, wanted: FindingFilter, words: WordTerms = ()) -> int:
    """Return how many findings a filter and the terms of its words let through."""
    base = select(func.count()).select_from(schema.finding).where(*conditions(reading, wanted, words))
    return int(reading.connection.execute(base).scalar_one())


def page(
    reading: Reading,
    wanted: FindingFilter,
    words: WordTerms = (),
    *,
    offset: int,
    limit: int,
    order: Order | None = None,
) -> tuple[PlacedFinding, ...]:
    """Return one page of what a filter and the terms of its words let through; without an order by file and line."""
    order = order or Order()
    ids = select(schema.finding.c.id).where(*conditions(reading, wanted, words))
    ids = ids.order_by(*order.columns()).offset(offset).limit(limit)
    return placed_findings(reading, [row.id for row in reading.connection.execute(ids)])


def matching_ids(reading: Reading, wanted: FindingFilter, words: WordTerms = (), *, limit: int) -> tuple[str, ...]:
    """Return the ids of what a filter lets through, by file and line, at most `limit`."""
    ids = select(schema.finding.c.id).where(*conditions(reading, wanted, words)).order_by(*Order().columns())
    return tuple(reading.connection.execute(ids.limit(limit)).scalars())


def beside(
    reading: Reading, wanted: FindingFilter, words: WordTerms, order: Order, finding_id: str
) -> tuple[str | None, str | None]:
    """Return the findings before and after one in an order, None at the ends. The one need not fit the filter."""
    table, keys = schema.finding, order.keys()
    own = select(*keys).where(table.c.id == finding_id, table.c.round_id == round_of(reading.scope))
    here = reading.connection.execute(own).first()
    if here is None:
        return None, None
    base = select(table.c.id).where(*conditions(reading, wanted, words)).limit(1)
    smaller = base.where(tuple_(*keys) < tuple_(*here)).order_by(*(key.desc() for key in keys))
    greater = base.where(tuple_(*keys) > tuple_(*here)).order_by(*keys)
    before, after = (reading.connection.execute(query).scalar() for query in (smaller, greater))
    return (after, before) if order.newest_first else (before, after)


def placed_findings(reading: Reading, finding_ids: Sequence[str]) -> tuple[PlacedFinding, ...]:
    """Return findings by id with their places, in the order asked for; unknown ids are left out."""
    found: dict[str, Row] = {}
    for part in _parts(finding_ids):
        rows = reading.rows(_placed_query(reading).where(schema.finding.c.id.in_(part)))
        found.update({row["id"]: row for row in rows})
    lines = _lines_by_finding(reading, list(found))
    return tuple(_placed(found[key], lines[key]) for key in finding_ids if key in found)


def theme_type_counts(reading: Reading) -> tuple[tuple[str, str | None, int], ...]:
    """Return (theme, type, findings) over the whole round; never by municipality."""
    table = schema.finding
    query = (
        select(table.c.theme_code, table.c.finding_type, func.count().label("n"))
        .where(table.c.round_id == round_of(reading.scope))
        .group_by(table.c.theme_code, table.c.finding_type)
    )
    return tuple((row["theme_code"], row["finding_type"], row["n"]) for row in reading.rows(query))


def covered_pairs(reading: Reading) -> frozenset[tuple[str, str]]:
    """Return the (municipality, theme) pairs that have at least one finding."""
    table = schema.finding
    query = select(table.c.municipality_id, table.c.theme_code).distinct()
    rows = reading.rows(query.where(table.c.round_id == round_of(reading.scope), table.c.municipality_id.is_not(None)))
    return frozenset((row["municipality_id"], row["theme_code"]) for row in rows)


def documents_of_findings(reading: Reading) -> dict[str, str]:
    """Return by finding the document in which its first line stands."""
    link, line = schema.finding_line, schema.source_line
    query = select(link.c.finding_id, line.c.document_id).join(line, line.c.id == link.c.line_id)
    query = query.where(link.c.round_id == round_of(reading.scope), link.c.ordinal == 0)
    return {row.finding_id: row.document_id for row in reading.connection.execute(query)}


def data_version(reading: Reading) -> str:
    """Return a text that changes whenever a finding of the round is added, changed or removed."""
    table = schema.finding
    query = select(
        func.count().label("n"), func.sum(table.c.version).label("v"), func.max(table.c.changed_at).label("t")
    )
    row = reading.rows(query.where(table.c.round_id == round_of(reading.scope)))[0]
    return f"{row['n']}-{row['v']}-{row['t']}"


def add_finding(unit: Writing, finding: Finding, search_terms: Iterable[str]) -> None:
    """Store a finding, the lines it rests on, and the words it is found by."""
    unit.insert(schema.finding, {**finding_row(finding), "search_terms": terms_text(search_terms)})
    for ordinal, line_id in enumerate(finding.line_ids):
        link = {
            "id": f"{finding.finding_id}:{line_id}",
            "finding_id": finding.finding_id,
            "line_id": line_id,
            "ordinal": ordinal,
        }
        unit.insert(schema.finding_line, link)


def change_finding(unit: Writing, finding: Finding, search_terms: Iterable[str], version: int) -> None:
    """Write a finding over its stored state when that still has `version`.

    Raises RuleBroken when the round's notes were erased.
    """
    refuse_erased(unit)
    row = {**finding_row(finding), "search_terms": terms_text(search_terms)}
    unit.update(schema.finding, finding.finding_id, row, version=version)


def remove_finding(unit: Writing, finding: Finding) -> None:
    """Remove a finding and its links to lines; the lines stay."""
    for line_id in finding.line_ids:
        unit.delete(schema.finding_line, f"{finding.finding_id}:{line_id}")
    unit.delete(schema.finding, finding.finding_id)


def finding_row(finding: Finding) -> Row:
    """Return a finding as a row, without the words it is found by."""
    return {
        "id": finding.finding_id,
        "municipality_id": finding.municipality_id,
        "theme_code": finding.theme_code,
        "finding_type": finding.finding_type.value if finding.finding_type else None,
        "text": finding.text,
        "role_class": finding.role_class.value if finding.role_class else None,
        "interview_id": finding.interview_id,
        "language": finding.language,
        "flags": sorted(flag.value for flag in finding.flags),
        "context": finding.context,
    }


def terms_text(terms: Iterable[str]) -> str:
    """Return search terms as the column keeps them: each between spaces."""
    return " " + " ".join(sorted({term for term in terms if " " not in term})) + " "


def _placed_query(reading: Reading) -> Select[tuple[object, ...]]:
    finding, line, link, document = schema.finding, schema.source_line, schema.finding_line, schema.document
    member, recurring = schema.recurring_member, schema.recurring
    return (
        select(
            finding,
            line.c.locator,
            document.c.id.label("document_id"),
            document.c.file_name,
            recurring.c.id.label("recurring_id"),
            recurring.c.title.label("recurring_title"),
        )
        .join(link, and_(link.c.finding_id == finding.c.id, link.c.ordinal == 0))
        .join(line, line.c.id == link.c.line_id)
        .join(document, document.c.id == line.c.document_id)
        .outerjoin(member, member.c.finding_id == finding.c.id)
        .outerjoin(recurring, recurring.c.id == member.c.recurring_id)
        .where(_looked_up(finding.c.round_id) == round_of(reading.scope))
    )


def _looked_up(round_id: ColumnElement[str]) -> ColumnElement[str]:
    """The round of a row that is found by its id: asked, and not searched by, which would read the whole round."""
    return func.coalesce(round_id, "")


def _lines_by_finding(reading: Reading, finding_ids: list[str] | None) -> dict[str, tuple[str, ...]]:
    link = schema.finding_line
    base = select(link.c.finding_id, link.c.line_id).order_by(link.c.finding_id, link.c.ordinal)
    if finding_ids is None:
        return reading.lists(base.where(link.c.round_id == round_of(reading.scope)))
    base = base.where(_looked_up(link.c.round_id) == round_of(reading.scope))
    parts = [reading.lists(base.where(link.c.finding_id.in_(part))) for part in _parts(finding_ids)]
    return {key: lines for part in parts for key, lines in part.items()}


def _parts(ids: Sequence[str]) -> list[Sequence[str]]:
    return [ids[start : start + IN_LIMIT] for start in range(0, len(ids), IN_LIMIT)]


def _finding(row: Row, line_ids: tuple[str, ...]) -> Finding:
    return Finding(
        row["id"],
        row["municipality_id"],
        row["theme_code"],
        FindingType(row["finding_type"]) if row["finding_type"] else None,
        row["text"],
        line_ids,
        RoleClass(row["role_class"]) if row["role_class"] else None,
        row["interview_id"],
        row["language"],
        frozenset(Flag(code) for code in row["flags"]),
        row["context"],
        row["version"],
    )


def _placed(row: Row, line_ids: tuple[str, ...]) -> PlacedFinding:
    return PlacedFinding(
        _finding(row, line_ids),
        row["document_id"],
        row["file_name"],
        row["locator"],
        row["recurring_id"],
        row["recurring_title"],
    )
