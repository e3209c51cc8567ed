"""The language that somebody chose stays with their account; numbers are written as the language writes them."""

import pytest

from analysis.errors import InvalidInput
from analysis.workflow import people
from pages.parts import catalogues
from tests.pages.test_web import OWN, SIGN_IN, browser  # noqa: F401 - a fixture


def signed_in_language(house, answer) -> str:
    return people.session_of(house.store, answer.cookies["vertaiskooste"]).language


def test_a_chosen_language_is_there_at_the_next_sign_in_on_another_machine(house, browser) -> None:  # noqa: F811
    people.set_language(house.store, house.lead(), "sv")

    answer = browser.post("/istunto/kirjaudu", data=SIGN_IN, headers=OWN)

    assert signed_in_language(house, answer) == "sv"
    assert answer.cookies["vertaiskooste_kieli"] == "sv"


def test_what_a_visitor_chose_before_signing_in_holds_for_this_session_only(house, browser) -> None:  # noqa: F811
    people.set_language(house.store, house.lead(), "sv")
    browser.cookies.set("vertaiskooste_kieli", "en")

    answer = browser.post("/istunto/kirjaudu", data=SIGN_IN, headers=OWN)
    browser.cookies.clear()
    later = browser.post("/istunto/kirjaudu", data=SIGN_IN, headers=OWN)

    assert signed_in_language(house, answer) == "en"
    assert signed_in_language(house, later) == "sv"


def test_a_choice_of_one_person_changes_nobody_else(house) -> None:
    token, municipality = house.lead_of_round()
    contact = house.contact(token, municipality)

    people.set_language(house.store, contact, "sv")

    assert people.session_of(house.store, token).language == "fi"
    assert people.session_of(house.store, people.open_session(house.store, "P-contact")).language == "sv"


def test_a_language_that_nobody_speaks_is_refused(house) -> None:
    token = house.lead()

    with pytest.raises(InvalidInput):
        people.set_language(house.store, token, "xx")
    assert people.session_of(house.store, token).language == "fi"


@pytest.mark.parametrize("address", ["/huomiot", "/huomiot?finding=F1", "/kooste?nosto=N3&luku=C1"])
def test_choosing_a_language_keeps_the_place(browser, address) -> None:  # noqa: F811
    referer = {"referer": f"http://localhost{address}"}

    answer = browser.post("/istunto/kieli", data={"kieli": "sv"}, headers={**OWN, **referer})

    assert answer.headers["location"] == address


@pytest.mark.parametrize(
    ("language", "number", "words"),
    [
        ("fi", 999, "999 huomiota"),
        ("fi", 50_000, "50\u00a0000 huomiota"),
        ("sv", 50_000, "50\u00a0000 iakttagelser"),
        ("en", 50_000, "50,000 findings"),
    ],
)
def test_large_numbers_are_written_as_the_language_writes_them(language, number, words) -> None:
    assert catalogues.plural_in(language, "{count} finding", "{count} findings", number) == words
