"""A reminder goes out a week and a day before the last day, once, and only to those who have not answered."""

import socket
from datetime import date

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message

from analysis.access import open_scope
from analysis.model.comments import CommentKind
from analysis.model.people import Membership, Person, Role
from analysis.model.reminders import DAY, WEEK, due_reminder, reminder_days
from analysis.model.rounds import Municipality
from analysis.settings import Settings
from analysis.store import people as stored
from analysis.store.unit import Store
from analysis.workflow import comment_rounds, commenting, releasing, reminding, rounds, statements
from analysis.workflow.desk import Desk
from analysis.workflow.reminder_letter import Occasion, reminder_letter
from tests.contracts.retention_round import Clock, desk_of

RELEASED, LAST = "2026-11-01T10:00:00.000Z", "2026-11-24"


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-11-17T05:59:00.000Z", None),  # 7:59 in Finland
        ("2026-11-17T06:00:00.000Z", WEEK),
        ("2026-11-19T10:00:00.000Z", WEEK),  # the service was down for two days
        ("2026-11-20T10:00:00.000Z", None),
        ("2026-11-23T06:00:00.000Z", DAY),
        ("2026-11-24T21:59:00.000Z", DAY),  # the last minute: 23:59 in Finland
        ("2026-11-24T22:00:00.000Z", None),
    ],
)
def test_the_moment_is_reckoned_in_finland(now: str, due: int | None) -> None:
    assert due_reminder(LAST, RELEASED, now) == due
    assert due_reminder(None, RELEASED, now) is None


def test_a_round_shorter_than_a_week_has_a_days_reminder_only() -> None:
    assert reminder_days(LAST, "2026-11-20T10:00:00.000Z") == ((DAY, date(2026, 11, 23)),)
    assert due_reminder(LAST, "2026-11-17T05:00:00.000Z", "2026-11-18T10:00:00.000Z") is None


def test_the_letter_is_in_ones_language_and_in_both_when_it_is_not_known() -> None:
    occasion = Occasion("Kierros\nBcc: x", "Havulinna", date(2026, 11, 24), "https://kooste.example/kuntaote")

    finnish, both = reminder_letter(occasion, "fi"), reminder_letter(occasion, "")

    assert "24.11.2026 klo 23.59" in finnish.body and "Hej" not in finnish.body
    assert "Hei!" in both.body and "Hej!" in both.body and "Påminnelse" in both.subject
    assert "Hello!" in reminder_letter(occasion, "en").body
    assert "https://kooste.example/kuntaote" in finnish.body and "\n" not in finnish.subject


class Box(Message):
    """Keeps what arrives."""

    def __init__(self) -> None:
        super().__init__()
        self.letters = []

    def handle_message(self, message) -> None:
        self.letters.append(message)

    def to(self) -> list[str]:
        return sorted(letter["To"] for letter in self.letters)


@pytest.fixture
def box():
    kept = Box()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(kept, hostname="127.0.0.1", port=port)
    controller.start()
    kept.settings = Settings.from_environment(
        {"VERTAISKOOSTE_SMTP_URL": f"smtp://127.0.0.1:{port}", "VERTAISKOOSTE_MAIL_FROM": "kooste@example.fi"}
    )
    yield kept
    controller.stop()


@pytest.fixture
def desk(store: Store) -> Desk:
    store.clock = Clock(RELEASED)
    desk = desk_of(store)
    for name in ("Havulinna", "Lumiranta"):
        rounds.save_municipality(desk, Municipality("", name), is_new=True)
    statements.add_editorial(desk, rounds.round_facts(desk).chapters[0].chapter_id, "Taustaksi muutama sana.")
    releasing.release_for_comments(desk, None)
    for place, name in zip(rounds.round_facts(desk).municipalities, ("kaisa", "lauri"), strict=True):
        with store.database.begin(write=True) as connection:
            person = Person(f"P-{name}", name.title(), f"{name}@example.fi")
            stored.add_person(connection, person, None, store.clock())
            held = Membership(f"B-{name}", person.person_id, Role.CONTACT, desk.scope.round_id, place.municipality_id)
            stored.add_membership(connection, held, store.clock())
    set_last_day(desk, LAST)
    return desk


def set_last_day(desk: Desk, day: str) -> None:
    board = comment_rounds.board(desk)
    comment_rounds.extend(desk, board.release.release_id, board.round.version, day)


def send_at(desk: Desk, box: Box, now: str) -> int:
    desk.store.clock.now = now
    return reminding.send_due(desk.store, box.settings, desk.scope.round_id)


def answer_as_kaisa(desk: Desk) -> None:
    place = rounds.round_facts(desk).municipalities[0].municipality_id
    held = [Membership("B-kaisa", "P-kaisa", Role.CONTACT, desk.scope.round_id, place)]
    own = Desk(desk.store, open_scope("P-kaisa", held, "B-kaisa"))
    commenting.write_comment(own, commenting.NewComment("section", CommentKind.ADDITION, "puuttuu jotakin", ""))
    commenting.send_comments(own)


def test_each_gets_it_once_whoever_asks_again(desk: Desk, box: Box, caplog) -> None:
    assert send_at(desk, box, "2026-11-17T06:00:00.000Z") == 2
    assert send_at(desk, box, "2026-11-17T06:01:00.000Z") == 0
    again = Store(desk.store.database, desk.store.clock)  # another worker, or the same after a restart
    assert reminding.send_due(again, box.settings, desk.scope.round_id) == 0

    assert box.to() == ["kaisa@example.fi", "lauri@example.fi"]
    assert send_at(desk, box, "2026-11-23T06:00:00.000Z") == 2
    assert "example.fi" not in caplog.text and "Havulinna" not in caplog.text


def test_who_has_answered_is_left_in_peace(desk: Desk, box: Box) -> None:
    answer_as_kaisa(desk)

    send_at(desk, box, "2026-11-17T06:00:00.000Z")

    assert box.to() == ["lauri@example.fi"]


def test_another_last_day_means_other_reminders_and_a_closed_round_none(desk: Desk, box: Box) -> None:
    send_at(desk, box, "2026-11-17T06:00:00.000Z")
    set_last_day(desk, "2026-12-01")
    assert send_at(desk, box, "2026-11-23T06:00:00.000Z") == 0
    assert send_at(desk, box, "2026-11-24T06:00:00.000Z") == 2

    board = comment_rounds.board(desk)
    comment_rounds.close(desk, board.release.release_id, board.round.version)
    assert send_at(desk, box, "2026-11-30T06:00:00.000Z") == 0


def test_what_the_server_did_not_take_is_tried_again_and_not_for_ever(desk: Desk, box: Box) -> None:
    working = box.settings
    box.settings = Settings.from_environment(
        {"VERTAISKOOSTE_SMTP_URL": "smtp://127.0.0.1:1", "VERTAISKOOSTE_MAIL_FROM": "kooste@example.fi"}
    )
    assert send_at(desk, box, "2026-11-17T06:00:00.000Z") == 0
    box.settings = working
    assert send_at(desk, box, "2026-11-17T06:05:00.000Z") == 2


def test_without_a_server_the_words_and_addresses_are_there_to_copy(desk: Desk) -> None:
    desk.store.clock.now = "2026-11-17T06:00:00.000Z"
    nowhere = Settings.from_environment({})

    assert reminding.send_due(desk.store, nowhere, desk.scope.round_id) == 0
    plan = reminding.plan(desk, nowhere)

    assert not plan.by_mail and plan.sent == ()
    assert [[to.email for to in one.to] for one in plan.letters] == [["kaisa@example.fi"], ["lauri@example.fi"]]
    assert "Havulinna" in plan.letters[0].letter.body and "Lumiranta" not in plan.letters[0].letter.body
