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


@pytest.mark.parametrize(
    ("note", "text"),
    [
        ("lukemat hoitaa M. Virtanen yksin", "lukemat hoitaa [henkilö 1] yksin"),
        ("ohjeen teki J-P. Krasniqi viime vuonna", "ohjeen teki [henkilö 1] viime vuonna"),
        ("lukemat tulevat Jouni H.:lta", "lukemat tulevat [henkilö 1]:lta"),
        ("raportin tekee kouluttaja Xhemajl Krasniqi", "raportin tekee kouluttaja [henkilö 1]"),
        ("tietoa saa Xhemajl Virtaselta", "tietoa saa [henkilö 1]"),
        ("kysyttävää voi viedä Krasniqille, puh. 040 000 0000", "kysyttävää voi viedä [henkilö 1], puh. [puhelin]"),
    ],
)
def test_a_name_of_no_list_is_hidden_where_the_sentence_tells_a_person(note: str, text: str) -> None:
    assert finding_of(note).text == text


@pytest.mark.parametrize(
    ("note", "name"),
    [
        ("Krasniqi ei ole nähnyt ohjetta", "Krasniqi"),
        ("Hurskaisen lista on mapissa", "Hurskaisen"),
        ("Kangaspuron laatima pohja toimii", "Kangaspuron"),
        ("Kivikorvella on tunnukset mutta ei aikaa", "Kivikorvella"),
        ("Krasni-Dugel hinner inte med", "Krasni-Dugel"),
        ("Häggblads tabell används", "Häggblads"),
        ("Ranta-ahon lista on paperilla", "Ranta-ahon"),
    ],
)
def test_a_name_of_no_list_that_begins_a_note_is_asked(note: str, name: str) -> None:
    source = read(f"Organisointi\n- {note}\n")

    assert [(person.original, person.sure) for person in source.hidden] == [(name, False)]
    assert findings(source)[0].text == note


@pytest.mark.parametrize(
    "note",
    [
        "Ulkovalot himmenevät yöksi",
        "Energiakulut eivät näy kouluille",
        "Lämpölaitosyhtiö osallistuu ryhmään",
        "Vertaisoppimisvierailun ohjelma sovittiin",
        "Ekostödspersonerna träffas sällan",
        "Undermätare saknas i skolorna",
        "Kyllähän se siitä",
        "Kehitettävää riittää",
        "Raportit polyttyy mapissa",
        "Pohjois-Savon verkosto auttaa",
        "Caverion hoitaa huollon",
        "Kuurajärven koulu on mittaamatta",
        "Krasniqin koulu on mittaamatta",
        "Teams-koulutus pidettiin keväällä",
        "Järvistä otetaan lämpöä",
    ],
)
def test_an_everyday_word_that_begins_a_note_is_neither_hidden_nor_asked(note: str) -> None:
    assert read(f"Organisointi\n- {note}\n").hidden == ()


@pytest.mark.parametrize(
    "note",
    [
        "tästä Krasniqi sanoi heti ei",
        "lista jäi aikanaan Hirvelöiseltä tekemättä",
        "vanhan ohjeen isännöitsijä Krasniqi vei mennessään",
        "katselmukset on tilannut Lahden",
    ],
)
def test_a_name_that_is_only_likely_is_asked(note: str) -> None:
    source = read(f"Organisointi\n- {note}\n")

    assert [person.sure for person in source.hidden] == [False]
    assert "[henkilö" not in findings(source)[0].text


@pytest.mark.parametrize(
    "note",
    [
        "seuranta tehdään Granlund Manager -ohjelmalla",
        "samaa on kokeiltu Lahdessa ja Kokkolasta kysytty",
        "tavoitteesta päätettiin Teams-kokouksessa",
        "hälytykset menevät Caverionille",
        "ohje on Motivan tekemä",
    ],
)
def test_companies_products_and_towns_are_nobody(note: str) -> None:
    assert read(f"Organisointi\n- {note}\n").hidden == ()


def test_initials_are_hidden_where_the_document_tells_whose_they_are() -> None:
    notes = read("Kirjaaja: Mervi Virtanen\n\nOrganisointi\n- MV hoitaa seurannan\n- EK tehty uimahallille\n")

    assert [finding.text for finding in findings(notes)] == ["[henkilö 1] hoitaa seurannan", "EK tehty uimahallille"]


def test_two_people_with_one_first_name_have_two_numbers() -> None:
    source = read("Organisointi\n- Pekka Virtanen hoitaa\n- Pekka Laaksonen auttaa\n- Virtaselta kysytään\n")

    assert [finding.text for finding in findings(source)] == [
        "[henkilö 1] hoitaa",
        "[henkilö 2] auttaa",
        "[henkilö 1] kysytään",
    ]


def test_the_one_holder_of_a_title_in_a_named_municipality_is_a_person() -> None:
    source = read(
        "Organisointi\n- Havulinnan kunnanjohtaja puhuu energiasta\n- tuki tulee Havulinnan kunnanjohtajalta\n"
        "- kunnanjohtaja on sitoutunut\n- Havulinnan kunnanjohtajat ovat vaihtuneet\n"
    )

    assert [finding.text for finding in findings(source)] == [
        "Havulinnan [henkilö 1] puhuu energiasta",
        "tuki tulee Havulinnan [henkilö 1]",
        "kunnanjohtaja on sitoutunut",
        "Havulinnan kunnanjohtajat ovat vaihtuneet",
    ]


@pytest.mark.parametrize("code", ["010190-123A", "010190+123A", "010100A123B", "010100Y123B", "010100F123b"])
def test_an_identity_code_of_any_century_is_hidden(code: str) -> None:
    assert code not in finding_of(f"lomakkeessa oli {code}, poistettava").text


@pytest.mark.parametrize(
    "number", ["(09) 123 4567", "040-1234567", "+46 70 123 45 67", "puh. 1234567", "gsm 0400123456"]
)
def test_a_telephone_number_is_hidden_however_it_is_written(number: str) -> None:
    digits = number.removeprefix("puh. ").removeprefix("gsm ")
    assert digits not in finding_of(f"vastuussa on yksi, {number}, soittakaa").text


@pytest.mark.parametrize(
    "words", ["Virtanen-Koskelalta", "Mäki-Laaksosen", "Tuvan Eilalta", "Virtasella", "Virtasilta"]
)
def test_double_surnames_and_surnames_before_first_names_are_hidden(words: str) -> None:
    assert finding_of(f"lukemat saa {words} joka kuussa").text == "lukemat saa [henkilö 1] joka kuussa"


@pytest.mark.parametrize("note", ["Lehti kirjoitti säästöistä paljon", "Pilvi kerää lukemat talteen"])
def test_a_word_that_does_what_people_do_is_asked(note: str) -> None:
    source = read(f"Organisointi\n- {note}\n")

    assert [person.sure for person in source.hidden] == [False]


@pytest.mark.parametrize(
    ("note", "name"),
    [
        ("avaimet ovat Kärpältä saatavissa", "Kärpältä"),
        ("laskut hyväksyy nykyään Oinaanmäki", "Oinaanmäki"),
        ("taulukkoa pitää Jykke", "Jykke"),
        ("kouluttajana toimi Tran", "Tran"),
        ("matriserna finns hos Häggblom", "Häggblom"),
    ],
)
def test_a_capital_within_a_sentence_that_no_list_knows_is_asked(note: str, name: str) -> None:
    source = read(f"Organisointi\n- {note}\n")

    assert name in [person.original for person in source.hidden if not person.sure]
    assert findings(source)[0].text == note


@pytest.mark.parametrize(
    "note",
    [
        "malli saatiin Turun kaupungilta ja Oulusta",
        "lukemat ovat Excelissä ja Teamsissa",
        "mukana on Hinku-verkosto ja Kuntaliitto",
        "vastaukset: Sähkö;Lämpö;Vesi",
        "jutun teki Keskisuomalaisen lehti",
    ],
)
def test_organisations_towns_and_things_with_a_capital_are_not_asked(note: str) -> None:
    assert read(f"Organisointi\n- {note}\n").hidden == ()
