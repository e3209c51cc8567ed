"""Addresses lead to what they name: a statement, and the page that a stranger meant before signing in."""

import pytest

from analysis.workflow import people, summary
from tests.pages.test_every_page import fill
from tests.pages.test_web import OWN, SIGN_IN, browser  # noqa: F401 - a fixture


@pytest.fixture
def open_with_query(open_page):
    """Open an address with what stands behind its question mark; AppTest has no address line of its own."""

    def open_it(address: str, token: str, **query: str):
        app = open_page(address, token)
        for name, value in query.items():
            app.query_params[name] = value
        return app.run()

    return open_it


def labels_of(house, token) -> list[str]:
    desk = people.open_desk(house.store, people.session_of(house.store, token))
    return [one.statement.label for chapter in summary.summary(desk).chapters for one in chapter.statements]


def test_a_link_to_a_statement_opens_its_chapter_and_itself(house, open_with_query) -> None:
    token, _municipality = house.lead_of_round()
    fill(house, token)
    label = labels_of(house, token)[0]

    app = open_with_query("kooste", token, nosto=label)

    assert not app.exception
    assert f"Poista {label}" in [button.label for button in app.button]
    assert app.query_params["nosto"] == label


def test_a_statement_that_is_not_in_the_chapter_is_not_said_to_be_open(house, open_with_query) -> None:
    token, _municipality = house.lead_of_round()
    fill(house, token)

    app = open_with_query("kooste", token, nosto="N999")

    assert not app.exception
    assert "nosto" not in app.query_params


@pytest.mark.parametrize(
    ("stood_on", "leads_to"),
    [
        ("http://localhost/huomiot?finding=F1", "/huomiot?finding=F1"),
        ("http://localhost/kirjautuminen?virhe=wrong", "/"),
        ("https://evil.example/huomiot", "/"),
        ("http://localhost//evil.example", "/"),
        ("", "/"),
    ],
)
def test_signing_in_leads_to_the_page_that_was_meant(house, browser, stood_on, leads_to) -> None:  # noqa: F811
    house.lead()

    answer = browser.post("/istunto/kirjaudu", data=SIGN_IN, headers={**OWN, "referer": stood_on})

    assert (answer.status_code, answer.headers["location"]) == (303, leads_to)
