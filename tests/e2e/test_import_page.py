"""Importing in a real browser: twelve files dropped, decided by keyboard alone, brought in, taken back."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook
from playwright.sync_api import Page, expect

from analysis.model.rounds import Municipality
from analysis.store.database import Database
from analysis.store.unit import Store
from analysis.workflow import people, rounds
from pages.parts.session import COOKIE
from tests.corpus import mail_files, open_document_files, rich_text_files, transcript_files
from tests.corpus.entry import READ
from tests.e2e.conftest import Server, running_server

pytestmark = pytest.mark.e2e
SLOW = 60_000
DATABASE = "vertaiskooste.sqlite3"
SAID = "- Hälytysrajat tarkistettiin keväällä {number}\n"


@pytest.fixture
def round_server(tmp_path: Path) -> Iterator[tuple[Server, str]]:
    """A server with a round of three municipalities and no notes, and the session of its analyst."""
    data = tmp_path / "data"
    data.mkdir()
    database = Database.open(f"sqlite:///{data / DATABASE}")
    store = Store(database)
    person = people.make_first_lead(
        store, people.issue_first_code(store), "Aino", "aino@example.fi", "pitkä salasana 1"
    )
    token = people.open_session(store, person.person_id)
    scope = people.open_rounds(people.session_of(store, token))
    people.choose(store, token, scope.membership_id, rounds.make_round(store, scope, "Kierros 2026", ""))
    desk = people.open_desk(store, people.session_of(store, token))
    for name in ("Havulinna", "Lumiranta", "Tuulisalo"):
        rounds.save_municipality(desk, Municipality("", name), is_new=True)
    database.dispose()
    with running_server(data) as server:
        yield server, token


def open_import(page: Page, server: Server, token: str) -> None:
    page.context.add_cookies([{"name": COOKIE, "value": token, "url": server.url}])
    page.goto(f"{server.url}/tuonti")
    expect(page.get_by_role("heading", name="Tuo muistiinpanoja", exact=True)).to_be_visible(timeout=SLOW)


def twelve_files(folder: Path) -> list[Path]:
    """Nine kinds of notes, a file twice, one that cannot be read, and one whose municipality nobody can know."""
    folder.mkdir()
    word = Document()
    word.add_heading("Havulinna", 0)
    word.add_heading("Hankinnat", 1)
    word.add_paragraph("Energiakriteerit puuttuvat puitesopimuksista", style="List Bullet")
    word.add_paragraph("Ohje on. KEHITETTÄVÄÄ: sitä ei lueta. Vinkki: kysykää markkinalta", style="List Bullet")
    word.save(str(folder / "01_Havulinna.docx"))
    book = Workbook()
    book.active.append(("Teema", "Huomio"))
    book.active.append(("Katselmukset", "Ehdotuksia ei viety kunnossapitoon"))
    for day in ("maanantaina", "tiistaina", "torstaina"):  # EK may be audits or training: it is asked
        book.active.append(("EK", f"Iltakoulu järjestettiin {day}"))
    book.save(folder / "02_Lumiranta.xlsx")
    (folder / "03_Lumiranta.csv").write_text("Teema;Huomio\nKoulutus;Huoltomiehet koulutettiin syksyllä\n")
    (folder / "04_Havulinna.txt").write_text(f"Kulutusseuranta\n{SAID.format(number=1)}")
    (folder / "05_Havulinna.md").write_text(f"# Kulutusseuranta\n\n{SAID.format(number=2)}")
    for number, module, suffix in (
        (6, mail_files, "eml"),
        (7, transcript_files, "vtt"),
        (8, open_document_files, "odt"),
        (9, rich_text_files, "rtf"),
    ):
        data = next(one.data for one in module.FILES if one.outcome == READ and one.name.endswith(suffix))
        (folder / f"{number:02}_Tuulisalo.{suffix}").write_bytes(data)
    (folder / "10_kopio.txt").write_bytes((folder / "04_Havulinna.txt").read_bytes())
    (folder / "11_vanha.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (folder / "12_kuka.txt").write_text("Koulutus\n- Kiinteistönhoitajat koulutetaan joka vuosi\n")
    return sorted(folder.iterdir())


def counted(page: Page, pile: str) -> int:
    label = page.get_by_text(re.compile(rf"^{pile} \(\d+\)$")).first.inner_text()
    return int(label.rsplit("(", 1)[1].rstrip(")"))


def read_all(page: Page, files: list[Path]) -> None:
    page.locator("input[type=file]").first.set_input_files([str(file) for file in files])
    read = page.get_by_role("button", name=re.compile("Lue$"))
    expect(read).to_be_enabled(timeout=SLOW)
    read.click()
    expect(page.get_by_text("Mitään ei ole vielä tallennettu.").first).to_be_visible(timeout=SLOW)


def stored(server: Server, table: str) -> int:
    with sqlite3.connect(server.data / DATABASE) as database:
        return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def press(page: Page, key: str, pile: str, expected: int) -> None:
    page.keyboard.press(key)
    expect(page.get_by_text(f"{pile} ({expected})").first).to_be_visible(timeout=SLOW)


def test_twelve_files_are_decided_by_keyboard_brought_in_and_taken_back(
    round_server: tuple[Server, str], new_page: Callable[..., Page], tmp_path: Path
) -> None:
    page, (server, token) = new_page(), round_server
    open_import(page, server, token)
    files = twelve_files(tmp_path / "notes")
    assert len(files) == 12
    read_all(page, files)
    expect(page.get_by_text(re.compile("11_vanha.doc: ")).first).to_be_visible()
    expect(page.get_by_text(re.compile("10_kopio.txt: ")).first).to_be_visible()
    assert stored(server, "document") == stored(server, "finding") == 0

    decide_by_keyboard(page)
    assert stored(server, "document") == stored(server, "finding") == 0

    commit = page.get_by_role("button", name=re.compile("Vie kierrokseen"))
    commit.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Tuonti on valmis").first).to_be_visible(timeout=SLOW)
    assert stored(server, "document") == 10
    take_back_one(page, server)


def decide_by_keyboard(page: Page) -> None:
    """Split, theme, set aside, undo, many at once: every decision by a key, focus moved by keys where there is none."""
    pile = "Vaatii ratkaisun"
    page.get_by_role("radio", name="Rivit").focus()
    page.keyboard.press("Space")
    expect(page.get_by_text(re.compile(rf"^{pile} \(\d+\)$")).first).to_be_visible(timeout=SLOW)
    open_lines = counted(page, pile)
    assert open_lines >= 4
    ready, aside = counted(page, "Valmiina"), counted(page, "Siirretty sivuun")
    expect(page.get_by_label("Yksi huomio riville").first).to_be_visible()
    page.locator("body").press("Escape")

    press(page, "j", pile, open_lines - 1)  # the line with three things, split as suggested
    press(page, "z", pile, open_lines)  # and whole again
    press(page, "j", pile, open_lines - 1)
    press(page, "s", pile, open_lines - 2)
    assert counted(page, "Siirretty sivuun") == aside + 1
    press(page, "z", pile, open_lines - 1)
    assert counted(page, "Siirretty sivuun") == aside
    page.keyboard.press("x")
    expect(page.get_by_role("button", name="Poista valinnat")).to_be_visible(timeout=SLOW)
    page.keyboard.press("n")
    expect(page.get_by_text(f"2 / {open_lines - 1}").first).to_be_visible(timeout=SLOW)
    page.keyboard.press("x")
    expect(page.get_by_text("Päätös koskee 2 riviä.").first).to_be_visible(timeout=SLOW)
    press(page, "s", pile, open_lines - 3)
    assert counted(page, "Siirretty sivuun") == aside + 2
    assert counted(page, "Valmiina") == ready + 1


def take_back_one(page: Page, server: Server) -> None:
    with sqlite3.connect(server.data / DATABASE) as database:
        document_id = database.execute("SELECT id FROM document WHERE file_name = '01_Havulinna.docx'").fetchone()[0]
    findings = stored(server, "finding")
    page.goto(f"{server.url}/tuonti?aineisto={document_id}")
    page.get_by_text("Peru tämä tuonti").first.click()
    page.get_by_role("button", name=re.compile("Peru tuonti$")).last.click()
    expect(page.get_by_text("Tuonti peruttiin.").first).to_be_visible(timeout=SLOW)
    assert stored(server, "finding") == findings - 4
