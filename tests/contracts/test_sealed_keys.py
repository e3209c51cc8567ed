"""Authenticators' keys at rest: a copy of the database opens nothing, and a lost server secret locks nobody out."""

import stat
from pathlib import Path

import pyotp
import pytest
from sqlalchemy import select, update

from analysis.errors import InvalidInput
from analysis.settings import SECRET_FILE, server_secret
from analysis.store import schema
from analysis.workflow import people, second_step, signing_in
from analysis.workflow.sealing import CannotOpen, opened, seal
from tests.contracts import test_people
from tests.contracts.test_people import AINO, HOME, PASSWORD

clock, desk = test_people.clock, test_people.desk

OTHER = "another-secret-of-the-server-that-is-long-enough"


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data directory of the test's own, and no secret from the environment."""
    monkeypatch.setenv("VERTAISKOOSTE_DATA", str(tmp_path))
    monkeypatch.delenv("VERTAISKOOSTE_SECRET", raising=False)
    monkeypatch.delenv("VERTAISKOOSTE_SECRET_FILE", raising=False)
    return tmp_path


def turn_on(desk, clock) -> tuple[pyotp.TOTP, tuple[str, ...]]:
    person = people.session_of(desk.store, people.open_session(desk.store, desk.scope.person_id)).person
    totp = pyotp.TOTP(second_step.begin(desk.store, person).secret)
    codes = second_step.confirm(desk.store, person, totp.at(clock.now))
    clock.pass_by(seconds=60)
    return totp, codes


def stored_key(desk) -> str:
    table = schema.second_factor
    with desk.store.database.begin() as connection:
        return str(connection.execute(select(table.c.secret)).scalar_one())


def try_code(desk, code: str) -> signing_in.Answer:
    pending = signing_in.sign_in(desk.store, AINO, PASSWORD, HOME).pending
    return signing_in.take_second_step(desk.store, pending, code, HOME)


def test_the_database_holds_no_readable_key_and_codes_work(desk, clock) -> None:
    totp, _codes = turn_on(desk, clock)

    kept = stored_key(desk)

    assert totp.secret not in kept
    assert kept.startswith("sealed1:")
    assert try_code(desk, totp.at(clock.now)).person is not None


def test_a_key_of_before_goes_on_working_and_is_sealed_at_its_next_use(desk, clock) -> None:
    totp, _codes = turn_on(desk, clock)
    with desk.store.database.begin(write=True) as connection:
        connection.execute(update(schema.second_factor).values(secret=totp.secret))

    assert try_code(desk, totp.at(clock.now)).person is not None

    assert totp.secret not in stored_key(desk)
    clock.pass_by(seconds=60)
    assert try_code(desk, totp.at(clock.now)).person is not None


def test_with_another_secret_a_code_is_refused_plainly_and_a_recovery_code_helps(desk, clock, monkeypatch) -> None:
    totp, codes = turn_on(desk, clock)
    person = people.session_of(desk.store, people.open_session(desk.store, desk.scope.person_id)).person
    monkeypatch.setenv("VERTAISKOOSTE_SECRET", OTHER)

    answer = try_code(desk, totp.at(clock.now))

    assert answer.person is None and answer.key_changed
    with pytest.raises(InvalidInput, match="key_changed"):
        second_step.turn_off(desk.store, person, totp.at(clock.now))
    assert second_step.state(desk.store, person).is_on
    assert try_code(desk, codes[0]).person is not None


def test_one_persons_key_does_not_open_as_anothers() -> None:
    sealed = seal("JBSWY3DPEHPK3PXP", "P-1")

    assert opened(sealed, "P-1") == "JBSWY3DPEHPK3PXP"
    with pytest.raises(CannotOpen):
        opened(sealed, "P-2")
    with pytest.raises(CannotOpen):
        opened(f"{sealed[:-4]}AAA=", "P-1")
    with pytest.raises(CannotOpen):
        opened("sealed1:x", "P-1")
    assert seal("JBSWY3DPEHPK3PXP", "P-1") != sealed  # the same key twice does not look the same


def test_without_a_configured_secret_a_file_for_its_owner_alone_is_made_once(own_place) -> None:
    first = server_secret()

    assert stat.S_IMODE((own_place / SECRET_FILE).stat().st_mode) == 0o600
    assert server_secret() == first
    assert [one.name for one in own_place.iterdir() if one.name.startswith(SECRET_FILE)] == [SECRET_FILE]


def test_a_configured_secret_is_used_and_a_short_or_missing_one_refused(own_place, monkeypatch) -> None:
    monkeypatch.setenv("VERTAISKOOSTE_SECRET", OTHER)
    assert server_secret() == OTHER.encode()
    assert not (own_place / SECRET_FILE).exists()

    monkeypatch.setenv("VERTAISKOOSTE_SECRET", "short")
    with pytest.raises(ValueError, match="at least 32"):
        server_secret()
    monkeypatch.delenv("VERTAISKOOSTE_SECRET")
    monkeypatch.setenv("VERTAISKOOSTE_SECRET_FILE", str(own_place / "missing"))
    with pytest.raises(OSError, match="missing"):
        server_secret()
    assert not (own_place / SECRET_FILE).exists()
