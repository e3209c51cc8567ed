"""The whole story in a real browser: welcome, sample round, notes in, decisions, statements, the Word file."""

import io
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from playwright.sync_api import Page, expect

from tests.app_server import ROOT
from tests.e2e.conftest import Server

pytestmark = pytest.mark.e2e

EXTRA_FILE = ROOT / "sample_data" / "lisaaineisto" / "Lumiranta_lopputilaisuus.docx"
SLOW = 60_000  # the sample is read, embedded and grouped on whatever machine this is
OTHERS = ("Havulinna", "Sammalkoski", "Kuurajärvi", "Tuulisalo", "Harmaalahti")


def open_sample(page: Page, server: Server) -> None:
    page.goto(server.url)
    page.get_by_role("button", name=re.compile("esimerkki")).first.click()
    expect(page.get_by_text("186 huomiota").first).to_be_visible(timeout=SLOW)


def go(page: Page, server: Server, address: str, heading: str) -> None:
    page.goto(f"{server.url}/{address}")
    expect(page.get_by_role("heading", name=heading, exact=True).first).to_be_visible(timeout=SLOW)


def test_analyst_goes_from_notes_to_the_word_file(demo_server: Server, new_page: Callable[..., Page]) -> None:
    page = new_page()
    open_sample(page, demo_server)

    go(page, demo_server, "tuonti", "Tuo muistiinpanoja")
    page.locator("input[type=file]").first.set_input_files(EXTRA_FILE)
    page.get_by_role("button", name="Lue").click()
    expect(page.get_by_text("Mitään ei ole vielä tallennettu.").first).to_be_visible(timeout=SLOW)
    page.get_by_role("button", name="Vie kierrokseen").click()
    expect(page.get_by_text("Tuonti on valmis").first).to_be_visible(timeout=SLOW)

    finding_id = correct_a_finding(page, demo_server)
    accept_and_merge(page, demo_server)
    edit_a_statement(page, demo_server)
    document = download(page)

    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert finding_id
    assert "Tätä nostoa muokattiin selaimessa." in text
    assert "Kehittämiskohteita" in text
    development = text.split("Kehittämiskohteita")[1].split("Liite:")[0]
    assert not re.search("|".join(name[:6] for name in OTHERS), development)


def correct_a_finding(page: Page, server: Server) -> str:

    with sqlite3.connect(server.data / "vertaiskooste.sqlite3") as database:
        # One that no statement rests on: a corrected ground reopens its statement, and the summary then waits.
        query = "SELECT id FROM finding WHERE id NOT IN (SELECT finding_id FROM statement_evidence) ORDER BY id LIMIT 1"
        finding_id = database.execute(query).fetchone()[0]
    page.goto(f"{server.url}/huomiot?huomio={finding_id}")
    words = page.get_by_label("Huomio", exact=True).first
    expect(words).to_be_visible(timeout=SLOW)
    words.fill("Huomio korjattiin selaimessa.")
    page.get_by_role("button", name="Tallenna", exact=True).first.click()
    expect(page.get_by_text("Huomio tallennettiin.").first).to_be_visible(timeout=SLOW)
    with sqlite3.connect(server.data / "vertaiskooste.sqlite3") as database:
        stored = database.execute("SELECT text FROM finding WHERE id = ?", (finding_id,)).fetchone()[0]
    assert stored == "Huomio korjattiin selaimessa."
    return str(finding_id)


def accept_and_merge(page: Page, server: Server) -> None:
    go(page, server, "toistuvat", "Toistuvat huomiot")
    page.get_by_role("button", name=re.compile("^check Hyväksy|Hyväksy: ")).first.click()
    expect(page.get_by_text("Ehdotus hyväksyttiin.").first).to_be_visible(timeout=SLOW)
    for _ in range(2):
        page.get_by_text("Valitse yhdistettäväksi").nth(_).click()
        expect(page.get_by_text(f"{_ + 1} valittu yhdistettäväksi").first).to_be_visible(timeout=SLOW)
    page.get_by_role("button", name=re.compile("Yhdistä$")).first.click()
    expect(page.get_by_text("Ne yhdistettiin.").first).to_be_visible(timeout=SLOW)


def edit_a_statement(page: Page, server: Server) -> None:
    go(page, server, "kooste", "Tuloskooste")
    words = page.get_by_label("Noston teksti").first
    expect(words).to_be_visible()
    words.fill("Tätä nostoa muokattiin selaimessa.")
    page.get_by_role("button", name=re.compile(r"Tallenna N\d+")).first.click()
    expect(page.get_by_text("Nosto tallennettiin.").first).to_be_visible(timeout=SLOW)


def download(page: Page) -> WordDocument:
    with page.expect_download(timeout=SLOW) as waiting:
        page.get_by_role("link", name=re.compile("Lataa Word")).first.click()
    return Document(io.BytesIO(Path(waiting.value.path()).read_bytes()))


def test_contact_sees_the_own_section_and_reaches_no_page_of_analysts(
    demo_server: Server, new_page: Callable[..., Page]
) -> None:
    page = new_page(390, 844)
    open_sample(page, demo_server)
    page.get_by_label("Katso näkymää").first.click()
    page.get_by_role("option", name=re.compile("Lumiranta")).click()

    expect(page.get_by_role("heading", name="Lumiranta").first).to_be_visible(timeout=SLOW)
    for address in ("kierrokset", "tuonti", "huomiot", "toistuvat", "tutki", "kooste", "historia"):
        page.goto(f"{demo_server.url}/{address}")
        expect(page.get_by_text("Ei täällä").first).to_be_visible(timeout=SLOW)
    page.goto(f"{demo_server.url}/kuntaote")
    expect(page.get_by_role("heading", name="Lumiranta").first).to_be_visible(timeout=SLOW)
    shown = page.locator("[data-testid=stMain]").inner_text()
    assert not [name for name in OTHERS if name in shown.replace("Katso näkymää", "")]
    assert page.request.get(f"{demo_server.url}/vienti/summary.docx").status == 403
    assert page.request.get(f"{demo_server.url}/vienti/kuntaote.docx").status == 200
