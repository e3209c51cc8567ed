# ruff: noqa: F811  the fixtures of a neighbour
"""What happens to an account is told to its owner; how long its sessions live is a setting."""

import pytest

from analysis.model.people import Person
from analysis.settings import Settings
from analysis.workflow import account, account_letters, invitations, members, people, second_step, signing_in
from analysis.workflow.desk import Desk
from tests.contracts.test_people import (  # noqa: F401  the same round, clock and second step
    AINO,
    HOME,
    OTHER,
    PASSWORD,
    clock,
    contact,
    desk,
    secret,
)


def events_of(desk: Desk) -> list[str]:
    token = people.open_session(desk.store, desk.scope.person_id)
    return [str(event.change) for event in account.own_account(desk.store, token).events]


def test_what_happens_to_an_account_stands_on_its_own_page_and_on_nobody_elses(desk, clock, secret) -> None:
    other = contact(desk)
    totp, _codes = secret
    for code in (totp.at(clock.now), totp.at(clock.now)):
        pending = signing_in.sign_in(desk.store, AINO, PASSWORD, HOME).pending
        signing_in.take_second_step(desk.store, pending, code, HOME)
    token = people.open_session(desk.store, desk.scope.person_id)
    account.change_password(desk.store, token, PASSWORD, OTHER, HOME)

    assert events_of(desk)[:4] == ["set_password", "code_again", "sign_in", "second_step_on"]
    foreign = people.open_session(desk.store, other.person_id)
    assert not {"second_step_on", "code_again"} & {
        str(event.change) for event in account.own_account(desk.store, foreign).events
    }


@pytest.fixture
def letters(monkeypatch) -> list[tuple[str, str, str]]:
    """What would be sent: to whom, the subject, the words."""
    sent: list[tuple[str, str, str]] = []
    monkeypatch.setenv("VERTAISKOOSTE_SMTP_URL", "smtp://127.0.0.1:9")
    monkeypatch.setenv("VERTAISKOOSTE_MAIL_FROM", "kooste@example.fi")

    def send(_settings: Settings, person: Person, subject: str, body: str) -> None:
        sent.append((person.email, subject, body))

    monkeypatch.setattr(account_letters, "_send", send)
    monkeypatch.setattr(account_letters, "Thread", AtOnce)
    return sent


class AtOnce:
    """A thread that does its work when it starts."""

    def __init__(self, target, args, daemon) -> None:
        self._work = lambda: target(*args)

    def start(self) -> None:
        self._work()


def test_the_owner_gets_a_letter_of_every_change_without_a_secret_in_it(desk, clock, secret, letters) -> None:
    totp, _codes = secret
    code = totp.at(clock.now)
    for _ in range(2):
        pending = signing_in.sign_in(desk.store, AINO, PASSWORD, HOME).pending
        signing_in.take_second_step(desk.store, pending, code, HOME)
    token = people.open_session(desk.store, desk.scope.person_id)
    account.change_password(desk.store, token, PASSWORD, OTHER, HOME)
    link = members.invite_to_reset(desk, desk.scope.person_id)
    invitations.reset_password(desk.store, link.token, PASSWORD)
    clock.pass_by(minutes=1)
    second_step.turn_off(
        desk.store,
        people.session_of(desk.store, people.open_session(desk.store, desk.scope.person_id)).person,
        totp.at(clock.now),
    )

    assert [to for to, _subject, _body in letters] == [AINO] * 4
    said = [body for _to, _subject, body in letters]
    assert "oli jo käytetty" in said[0] and "Salasanasi vaihdettiin" in said[1] and "poistettiin" in said[3]
    assert not any(secret in body for body in said for secret in (PASSWORD, OTHER, code, link.token, totp.secret))


def test_a_wrong_code_or_password_is_no_change_and_sends_no_letter(desk, clock, secret, letters) -> None:
    pending = signing_in.sign_in(desk.store, AINO, PASSWORD, HOME).pending
    signing_in.take_second_step(desk.store, pending, "000000", HOME)
    signing_in.sign_in(desk.store, AINO, "väärä salasana", HOME)

    assert letters == []


def test_refused_sign_ins_are_logged_by_id_alike_for_known_and_unknown(desk, caplog) -> None:
    signing_in.sign_in(desk.store, AINO, "väärä salasana", HOME)
    signing_in.sign_in(desk.store, "eikukaan@example.fi", "väärä salasana", HOME)

    first, second = (record.getMessage() for record in caplog.records)
    assert desk.scope.person_id in first and "nobody known" in second
    assert not any(word in first + second for word in (AINO, "eikukaan", "väärä", HOME))


@pytest.mark.parametrize(("minutes", "lives"), [(29, True), (31, False)])
def test_how_long_a_session_may_stay_idle_is_a_setting(desk, clock, monkeypatch, minutes, lives) -> None:
    monkeypatch.setenv("VERTAISKOOSTE_IDLE_MINUTES", "30")
    monkeypatch.setenv("VERTAISKOOSTE_SESSION_HOURS", "12")
    token = people.open_session(desk.store, desk.scope.person_id)

    clock.pass_by(minutes=minutes)
    assert (people.session_of(desk.store, token) is not None) is lives

    busy = people.open_session(desk.store, desk.scope.person_id)
    for _ in range(11 * 3):
        clock.pass_by(minutes=20)
        assert people.session_of(desk.store, busy) is not None
    for _ in range(4):
        clock.pass_by(minutes=20)
        people.session_of(desk.store, busy)
    assert people.session_of(desk.store, busy) is None
