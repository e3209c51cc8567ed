import pytest
from ingest_builders import finding_of, findings, read

from analysis.ingest.name_lists import listed_name


@pytest.mark.parametrize(
    "words",
    [
        "Pekka", "Pekan", "Pekalle", "Pekalta", "Pekkaa", "Virtanen", "Virtasen", "Virtaselle", "Virtasta", "Virtaseen",
        "Leena", "Leenalta", "Mervi", "Merviltä", "Mikko", "Mikolle", "Olli", "Ollin", "Mäkelä", "Mäkelältä", "Makelan",
        "Hannele", "Hannelelle", "Björn", "Björns", "Markus", "Markuksen", "Tuomas", "Tuomaan", "Pekka Virtasen",
        "Mäkisen Tuula", "Pekankin", "Riitalta", "Tarjan", "Anna-Liisalta", "Hannu-setä",
    ],
)  # fmt: skip
def test_a_name_is_hidden_in_every_form(words: str) -> None:
    finding = finding_of(f"lukemat tulevat {words} listasta kerran kuussa")

    assert "[henkilö 1]" in finding.text
    assert words not in finding.text


def test_the_same_person_keeps_the_number_in_a_document() -> None:
    source = read(
        "Organisointi\n- kysytään aina Pekalta\n- ja Leenalta\n- Virtasen Pekka lomailee\n- Virtaselle soitetaan\n"
    )

    numbers = [finding.text for finding in findings(source)]
    assert [("1" in text, "2" in text) for text in numbers] == [
        (True, False),
        (False, True),
        (True, False),
        (True, False),
    ]


@pytest.mark.parametrize(
    "note",
    [
        "Ilma vaihtuu huonosti koulussa",
        "Sade kasteli mittarin",
        "Mikä on tavoite, ei ole sovittu",
        "Ennen kilpailutusta pidetään vuoropuhelu",
        "Siitä ei ole sovittu",
        "toivo paremmasta elää",
        "Havulinnassa ja Sammalkoskella on sama toimittaja",
        "KETS, ESCO ja PTS ovat tuttuja",
        "Koskee myös päiväkoteja",
        "Lahja-kortti on otettu käyttöön",
        "iv-koneet käyvät Mäkelän koulussa yöt läpi",
    ],
)
def test_everyday_words_and_municipalities_are_not_hidden(note: str) -> None:
    assert "[henkilö" not in finding_of(note).text


@pytest.mark.parametrize("note", ["Ilma lupasi hoitaa asian", "diplomi rehtori Taimelta", "Onnin mukaan kaikki toimii"])
def test_a_name_that_is_a_word_is_hidden_beside_words_of_people(note: str) -> None:
    assert "[henkilö 1]" in finding_of(note).text


def test_a_doubtful_name_is_asked_and_left() -> None:
    source = read("Organisointi\n- Ilma on koulussa huonoa\n")

    (person,) = source.hidden
    assert (person.original, person.sure) == ("Ilma", False)
    assert "names_to_check" in source.warnings
    assert findings(source)[0].text.startswith("Ilma")


@pytest.mark.parametrize(
    ("words", "placeholder"),
    [
        ("050 000 0000", "[puhelin]"),
        ("+358 50 0000000", "[puhelin]"),
        ("pekka.v@kunta.example", "[sähköposti]"),
        ("010190-123A", "[henkilötunnus]"),
    ],
)
def test_numbers_and_addresses_are_hidden(words: str, placeholder: str) -> None:
    finding = finding_of(f"pohjan saa: {words}, kysykää")

    assert placeholder in finding.text
    assert words not in finding.text


@pytest.mark.parametrize("number", ["30 000 e", "2026–2029", "12.3.2026", "0,2 htv", "4 600 MWh"])
def test_other_numbers_stay(number: str) -> None:
    assert number in finding_of(f"laitteen arvo on yli {number} vuodessa").text


def test_names_that_a_person_asked_to_hide_are_hidden_in_lower_case_too() -> None:
    source = read("Organisointi\n- sanoi xhevdet ja krasniqi\n", names_to_hide=("Xhevdet Krasniqi",))

    assert findings(source)[0].text == "sanoi [henkilö 1] ja [henkilö 1]"


def test_a_title_in_parentheses_leaves_only_its_role() -> None:
    finding = finding_of("”kyllä tää hoituu, kun muistaa” (kp)")

    assert finding.role_class == "RO3"
    assert "kp" not in finding.text


def test_a_word_with_other_dots_is_another_word() -> None:
    assert listed_name("Mika") is not None
    assert listed_name("Mikä") is None
