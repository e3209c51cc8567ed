"""What a person reads and presses on the welcome page, the page of a round and the own section."""

import re
from datetime import date

import pytest

from analysis.model.rounds import Interview, Municipality, Visit
from analysis.workflow import people, rounds
from tests.pages.strip import strip_of
from tests.pages.test_every_page import fill, shown


def html_of(app) -> str:
    return "\n".join(str(element.proto.body) for element in app.get("html"))


def choose_part(app, label: str):
    return app.get("button_group")[0].set_value(label).run()


def test_an_empty_round_says_that_nothing_has_been_added(house, open_page) -> None:
    token = house.lead()
    scope = people.open_rounds(people.session_of(house.store, token))
    rounds.make_round(house.store, scope, "Kierros 2026", "KETS")

    app = open_page("kierrokset", token)

    assert not app.exception
    assert "Kuntia ei ole vielä lisätty." in shown(app)
    assert "lisää kierroksen kunnat" in shown(app)
    assert [button.label for button in app.button if button.key.startswith("go_")] == []


def test_the_next_step_is_a_button_and_the_stage_is_said_in_words(house, open_page) -> None:
    token, _municipality = house.lead_of_round()

    app = open_page("kierrokset", token)

    assert [button.label for button in app.button if button.key.startswith("go_")] == ["Muistiinpanojen tuonti"]
    assert "Muistiinpanot (nyt)" in strip_of(app)
    assert "radio_button" not in shown(app)


def test_a_round_just_made_opens_at_its_municipalities(house, open_page) -> None:
    token, _municipality = house.lead_of_round()
    app = choose_part(open_page("kierrokset", token), "Kaikki kierrokset")

    app.text_input(key="new_round_name").set_value("Toinen kierros")
    app.button(key="new_round_save").click().run()

    assert app.header[0].value == "Kunnat"
    assert "Kuntia ei ole vielä lisätty." in shown(app)
    assert "Uusi kierros" not in shown(app)


def test_visits_are_listed_with_guests_and_interviews(house, open_page) -> None:
    token, host = house.lead_of_round()
    desk = people.open_desk(house.store, people.session_of(house.store, token))
    guest = rounds.save_municipality(desk, Municipality("", "Lumiranta"), is_new=True)
    visit = rounds.save_visit(desk, Visit("", host, (guest,), date(2026, 3, 12)), is_new=True)
    rounds.save_interview(desk, Interview("", visit, "Johto"), is_new=True)

    app = choose_part(open_page("kierrokset", token), "Vierailut ja haastattelut")

    assert not app.exception
    assert "Havulinna" in shown(app)
    assert re.search(r"12\\\.3\\\.2026 · Lumiranta · Johto", shown(app))
    assert "Vierailuja ei ole vielä lisätty." not in shown(app)


def test_coverage_shows_names_as_they_are_in_a_table_that_the_keyboard_reaches(house, open_page) -> None:
    token, _municipality = house.lead_of_round()
    desk = people.open_desk(house.store, people.session_of(house.store, token))
    rounds.save_municipality(desk, Municipality("", "<b>Kunta</b>"), is_new=True)

    app = choose_part(open_page("kierrokset", token), "Kattavuus")

    assert not app.exception
    assert 'tabindex="0"' in html_of(app)
    assert '<th scope="row">&lt;b&gt;Kunta&lt;/b&gt;</th>' in html_of(app)
    assert "<b>Kunta" not in html_of(app)


def test_the_own_section_tells_at_once_what_it_holds(house, open_page) -> None:
    token, municipality = house.lead_of_round()
    fill(house, token)

    app = open_page("kuntaote", house.contact(token, municipality))

    told = shown(app)
    assert "Yhteisen koosteen kohdat, jotka perustuvat teidän aineistoonne" in told
    assert "Missä kuntanne nimeä ehdotetaan" in told
    assert "Oma raport" in told


@pytest.mark.parametrize(
    ("wrong", "first"), [("", "Tutustu esimerkkikierrokseen"), ("code.wrong_code", "Aloita omalla")]
)
def test_welcome_begins_with_the_sample_but_not_while_the_form_waits(
    house, open_page, monkeypatch, wrong: str, first: str
) -> None:
    monkeypatch.setattr("analysis.workflow.sample.can_open_sample", lambda *_: True)
    monkeypatch.setattr("pages.welcome._wrong_input", lambda: wrong)

    app = open_page("aloitus")

    assert app.header[0].value.startswith(first)
    assert ("Kertakäyttökoodi on väärä" in shown(app)) is bool(wrong)
