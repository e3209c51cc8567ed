"""One thing said in several registers and languages is one concept."""

import shutil

import pytest

from analysis.language import vocabulary
from analysis.language.analyser import Analyser
from analysis.language.common_words import common_words
from analysis.language.concepts import concept_rows, thesaurus

ROWS = tuple(concept_rows())
LANGUAGES = ("fi", "sv", "en")

# Formal, spoken or abbreviated, and in another language: each pair shares the concepts told.
MEETINGS = [
    ("Kulutusseurantaa ei ole.", "fi", "Uppföljning av förbrukningen saknas.", "sv", {"kulutus", "seuranta"}),
    (
        "Talkkarit ei saa rapsoja",
        "fi",
        "Kiinteistönhoitajille ei toimiteta raportteja.",
        "fi",
        {"kiinteistönhoitaja", "raportti"},
    ),
    ("Sijaista ei ole nimetty.", "fi", "Ingen ersättare har utsetts.", "sv", {"sijainen", "nimetä"}),
    ("Katselmuksia ei tsekata", "fi", "The audits are not checked.", "en", {"katselmus", "tarkistaa"}),
    (
        "Elinkaarikustannuksia ei huomioida.",
        "fi",
        "LCC i upphandlingen beaktas inte.",
        "sv",
        {"elinkaari", "kustannus"},
    ),
    ("Resurssipulaa on.", "fi", "Resurserna saknas.", "sv", {"resurssi", "puuttua"}),
    ("Vastuuhenkilö puuttuu", "fi", "Ansvarsperson saknas", "sv", {"vastuu", "henkilö", "puuttua"}),
    (
        "Energiakriteerit tarjouspyynnössä",
        "fi",
        "Energikriterier i anbudsförfrågan",
        "sv",
        {"energia", "kriteeri", "tarjouspyyntö"},
    ),
    ("Jorylle budjetti", "fi", "Talousarvio johtoryhmälle", "fi", {"johtoryhmä", "budjetti"}),
    ("Mappi pölyttyy hyllyssä", "fi", "Planen ligger i en låda.", "sv", {"roikkua", "pöytälaatikko"}),
    ("Virka täyttämättä", "fi", "Tjänsten är vakant.", "sv", {"täyttämätön"}),
    ("Toimenpiteet jäivät tekemättä", "fi", "Toimenpide-ehdotukset toteuttamatta", "fi", {"toimenpide", "tekemättä"}),
    ("Koneet pyörii täysillä", "fi", "Ventilationen går på fullt", "sv", {"täysillä"}),
    ("Ohjelma on kankea", "fi", "Systemet är krångligt.", "sv", {"monimutkainen"}),
]

DIFFERENT = [
    ("katselmus", "raportti"),
    ("lämpö", "sähkö"),
    ("tavoite", "toimenpide"),
    ("valtuusto", "lautakunta"),
    ("mittari", "mittaus"),
    ("huippu", "hukka"),
    ("parantaa", "kehittää"),
    ("huolto", "hoito"),
    ("prosessi", "menetelmä"),
    ("kasvaa", "lisätä"),
    ("päivä", "kello"),
    ("palo", "palomies"),
]


@pytest.fixture(scope="module")
def analyser():
    return Analyser()


@pytest.mark.parametrize(("one", "its_language", "other", "other_language", "shared"), MEETINGS)
def test_two_wordings_of_one_thing_share_its_concepts(analyser, one, its_language, other, other_language, shared):
    found = set(analyser.concepts(one, its_language)) & set(analyser.concepts(other, other_language))

    assert shared <= found


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_related_things_stay_apart(analyser, one, other):
    assert analyser.concepts(one, "fi")
    assert not set(analyser.concepts(one, "fi")) & set(analyser.concepts(other, "fi"))


def test_concepts_come_in_the_order_of_the_text(analyser):
    assert analyser.concepts("Raportti valtuustolle ja budjetti", "fi") == ("raportti", "valtuusto", "budjetti")


def test_a_compound_that_is_no_concept_gives_those_of_its_parts(analyser):
    assert analyser.concepts("vesimittarin hälytysraja", "fi")[-1:] == ("hälytys",)
    assert analyser.concepts("katselmusraportti", "fi") == ("katselmus", "raportti")


@pytest.mark.parametrize("text", ["", "ja että on", "Pöllö hyppi.", "[henkilö 2]", "2019 30"])
def test_words_without_a_concept_give_nothing(analyser, text):
    assert analyser.concepts(text, "fi") == ()


def test_a_language_without_words_gives_nothing(analyser):
    assert thesaurus("et").by_word == {}
    assert analyser.concepts("raportti", "et") == ()


def test_the_language_is_told_from_the_text_when_it_is_not_given(analyser):
    assert "seuranta" in analyser.concepts("Det finns ingen uppföljning och vi har inte någon plan för den.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_table_gives_its_concept_through_the_analyser(analyser, language):
    lost = [
        (concept, word)
        for concept, words in ROWS
        for word in words[language]
        if concept not in analyser.concepts(word, language)
    ]

    assert len(ROWS) > 1000
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_stands_under_more_than_two_concepts(language):
    crowded = {word: concepts for word, concepts in thesaurus(language).by_word.items() if len(concepts) > 2}

    assert crowded == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_common_word_stands_in_the_table(language):
    assert not set(thesaurus(language).by_word) & common_words(language)


def test_the_table_is_sorted_and_each_concept_is_one_of_its_finnish_words_told_once():
    concepts = [concept for concept, _ in ROWS]

    assert concepts == sorted(set(concepts))
    assert [concept for concept, words in ROWS if concept not in words["fi"]] == []
    assert all(len(set(words[language])) == len(words[language]) for _, words in ROWS for language in LANGUAGES)


def test_other_concepts_are_another_version_of_the_word_lists(tmp_path, monkeypatch):
    lists = shutil.copytree(vocabulary._WORDS, tmp_path / "words")
    monkeypatch.setattr(vocabulary, "_WORDS", lists)
    version_of = vocabulary.word_list_version.__wrapped__
    before = version_of()

    with (lists / "concepts.tsv").open("a", encoding="utf-8") as file:
        file.write("öljy\tnafta\t\t\n")

    assert version_of() != before


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Tietoja ei päivitetä.", "päivittää"),
        ("Ohjeita ei noudateta.", "noudattaa"),
        ("Asukkaille ei tiedoteta.", "viestintä"),
        ("Asetuksia ei säädetä.", "säätö"),
        ("Sitä ei ymmärretä.", "ymmärtää"),
        ("Kukaan ei seuraa.", "seuranta"),
        ("Talkkari ei osaa.", "osaaminen"),
    ],
)
def test_what_is_not_done_is_the_concept_of_what_is_done(analyser, text, concept):
    assert concept in analyser.concepts(text, "fi")
