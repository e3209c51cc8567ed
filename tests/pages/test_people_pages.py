"""The page of people, one's own account, and the pages of interviewers and readers."""

import pytest

from analysis.model.people import Role, Terms
from analysis.model.rounds import Visit
from analysis.settings import Settings
from analysis.workflow import invitations, members, people, rounds
from tests.pages.conftest import PASSWORD
from tests.pages.test_gate import words_of


def desk_of(house, token):
    return people.open_desk(house.store, people.session_of(house.store, token))


def member(house, token, terms: Terms) -> str:
    """Invite somebody and accept. Returns the token of their session."""
    link = members.invite(desk_of(house, token), Settings.from_environment({}), "olli@example.fi", "", terms)
    person = invitations.accept_new(house.store, link.token, "Olli *Tähti*", PASSWORD)
    return people.open_session(house.store, person.person_id)


def interviewer(house, token, municipality_id: str) -> str:
    visit_id = rounds.save_visit(desk_of(house, token), Visit("", municipality_id), is_new=True)
    return member(house, token, Terms(Role.INTERVIEWER, visit_ids=(visit_id,)))


def test_a_lead_invites_and_is_given_the_letter_to_copy(house, open_page) -> None:
    token, municipality_id = house.lead_of_round()
    app = open_page("ihmiset", token)
    app.text_input(key="invite_0_email").set_value("kaisa@example.fi")
    app.selectbox(key="invite_0_municipality").set_value(municipality_id)

    app.button(key="invite").click().run()

    assert not app.exception
    letter = app.code[0].value
    assert "/kutsu/" in letter and "Kierros 2026" in letter
    secret = letter.partition("/kutsu/")[2].split()[0]
    assert invitations.offer(house.store, secret).place == "Havulinna"


def test_an_analyst_who_does_not_lead_has_no_page_of_people(house, open_page) -> None:
    token, _municipality = house.lead_of_round()

    app = open_page("ihmiset", member(house, token, Terms(Role.ANALYST)))

    assert app.title[0].value == "Ei täällä"


def test_names_of_people_are_shown_as_they_are(house, open_page) -> None:
    token, _municipality = house.lead_of_round()
    member(house, token, Terms(Role.ANALYST))

    assert "Olli \\*Tähti\\*" in words_of(open_page("ihmiset", token))


def test_an_account_shows_its_own_sessions(house, open_page) -> None:
    token = house.lead()
    people.open_session(house.store, people.session_of(house.store, token).person.person_id, "Firefox, Windows")

    app = open_page("oma-tili", token)

    assert not app.exception
    assert "Firefox, Windows" in words_of(app).replace("\\", "")


def test_a_second_step_is_shown_as_a_key_and_no_picture_file(house, open_page) -> None:
    app = open_page("oma-tili", house.lead())

    app.button(key="second_step_begin").click().run()

    assert not app.exception
    assert len(app.code[0].value) == 32
    assert app.get("imgs") == []  # a picture file could be fetched by anybody who guesses its address


def test_an_interviewer_writes_notes_and_sees_them(house, open_page) -> None:
    token, municipality_id = house.lead_of_round()
    own = interviewer(house, token, municipality_id)
    app = open_page("vierailu", own)
    app.text_area(key="visit_words_0").set_value("Hankinnat\n- Vahvuus: elinkaarikustannukset lasketaan").run()
    app.button(key="visit_read").click().run()

    app.button(key="visit_bring").click().run()

    assert not app.exception
    assert "elinkaarikustannukset" in words_of(open_page("vierailu", own))


@pytest.mark.parametrize("address", ["kierrokset", "huomiot", "kooste", "kuntaote", "ihmiset", "julkaistut"])
def test_an_interviewer_has_no_other_page(house, open_page, address) -> None:
    token, municipality_id = house.lead_of_round()

    assert open_page(address, interviewer(house, token, municipality_id)).title[0].value == "Ei täällä"


def test_a_reader_is_told_that_nothing_is_published(house, open_page) -> None:
    token, _municipality = house.lead_of_round()

    app = open_page("julkaistut", member(house, token, Terms(Role.READER)))

    assert not app.exception
    assert "Mitään ei ole vielä julkaistu." in words_of(app)
