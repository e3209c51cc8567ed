"""Passwords: long enough, not among those tried first, not one's own name; checked in equal time."""

import statistics
import time

import pytest

from analysis.errors import InvalidInput
from analysis.store.database import Database
from analysis.store.unit import Store
from analysis.workflow import passwords, people, signing_in

OWN = ("Aino Asiantuntija", "aino.asiantuntija@kunta.example")


@pytest.mark.parametrize(
    "password",
    [
        "kolme hevosta laulaa",
        "pitkä salasana 1",
        "xK9!fq2Lm#7p",
        "sähkö katkesi kesken saunan",
        "aino menee aina metsään",
    ],
)
def test_a_long_password_of_ones_own_is_taken(password) -> None:
    passwords.check_password(password, *OWN)


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("lyhyt1!Aaaa", "too_short"),
        ("x" * 301, "too_long"),
        ("qwertyuiop123", "common"),
        ("Salasana12345", "common"),
        ("!!!password!!!", "common"),
        ("kissakissakissa", "common"),
        ("tervetuloa2026", "common"),
        ("aaaaaaaaaaaaaaa", "common"),
        ("asiantuntija1", "like_you"),
        ("Aino Asiantuntija", "like_you"),
        ("ainoasiantuntija", "like_you"),
        ("aino.asiantuntija@kunta.example", "like_you"),
    ],
)
def test_a_weak_password_is_refused_and_told_why(password, reason) -> None:
    with pytest.raises(InvalidInput) as refused:
        passwords.check_password(password, *OWN)

    assert refused.value.reason == reason


@pytest.mark.parametrize(("length", "is_taken"), [(11, False), (12, True), (300, True), (301, False)])
def test_length_has_its_limits_on_both_sides(length, is_taken) -> None:
    password = ("kolme hevosta laulaa aamulla " * 20)[: length - 1] + "Z"

    try:
        passwords.check_password(password)
    except InvalidInput:
        assert not is_taken
    else:
        assert is_taken


def test_hashes_are_argon2id_with_the_agreed_cost() -> None:
    assert passwords.hash_password("pitkä salasana 1").startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_an_unknown_address_takes_as_long_as_a_known_one() -> None:
    store = Store(Database.in_memory())
    people.make_first_lead(store, people.issue_first_code(store), "Aino", "aino@example.fi", "pitkä salasana 1")

    def seconds(email: str, turn: int) -> float:
        begin = time.perf_counter()
        signing_in.sign_in(store, email, "väärä salasana 1", f"10.0.{turn}.1")
        return time.perf_counter() - begin

    known = [seconds("aino@example.fi", turn) for turn in range(9)]
    unknown = [seconds(f"eikukaan{turn}@example.fi", turn) for turn in range(9)]

    # A hash takes some 30 ms; a look-up without one under 2. Half is far from both, however busy the machine.
    assert statistics.median(unknown) > statistics.median(known) / 2
    assert statistics.median(known) > statistics.median(unknown) / 2
