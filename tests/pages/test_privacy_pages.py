"""Everybody reads the notice; the lead keeps and erases; refusals are written down. Words of users are never markup."""

import asyncio
from datetime import date, timedelta

import httpx
import pytest
from starlette.applications import Starlette

from analysis.workflow import access_log, hiding, people, privacy_notice, retention
from pages import web
from pages.parts import catalogues
from pages.parts.privacy_parts.default_text import PARAGRAPHS
from tests.pages.test_every_page import fill, shown
from tests.pages.test_people_pages import interviewer


def desk_of(house, token: str):
    return people.open_desk(house.store, people.session_of(house.store, token))


def fetch(path: str, token: str | None) -> httpx.Response:
    app = Starlette(routes=web.routes(), middleware=web.middleware())

    async def ask() -> httpx.Response:
        cookies = {"vertaiskooste": token} if token else {}
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost", cookies=cookies) as client:
            return await client.get(path)

    return asyncio.run(ask())


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_paragraph_of_the_notice_is_translated(language) -> None:
    assert [one for one in PARAGRAPHS if one not in catalogues.words(language).plain] == []


def test_a_stranger_reads_the_notice_and_no_editor(house, open_page) -> None:
    house.lead()

    app = open_page("tietosuoja")

    assert not app.exception and [one.value for one in app.title] == ["Tietosuoja"]
    assert "täydennä" in shown(app).replace("\\", "")
    assert not app.text_area and not app.button


def test_a_contact_reads_the_notice_as_written_and_cannot_edit(house, open_page) -> None:
    token, municipality = house.lead_of_round()
    privacy_notice.write(desk_of(house, token), "fi", "**Oma** teksti\n\n<b>Toinen</b> kappale", None)

    app = open_page("tietosuoja", house.contact(token, municipality))

    said = shown(app)
    assert "\\*\\*Oma\\*\\* teksti" in said and "Toinen" in said and "<b>" not in said.replace("\\<b\\>", "")
    assert not app.text_area


def test_a_lead_writes_the_notice_and_takes_the_programs_own_back(house, open_page) -> None:
    token, _municipality = house.lead_of_round()
    app = open_page("tietosuoja", token)

    app.text_area[0].set_value("Meidän teksti").run()
    app.button(key="notice_save").click().run()
    assert privacy_notice.notice(house.store, "fi").text == "Meidän teksti"

    app.button(key="notice_default").click().run()
    assert not app.exception and privacy_notice.notice(house.store, "fi") is None


def test_only_a_lead_opens_the_keeping_of_data(house, open_page) -> None:
    token, municipality = house.lead_of_round()

    refused = open_page("sailytys", house.contact(token, municipality))

    assert [one.value for one in refused.title] == ["Ei täällä"]
    ((entry, name),) = access_log.accesses(desk_of(house, token)).entries
    assert (entry.action, entry.kind, entry.row_id, name) == ("access_refused", "page", "sailytys", "Kaisa Kuntalainen")


def test_the_day_is_set_on_screen_and_every_page_reminds(house, open_page) -> None:
    token, _municipality = house.lead_of_round()
    fill(house, token)
    app = open_page("sailytys", token)
    assert "Poistetaan lopullisesti" in shown(app) and "Jää" in shown(app)

    app.date_input[0].set_value(date.fromisoformat(house.store.clock()[:10]) + timedelta(days=20)).run()
    app.button(key="set_retention").click().run()

    assert not app.exception
    assert "muistiinpanot poistetaan" in shown(open_page("huomiot", token))


def test_erasing_at_once_needs_the_name_of_the_round(house, open_page) -> None:
    token, _municipality = house.lead_of_round()
    fill(house, token)
    app = open_page("sailytys", token)

    app.text_input(key="erase_name_of_round").set_value("toinen").run()
    app.button(key="erase_now").click().run()

    assert "Mitään ei poistettu" in shown(app)
    assert retention.state(desk_of(house, token)).erased_at is None


@pytest.mark.parametrize(
    "address",
    ["kierrokset", "tuonti", "huomiot", "toistuvat", "ruudukko", "kooste", "kommentit", "historia", "sailytys"],
)
def test_pages_of_an_erased_round_say_when_and_still_open(house, open_page, address) -> None:
    token, _municipality = house.lead_of_round()
    desk = fill(house, token)
    retention.erase(house.store, desk.scope.round_id, "P-nobody")

    app = open_page(address, token)

    assert not app.exception
    assert "muistiinpanot poistettiin" in shown(app)


def test_an_interviewer_is_told_that_the_notes_are_gone_and_brings_no_more(house, open_page) -> None:
    token, municipality = house.lead_of_round()
    own = interviewer(house, token, municipality)
    visit = open_page("vierailu", own)
    visit.text_area(key="visit_words_0").set_value("Hankinnat\n- Vahvuus: elinkaarikustannukset lasketaan").run()
    visit.button(key="visit_read").click().run()
    visit.button(key="visit_bring").click().run()
    retention.erase(house.store, desk_of(house, token).scope.round_id, "P-nobody")

    late, after = visit.run(), open_page("vierailu", own)

    for app in (late, after):
        assert not app.exception and "muistiinpanot poistettiin" in shown(app)
        assert "poistettu]" not in shown(app) and not app.text_area


def test_a_name_in_the_notes_goes_when_it_is_written_once_more(house, open_page) -> None:
    token, _municipality = house.lead_of_round()
    desk = fill(house, token)
    hiding.hide_name(desk, "Veijo Virtanen")
    app = open_page("sailytys", token)
    app.button_group[0].set_value("Nimi muistiinpanoissa").run()
    app.text_input(key="named_name").set_value("Veijo Virtanen")
    app.button(key="named_look").click().run()

    app.text_input(key="named_again").set_value("Veijo").run()
    app.button(key="named_erase").click().run()
    assert "Mitään ei poistettu" in shown(app) and retention.erased(desk) == ()

    app.text_input(key="named_again").set_value("Veijo Virtanen").run()
    app.button(key="named_erase").click().run()
    assert not app.exception and [one.kind for one, _name in retention.erased(desk)] == ["name"]


def test_released_documents_still_download_after_the_erasure(house) -> None:
    token, municipality = house.lead_of_round()
    desk = fill(house, token)
    retention.erase(house.store, desk.scope.round_id, "P-nobody")

    answer = fetch("/vienti/kuntaote.docx", house.contact(token, municipality))

    assert answer.status_code == 200 and answer.content[:2] == b"PK"


def test_one_persons_data_is_the_leads_to_fetch_and_each_refusal_is_written_down(house, open_page) -> None:
    token, municipality = house.lead_of_round()
    contact = house.contact(token, municipality)

    assert fetch("/vienti/henkilo/P-contact", token).headers["content-type"] == "application/zip"
    assert fetch("/vienti/henkilo/P-contact", contact).status_code == 403
    assert fetch("/vienti/henkilo/P-contact", None).status_code == 401

    log = [(one.action, one.row_id) for one, _name in access_log.accesses(desk_of(house, token)).entries]
    assert log == [("access_refused", "P-contact"), ("fetch_person", "P-contact")]
