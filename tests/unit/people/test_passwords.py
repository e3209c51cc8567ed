"""Passwords: long enough, not among those tried first, not one's own name; checked in equal time."""

import pytest
from argon2 import PasswordHasher

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
        ("kissa        aasi", "too_short"),  # spaces side by side count as one
        ("x" * 129, "too_long"),
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


@pytest.mark.parametrize(("length", "is_taken"), [(11, False), (12, True), (64, True), (128, True), (129, False)])
def test_length_has_its_limits_on_both_sides(length, is_taken) -> None:
    password = ("kolme hevosta laulaa aamulla " * 20)[: length - 1] + "Z"

    try:
        passwords.check_password(password)
    except InvalidInput:
        assert not is_taken
    else:
        assert is_taken


def test_a_password_is_never_cut_to_what_would_match() -> None:
    longest = ("pitkä lause " * 25)[: passwords.MAX_LENGTH]
    stored = passwords.hash_password(longest)

    assert passwords.is_right(longest, stored)
    assert not passwords.is_right(f"{longest}x", stored)


def test_a_password_of_before_the_limit_still_opens() -> None:
    of_before = "pitkä lause " * 25
    stored = passwords.hash_password(of_before)

    assert passwords.is_right(of_before, stored)
    assert not passwords.is_right(f"{of_before}x", stored)


def test_hashes_are_argon2id_with_the_agreed_cost() -> None:
    assert passwords.hash_password("pitkä salasana 1").startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_an_unknown_address_costs_as_much_work_as_a_known_one(monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(Database.in_memory())
    people.make_first_lead(store, people.issue_first_code(store), "Aino", "aino@example.fi", "pitkä salasana 1")
    hashed: list[str] = []

    class Counting(PasswordHasher):
        # Counted and not timed: a busy machine would tell two equal times apart.
        def hash(self, password: str | bytes, *, salt: bytes | None = None) -> str:
            hashed.append("hash")
            return super().hash(password, salt=salt)

        def verify(self, hash: str | bytes, password: str | bytes) -> bool:
            hashed.append("verify")
            return super().verify(hash, password)

    monkeypatch.setattr(passwords, "_hasher", lambda: Counting(memory_cost=19 * 1024, time_cost=2, parallelism=1))

    assert signing_in.sign_in(store, "aino@example.fi", "väärä salasana 1", "10.0.0.1").person is None
    known = len(hashed)
    assert signing_in.sign_in(store, "eikukaan@example.fi", "väärä salasana 1", "10.0.0.2").person is None

    assert known == 1
    assert len(hashed) == 2
