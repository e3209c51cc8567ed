"""Returned Word files and what came back in them. Analysts only: a municipality sees the comments made of it."""

from dataclasses import asdict

from sqlalchemy import select

from analysis.access import round_of
from analysis.errors import NotFound
from analysis.model.comments import Comment, CommentKind
from analysis.model.returned import Doubt, DraftEntry, EntryKind, EntryState, Remark, WordEntry, WordFile
from analysis.store import schema
from analysis.store.comments import comment_row
from analysis.store.unit import Reading, Row, Writing


def section_content(reading: Reading, release_id: str, municipality_id: str) -> str:
    """Return a municipality's frozen section of a release as canonical JSON. Raises NotFound where there is none."""
    table = schema.section
    query = select(table.c.content).where(
        table.c.release_id == release_id,
        table.c.municipality_id == municipality_id,
        table.c.round_id == round_of(reading.scope),
    )
    content = reading.connection.execute(query).scalar_one_or_none()
    if content is None:
        raise NotFound("section", municipality_id)
    return str(content)


def files(reading: Reading, municipality_id: str | None = None) -> tuple[WordFile, ...]:
    """Return the files that were brought in, newest first."""
    table = schema.word_file
    query = select(table).where(table.c.round_id == round_of(reading.scope))
    if municipality_id is not None:
        query = query.where(table.c.municipality_id == municipality_id)
    return tuple(_file(row) for row in reading.rows(query.order_by(table.c.brought_at.desc(), table.c.id)))


def add_file(unit: Writing, file: WordFile) -> None:
    """Keep that a file was brought in."""
    round_of(unit.scope)
    values = asdict(file)
    unit.insert(schema.word_file, {"id": values.pop("file_id"), **values})


def entries(reading: Reading, *, state: EntryState | None = None) -> tuple[WordEntry, ...]:
    """Return what came back, by file and in the order of the file."""
    table, file = schema.word_entry, schema.word_file
    query = (
        select(table).join(file, table.c.file_id == file.c.id).where(table.c.round_id == round_of(reading.scope))
    )  # fmt: skip
    if state is not None:
        query = query.where(table.c.state == state.value)
    return tuple(
        _entry(row) for row in reading.rows(query.order_by(file.c.brought_at, table.c.file_id, table.c.ordinal))
    )


def get_entry(reading: Reading, entry_id: str) -> WordEntry:
    """Return one entry of the open round. Raises NotFound."""
    round_of(reading.scope)
    return _entry(reading.row(schema.word_entry, entry_id))


def known(reading: Reading, municipality_id: str) -> frozenset[str]:
    """Return the ids of everything that ever came back from a municipality."""
    table = schema.word_entry
    query = select(table.c.id).where(
        table.c.municipality_id == municipality_id, table.c.round_id == round_of(reading.scope)
    )
    return frozenset(row["id"] for row in reading.rows(query))


def add_entry(unit: Writing, entry: WordEntry) -> None:
    """Keep one thing that came back."""
    round_of(unit.scope)
    draft = entry.draft
    row: Row = {
        "id": entry.entry_id,
        "municipality_id": entry.municipality_id,
        "release_id": entry.release_id,
        "file_id": entry.file_id,
        "ordinal": entry.ordinal,
        "kind": draft.kind.value,
        "place": draft.place,
        "statement_id": entry.statement_id,
        "suggested": draft.suggested.value,
        "mark": draft.mark,
        "quoted": draft.quoted,
        "written_on": entry.written_on,
        "text": draft.text,
        "proposed": draft.proposed,
        "remarks": [[one.author, one.moment, one.text] for one in draft.remarks],
        "doubt": draft.doubt.value if draft.doubt else None,
        **_decision(entry),
    }
    unit.insert(schema.word_entry, row)


def decide(unit: Writing, entry: WordEntry) -> None:
    """Store what became of an entry when it still has its version. Raises StaleWrite, NotFound."""
    get_entry(unit, entry.entry_id)
    unit.update(schema.word_entry, entry.entry_id, _decision(entry), version=entry.version)


def add_brought_comment(unit: Writing, comment: Comment) -> None:
    """Store a comment of a municipality that an analyst took in from its Word file."""
    round_id = round_of(unit.scope)
    unit.insert(schema.comment, {**comment_row(comment), "id": comment.comment_id, "round_id": round_id})


def _decision(entry: WordEntry) -> Row:
    return {"state": entry.state.value, "note": entry.note, "comment_id": entry.comment_id}


def _file(row: Row) -> WordFile:
    return WordFile(
        file_id=row["id"],
        municipality_id=row["municipality_id"],
        release_id=row["release_id"],
        name=row["name"],
        sha256=row["sha256"],
        brought_by=row["brought_by"],
        brought_at=row["brought_at"],
    )


def _entry(row: Row) -> WordEntry:
    draft = DraftEntry(
        kind=EntryKind(row["kind"]),
        place=row["place"],
        suggested=CommentKind(row["suggested"]),
        mark=row["mark"],
        quoted=row["quoted"],
        text=row["text"],
        proposed=row["proposed"],
        remarks=tuple(Remark(*one) for one in row["remarks"]),
        doubt=Doubt(row["doubt"]) if row["doubt"] else None,
    )
    return WordEntry(
        entry_id=row["id"],
        municipality_id=row["municipality_id"],
        release_id=row["release_id"],
        file_id=row["file_id"],
        ordinal=row["ordinal"],
        draft=draft,
        statement_id=row["statement_id"],
        written_on=row["written_on"],
        state=EntryState(row["state"]),
        note=row["note"],
        comment_id=row["comment_id"],
        version=row["version"],
    )
