"""A round's raw notes go on their day, for good and from the files too, and the summary lives on."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from analysis.access import WORKER, open_rounds_scope, open_scope
from analysis.errors import AccessDenied, CannotUndo, InvalidInput, NotFound, RuleBroken
from analysis.model.imports import SourceFile
from analysis.model.people import Membership, Role
from analysis.model.privacy import ERASED
from analysis.model.rounds import Municipality
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

NOTES = """{name}

Hankinnat
- Vahvuus: elinkaarikustannukset lasketaan aina laitehankinnoissa
- Kehittämiskohde: {own}, kertoi Matti Meikäläinen
- ok
"""
OWN_WORDS = {"Havulinna": "kvartsikello odottaa päätöstä", "Lumiranta": "pyökkiportti on hankittu kahdesti"}
SETTINGS = Settings.from_environment({})


class Clock:
    """A clock that is set by hand."""

    def __init__(self, now: str) -> None:
        self.now = now

    def __call__(self) -> str:
        return self.now


def desk_of(store: Store, person: str = "aino", role: Role = Role.LEAD_ANALYST, name: str = "Kierros") -> Desk:
    lead = [Membership(f"B-{person}", person, Role.LEAD_ANALYST)]
    lists = open_rounds_scope(person, lead, f"B-{person}")
    known = {entry.name: entry.round_id for entry in rounds.list_rounds(store, lists)}
    round_id = known.get(name) or rounds.make_round(store, lists, name, "")
    held = [Membership(f"B-{person}", person, role, round_id)]
    return Desk(store, open_scope(person, held, f"B-{person}"))


def with_summary(desk: Desk) -> Desk:
    """Bring notes in, change a finding, suggest, accept one, draft and release."""
    files = []
    for name, own in OWN_WORDS.items():
        rounds.save_municipality(desk, Municipality("", name), is_new=True)
        files.append(SourceFile(f"{name}.txt", NOTES.format(name=name, own=own).encode(), name))
    importing.commit_import(desk, importing.read_files(desk, files))
    suggesting.suggest_recurring(desk)
    cards = [card for card in recurring.board(desk).suggestions if "elinkaari" in repr(card)]
    recurring.accept(desk, cards[0].suggestion.suggestion_id)
    summary.draft_summary(desk)
    releasing.release_for_comments(desk, None)
    row = next(r for r in findings.search(desk, findings.FindingFilter()).rows if "kvartsi" in r.finding.text)
    changed = FindingChanges(text=row.finding.text + ", sanottiin aluspuu")
    findings.edit(desk, row.finding.finding_id, row.finding.version, changed)
    return desk


@pytest.fixture
def desk(store: Store) -> Desk:
    store.clock = Clock("2026-11-24T10:00:00.000Z")
    return with_summary(desk_of(store))


def rows_of(store: Store, table) -> list[dict]:
    with store.database.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT set_config('app.kind', 'everything', true)"))
        return [dict(row) for row in connection.execute(select(table)).mappings()]


def everything_stored(store: Store) -> str:
    but = {"release", "section"}
    return "".join(repr(rows_of(store, table)) for table in schema.metadata.sorted_tables if table.name not in but)


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
    assert "kvartsikello" in everything_stored(desk.store) and "aluspuu" in everything_stored(desk.store)
    desk.store.clock.now = "2026-11-30T22:00:00.000Z"  # midnight in Finland

    due_work.do_what_is_due(desk.store, SETTINGS)

    kept = everything_stored(desk.store)
    gone = ("kvartsikello", "pyökkiportti", "aluspuu", "Meikäläinen", "Muistaja", "Havulinna.txt")
    assert [word for word in gone if word in kept] == []
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
    gone = [word for word in ("pyökkiportti", "kvartsikello", "aluspuu", "Meikäläinen") if word not in released]
    assert len(gone) >= 2
    assert [word for word in gone if word.encode() in left] == []


def bytes_of(path: Path) -> bytes:
    return b"".join(one.read_bytes() for one in sorted(path.parent.glob(f"{path.name}*")))


# Tables of a round that hold no words of its notes, or that are its summary: they live on.
LIVE_ON = {
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
    "membership",
    "municipality",
    "name_consent",
    "overrule",
    "publication",
    "publication_basis",
    "recurring_member",
    "rejection",
    "release",
    "reminder",
    "retention",
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
    from analysis.store import erasing

    erased = {*erasing._BLANKED} | {table.name for table in erasing._DROPPED}
    of_a_round = {table.name for table in schema.metadata.sorted_tables if "round_id" in table.c}

    assert of_a_round - erased - LIVE_ON == set()
