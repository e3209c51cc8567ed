"""The notice is the customer's to write, the versions stay, and everybody reads it. Looks and refusals are logged."""

import pytest
from sqlalchemy import func, select

from analysis.access import open_rounds_scope, open_scope
from analysis.errors import AccessDenied, InvalidInput, StaleWrite
from analysis.model.imports import SourceFile
from analysis.model.people import Membership, Person, Role
from analysis.model.rounds import Municipality
from analysis.store import schema
from analysis.store.unit import Store
from analysis.workflow import access_log, history, importing, privacy_notice, rounds
from analysis.workflow.desk import Desk
from analysis.workflow.views import SignedIn


class Clock:
    """A clock that is set by hand."""

    now = "2026-11-24T10:00:00.000Z"

    def __call__(self) -> str:
        return self.now


@pytest.fixture
def desk(store: Store) -> Desk:
    store.clock = Clock()
    lead = [Membership("B-aino", "aino", Role.LEAD_ANALYST)]
    round_id = rounds.make_round(store, open_rounds_scope("aino", lead, "B-aino"), "Kierros", "")
    return Desk(store, open_scope("aino", lead, "B-aino", round_id=round_id))


def as_role(desk: Desk, role: Role) -> Desk:
    held = [Membership("B-x", "eero", role, desk.scope.round_id)]
    return Desk(desk.store, open_scope("eero", held, "B-x"))


def test_everybody_reads_what_a_lead_wrote_and_versions_stay(desk: Desk) -> None:
    assert privacy_notice.notice(desk.store, "fi") is None

    privacy_notice.write(desk, "fi", "Ensimmäinen", None)
    privacy_notice.write(desk, "fi", "**Toinen**", privacy_notice.notice(desk.store, "fi").version)

    assert privacy_notice.notice(desk.store, "fi").text == "**Toinen**"
    assert privacy_notice.notice(desk.store, "sv") is None
    assert [one.text for one, _name in privacy_notice.versions(desk, "fi")] == ["**Toinen**", "Ensimmäinen"]


def test_a_text_is_undone_and_an_empty_one_brings_the_programs_own_back(desk: Desk) -> None:
    privacy_notice.write(desk, "fi", "Ensimmäinen", None)
    privacy_notice.write(desk, "fi", " ", 1)
    assert privacy_notice.notice(desk.store, "fi") is None

    assert history.undo(desk) == "write_privacy_notice"
    assert privacy_notice.notice(desk.store, "fi").text == "Ensimmäinen"


def test_only_a_lead_writes_and_not_over_what_somebody_else_wrote(desk: Desk) -> None:
    with pytest.raises(AccessDenied):
        privacy_notice.write(as_role(desk, Role.ANALYST), "fi", "Oma", None)
    with pytest.raises(InvalidInput, match="unknown"):
        privacy_notice.write(desk, "de", "Eigen", None)
    with pytest.raises(InvalidInput, match="too_long"):
        privacy_notice.write(desk, "fi", "a" * 20_001, None)
    privacy_notice.write(desk, "fi", "a" * 20_000, None)
    with pytest.raises(StaleWrite):
        privacy_notice.write(desk, "fi", "Toinen", 7)


def test_paragraphs_are_divided_by_empty_lines() -> None:
    assert privacy_notice.paragraphs("Yksi\r\nrivi\r\n\r\n\n Kaksi \n\n") == ("Yksi\nrivi", "Kaksi")
    assert privacy_notice.paragraphs(" \n") == ()


def with_notes(desk: Desk) -> str:
    rounds.save_municipality(desk, Municipality("", "Havulinna"), is_new=True)
    files = [SourceFile("muistio.txt", b"Hankinnat\n- Vahvuus: kvartsikello\n", "Havulinna")]
    importing.commit_import(desk, importing.read_files(desk, files))
    return importing.documents(desk)[0].document.document_id


def actions(desk: Desk, **asked) -> list[str]:
    return [one.action for one, _name in access_log.accesses(desk, **asked).entries]


def test_looking_again_soon_is_one_look_and_later_another(desk: Desk) -> None:
    document_id = with_notes(desk)

    importing.document_lines(desk, document_id)
    desk.store.clock.now = "2026-11-24T10:29:59.000Z"
    importing.document_lines(desk, document_id)
    assert actions(desk) == ["view_lines"]
    desk.store.clock.now = "2026-11-24T10:30:00.001Z"
    importing.document_lines(desk, document_id)

    assert actions(desk) == ["view_lines", "view_lines"]
    steps = [step.action for step in history.steps(desk)]
    assert "view_lines" not in steps


def test_the_log_tells_who_fetched_what_in_ids_and_is_the_leads(desk: Desk) -> None:
    document_id = with_notes(desk)
    importing.original(desk, document_id)

    page = access_log.accesses(desk)

    entry, name = page.entries[0]
    assert (entry.action, entry.kind, entry.row_id, name) == ("fetch_original", "document", document_id, "aino")
    assert "kvartsi" not in repr(page) and "muistio" not in repr(page)
    assert actions(desk, action="view_lines") == [] and actions(desk, person_id="eero") == []
    with pytest.raises(AccessDenied):
        access_log.accesses(as_role(desk, Role.ANALYST))


def test_a_flood_of_refusals_writes_a_few_lines_a_minute(desk: Desk) -> None:
    held = Membership("B-k", "kaisa", Role.READER)
    visitor = SignedIn(Person("kaisa", "Kaisa", "k@example.fi"), (held,), "B-k", desk.scope.round_id, "fi")

    for _turn in range(50):
        access_log.note_refusal(desk.store, visitor, "download", "evidence.xlsx")
    assert len(actions(desk)) == access_log.MOST_REFUSALS
    desk.store.clock.now = "2026-11-24T10:01:01.000Z"
    access_log.note_refusal(desk.store, visitor, "download", "sanoja <b> joita joku kirjoitti osoitteeseen")

    newest = access_log.accesses(desk).entries[0][0]
    assert (newest.person_id, newest.row_id) == ("kaisa", "")
    assert access_log.accesses(desk, page=2).entries == ()


def test_a_long_log_comes_a_page_at_a_time(desk: Desk) -> None:
    document_id = with_notes(desk)
    for _turn in range(access_log.PAGE_SIZE + 1):
        importing.original(desk, document_id)

    first, second = access_log.accesses(desk), access_log.accesses(desk, page=2)

    assert (len(first.entries), len(second.entries), first.total) == (access_log.PAGE_SIZE, 1, access_log.PAGE_SIZE + 1)
    with desk.store.reading(desk.scope) as reading:
        assert reading.connection.execute(select(func.count()).select_from(schema.audit_event)).scalar_one() > 51
