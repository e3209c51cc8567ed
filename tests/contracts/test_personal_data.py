"""One person's data is handed over whole and erased whole; a name in notes goes where it was decided."""

import io
import json
import zipfile

import pytest
from openpyxl import load_workbook
from sqlalchemy import select, text

from analysis.access import open_rounds_scope, open_scope
from analysis.errors import AccessDenied, CannotUndo, InvalidInput, NotFound, RuleBroken
from analysis.model.imports import SourceFile
from analysis.model.people import Membership, Person, Role, Terms
from analysis.model.privacy import ERASED, ERASED_PERSON
from analysis.model.rounds import Municipality
from analysis.model.table_work import Memo, MemoOf, SortBy
from analysis.settings import Settings
from analysis.store import people as stored
from analysis.store import schema
from analysis.store.unit import Store
from analysis.workflow import (
    findings,
    hiding,
    history,
    importing,
    members,
    name_erasing,
    people,
    personal_data,
    rounds,
    table_work,
)
from analysis.workflow.desk import Desk

NOTES = """Havulinna

Hankinnat
- Vahvuus: Veijo Virtanen laskee elinkaarikustannukset
- Kehittämiskohde: Virtasen Veijolta puuttuu sijainen
- Kehittämiskohde: katselmusten ehdotuksia ei seurata
"""
ADDRESS = "kaisa.kuntalainen@havulinna.example"


def lead_of(store: Store, person: str = "aino", round_id: str | None = None) -> Desk:
    lead = Membership(f"B-{person}", person, Role.LEAD_ANALYST, round_id)
    with store.database.begin(write=True) as connection:
        stored.add_person(connection, Person(person, person.title(), f"{person}@example.fi"), None, store.clock())
        stored.add_membership(connection, lead, store.clock())
    if round_id is None:
        round_id = rounds.make_round(store, open_rounds_scope(person, [lead], f"B-{person}"), "Kierros", "")
    return Desk(store, open_scope(person, [lead], f"B-{person}", round_id=round_id))


@pytest.fixture
def desk(store: Store) -> Desk:
    desk = lead_of(store)
    municipality = rounds.save_municipality(desk, Municipality("", "Havulinna"), is_new=True)
    link = members.invite(
        desk, Settings.from_environment({}), ADDRESS, "Kaisa Kuntalainen", Terms(Role.CONTACT, municipality)
    )
    with store.database.begin(write=True) as connection:
        stored.add_person(connection, Person("P-kaisa", "Kaisa Kuntalainen", ADDRESS), "tiiviste", store.clock())
        held = Membership("B-kaisa", "P-kaisa", Role.CONTACT, desk.scope.round_id, municipality)
        stored.add_membership(connection, held, store.clock())
    assert link.invitation.email == ADDRESS
    return desk


def rows_of(store: Store, table) -> list[dict]:
    with store.database.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT set_config('app.kind', 'everything', true)"))
        return [dict(row) for row in connection.execute(select(table)).mappings()]


def everything_stored(store: Store) -> str:
    return "".join(repr(rows_of(store, table)) for table in schema.metadata.sorted_tables)


def test_what_is_handed_over_is_whole_and_opens_nothing(desk: Desk) -> None:
    token = people.open_session(desk.store, "P-kaisa", "Firefox")

    data = personal_data.export_person(desk, "P-kaisa").data

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        told = json.loads(archive.read("tiedot.json"))
        book = load_workbook(io.BytesIO(archive.read("tiedot.xlsx")))
    assert told["account"][0]["email"] == ADDRESS
    assert [one["role"] for one in told["roles"]] == ["contact"]
    assert [one["email"] for one in told["invitations"]] == [ADDRESS]
    assert told["sessions"][0]["device"] == "Firefox"
    assert {"add_person", "add_membership"} <= {one["action"] for one in told["log"]}
    assert book.sheetnames[0] == "Tili" and book.worksheets[0]["B1"].value == "Nimi"
    everything = json.dumps(told)
    assert "tiiviste" not in everything and "hash" not in everything and token not in everything
    assert people.passwords.token_hash(token) not in everything


def test_a_formula_in_a_name_stays_text_in_excel(desk: Desk) -> None:
    with desk.store.database.begin(write=True) as connection:
        stored.add_person(connection, Person("P-x", "=1+1", "x@example.fi"), None, desk.store.clock())

    data = personal_data.export_person(desk, "P-x").data

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        cell = load_workbook(io.BytesIO(archive.read("tiedot.xlsx"))).worksheets[0]["B2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_an_erased_person_is_nowhere_by_name_and_their_id_stays(desk: Desk) -> None:
    token = people.open_session(desk.store, "P-kaisa")
    with pytest.raises(InvalidInput, match="differs"):
        personal_data.erase_person(desk, "P-kaisa", "toinen@example.fi")
    assert people.session_of(desk.store, token)

    personal_data.erase_person(desk, "P-kaisa", ADDRESS.upper())

    kept = everything_stored(desk.store)
    assert "Kuntalainen" not in kept and ADDRESS not in kept and "tiiviste" not in kept
    assert people.session_of(desk.store, token) is None
    account = next(row for row in rows_of(desk.store, schema.person) if row["id"] == "P-kaisa")
    assert account["name"] == ERASED_PERSON and account["password_hash"] is None
    assert [row["person_id"] for row in rows_of(desk.store, schema.membership)] == ["aino"]
    assert any(row["row_id"] == "P-kaisa" for row in rows_of(desk.store, schema.audit_event))
    record = rows_of(desk.store, schema.erasure)[0]
    assert (record["kind"], record["counts"]["roles"], record["counts"]["invitations"]) == ("person", 1, 1)
    with pytest.raises(CannotUndo):
        history.undo(Desk(desk.store, desk.scope))


def test_nobody_erases_their_own_account_or_one_that_is_not_there(desk: Desk) -> None:
    with pytest.raises(RuleBroken, match="own_account"):
        personal_data.erase_person(desk, "aino", "aino@example.fi")
    with pytest.raises(NotFound):
        personal_data.erase_person(desk, "P-nobody", "")


def test_a_lead_of_one_round_reaches_only_those_who_have_nothing_elsewhere(desk: Desk) -> None:
    other = lead_of(desk.store, "eero", desk.scope.round_id)

    assert [one.person.person_id for one in personal_data.people_within_reach(other)] == ["eero", "P-kaisa"]
    with pytest.raises(AccessDenied):
        personal_data.export_person(other, "aino")
    with pytest.raises(AccessDenied):
        personal_data.erase_person(other, "aino", "aino@example.fi")


def with_notes(desk: Desk) -> str:
    files = [SourceFile("Virtanen Veijo.txt", NOTES.encode(), "Havulinna")]
    importing.commit_import(desk, importing.read_files(desk, files))
    hiding.hide_name(desk, "Veijo Virtanen")
    return importing.documents(desk)[0].document.document_id


def test_a_name_is_listed_first_and_goes_where_it_was_decided(desk: Desk) -> None:
    document_id = with_notes(desk)
    found = name_erasing.lines_with_name(desk, "Veijo Virtanen")
    assert [one.line.raw.strip()[:20] for one in found] == ["- Vahvuus: Veijo Vir", "- Kehittämiskohde: V"]

    counts = name_erasing.erase_name(
        desk, "Veijo Virtanen", "veijo  virtanen ", {found[0].line.line_id}, with_files=False
    )

    assert (counts["lines"], counts["files"]) == (1, 0)
    raws = [one.line.raw for one in importing.document_lines(desk, document_id)]
    assert raws.count(ERASED) == 1 and any("Virtasen Veijolta" in raw for raw in raws)
    assert importing.original(desk, document_id).data == NOTES.encode()


def test_a_name_that_is_erased_everywhere_is_in_no_table(desk: Desk) -> None:
    document_id = with_notes(desk)
    assert "Virta" in everything_stored(desk.store)
    every = {one.line.line_id for one in name_erasing.lines_with_name(desk, "Veijo Virtanen")}

    name_erasing.erase_name(desk, "Veijo Virtanen", "Veijo Virtanen", every, with_files=True)

    kept = everything_stored(desk.store)
    assert "Virta" not in kept and "Veijo" not in kept
    assert "elinkaarikustannukset" in "".join(row.finding.text for row in findings.search(desk, _ALL).rows)
    with pytest.raises(NotFound):
        importing.original(desk, document_id)


_ALL = findings.FindingFilter()


def test_a_name_goes_from_memos_and_searches_and_the_words_around_it_stay(desk: Desk) -> None:
    with_notes(desk)
    finding_id = findings.search(desk, _ALL).rows[0].finding.finding_id
    table_work.save_memo(desk, Memo(MemoOf.FINDING, finding_id, "Virtaselta lisää elinkaarista"))
    table_work.save_view(desk, "Virtanen", _ALL, SortBy.PLACE, is_shared=True)
    kept = table_work.save_view(desk, "Hankinnat", _ALL, SortBy.PLACE, is_shared=True)
    table_work.key_of_words(desk, "Virtanen")
    every = {one.line.line_id for one in name_erasing.lines_with_name(desk, "Veijo Virtanen")}

    name_erasing.erase_name(desk, "Veijo Virtanen", "Veijo Virtanen", every, with_files=True)

    assert "Virta" not in everything_stored(desk.store)
    assert table_work.memo_of(desk, MemoOf.FINDING, finding_id).text == f"{ERASED} lisää elinkaarista"
    assert [one.view_id for one in table_work.views(desk)] == [kept]


def test_nothing_is_erased_unless_the_name_was_written_once_more(desk: Desk) -> None:
    with_notes(desk)
    before = everything_stored(desk.store)

    for typed in ("", "Veijo", "Veijo Virtanen 2"):
        with pytest.raises(InvalidInput, match="differs"):
            name_erasing.erase_name(desk, "Veijo Virtanen", typed, (), with_files=True)

    assert everything_stored(desk.store) == before


def test_a_person_without_a_name_is_not_looked_for(desk: Desk) -> None:
    with pytest.raises(InvalidInput, match="empty"):
        name_erasing.lines_with_name(desk, " - ")
    with pytest.raises(InvalidInput, match="empty"):
        name_erasing.erase_name(desk, "", "", (), with_files=True)
