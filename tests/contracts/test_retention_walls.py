"""Nothing but an erasure opens raw lines, and after it no word is left: not in a table, not in the files."""

from pathlib import Path

import pytest
from sqlalchemy import delete, insert, update
from sqlalchemy.exc import DBAPIError

from analysis.access import WORKER
from analysis.model.privacy import ERASED
from analysis.store import erasing, schema, sweeping
from analysis.store.unit import Store
from analysis.workflow import due_work, retention
from analysis.workflow.desk import Desk
from tests.contracts.retention_round import LEFT_WORDS, Clock, desk_of, rows_of, with_summary


@pytest.fixture
def desk(store: Store) -> Desk:
    store.clock = Clock("2026-11-24T10:00:00.000Z")
    return with_summary(desk_of(store))


@pytest.mark.parametrize("change", ["raw", "file", "record"])
def test_the_door_opens_to_the_erasure_alone(desk: Desk, change: str) -> None:
    if change == "record":
        retention.erase(desk.store, desk.scope.round_id, WORKER)
    changes = {
        "raw": update(schema.source_line).values(raw=ERASED),
        "file": delete(schema.document_bytes),
        "record": update(schema.erasure).values(made_at="2000-01-01"),
    }

    with pytest.raises(DBAPIError), desk.store.writing(desk.scope, "try") as unit:
        unit.connection.execute(changes[change])

    assert rows_of(desk.store, schema.erasure_door) == []


def test_even_through_the_door_a_raw_line_takes_no_other_words(desk: Desk) -> None:
    door = insert(schema.erasure_door).values(id=desk.scope.round_id, round_id=desk.scope.round_id)

    with pytest.raises(DBAPIError), desk.store.writing(desk.scope, "try") as unit:
        unit.connection.execute(door)
        unit.connection.execute(update(schema.source_line).values(raw="toiset sanat"))

    assert rows_of(desk.store, schema.erasure_door) == []


def test_no_erased_word_is_left_in_the_files_of_sqlite(desk: Desk) -> None:
    if desk.store.database.engine.dialect.name != "sqlite":
        pytest.skip("the files of a PostgreSQL server are not ours to read")
    path = Path(desk.store.database.engine.url.database)
    assert "pyökkiportti".encode() in bytes_of(path)

    retention.erase(desk.store, desk.scope.round_id, WORKER)
    due_work.sweep_after_erasures(desk.store, (desk.scope.round_id,))

    left = bytes_of(path)
    released = "".join(repr(rows_of(desk.store, table)) for table in (schema.release, schema.section))
    gone = [word for word in LEFT_WORDS if word not in released]
    assert len(gone) >= len(LEFT_WORDS) - 2
    assert [word for word in gone if word.encode() in left] == []


def bytes_of(path: Path) -> bytes:
    return b"".join(one.read_bytes() for one in sorted(path.parent.glob(f"{path.name}*")))


# Tables of a round that hold no words of its notes, or that are its summary: they live on.
LIVE_ON = {
    "agreement_check",
    "approval",
    "audit_event",
    "cell_summary",
    "chapter",
    "comment",
    "comment_round",
    "counter_evidence",
    "coverage",
    "erasure",
    "erasure_door",
    "finding_line",
    "grouping_constraint",
    "interview",
    "invitation",
    "mark",
    "membership",
    "municipality",
    "name_consent",
    "overrule",
    "publication",
    "publication_basis",
    "publication_template",
    "recurring_member",
    "rejection",
    "release",
    "reminder",
    "retention",
    "second_code",
    "section",
    "section_opened",
    "session",
    "statement",
    "statement_basis",
    "statement_evidence",
    "step",
    "suggestion_run",
    "visit",
}


def test_every_table_of_a_round_is_either_erased_or_known_to_live_on() -> None:
    erased = {*erasing._BLANKED} | {table.name for table in erasing._DROPPED}
    of_a_round = {table.name for table in schema.metadata.sorted_tables if "round_id" in table.c}

    assert of_a_round - erased - LIVE_ON == set()


def test_every_table_that_loses_words_is_rewritten_in_the_files() -> None:
    assert {*erasing._BLANKED} | {table.name for table in erasing._DROPPED} <= {*sweeping._REWRITTEN}
