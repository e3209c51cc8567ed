"""Every page in every language: Swedish and Finnish readers meet no English, and the language is kept."""

import re

import pytest

from analysis.workflow import people
from pages.parts import catalogues
from tests.pages.test_every_page import ADDRESSES, fill

# What people and files are called, and what is written alike in two languages, is not a text that leaks.
KINDS = ("title", "header", "subheader", "markdown", "info", "caption", "error", "warning", "button", "selectbox")
KINDS_WITH_LABELS = (*KINDS, "text_input", "text_area", "multiselect", "checkbox", "radio", "expander", "toggle")
TITLES = {
    "fi": {"kierrokset": "Kierros", "huomiot": "Huomiot", "kooste": "Tuloskooste"},
    "sv": {"kierrokset": "Omgång", "huomiot": "Iakttagelser", "kooste": "Resultatsammandrag"},
    "en": {"kierrokset": "Round", "huomiot": "Findings", "kooste": "Results summary"},
}


def lines_of(app) -> set[str]:
    """What stands on a page, a text at a time: labels, headings, paragraphs, choices."""
    found: set[str] = set()
    for kind in KINDS_WITH_LABELS:
        for element in app.get(kind):
            words = (getattr(element, "label", ""), getattr(element, "value", ""), *getattr(element, "options", ()))
            found |= {word.strip("*") for word in words if isinstance(word, str)}
    return found


def english_in(app, language: str) -> list[str]:
    """The English texts on a page that the language says in other words."""
    other = {msgid for msgid, said in catalogues.words(language).plain.items() if said != msgid}
    return sorted(lines_of(app) & other)


@pytest.fixture
def open_in(house, open_page):
    """Open a page of a lead analyst, or of a contact person, in a language."""

    def open_it(address: str, language: str, *, is_full: bool = True, is_contact: bool = False):
        token, municipality = house.lead_of_round()
        if is_full:
            fill(house, token)
        reader = house.contact(token, municipality) if is_contact else token
        people.set_language(house.store, reader, language)
        return open_page(address, reader)

    return open_it


@pytest.mark.parametrize("is_full", [True, False], ids=["full", "empty"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_swedish_analyst_meets_no_english(open_in, address, is_full) -> None:
    app = open_in(address, "sv", is_full=is_full)

    assert not app.exception
    assert len(lines_of(app)) > 3
    assert english_in(app, "sv") == []


def test_a_swedish_contact_meets_no_english(open_in) -> None:
    app = open_in("kuntaote", "sv", is_contact=True)

    assert not app.exception
    assert "Er egen rapport" in lines_of(app)
    assert english_in(app, "sv") == []


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("address", ["kierrokset", "huomiot", "kooste"])
def test_a_page_has_its_title_in_the_language_of_its_reader(open_in, language, address) -> None:
    app = open_in(address, language)

    assert not app.exception
    assert app.title[0].value == TITLES[language][address]


def test_notes_stay_in_the_language_they_were_written_in(open_in) -> None:
    app = open_in("kuntaote", "sv", is_contact=True)

    marked = [str(one.proto.body) for one in app.get("html") if "elinkaarikustannukset" in str(one.proto.body)]
    assert marked and all('lang="fi"' in words for words in marked)  # a screen reader reads them as Finnish
    assert not any("livscykel" in words for words in marked)


def test_english_on_a_swedish_page_is_noticed(open_in) -> None:
    assert {"Findings", "Theme"} <= set(english_in(open_in("huomiot", "en"), "sv"))


@pytest.mark.parametrize(
    ("language", "words", "others"), [("fi", "Selaa", "Bläddra"), ("sv", "Bläddra", "Selaa"), ("en", "Browse", "Selaa")]
)
def test_the_file_field_speaks_the_language_of_its_reader(open_in, language, words, others) -> None:
    styles = "".join(str(element.proto.body) for element in open_in("tuonti", language).get("html"))

    assert f'content: "{words}"' in styles
    assert others not in styles


def test_no_reader_is_offered_file_types_that_are_only_refused(open_in) -> None:
    styles = "".join(str(element.proto.body) for element in open_in("tuonti", "en").get("html"))

    said = re.findall(r'content: "([^"]*)"', styles)
    assert "or drag the files here" in said
    assert not any(".doc" in words for words in said)
