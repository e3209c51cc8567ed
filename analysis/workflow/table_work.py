"""Working at the table of findings: memos, marks, saved views, columns, and many findings at once."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from analysis.access import round_of
from analysis.errors import InvalidInput
from analysis.model.codes import LineStatus, SetAsideReason
from analysis.model.documents import set_aside
from analysis.model.findings import FindingFilter
from analysis.model.table_work import Mark, Memo, MemoOf, SavedView, SortBy
from analysis.store import documents as document_store
from analysis.store import findings as finding_store
from analysis.store import people, resting, schema
from analysis.store import table_work as stored
from analysis.store.reach import reach_of
from analysis.store.retention import refuse_erased
from analysis.store.unit import Reading, Writing
from analysis.workflow.analysing import query_terms
from analysis.workflow.desk import Desk
from analysis.workflow.findings import changed_finding
from analysis.workflow.views import FindingChanges

MOST_AT_ONCE = 5_000
"""So many findings are changed in one step, and back: about a second, in which nobody else can write."""
MOST_ASIDE = 200
"""So many are set aside in one step: each takes its lines and what rests on it along, one by one."""
_PART = 500


def save_memo(desk: Desk, memo: Memo) -> None:
    """Write what analysts want to remember of a thing. Raises StaleWrite when somebody changed it first."""
    with desk.store.writing(desk.scope, "save_memo") as unit:
        round_of(unit.scope)
        text = memo.text.strip()
        if text or memo.version:
            stored.save_memo(unit, Memo(memo.kind, memo.thing_id, text, memo.version))


def save_notes(desk: Desk, memo: Memo | None, marks: Mapping[str, Collection[Mark]]) -> None:
    """Write a memo and the marks of findings in one step; None and no marks leave those as they are.

    Raises StaleWrite when somebody changed the memo first.
    """
    if memo is None and not marks:
        return
    action = "save_notes" if memo and marks else "save_memo" if memo else "mark_findings"
    with desk.store.writing(desk.scope, action) as unit:
        round_of(unit.scope)
        if memo and (memo.text.strip() or memo.version):
            stored.save_memo(unit, Memo(memo.kind, memo.thing_id, memo.text.strip(), memo.version))
        for finding_id in sorted(marks):
            stored.set_marks(unit, finding_id, marks[finding_id])


def memo_of(desk: Desk, about: MemoOf, thing_id: str) -> Memo:
    """Return the memo of a thing as it stands; with an empty text when nobody wrote one."""
    with desk.store.reading(desk.scope) as reading:
        return stored.memo(reading, about, thing_id)


def marks_and_memos(desk: Desk, finding_ids: Sequence[str]) -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """Return the marks of a page of findings by id, and which of them have a memo."""
    with desk.store.reading(desk.scope) as reading:
        return stored.marks_of(reading, finding_ids), stored.with_memo(reading, finding_ids)


def mark(desk: Desk, finding_ids: Collection[str], marks: Collection[Mark], *, keep_others: bool = False) -> int:
    """Let findings have these marks, in one step; `keep_others` only adds. Returns how many findings."""
    if len(finding_ids) > MOST_AT_ONCE:
        raise InvalidInput("findings", "too_many")
    with desk.store.writing(desk.scope, "mark_findings") as unit:
        round_of(unit.scope)
        if keep_others:
            stored.add_marks(unit, finding_ids, marks)
        else:
            for finding_id in sorted(finding_ids):
                stored.set_marks(unit, finding_id, marks)
    return len(finding_ids)


def ids_that_match(desk: Desk, wanted: FindingFilter) -> tuple[str, ...]:
    """Return the ids of what a filter lets through. Raises InvalidInput when they are too many for one step."""
    with desk.store.reading(desk.scope) as reading:
        found = finding_store.matching_ids(reading, wanted, query_terms(wanted.text), limit=MOST_AT_ONCE + 1)
    if len(found) > MOST_AT_ONCE:
        raise InvalidInput("findings", "too_many")
    return found


def tag_many(desk: Desk, finding_ids: Collection[str], changes: FindingChanges, marks: Collection[Mark] = ()) -> int:
    """Give many findings a theme, a type or a municipality in one step, whatever was there, and add marks.

    Returns how many. Raises InvalidInput for more than `MOST_AT_ONCE`.
    """
    if changes.text is not None:
        raise InvalidInput("text", "not_for_many")
    if len(finding_ids) > MOST_AT_ONCE:
        raise InvalidInput("findings", "too_many")
    with desk.store.writing(desk.scope, "tag_findings") as unit:
        refuse_erased(unit)
        findings = finding_store.get_findings(unit, sorted(finding_ids))
        unit.update_many(schema.finding, _retagged(unit, findings, changes))
        stored.add_marks(unit, findings.keys() if marks else (), marks)
    return len(findings)


def set_aside_many(desk: Desk, finding_ids: Collection[str]) -> tuple[int, int]:
    """Take findings out and set their lines aside, in one step. Returns how many went and how many stayed.

    Those stay on which a recurring finding or a statement rests. The lines are kept; one can be brought in again.
    Raises InvalidInput for more than `MOST_ASIDE`.
    """
    if len(finding_ids) > MOST_ASIDE:
        raise InvalidInput("findings", "too_many_aside")
    with desk.store.writing(desk.scope, "set_findings_aside") as unit:
        round_of(unit.scope)
        refuse_erased(unit)
        built = resting.built_on(unit, finding_ids)
        gone = [key for key in sorted(finding_ids) if key not in built]
        resting.remove_answers(unit, gone)
        for finding in finding_store.get_findings(unit, gone).values():
            finding_store.remove_finding(unit, finding)
            _set_lines_aside(unit, finding.line_ids)
    return len(gone), len(finding_ids) - len(gone)


def views(desk: Desk) -> tuple[SavedView, ...]:
    """Return one's own saved views and those that others share, by name."""
    with desk.store.reading(desk.scope) as reading:
        return stored.views(reading)


def save_view(desk: Desk, name: str, wanted: FindingFilter, sort: SortBy, *, is_shared: bool) -> str:
    """Keep a filter and an order under a name. Returns the view's id."""
    view = SavedView(people.new_id("S"), _named(name), wanted, sort, is_shared, is_own=True)
    with desk.store.writing(desk.scope, "save_view") as unit:
        round_of(unit.scope)
        stored.add_view(unit, view)
    return view.view_id


def change_view(desk: Desk, view_id: str, name: str, version: int, *, is_shared: bool) -> None:
    """Rename one's own view, share it or keep it to oneself."""
    with desk.store.writing(desk.scope, "change_view") as unit:
        round_of(unit.scope)
        stored.change_view(unit, view_id, {"name": _named(name), "is_shared": is_shared}, version)


def remove_view(desk: Desk, view_id: str, version: int) -> None:
    """Remove one's own view; it comes back by undo."""
    with desk.store.writing(desk.scope, "remove_view") as unit:
        round_of(unit.scope)
        stored.remove_view(unit, view_id, version)


def columns(desk: Desk) -> tuple[str, ...] | None:
    """Return the columns that a person wants to see, None when they never chose."""
    with desk.store.reading(desk.scope) as reading:
        chosen = stored.choice(reading, stored.COLUMNS)
    return tuple(chosen) if isinstance(chosen, list) else None


def choose_columns(desk: Desk, shown: Sequence[str]) -> None:
    """Remember which columns a person wants to see."""
    with desk.store.database.begin(write=True, reach=reach_of(desk.scope)) as connection:
        stored.keep_choice(Reading(desk.scope, connection), stored.COLUMNS, list(shown), desk.store.clock())


def key_of_words(desk: Desk, words: str) -> str:
    """Return what stands in an address for words of a search.

    The words themselves may be a person's name, and addresses end in histories, bookmarks, messages and logs.
    """
    with desk.store.database.begin(write=True, reach=reach_of(desk.scope)) as connection:
        return stored.key_of_words(Reading(desk.scope, connection), words.strip(), desk.store.clock())


def words_of_key(desk: Desk, key: str) -> str:
    """Return the words that an address means; an empty text for an id that is not of this round."""
    with desk.store.reading(desk.scope) as reading:
        return stored.words_of_key(reading, key) or ""


def _named(name: str) -> str:
    if not name.strip():
        raise InvalidInput("name", "empty")
    return name.strip()


def _retagged(unit: Writing, findings: Mapping[str, Any], changes: FindingChanges) -> dict[str, Any]:
    table, keys = schema.finding, sorted(findings)
    found: dict[str, Any] = {}
    for start in range(0, len(keys), _PART):
        query = select(table).where(table.c.id.in_(keys[start : start + _PART]))
        for row in unit.rows(query.where(table.c.round_id == round_of(unit.scope))):
            after = finding_store.finding_row(changed_finding(findings[row["id"]], changes))
            found[row["id"]] = (row, {name: value for name, value in after.items() if name != "id"})
    return found


def _set_lines_aside(unit: Writing, line_ids: Sequence[str]) -> None:
    link = schema.finding_line
    for line_id in line_ids:
        if unit.rows(select(link.c.id).where(link.c.line_id == line_id).limit(1)):
            continue  # another finding rests on the line
        line = unit.row(schema.source_line, line_id)
        if line["status"] == LineStatus.IMPORTED:
            document_store.decide_line(unit, line_id, set_aside(SetAsideReason.BY_PERSON), line["version"])
