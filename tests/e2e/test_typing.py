"""Typing is not lost: a pause and a reload, a lost connection, and a save, in a real browser."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Server
from tests.e2e.test_whole_story import SLOW, go, open_sample

pytestmark = pytest.mark.e2e

LABEL = "Noston teksti"


def type_at_the_end(page: Page, words: str) -> None:
    area = page.get_by_label(LABEL).first
    expect(area).to_be_visible(timeout=SLOW)
    area.press("Control+End")
    page.keyboard.type(words, delay=15)


def test_nothing_typed_is_lost_in_a_reload_or_while_the_connection_is_gone(
    demo_server: Server, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    open_sample(page, demo_server)
    go(page, demo_server, "kooste", "Tuloskooste")

    type_at_the_end(page, " Tauko ja uudelleenlataus.")
    expect(page.get_by_text("Luonnos tallennettu").first).to_be_visible(timeout=SLOW)
    page.reload()
    expect(page.get_by_label(LABEL).first).to_have_value(re.compile("Tauko ja uudelleenlataus"), timeout=SLOW)
    expect(page.get_by_text("tallentamaton luonnos").first).to_be_visible()

    page.context.set_offline(True)
    type_at_the_end(page, " Ilman yhteyttä.")
    expect(page.get_by_text("Ei yhteyttä").first).to_be_visible(timeout=SLOW)
    page.context.set_offline(False)
    expect(page.get_by_text("Luonnos tallennettu").first).to_be_visible(timeout=SLOW)
    page.reload()
    expect(page.get_by_label(LABEL).first).to_have_value(re.compile("Ilman yhteyttä"), timeout=SLOW)

    page.get_by_role("button", name=re.compile(r"^Tallenna N\d+")).first.click()
    expect(page.get_by_text("Nosto tallennettiin.").first).to_be_visible(timeout=SLOW)
    page.reload()
    expect(page.get_by_label(LABEL).first).to_have_value(re.compile("uudelleenlataus. Ilman yhteyttä"), timeout=SLOW)
    expect(page.get_by_text("tallentamaton luonnos")).to_have_count(0)


def test_drafts_stay_off_the_browser(demo_server: Server, new_page: Callable[..., Page]) -> None:
    page = new_page()
    open_sample(page, demo_server)
    go(page, demo_server, "kooste", "Tuloskooste")
    type_at_the_end(page, " Ei jää selaimeen.")
    expect(page.get_by_text("Luonnos tallennettu").first).to_be_visible(timeout=SLOW)

    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")

    assert "Ei jää selaimeen" not in kept


def fetched(page: Page) -> str:
    """Fetch the summary as Word from the page's main link. Returns its file name."""
    with page.expect_download(timeout=SLOW) as waiting:
        page.get_by_role("link", name="Lataa Word-tiedostona").click()
    return waiting.value.suggested_filename


def test_a_cell_a_flag_a_reason_and_the_file_survive_a_lost_connection(
    demo_server: Server, new_page: Callable[..., Page]
) -> None:
    """An hour's editing in small: cell, statement, gate, reason, export; the line breaks while one writes."""
    page = new_page()
    open_sample(page, demo_server)
    go(page, demo_server, "ruudukko", "Ruudukko")
    area = page.get_by_label("Kappale 1").first
    expect(area).to_be_visible(timeout=SLOW)
    page.context.set_offline(True)
    area.press("Control+End")
    page.keyboard.type(" Ruutuun ilman yhteyttä.", delay=15)
    expect(page.get_by_text("Ei yhteyttä").first).to_be_visible(timeout=SLOW)
    page.context.set_offline(False)
    expect(page.get_by_text("Luonnos tallennettu").first).to_be_visible(timeout=SLOW)
    page.reload()
    expect(area).to_have_value(re.compile("Ruutuun ilman yhteyttä"), timeout=SLOW)
    page.get_by_role("button", name="Tallenna ruutu").click()
    expect(page.get_by_text("tallentamaton luonnos")).to_have_count(0, timeout=SLOW)
    page.reload()
    expect(area).to_have_value(re.compile("Ruutuun ilman yhteyttä"), timeout=SLOW)

    go(page, demo_server, "kooste", "Tuloskooste")
    type_at_the_end(page, " Säästö oli 30 % vuodessa.")
    expect(page.get_by_text("Luonnos tallennettu").first).to_be_visible(timeout=SLOW)
    page.get_by_role("button", name=re.compile(r"^Tallenna N\d+")).first.click()
    # The gate: the file that leaves meanwhile is a draft, and says so in its name.
    expect(page.get_by_text("Siihen asti ladattu kooste merkitään luonnokseksi.")).to_be_visible(timeout=SLOW)
    assert fetched(page) == "tuloskooste-luonnos.docx"

    page.get_by_role("button", name="Ohita perustellen").first.click()
    reason = page.get_by_label(re.compile("^Miksi")).first
    page.context.set_offline(True)
    reason.press_sequentially("Luku on kunnan ilmoittama.", delay=15)
    page.context.set_offline(False)
    expect(reason).to_have_value("Luku on kunnan ilmoittama.")
    page.get_by_role("button", name="Ohita huomautus").first.click()
    expect(page.get_by_text("Luku on kunnan ilmoittama.").first).to_be_visible(timeout=SLOW)
    page.reload()
    expect(page.get_by_text("Luku on kunnan ilmoittama.").first).to_be_visible(timeout=SLOW)
