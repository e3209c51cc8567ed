import pytest

from analysis.summary.names import names_in, with_names_replaced

FORMS = {
    "Havulinna": "Havulinnassa havulinnan Havulinnaan Havulinnalainen Havulinna-mallin Havulinnankin",
    "Sammalkoski": "Sammalkosken Sammalkoskella sammalkoskelaiset",
    "Kuurajärvi": "Kuurajärven Kuurajärvellä Kuurajarvella",
    "Harmaalahti": "Harmaalahdessa Harmaalahteen Harmaalahden harmaalahtelaisten",
    "Grålunda": "Grålunda Grålundas Grålundassa",
    "Lumiranta": "Lumirannassa Lumirantaan Lumirannan",
    "Tuulisalo": "Tuulisalossa Tuulisaloon",
    "Turku": "Turussa Turun Turkuun",
    "Oulu": "Oulussa Oulun Ouluun",
    "Lahti": "Lahdessa Lahteen Lahtea",
    "Salo": "Salossa Saloon Salon",
    "Seinäjoki": "Seinäjoella Seinäjoen Seinäjoelta",
    "Uusikaupunki": "Uudenkaupungin Uudessakaupungissa",
    "Kauniainen": "Kauniaisissa Kauniaisten",
    "Ii": "Iissä Iin",
    "HL": "HL HL:ssä",
    "Pekka": "Pekan Pekalle Pekkaa",
    "Virtasen": "Virtanen Virtasta Virtaselle",
    "Mervi": "Merviltä Mervin",
}


@pytest.mark.parametrize(("name", "form"), [(name, one) for name, forms in FORMS.items() for one in forms.split()])
def test_name_is_found_in_every_form(name, form):
    hits = names_in(f"Vierailulla {form} sovittiin asiasta.", [name])

    assert [hit.words for hit in hits] == [form]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Lahti", "Uimaranta on lahden pohjukassa."),
        ("Salo", "Kokous pidettiin salongissa."),
        ("Turku", "Turvallisuus ja Turve otettiin puheeksi."),
        ("Oulu", "Koulu ja koulun pihavalot uusittiin."),
        ("HL", "Henkilön hlö-merkintä ja HLX jäivät."),
        ("Ii", "Iltaan mennessä ilo palasi."),
        ("Ilma", "Sisäilma ja ilma vaihtuvat."),
        ("Havulinna", "Linnan havut kerättiin."),
        ("Sammalkoski", "Koskessa on sammalta."),
    ],
)
def test_ordinary_word_is_no_name(name, text):
    assert names_in(text, [name]) == ()


def test_name_of_several_words_is_found_inflected():
    assert [one.words for one in names_in("Kävimme Havulinnan kaupungilla.", ["Havulinnan kaupunki"])]


def test_removed_name_leaves_no_gap():
    text = with_names_replaced("Havulinnan kouluissa (Havulinna) katselmuksia ei seurata.", ["Havulinna"], "")

    assert text == "kouluissa katselmuksia ei seurata."


def test_masked_text_holds_no_name_in_any_form():
    text = with_names_replaced("Lumirannassa toisin kuin Kuurajärvellä.", ["Kuurajärvi", "Lumiranta"], "[kunta]")

    assert text == "[kunta] toisin kuin [kunta]."
