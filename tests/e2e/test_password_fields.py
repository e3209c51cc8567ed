"""Typing a password in a real browser: it can be seen, and a word tells how strong a new one is."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from analysis.access import open_rounds_scope
from analysis.model.people import Membership, Role, Terms
from analysis.settings import Settings
from analysis.workflow import invitations, members, people, rounds
from analysis.workflow.opening import open_store
from tests.e2e.conftest import Server

pytestmark = pytest.mark.e2e

SLOW = 60_000
PASSWORD = "kolme hevosta laulaa aamulla"


def link_of_a_contact(server: Server) -> str:
    """Make a round on the server's database, and invite its reader. Returns the link's secret."""
    settings = Settings.from_environment({"VERTAISKOOSTE_DATA": str(server.data)})
    store = open_store(settings)
    lead = people.make_first_lead(store, people.issue_first_code(store), "Aino", "aino@example.fi", PASSWORD)
    token = people.open_session(store, lead.person_id)
    visitor = people.session_of(store, token)
    held: Membership = visitor.memberships[0]
    scope = open_rounds_scope(lead.person_id, visitor.memberships, held.membership_id)
    people.choose(store, token, held.membership_id, rounds.make_round(store, scope, "Kierros", ""))
    desk = people.open_desk(store, people.session_of(store, token))
    link = members.invite(desk, settings, "kaisa@example.fi", "", Terms(Role.READER))
    assert invitations.offer(store, link.token) is not None
    return str(link.token)


def measure(page: Page) -> None:
    """Type passwords of several strengths, and read what the page says of each."""
    said = page.locator("[data-strength] output").first
    field = page.locator("input[data-measured]").first
    for typed, words in (
        ("lyhyt", "Vielä liian lyhyt"),
        ("kissa          aasi", "Vielä liian lyhyt"),
        ("aabbaabbaabbaabb", "Helppo arvata"),
        ("kissa ja koira", "Riittävän pitkä"),
        ("kissa ja koira yhdessä", "Hyvä"),
        (PASSWORD, "Erittäin hyvä"),
    ):
        field.fill(typed)
        expect(said).to_contain_text(words)


def see_it_and_hide_it(page: Page) -> None:
    secret = page.locator("input[data-secret]")
    hidden = page.locator('input[data-secret][type="password"]')
    count = secret.count()
    expect(hidden).to_have_count(count)
    page.get_by_label("Näytä salasana").check()
    expect(hidden).to_have_count(0)
    page.get_by_label("Näytä salasana").uncheck()
    expect(hidden).to_have_count(count)


def test_the_first_analyst_sees_what_is_typed_and_how_strong_it_is(
    server: Server, new_page: Callable[[], Page]
) -> None:
    page = new_page()
    page.goto(server.url)
    expect(page.get_by_label("Salasana", exact=True).or_(page.locator("input[data-measured]")).first).to_be_visible(
        timeout=SLOW
    )

    measure(page)
    see_it_and_hide_it(page)

    page.get_by_label("Näytä salasana").check()
    page.locator("input[data-measured]").fill("x" * 140)
    assert len(page.locator("input[data-measured]").input_value()) == 140  # not cut: it will be refused in words


def test_an_invited_person_does_so_too_and_gets_in(server: Server, new_page: Callable[[], Page]) -> None:
    secret = link_of_a_contact(server)
    page = new_page()
    page.goto(f"{server.url}/kutsu/{secret}")
    see_it_and_hide_it(page)
    measure(page)
    page.get_by_label("Nimi").fill("Kaisa")
    page.get_by_label("Salasana uudelleen").fill(PASSWORD)
    page.get_by_label("Näytä salasana").check()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or "") if request.method == "POST" else None)
    page.get_by_role("button", name="Hyväksy kutsu").click()

    expect(page.get_by_role("heading", level=1).first).to_be_visible(timeout=SLOW)
    assert not re.search("kutsu", page.url)
    assert not any("data-" in body or "strength" in body for body in sent)


def test_without_scripts_nothing_useless_is_offered(server: Server, chromium) -> None:
    secret = link_of_a_contact(server)
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.url}/kutsu/{secret}")

    expect(page.get_by_role("button", name="Hyväksy kutsu")).to_be_visible()
    expect(page.get_by_text("Näytä salasana")).not_to_be_visible()
    expect(page.locator("meter")).not_to_be_visible()
    context.close()
