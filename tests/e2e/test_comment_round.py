"""Two browsers at once: a contact comments on a phone while the analyst edits the same statement."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Server
from tests.e2e.test_whole_story import OTHERS, SLOW, open_sample

pytestmark = pytest.mark.e2e

COMMENT = "Tieto on vanhentunut, korjatkaa vuosi."
EDITED = "Analyytikko muokkasi tätä nostoa samaan aikaan."


def as_contact(chromium: Browser, analyst: Page, server: Server) -> Page:
    """Return a phone of somebody who looks as the contact of Lumiranta: a session of its own."""
    context = chromium.new_context(viewport={"width": 390, "height": 844}, locale="fi-FI", has_touch=True)
    page = context.new_page()
    page.goto(server.url)
    page.get_by_role("button", name=re.compile("esimerkki")).first.click()
    page.get_by_label("Katso näkymää").first.click()
    page.get_by_role("option", name=re.compile("Lumiranta")).click()
    expect(page.get_by_role("heading", name="Lumiranta").first).to_be_visible(timeout=SLOW)
    return page


def wait_for_release(page: Page, server: Server) -> None:
    for _ in range(30):
        page.goto(f"{server.url}/kommentit")
        expect(page.get_by_role("heading", name="Kommentit").first).to_be_visible(timeout=SLOW)
        if page.get_by_text("on kommentoitavana").count():
            return
        page.wait_for_timeout(1000)
    raise AssertionError("the sample was not released")


def write(phone: Page) -> str:
    """Open the first statement's form, choose a kind and type. Returns the statement's mark; nothing is pressed yet."""
    button = phone.get_by_role("button", name=re.compile(r"^Kommentoi: N\d+$")).first
    label = str(button.inner_text()).removeprefix("Kommentoi: ").strip()
    button.click()
    phone.get_by_label("Millainen kommentti?").click()
    phone.get_by_role("option", name=re.compile("Asiavirhe")).click()
    phone.get_by_label("Kommentti", exact=True).fill(COMMENT)
    return label


def edit(page: Page, server: Server, label: str) -> None:
    page.goto(f"{server.url}/kommentit")
    chapter = page.request.get(f"{server.url}/vienti/result.json")
    assert chapter.ok
    page.goto(f"{server.url}/kooste?nosto={label}")
    expect(page.get_by_role("heading", name="Tuloskooste", exact=True)).to_be_visible(timeout=SLOW)
    words = page.get_by_label("Noston teksti").first
    expect(words).to_be_visible(timeout=SLOW)
    words.fill(EDITED)
    page.get_by_role("button", name=re.compile(rf"Tallenna {label}")).first.click()
    expect(page.get_by_text(EDITED).first).to_be_visible(timeout=SLOW)


def test_comment_and_edit_at_once_and_the_answer_comes_back(
    demo_server: Server, chromium: Browser, new_page: Callable[..., Page]
) -> None:
    analyst = new_page()
    open_sample(analyst, demo_server)
    wait_for_release(analyst, demo_server)
    phone = as_contact(chromium, analyst, demo_server)

    label = write(phone)
    edit(analyst, demo_server, label)

    # What was typed is there after a reload in mid-sentence, though nothing was pressed.
    expect(phone.get_by_text("Luonnos tallennettu").first).to_be_visible(timeout=SLOW)
    phone.reload()
    phone.get_by_role("button", name=re.compile("Jatka keskeneräistä kommenttia")).click()
    expect(phone.get_by_label("Kommentti", exact=True)).to_have_value(COMMENT, timeout=SLOW)
    phone.get_by_label("Millainen kommentti?").click()
    phone.get_by_role("option", name=re.compile("Asiavirhe")).click()
    phone.get_by_role("button", name="Tallenna luonnos").click()
    phone.get_by_role("button", name=re.compile("Lähetä 1 kommentti")).first.click()
    expect(phone.get_by_text("odottaa vastausta").first).to_be_visible(timeout=SLOW)

    # The analyst finds the comment on the words of then, and the edit beside them.
    analyst.goto(f"{demo_server.url}/kommentit")
    expect(analyst.get_by_text(COMMENT).first).to_be_visible(timeout=SLOW)
    expect(analyst.get_by_text("Nostoa on muokattu kommentin jälkeen").first).to_be_visible()
    analyst.get_by_role("radio", name="Ei muutosta").or_(
        analyst.get_by_role("button", name="Ei muutosta")
    ).first.click()
    analyst.get_by_label(re.compile("^Perustelu")).fill("Vuosi on vierailun ajalta.")
    analyst.get_by_role("button", name="Vastaa", exact=True).click()
    expect(analyst.get_by_text("Yksikään kommentti ei odota vastausta.")).to_be_visible(timeout=SLOW)

    phone.reload()
    expect(phone.get_by_text("Vuosi on vierailun ajalta.").first).to_be_visible(timeout=SLOW)
    shown = phone.locator("[data-testid=stMain]").inner_text()
    assert not [name for name in OTHERS if name in shown]
    assert EDITED not in shown  # what is edited now is not in the release that is out for comments
    phone.context.close()
