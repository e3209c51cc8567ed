"""Findings: searched by lemma, filtered, corrected one by one or many at once, typed by hand."""

from collections.abc import Mapping
from dataclasses import replace

from analysis.access import round_of
from analysis.errors import InvalidInput, NotFound
from analysis.model.codes import FindingType, Flag, Layout, RoleClass
from analysis.model.documents import IMPORTED, Document, SourceLine
from analysis.model.findings import Finding, FindingFilter
from analysis.model.hashing import sha256_of
from analysis.model.table_work import SortBy
from analysis.store import documents as document_store
from analysis.store import findings as finding_store
from analysis.store import history as history_store
from analysis.store import people
from analysis.store import rounds as round_store
from analysis.store.findings import Order
from analysis.store.unit import Reading, Writing
from analysis.workflow.access_log import note_look
from analysis.workflow.analysing import query_terms, search_terms
from analysis.workflow.desk import Desk
from analysis.workflow.rows import finding_rows, municipality_names, row_of
from analysis.workflow.views import (
    FindingChanges,
    FindingDetail,
    FindingPage,
    FindingRow,
    LineInDocument,
    PastChange,
)

LINES_AROUND = 3


def search(
    desk: Desk, wanted: FindingFilter, *, page: int = 1, page_size: int = 50, sort: SortBy = SortBy.PLACE
) -> FindingPage:
    """Return one page of the findings that a filter lets through; by document and line within the order."""
    words = query_terms(wanted.text)
    with desk.store.reading(desk.scope) as reading:
        names = municipality_names(reading)
        placed = finding_store.page(
            reading, wanted, words, offset=(page - 1) * page_size, limit=page_size, order=_order(reading, sort)
        )
        total = finding_store.count(reading, wanted, words)
        return FindingPage(tuple(row_of(one, names) for one in placed), total)


def beside(
    desk: Desk, wanted: FindingFilter, finding_id: str, *, sort: SortBy = SortBy.PLACE
) -> tuple[str | None, str | None]:
    """Return the ids of the findings before and after one among what a filter lets through; None at the ends."""
    with desk.store.reading(desk.scope) as reading:
        return finding_store.beside(reading, wanted, query_terms(wanted.text), _order(reading, sort), finding_id)


def detail(desk: Desk, finding_id: str) -> FindingDetail:
    """Return a finding with its source lines, the lines around the first, and its history. The look is logged."""
    with desk.store.reading(desk.scope) as reading:
        row = _row(reading, finding_id)
        lines = document_store.lines_by_id(reading, row.finding.line_ids)
        document = document_store.get_document(reading, lines[0].document_id)
        beside = document_store.lines_of(reading, document.document_id)
        around = tuple(one for one in beside if abs(one.ordinal - lines[0].ordinal) <= LINES_AROUND)
        history = _history(reading, finding_id)
    note_look(desk, "view_lines", "document", [document.document_id])
    return FindingDetail(row, tuple(LineInDocument(one, document) for one in lines), around, history)


def edit(desk: Desk, finding_id: str, version: int, changes: FindingChanges) -> None:
    """Correct one finding. Raises StaleWrite when somebody changed it first."""
    with desk.store.writing(desk.scope, "edit_finding") as unit:
        _change(unit, finding_id, version, changes)


def tag(desk: Desk, versions: Mapping[str, int], changes: FindingChanges) -> int:
    """Correct many findings at once, all or none. `versions`: finding id to the version seen. Returns how many."""
    if changes.text is not None:
        raise InvalidInput("text", "not_for_many")
    with desk.store.writing(desk.scope, "tag_findings") as unit:
        for finding_id in sorted(versions):
            _change(unit, finding_id, versions[finding_id], changes)
    return len(versions)


def type_by_hand(
    desk: Desk,
    *,
    municipality_id: str | None,
    theme_code: str,
    finding_type: FindingType | None,
    text: str,
    role_class: RoleClass | None = None,
) -> str:
    """Store a finding that a person typed, resting on a line of its own. Returns its id."""
    round_of(desk.scope)
    if not text.strip():
        raise InvalidInput("text", "empty")
    with desk.store.writing(desk.scope, "type_finding") as unit:
        line_id = _typed_line(unit, municipality_id, text)
        flags = frozenset() if municipality_id else frozenset({Flag.MUNICIPALITY_UNKNOWN})
        finding_id = people.new_id("F")
        finding = Finding(
            finding_id, municipality_id, theme_code, finding_type, text.strip(), (line_id,), role_class, flags=flags
        )
        finding_store.add_finding(unit, finding, search_terms(finding.text, finding.language))
    return finding_id


def _typed_line(unit: Writing, municipality_id: str | None, text: str) -> str:
    document_id = people.new_id("D")
    data = text.encode()
    document = Document(
        document_id,
        f"kirjattu-{unit.now[:10]}",
        # Two people may type the same words: the document's own id keeps the two apart.
        sha256_of(document_id + text),
        Layout.TYPED,
        municipality_id,
        size=len(data),
        imported_by=unit.person_id,
        imported_at=unit.now,
    )
    document_store.add_document(unit, document, data)
    line = SourceLine(f"{document_id}-00000", document_id, 0, "1", text, IMPORTED)
    document_store.add_line(unit, line)
    return line.line_id


def _order(reading: Reading, sort: SortBy) -> Order:
    if sort is SortBy.MUNICIPALITY:
        # The round's municipalities come in Finnish alphabetical order.
        return Order("municipality_id", tuple(municipality_names(reading)))
    if sort is SortBy.THEME:
        return Order("theme_code", tuple(theme.code for theme in round_store.open_round(reading).themes))
    if sort is SortBy.TYPE:
        return Order("finding_type", tuple(kind.value for kind in FindingType))
    return Order(newest_first=sort is SortBy.CHANGED)


def _row(reading: Reading, finding_id: str) -> FindingRow:
    rows = finding_rows(reading, [finding_id])
    if not rows:
        raise NotFound("finding", finding_id)
    return rows[0]


def _change(unit: Writing, finding_id: str, version: int, changes: FindingChanges) -> None:
    round_of(unit.scope)
    finding = _row(unit, finding_id).finding
    changed = changed_finding(finding, changes)
    finding_store.change_finding(unit, changed, search_terms(changed.text, changed.language), version)


def changed_finding(finding: Finding, changes: FindingChanges) -> Finding:
    """Return a finding with changes made; what a change settles is no longer flagged."""
    if changes.text is not None and not changes.text.strip():
        raise InvalidInput("text", "empty")
    kind = None if changes.clear_type else (changes.finding_type or finding.finding_type)
    municipality_id = changes.municipality_id or finding.municipality_id
    settled = {
        Flag.THEME_UNCERTAIN: changes.theme_code is not None,
        Flag.TYPE_UNCERTAIN: changes.finding_type is not None or changes.clear_type,
        Flag.MUNICIPALITY_UNKNOWN: municipality_id is not None,
    }
    gone = {flag for flag, is_settled in settled.items() if is_settled} | changes.remove_flags
    return replace(
        finding,
        text=changes.text.strip() if changes.text is not None else finding.text,
        municipality_id=municipality_id,
        theme_code=changes.theme_code or finding.theme_code,
        finding_type=kind,
        role_class=changes.role_class or finding.role_class,
        flags=finding.flags - gone,
    )


def _history(reading: Reading, finding_id: str) -> tuple[PastChange, ...]:
    names = people.names(reading.connection)
    return tuple(
        PastChange(names.get(c.person_id, c.person_id), c.made_at, c.action, _text(c.before), _text(c.after))
        for c in history_store.changes_of(reading, "finding", finding_id)
    )


def _text(row: Mapping[str, object] | None) -> str:
    return str(row["text"]) if row else ""
