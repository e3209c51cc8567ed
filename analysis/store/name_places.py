"""Where a name may stand besides notes and findings: memos, saved views, words of searches, returned Word files."""

from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import Table, delete, select, update

from analysis.access import lead_round_of
from analysis.model.privacy import ERASED
from analysis.store import schema
from analysis.store.columns import canonical_json
from analysis.store.unit import Row, Writing

_PLACE_MARK = "\x1f"  # between file, document and line in a finding's place (migration 0010)
# What people wrote stays, without the name; what only finds things again goes.
_REWRITTEN: dict[Table, tuple[str, ...]] = {
    schema.memo: ("text",),
    schema.word_file: ("name",),
    schema.word_entry: ("quoted", "text", "proposed", "remarks", "note"),
}
_DROPPED: dict[Table, str] = {schema.saved_view: "wanted", schema.table_choice: "value"}


def drop_name(unit: Writing, has_name: Callable[[str], bool], without_name: Callable[[str], str]) -> int:
    """Take a name out of what stands beside the notes of the round. Lead analysts only. Returns how many things."""
    round_id, found = lead_round_of(unit.scope), 0
    for table, columns in _REWRITTEN.items():
        for row in unit.rows(
            select(table.c.id, *(table.c[one] for one in columns)).where(table.c.round_id == round_id)
        ):
            new = _changed(row, columns, without_name)
            if new:
                unit.connection.execute(update(table).where(table.c.id == row["id"]).values(**new))
                found += 1
    for table, column in _DROPPED.items():
        rows = unit.rows(select(table).where(table.c.round_id == round_id))
        named = [row["id"] for row in rows if has_name(f"{row.get('name', '')} {canonical_json(row[column])}")]
        unit.connection.execute(delete(table).where(table.c.id.in_(named)))
        found += len(named)
    return found


def drop_file_names(unit: Writing, document_ids: Collection[str]) -> None:
    """Blank the names of some files, in the places of their findings too. Lead analysts only."""
    document, finding = schema.document, schema.finding
    round_id, named = lead_round_of(unit.scope), sorted(document_ids)
    unit.connection.execute(
        update(document).where(document.c.id.in_(named), document.c.round_id == round_id).values(file_name=ERASED)
    )
    rows = unit.rows(select(finding.c.id, finding.c.place).where(finding.c.round_id == round_id))
    for row in rows:
        _name, *rest = row["place"].split(_PLACE_MARK)
        if rest and rest[0] in named:
            place = _PLACE_MARK.join((ERASED, *rest))
            unit.connection.execute(update(finding).where(finding.c.id == row["id"]).values(place=place))


def _changed(row: Row, columns: tuple[str, ...], without_name: Callable[[str], str]) -> Row:
    new = {one: _without(row[one], without_name) for one in columns}
    return {one: value for one, value in new.items() if value != row[one]}


def _without(value: Any, without_name: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return without_name(value)
    return [_without(one, without_name) for one in value] if isinstance(value, list | tuple) else value
