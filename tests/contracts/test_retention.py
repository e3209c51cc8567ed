"""A round's raw notes go on their day, for good and from the files too, and the summary lives on."""

from datetime import date, timedelta

import pytest

from analysis.access import WORKER
from analysis.errors import AccessDenied, CannotUndo, InvalidInput, NotFound, RuleBroken
from analysis.model.imports import SourceFile
from analysis.model.people import Membership, Role
from analysis.model.privacy import ERASED
from analysis.settings import Settings
from analysis.store import schema
from analysis.store.unit import Store
from analysis.workflow import (
    due_work,
    exporting,
    findings,
    grid,
    hiding,
    history,
    importing,
    jobs,
    recurring,
    releasing,
    retention,
    rounds,
    statements,
    suggesting,
    summary,
    versions,
)
from analysis.workflow.desk import Desk
from analysis.workflow.views import FindingChanges
from tests.contracts.retention_round import LEFT_WORDS, Clock, desk_of, everything_stored, rows_of, with_summary

SETTINGS = Settings.from_environment({})


@pytest.fixture
def desk(store: Store) -> Desk:
    store.clock = Clock("2026-11-24T10:00:00.000Z")
    return with_summary(desk_of(store))


def test_the_day_is_suggested_a_year_after_the_newest_release(desk: Desk) -> None:
    assert retention.suggested_day(desk) == date(2027, 11, 24)
    assert retention.state(desk).erase_on is None and not retention.state(desk).is_near


def test_a_day_that_has_come_is_refused_and_the_next_one_is_not(desk: Desk) -> None:
    with pytest.raises(InvalidInput, match="past"):
        retention.set_day(desk, date(2026, 11, 24), None)

    retention.set_day(desk, date(2026, 11, 25), None)
    assert retention.state(desk).erase_on == "2026-11-25"


def test_the_day_is_set_by_a_lead_and_can_be_undone(desk: Desk) -> None:
    other = desk_of(desk.store, "eero", Role.ANALYST)
    with pytest.raises(AccessDenied):
        retention.set_day(other, date(2027, 1, 1), None)

    retention.set_day(desk, date(2027, 1, 1), None)
    assert history.undo(desk) == "set_retention"
    assert retention.state(desk).erase_on is None


@pytest.mark.parametrize(("left", "is_near"), [(31, False), (30, True), (1, True)])
def test_the_screen_warns_thirty_days_before(desk: Desk, left: int, is_near: bool) -> None:
    retention.set_day(desk, date(2026, 11, 24) + timedelta(days=left), None)

    assert rounds.round_facts(desk).retention.is_near is is_near
    assert not retention.state(desk).is_due


def test_nothing_is_erased_before_the_day_begins_in_finland(desk: Desk) -> None:
    retention.set_day(desk, date(2026, 12, 1), None)
    desk.store.clock.now = "2026-11-30T21:59:00.000Z"  # 23:59 in Finland

    due_work.do_what_is_due(desk.store, SETTINGS)

    assert retention.state(desk).erased_at is None
    assert importing.document_lines(desk, importing.documents(desk)[0].document.document_id)[0].line.raw != ERASED


def test_on_its_day_the_words_of_the_notes_are_gone_and_the_summary_lives(desk: Desk) -> None:
    released, said = versions.releases(desk)[0], [s.text for c in summary.summary(desk).chapters for s in _texts(c)]
    hashes = {row.document.sha256 for row in importing.documents(desk)}
    events = len(rows_of(desk.store, schema.audit_event))
    hiding.hide_name(desk, "Aino Muistaja")
    retention.set_day(desk, date(2026, 12, 1), None)
    before = everything_stored(desk.store)
    assert [word for word in (*LEFT_WORDS, "Muistaja") if word not in before] == []
    desk.store.clock.now = "2026-11-30T22:00:00.000Z"  # midnight in Finland

    due_work.do_what_is_due(desk.store, SETTINGS)

    kept = everything_stored(desk.store)
    assert [word for word in (*LEFT_WORDS, "Muistaja") if word in kept] == []
    assert rows_of(desk.store, schema.document_bytes) == [] and rows_of(desk.store, schema.vector) == []
    assert versions.releases(desk)[0] == released
    assert [s.text for c in summary.summary(desk).chapters for s in _texts(c)] == said and said
    assert {row.document.sha256 for row in importing.documents(desk)} == hashes
    assert len(rows_of(desk.store, schema.audit_event)) > events
    ((record, name),) = retention.erased(desk)
    assert (record.made_by, name, record.made_at) == (WORKER, "", "2026-11-30T22:00:00.000Z")
    assert record.counts["files"] == 2 and record.counts["lines"] == 10
    assert record.swept_at


def _texts(chapter):
    return [view.statement for view in chapter.statements]


def test_another_round_keeps_its_notes_and_its_vectors(desk: Desk) -> None:
    other = with_summary(desk_of(desk.store, name="Toinen"))
    lines = [row.document.file_name for row in importing.documents(other)]

    retention.erase(desk.store, desk.scope.round_id, "aino")

    assert [row.document.file_name for row in importing.documents(other)] == lines
    assert len(rows_of(desk.store, schema.document_bytes)) == 2
    assert "kvartsikello" in everything_stored(desk.store)


def test_two_workers_erase_once(desk: Desk) -> None:
    assert retention.erase(desk.store, desk.scope.round_id, WORKER)
    assert not retention.erase(desk.store, desk.scope.round_id, WORKER)
    assert len(retention.erased(desk)) == 1


def test_erasing_at_once_asks_for_the_rounds_name_and_is_not_undone(desk: Desk) -> None:
    with pytest.raises(InvalidInput, match="differs"):
        retention.erase_now(desk, "Kierros 2")
    assert jobs.active(desk) == ()

    retention.erase_now(desk, " Kierros ")
    assert jobs.run_next(_with_members(desk.store), {"erase_notes": retention.erase_by_job})

    assert retention.state(desk).erased_at
    assert retention.erased(desk)[0][0].made_by == "aino"
    with pytest.raises(CannotUndo):
        history.undo(desk)
    with pytest.raises(CannotUndo):
        history.redo(desk)


def _with_members(store: Store) -> Store:
    """The worker opens the scope from what is stored: make aino a stored lead."""
    from analysis.model.people import Person
    from analysis.store import people

    with store.database.begin(write=True) as connection:
        people.add_person(connection, Person("aino", "Aino", "aino@example.fi"), None, store.clock())
        people.add_membership(connection, Membership("B-aino", "aino", Role.LEAD_ANALYST), store.clock())
    return store


def test_after_the_erasure_the_round_says_so_and_still_works(desk: Desk) -> None:
    retention.erase(desk.store, desk.scope.round_id, "aino")
    preview = importing.read_files(desk, [SourceFile("uusi.txt", b"Hankinnat\n- Vahvuus: uusi asia\n", "Havulinna")])
    document = importing.documents(desk)[0].document
    row = findings.search(desk, findings.FindingFilter()).rows[0]

    for call in (
        lambda: suggesting.suggest_recurring(desk),
        lambda: recurring.request_suggestions(desk),
        lambda: importing.commit_import(desk, preview),
        lambda: releasing.release_for_comments(desk, None),
        lambda: findings.edit(desk, row.finding.finding_id, row.finding.version, FindingChanges(text="x")),
        lambda: retention.set_day(desk, date(2030, 1, 1), None),
        lambda: retention.erase_now(desk, "Kierros"),
    ):
        with pytest.raises(RuleBroken) as refused:
            call()
        assert refused.value.rule == "notes_erased"
    with pytest.raises(NotFound):
        importing.original(desk, document.document_id)
    assert {one.line.raw for one in importing.document_lines(desk, document.document_id)} == {ERASED}
    assert recurring.board(desk).suggestions == ()
    assert grid.grid(desk)
    assert findings.detail(desk, row.finding.finding_id)
    statement = next(s for c in summary.summary(desk).chapters for s in _texts(c))
    statements.edit_statement(desk, statement.statement_id, statement.version, "Sanamuotoa voi yhä korjata.")
    assert exporting.export(desk, "evidence.xlsx").data[:2] == b"PK"
