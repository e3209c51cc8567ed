"""Where one is: the strip of phases on each analyst's page, a simpler one for a municipality, and what comes next."""

import pytest

from analysis.model.phases import Standing
from analysis.workflow import commenting, people
from pages.parts.phase_strip import Step, item_of
from tests.pages.strip import strip_of
from tests.pages.test_every_page import ADDRESSES, fill, shown


def links_of(app) -> list[str]:
    return [link.proto.label for link in app.get("page_link")]


@pytest.mark.parametrize("address", [address for address in ADDRESSES if address != "tutki"])
def test_every_page_of_a_round_says_which_phase_is_on(house, open_page, address) -> None:
    token, _municipality = house.lead_of_round()

    app = open_page(address, token)

    strip = strip_of(app)
    assert 'aria-label="Kierroksen vaiheet"' in strip
    assert strip.count('aria-current="step"') == 2  # the row of wide screens and the list of narrow ones
    assert "Vaihe 1/6: Muistiinpanot" in strip
    assert "Kierros 2026" in shown(app)


def test_the_strip_says_what_waits_for_whom(house, open_page) -> None:
    token, _municipality = house.lead_of_round()
    assert "odottaa muistiinpanoja" in strip_of(open_page("historia", token))

    fill(house, token)

    assert "odottaa kuntien vastauksia" in strip_of(open_page("historia", token))


def test_a_page_links_to_what_comes_next_but_not_to_itself(house, open_page) -> None:
    token, _municipality = house.lead_of_round()

    assert "Seuraavaksi: tuo muistiinpanot." in links_of(open_page("historia", token))
    assert "Seuraavaksi: tuo muistiinpanot." not in links_of(open_page("tuonti", token))


def test_the_strip_follows_what_was_done(house, open_page) -> None:
    token, municipality = house.lead_of_round()
    fill(house, token)
    contact = people.open_desk(house.store, people.session_of(house.store, house.contact(token, municipality)))
    open_page("kommentit", token)

    commenting.write_comment(contact, commenting.NewComment("section", commenting.CommentKind.ADDITION, "Hyvä näin"))
    commenting.send_comments(contact)

    assert "1 kommentti odottaa asiantuntijan vastausta" in strip_of(open_page("kommentit", token))


def test_a_contact_sees_the_phases_of_the_own_section_only(house, open_page) -> None:
    token, municipality = house.lead_of_round()
    contact = house.contact(token, municipality)

    before = strip_of(open_page("kuntaote", contact))
    fill(house, token)
    after = strip_of(open_page("kuntaote", contact))

    assert "Vaihe 1/4: Valmistelu" in before
    assert "Vaihe 2/4: Kommentoitavana" in after
    assert "odottaa" not in before + after


def test_words_of_a_strip_are_never_html() -> None:
    item = item_of(Step("<b>x", Standing.NOW, ("<i>y",)))

    assert "<b>x" not in item
    assert "<i>y" not in item
