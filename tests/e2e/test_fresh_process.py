"""A fresh server process is asked for a page's address first, by a stranger: the gate answers, never the page."""

from pathlib import Path

import pytest

from analysis.model.rounds import Municipality
from analysis.settings import Settings
from analysis.workflow import people, rounds
from analysis.workflow.opening import open_store
from tests.e2e.conftest import running_server

pytestmark = pytest.mark.e2e

# Addresses of our pages, and the names of their files: a folder named pages/ could be discovered by either.
ADDRESSES = ("kierrokset", "tuonti", "huomiot", "toistuvat", "tutki", "kooste", "kommentit", "kuntaote", "historia")
FILE_NAMES = ("findings", "own_section")
SECRETS = ("Salakunta", "Salainen kierros")


def make_round(data: Path) -> None:
    store = open_store(Settings.from_environment({"VERTAISKOOSTE_DATA": str(data)}))
    code = people.issue_first_code(store)
    person = people.make_first_lead(store, code, "Aino", "aino@example.fi", "pitkä salasana 1")
    token = people.open_session(store, person.person_id)
    scope = people.open_rounds(people.session_of(store, token))
    round_id = rounds.make_round(store, scope, SECRETS[1], "")
    people.choose(store, token, scope.membership_id, round_id)
    desk = people.open_desk(store, people.session_of(store, token))
    rounds.save_municipality(desk, Municipality("", SECRETS[0]), is_new=True)


@pytest.mark.parametrize("address", ADDRESSES)
def test_first_request_of_a_fresh_process_meets_the_gate(address: str, tmp_path: Path, new_page) -> None:
    data = tmp_path / "data"
    data.mkdir()
    make_round(data)

    with running_server(data) as server:
        page = new_page()
        page.goto(f"{server.url}/{address}")
        page.get_by_role("heading", level=1, name="Kirjaudu sisään").wait_for(timeout=30_000)
        shown = page.locator("body").inner_text()

    assert not any(secret in shown for secret in SECRETS)


@pytest.mark.parametrize("name", FILE_NAMES)
def test_first_request_for_a_file_of_a_page_finds_nothing(name: str, tmp_path: Path, new_page) -> None:
    data = tmp_path / "data"
    data.mkdir()
    make_round(data)

    with running_server(data) as server:
        page = new_page()
        answer = page.goto(f"{server.url}/{name}")
        shown = page.locator("body").inner_text()

    assert answer.status == 404
    assert "Sivua ei ole." in shown
    assert not any(secret in shown for secret in SECRETS)


def test_first_request_of_an_empty_process_meets_the_welcome(server, new_page) -> None:
    page = new_page()

    page.goto(f"{server.url}/huomiot")

    page.get_by_role("heading", level=1, name="Tervetuloa Vertaiskoosteeseen").wait_for(timeout=30_000)
    assert page.evaluate("document.documentElement.lang") == "fi"


def test_first_analyst_is_made_with_the_code_of_the_terminal(server, new_page) -> None:
    page = new_page()
    page.goto(server.url)
    page.get_by_label("Kertakäyttökoodi").fill(server.first_code())
    page.get_by_label("Nimi").fill("Aino Asiantuntija")
    page.get_by_label("Sähköposti").fill("aino@example.fi")
    page.get_by_label("Salasana", exact=False).first.fill("pitkä salasana 1")
    page.get_by_label("Salasana uudelleen").fill("pitkä salasana 1")

    page.get_by_role("button", name="Aloita", exact=True).click()

    page.get_by_role("heading", level=1, name="Kierrokset").wait_for(timeout=30_000)
    assert page.evaluate("document.cookie") == "" or "vertaiskooste=" not in page.evaluate("document.cookie")
