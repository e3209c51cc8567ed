"""Help and the accessibility statement: everybody's, strangers' too, in three languages and for one's own role."""

import re

import pytest

from analysis.model.people import Role
from analysis.workflow import people
from pages.parts import accessibility_texts, catalogues, help_texts
from tests.pages.test_every_page import shown
from tests.pages.test_people_pages import interviewer

ADDRESSES = ("ohje", "saavutettavuus")
TITLES = {
    "ohje": {"fi": "Ohje", "sv": "Hjälp", "en": "Help"},
    "saavutettavuus": {
        "fi": "Saavutettavuusseloste",
        "sv": "Tillgänglighetsutlåtande",
        "en": "Accessibility statement",
    },
}


def every_text() -> list[str]:
    tasks = [task for role in (*Role, None) for task in help_texts.tasks_of(role)]
    pairs = help_texts.WORDS
    keys = (*help_texts.KEYS, *help_texts.KEYS_OF_ANALYSTS)
    gaps = accessibility_texts.GAPS
    return [
        *(text for task in tasks for text in (task.name, task.how)),
        *(text for pair in pairs for text in pair),
        *(meaning for _name, meaning in keys),
        *(text for gap in gaps for text in (gap.what, gap.way_round)),
    ]


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_text_of_the_help_is_translated(language) -> None:
    known = catalogues.words(language).plain

    assert [text for text in every_text() if text not in known] == []


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("is_in_use", [True, False], ids=["in use", "first start"])
def test_a_stranger_reads_it_before_signing_in(house, open_page, address, is_in_use) -> None:
    if is_in_use:
        house.lead_of_round()

    app = open_page(address)

    assert not app.exception
    assert app.title[0].value == TITLES[address]["fi"]
    assert "Havulinna" not in shown(app)


def test_the_sign_in_page_leads_to_both(house, open_page) -> None:
    house.lead_of_round()

    links = [link.proto.label for link in open_page("kirjautuminen").get("page_link")]

    assert {"Ohje", "Saavutettavuusseloste"} <= set(links)


@pytest.mark.parametrize("is_in_use", [True, False], ids=["in use", "first start"])
def test_the_help_leads_a_stranger_back_to_the_way_in(house, open_page, is_in_use) -> None:
    if is_in_use:
        house.lead_of_round()

    links = [link.proto.label for link in open_page("ohje").get("page_link")]

    assert ("Kirjaudu sisään" in links) is is_in_use
    assert ("Aloita" in links) is not is_in_use


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_it_speaks_the_language_of_its_reader(house, open_page, address, language) -> None:
    token = house.lead()
    people.set_language(house.store, token, language)

    assert open_page(address, token).title[0].value == TITLES[address][language]


def test_each_role_reads_of_its_own_tasks(house, open_page) -> None:
    token, municipality = house.lead_of_round()
    analyst = shown(open_page("ohje", token))
    contact = shown(open_page("ohje", house.contact(token, municipality)))
    visitor = shown(open_page("ohje", interviewer(house, token, municipality)))
    stranger = shown(open_page("ohje"))

    assert "Päätä, mikä toistuu" in analyst and "Lue kuntaotteenne" not in analyst
    assert "Lue kuntaotteenne" in contact and "Päätä, mikä toistuu" not in contact
    assert "Tuo vierailun muistiinpanot" in visitor and "Päätä, mikä toistuu" not in visitor
    assert "kutsuu sinut sähköpostilla" in stranger and "Lue kuntaotteenne" not in stranger


@pytest.mark.parametrize("role", [Role.LEAD_ANALYST, Role.ANALYST])
def test_an_analyst_has_five_main_tasks(role) -> None:
    assert len(help_texts.tasks_of(role)) == 5


def test_every_task_leads_to_a_page_of_its_role(house, open_page) -> None:
    token, municipality = house.lead_of_round()

    for held in (token, house.contact(token, municipality)):
        app = open_page("ohje", held)
        tasks = help_texts.OF_ANALYSTS if held == token else help_texts.OF_A_MUNICIPALITY
        links = [link for link in app.get("page_link") if link.proto.label == "Avaa sivu"]
        assert len(links) == sum(bool(task.url_path) for task in tasks)


def test_the_statement_names_the_law_the_gaps_and_who_supervises(house, open_page) -> None:
    said = shown(open_page("saavutettavuus"))

    assert "osittain" in said and "24.11.2026" in said
    assert "Traficom" in said
    assert all(f"/issues/{gap.issue}" in said for gap in accessibility_texts.GAPS if gap.issue)
    assert all(re.fullmatch(r"[1-4]\.\d\.\d{1,2}", gap.criterion) for gap in accessibility_texts.GAPS)
