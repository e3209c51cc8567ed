"""The gate: each sees their own pages, and nobody anything else by its address."""

import pytest

ANALYST_PAGES = ("tuonti", "huomiot", "toistuvat", "tutki", "kooste", "historia", "kierrokset")
SECRET = "Havulinna"


def words_of(app) -> str:
    """Everything that stands on the screen, as one text."""
    kinds = (app.title, app.header, app.subheader, app.markdown, app.caption, app.info, app.error, app.text, app.table)
    shown = [str(element.value) for kind in kinds for element in kind]
    shown += [str(getattr(element, "value", "")) for element in app.get("html")]
    return "\n".join([*shown, *(str(box.options) for box in app.selectbox)])


@pytest.mark.parametrize("url_path", ["", *ANALYST_PAGES, "kuntaote", "kirjautuminen"])
def test_empty_database_welcomes_whatever_the_address(house, open_page, url_path) -> None:
    app = open_page(url_path)

    assert not app.exception
    assert app.title[0].value == "Tervetuloa Vertaiskoosteeseen"


@pytest.mark.parametrize("url_path", ["", *ANALYST_PAGES, "kuntaote", "aloitus"])
def test_stranger_gets_the_sign_in_page_and_nothing_of_the_round(house, open_page, url_path) -> None:
    house.lead_of_round()

    app = open_page(url_path)

    assert not app.exception
    assert app.title[0].value == "Kirjaudu sisään"
    assert SECRET not in words_of(app)


def test_a_made_up_token_opens_nothing(house, open_page) -> None:
    house.lead_of_round()

    assert open_page("kierrokset", "made-up").title[0].value == "Kirjaudu sisään"


def test_an_ended_session_opens_nothing(house, open_page) -> None:
    from analysis.workflow import people

    token, _municipality = house.lead_of_round()
    people.end_session(house.store, token)

    assert open_page("kierrokset", token).title[0].value == "Kirjaudu sisään"


def test_analyst_begins_at_the_open_round(house, open_page) -> None:
    token, _municipality = house.lead_of_round()

    app = open_page("", token)

    assert not app.exception
    assert SECRET in words_of(app)


def test_analyst_without_a_round_may_make_one(house, open_page) -> None:
    app = open_page("kierrokset", house.lead())
    app.text_input(key="new_round_name").set_value("Kierros 2027")

    app.button(key="new_round_save").click().run()

    assert not app.exception
    assert "Kierros 2027" in words_of(app)


@pytest.mark.parametrize("url_path", [*ANALYST_PAGES, "kirjautuminen", "aloitus"])
def test_contact_reaches_no_page_of_analysts_by_its_address(house, open_page, url_path) -> None:
    analyst, municipality_id = house.lead_of_round()

    app = open_page(url_path, house.contact(analyst, municipality_id))

    assert not app.exception
    assert app.title[0].value == "Ei täällä"
    assert "Kierros 2026" not in words_of(app)


def test_analyst_does_not_read_a_section_in_the_municipalitys_place(house, open_page) -> None:
    token, _municipality = house.lead_of_round()

    assert open_page("kuntaote", token).title[0].value == "Ei täällä"


def test_contact_is_told_when_to_expect_the_section(house, open_page) -> None:
    analyst, municipality_id = house.lead_of_round()

    app = open_page("", house.contact(analyst, municipality_id))

    assert not app.exception
    assert app.title[0].value == "Havulinna"
    assert "ei ole vielä valmis" in words_of(app)
