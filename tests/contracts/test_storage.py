"""What storage promises: scopes, versions, undo, an audit log that only grows, raw lines that never change."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError

from analysis.access import open_rounds_scope, open_scope
from analysis.errors import AccessDenied, CannotUndo, NotFound, StaleWrite
from analysis.model.codes import FindingType, LineStatus
from analysis.model.findings import FindingFilter
from analysis.model.imports import SourceFile
from analysis.model.people import Membership, Role
from analysis.model.rounds import Municipality
from analysis.store import schema
from analysis.store.reach import EVERYTHING
from analysis.store.unit import Store
from analysis.workflow import findings, history, importing, people, recurring, rounds, signing_in
from analysis.workflow.desk import Desk
from analysis.workflow.views import FindingChanges

NOTES = """Havulinna

Hankinnat
- Vahvuus: elinkaarikustannukset lasketaan aina
- ok

Katselmukset
- ehdotuksia ei seurata
"""


def desk_of(store: Store, person: str = "aino", round_name: str = "Kierros") -> Desk:
    lead = [Membership(f"B-{person}", person, Role.LEAD_ANALYST)]
    lists = open_rounds_scope(person, lead, f"B-{person}")
    known = {entry.name: entry.round_id for entry in rounds.list_rounds(store, lists)}
    round_id = known.get(round_name) or rounds.make_round(store, lists, round_name, "")
    return Desk(store, open_scope(person, lead, f"B-{person}", round_id=round_id))


def with_notes(desk: Desk) -> Desk:
    rounds.save_municipality(desk, Municipality("", "Havulinna"), is_new=True)
    preview = importing.read_files(desk, [SourceFile("muistio.txt", NOTES.encode(), "Havulinna")])
    importing.commit_import(desk, preview)
    return desk


def all_findings(desk: Desk):
    return findings.search(desk, FindingFilter()).rows


def test_migrations_and_schema_agree(store: Store) -> None:
    with store.database.begin(reach=EVERYTHING) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        differences = compare_metadata(context, schema.metadata)

    assert differences == []


def test_lines_in_are_imported_set_aside_and_waiting(store: Store) -> None:
    desk = with_notes(desk_of(store))

    (row,) = importing.documents(desk)

    assert row.balance.lines_in == len([line for line in NOTES.splitlines() if line.strip()])
    assert row.balance.imported == 2


def test_the_same_file_again_doubles_nothing(store: Store) -> None:
    desk = with_notes(desk_of(store))
    before = len(all_findings(desk))

    report = importing.commit_import(
        desk, importing.read_files(desk, [SourceFile("toinen nimi.txt", NOTES.encode(), "Havulinna")])
    )

    assert report.skipped == ("Havulinna/toinen nimi.txt",)
    assert len(all_findings(desk)) == before


def test_a_stale_change_is_refused_with_who_changed_it(store: Store) -> None:
    aino, eero = with_notes(desk_of(store)), desk_of(store, "eero")
    finding = all_findings(aino)[0].finding
    findings.edit(eero, finding.finding_id, finding.version, FindingChanges(text="Eeron sanat"))

    with pytest.raises(StaleWrite) as refused:
        findings.edit(aino, finding.finding_id, finding.version, FindingChanges(text="Ainon sanat"))

    assert refused.value.changed_by == "eero"
    assert "Eeron sanat" in [row.finding.text for row in all_findings(aino)]


def test_one_stale_finding_of_many_stops_all(store: Store) -> None:
    desk = with_notes(desk_of(store))
    first, second = (row.finding for row in all_findings(desk))

    with pytest.raises(StaleWrite):
        findings.tag(
            desk,
            {first.finding_id: first.version, second.finding_id: second.version + 1},
            FindingChanges(finding_type=FindingType.TIP),
        )

    assert FindingType.TIP not in {row.finding.finding_type for row in all_findings(desk)}


def test_undo_and_redo_walk_back_and_forth(store: Store) -> None:
    desk = with_notes(desk_of(store))
    finding = all_findings(desk)[0].finding
    findings.edit(desk, finding.finding_id, finding.version, FindingChanges(text="Uudet sanat"))

    assert history.undo(desk) == "edit_finding"
    assert all_findings(desk)[0].finding.text == finding.text
    assert history.undo(desk) == "commit_import"
    assert all_findings(desk) == ()
    assert importing.documents(desk) == ()
    history.redo(desk)
    history.redo(desk)
    assert all_findings(desk)[0].finding.text == "Uudet sanat"


def test_undo_and_redo_have_no_end_before_the_first_step(store: Store) -> None:
    desk, many = with_notes(desk_of(store)), 205
    finding = all_findings(desk)[0].finding
    for turn in range(many):
        findings.edit(desk, finding.finding_id, finding.version + turn, FindingChanges(text=f"Sanat {turn}"))

    assert {history.undo(desk) for _turn in range(many)} == {"edit_finding"}
    assert all_findings(desk)[0].finding.text == finding.text
    assert {history.redo(desk) for _turn in range(many)} == {"edit_finding"}
    assert all_findings(desk)[0].finding.text == f"Sanat {many - 1}"
    with pytest.raises(CannotUndo):
        history.redo(desk)


def test_undo_stops_where_somebody_else_changed_the_same(store: Store) -> None:
    aino, eero = with_notes(desk_of(store)), desk_of(store, "eero")
    finding = all_findings(aino)[0].finding
    findings.edit(aino, finding.finding_id, finding.version, FindingChanges(text="Ainon sanat"))
    findings.edit(eero, finding.finding_id, finding.version + 1, FindingChanges(text="Eeron sanat"))

    with pytest.raises(CannotUndo) as refused:
        history.undo(aino)

    assert refused.value.changed_by == "eero"
    assert all_findings(aino)[0].finding.text == "Eeron sanat"


def test_raw_lines_and_the_audit_log_never_change(store: Store) -> None:
    with_notes(desk_of(store))

    for statement in (
        update(schema.source_line).values(raw="toinen"),
        update(schema.audit_event).values(action="toinen"),
        update(schema.document_bytes).values(data=b"toinen"),
    ):
        with pytest.raises(DBAPIError), store.database.begin(write=True, reach=EVERYTHING) as connection:
            connection.execute(statement)


def test_every_write_is_in_the_audit_log_without_words(store: Store) -> None:
    desk = with_notes(desk_of(store))

    with store.database.begin(reach=EVERYTHING) as connection:
        events = [dict(row) for row in connection.execute(select(schema.audit_event)).mappings()]

    assert {"make_round", "save_municipality", "commit_import"} <= {event["action"] for event in events}
    assert {event["person_id"] for event in events} == {desk.scope.person_id}
    assert "elinkaari" not in str(events)


def test_a_round_sees_nothing_of_another(store: Store) -> None:
    own = with_notes(desk_of(store))
    other = desk_of(store, round_name="Toinen")
    finding = all_findings(own)[0].finding

    assert all_findings(other) == ()
    with pytest.raises(NotFound):
        findings.detail(other, finding.finding_id)
    with pytest.raises(NotFound):
        findings.edit(other, finding.finding_id, finding.version, FindingChanges(text="x"))


def test_a_contact_opens_nothing_of_the_analysts(store: Store) -> None:
    own = with_notes(desk_of(store))
    municipality = rounds.round_facts(own).municipalities[0].municipality_id
    contact = [Membership("B-c", "kaisa", Role.CONTACT, own.scope.round_id, municipality)]
    desk = Desk(store, open_scope("kaisa", contact, "B-c"))

    for call in (rounds.round_facts, importing.documents, recurring.board, history.steps, importing.waiting_lines):
        with pytest.raises(AccessDenied):
            call(desk)
    with pytest.raises(AccessDenied):
        findings.search(desk, FindingFilter())
    with pytest.raises(AccessDenied):
        open_scope("kaisa", contact, "B-c", round_id="R-another")


def test_search_finds_every_inflected_form(store: Store) -> None:
    desk = with_notes(desk_of(store))

    assert findings.search(desk, FindingFilter(text="elinkaarikustannusten")).total == 1
    assert findings.search(desk, FindingFilter(text="ehdotus")).total == 1
    assert findings.search(desk, FindingFilter(text="uimahalli")).total == 0
    assert findings.search(desk, FindingFilter(text="%")).total == 2  # a sign alone asks for nothing


def test_an_import_taken_back_keeps_its_lines_and_comes_again(store: Store) -> None:
    desk = with_notes(desk_of(store))
    (row,) = importing.documents(desk)

    importing.take_back(desk, row.document.document_id, row.document.version)

    assert importing.documents(desk) == ()
    assert importing.original(desk, row.document.document_id).data == NOTES.encode()
    again = importing.commit_import(
        desk, importing.read_files(desk, [SourceFile("muistio.txt", NOTES.encode(), "Havulinna")])
    )
    assert (again.documents, len(all_findings(desk))) == (1, 2)


def test_first_lead_needs_the_code_once(store: Store, tmp_path: Path) -> None:
    code = people.issue_first_code(store)

    with pytest.raises(Exception, match="wrong_code"):
        people.make_first_lead(store, "AAAA-BBBB-CCCC", "Aino", "aino@kunta.example", "pitkä salasana 1")
    person = people.make_first_lead(store, code, "Aino", "aino@kunta.example", "pitkä salasana 1")

    assert signing_in.sign_in(store, "AINO@kunta.example", "pitkä salasana 1", "10.0.0.1").person == person
    assert signing_in.sign_in(store, "aino@kunta.example", "väärä salasana 1", "10.0.0.1").person is None
    with pytest.raises(Exception, match="not_first"):
        people.make_first_lead(store, code, "Eero", "eero@kunta.example", "pitkä salasana 1")


def test_decided_lines_are_counted_by_what_became_of_them(store: Store) -> None:
    desk = with_notes(desk_of(store))
    (row,) = importing.documents(desk)

    statuses = [one.line.decision.status for one in importing.document_lines(desk, row.document.document_id)]

    assert statuses.count(LineStatus.SET_ASIDE) == row.balance.set_aside
    assert len(statuses) == row.balance.lines_in
