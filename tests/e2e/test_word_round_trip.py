"""Without signing in to comment: a section goes out as a Word file, comes back written in, and an analyst decides."""

import io
import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from analysis.model.people import Role
from analysis.settings import Settings
from analysis.workflow.opening import open_store
from tests.e2e.conftest import Server, running_server
from tests.e2e.small_round import SmallRound, make_small_round
from tests.e2e.test_whole_story import SLOW
from tests.word_files import Editor

pytestmark = pytest.mark.e2e

COMMENT, INSERTED, LOOSE = "Vuosi on väärin.", " Näin on sovittu.", "Tämä kappale kirjoitettiin väliin."
BEFORE = "Kokoukset pidetään kuukausittain."
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def small_round(tmp_path: Path) -> SmallRound:
    return make_small_round(open_store(Settings.from_environment({"VERTAISKOOSTE_DATA": str(tmp_path / "data")})))


@pytest.fixture
def app(small_round: SmallRound, tmp_path: Path) -> Iterator[Server]:
    with running_server(tmp_path / "data") as running:
        yield running


def entered(page: Page, app: Server, small_round: SmallRound, role: Role, address: str) -> Page:
    token = small_round.token(role)
    page.context.add_cookies(
        [
            {"name": "vertaiskooste", "value": token, "url": app.url},
            {"name": "vertaiskooste_kieli", "value": "fi", "url": app.url},
        ]
    )
    page.goto(f"{app.url}/{address}")
    return page


def downloaded(page: Page) -> bytes:
    with page.expect_download(timeout=SLOW) as waiting:
        page.get_by_role("link", name=re.compile("Tämä kuntaote Word-tiedostona")).first.click()
    return Path(waiting.value.path()).read_bytes()


def written_in(data: bytes) -> bytes:
    """The file as colleagues in the municipality return it: a comment, a tracked change, and a paragraph in between."""
    file = Editor(data)
    on = file.at("vk_N1")
    file.comment(on, COMMENT, "Matti Meikäläinen")
    file.insert(on, INSERTED, "Maija Virtanen")
    file.add_after(on, LOOSE, "Maija Virtanen", tracked=False)
    return file.saved()


def bring_in(page: Page, data: bytes) -> None:
    page.get_by_text("Kommentointi Word-tiedostossa ilman kirjautumista").click()
    page.wait_for_timeout(1000)  # an expander that is still opening closes the list under the pointer
    page.get_by_role("combobox", name="Kunta", exact=True).press("ArrowDown")
    page.get_by_role("option", name="Havulinna").click()
    field = page.locator("input[type=file]").first
    field.set_input_files({"name": "kuntaote.docx", "mimeType": WORD, "buffer": data}, timeout=SLOW)
    button = page.get_by_role("button", name="Tuo", exact=True)
    expect(button).to_be_enabled(timeout=SLOW)
    button.click()
    expect(page.get_by_role("heading", name="Word-tiedostoissa palautettua").first).to_be_visible(timeout=SLOW)


def stored(app: Server, query: str) -> list[str]:
    with sqlite3.connect(app.data / "vertaiskooste.sqlite3") as database:
        return sorted(row[0] for row in database.execute(query))


def sent(app: Server) -> list[str]:
    return stored(app, "SELECT text FROM comment WHERE state = 'sent'")


def statements(app: Server) -> list[str]:
    return stored(app, "SELECT text FROM statement")


def test_a_section_goes_out_comes_back_and_becomes_comments_only_as_decided(
    small_round: SmallRound, app: Server, new_page: Callable[..., Page]
) -> None:
    contact = entered(new_page(390, 844), app, small_round, Role.CONTACT, "kuntaote")
    data = downloaded(contact)
    assert "Lumiranta" not in "\n".join(one.text for one in Document(io.BytesIO(data)).paragraphs)

    words = statements(app)
    page = entered(new_page(), app, small_round, Role.LEAD_ANALYST, "kommentit")
    bring_in(page, written_in(data))
    main = page.locator("[data-testid=stMain]")
    expect(main.get_by_text("2 valmista otettavaksi")).to_be_visible(timeout=SLOW)
    expect(main.get_by_text("1 katsottava ensin")).to_be_visible()
    expect(main.get_by_text("Joku on kirjoittanut oman kappaleen.")).to_be_visible()
    expect(main.get_by_text("1 kommentti odottaa.")).to_be_visible()  # the one of before: nothing was applied by itself
    assert sent(app) == [BEFORE]
    assert statements(app) == words

    # What was matched is taken in; what was not is set aside, with a reason.
    page.get_by_role("button", name="Ota valitut kommenteiksi").first.click()
    expect(main.get_by_text("3 kommenttia odottaa.")).to_be_visible(timeout=SLOW)
    assert sent(app) == sorted([BEFORE, COMMENT, ""])
    page.get_by_text("Valitse kaikki").click()
    reason = page.get_by_label("Perustelu, jos siirrät valitut sivuun")
    reason.fill("Ei kuulu tähän nostoon.")
    reason.press("Tab")
    page.get_by_role("button", name="Siirrä valitut sivuun").click()
    expect(main.get_by_text("3 päätettyä, Word-tiedostoista")).to_be_visible(timeout=SLOW)

    assert len(sent(app)) == 3
    assert statements(app) == words  # a wording goes into its statement only by a press of its own
    contact.reload()
    expect(contact.get_by_text(COMMENT).last).to_be_visible(timeout=SLOW)
    assert LOOSE not in contact.locator("[data-testid=stMain]").inner_text()
    assert "Meikäläinen" not in contact.locator("[data-testid=stMain]").inner_text()
