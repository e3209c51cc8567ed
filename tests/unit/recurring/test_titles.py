import numpy as np
import pytest
from recurring_builders import REPORTS, finding, suggested

from analysis.language.analyser import Analyser
from analysis.recurring.corpus import corpus_of
from analysis.recurring.titles import is_named, short_sentence, title_for


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("- Vahvuus: ryhmä kokoontuu neljästi vuodessa.", "Ryhmä kokoontuu neljästi vuodessa"),
        ("K: ekotuki on hiipunut", "Ekotuki on hiipunut"),
        ("Vinkki (hankinnat): pyytäkää kaksi hintaa", "Pyytäkää kaksi hintaa"),
        ("Raportti tuli. Kukaan ei lue.", "Raportti tuli"),
        ("rapsat mapissa teknisen käytävällä :D", "Rapsat mapissa teknisen käytävällä"),
        ("**Vahvuus:** ryhmä toimii", "Ryhmä toimii"),
    ],
)
def test_note_becomes_a_title(note, sentence):
    assert short_sentence(note) == sentence


def test_long_note_is_cut_at_a_clause_or_a_word_and_nothing_is_added():
    clause = short_sentence("Seurantajärjestelmä on hankittu kaikkiin kohteisiin, mutta " + "lukemia katsotaan " * 6)
    word = short_sentence("lukemia katsotaan " * 12)

    assert clause == "Seurantajärjestelmä on hankittu kaikkiin kohteisiin"
    assert len(word) <= 90
    assert word.endswith("…")


def test_title_has_no_hidden_person_and_no_municipality():
    named = finding("g", "Havulinnassa ehdotusten toteutumista ei seurata keskitetysti lainkaan", "havulinna")
    hidden = finding("h", "[henkilö 1] sanoo ettei ehdotusten toteutumista seurata keskitetysti lainkaan", "lumiranta")

    found = suggested([named, hidden, *REPORTS[2:]], names=["Havulinna"])
    suggestion = next(one for one in found if one.finding_ids == ("g", "h"))

    assert "[henkilö" not in suggestion.title.lower()
    assert "havulin" not in suggestion.title.lower()
    assert " · " in suggestion.title


def test_a_list_that_would_be_cut_is_left_out():
    note = "Johtoryhmälle viedään kahdesti vuodessa yhden sivun tilannekuva: kulutus, kustannukset ja kohteet, joita ei"

    assert short_sentence(note) == "Johtoryhmälle viedään kahdesti vuodessa yhden sivun tilannekuva"


def test_words_that_set_a_group_apart_are_whole_and_shared_and_no_compound_stands_beside_its_part():
    # Hidden people stand in both notes, so no sentence is fit for a title.
    own = [
        finding("g", "[henkilö 1]: tilojen vuokrasopimuksissa ei ole kulutustietoa", "lumiranta"),
        finding("h", "[henkilö 2]: vuokrasopimukset eivät anna kulutustietoja", "tuulisalo"),
    ]
    analyser = Analyser(voikko=False)
    corpus = corpus_of([*own, *REPORTS], None, analyser)
    rows = [corpus.places["g"], corpus.places["h"]]
    words = title_for(corpus, rows, np.eye(2, len(corpus), dtype=np.float32), analyser, []).lower().split(" · ")

    assert {"vuokrasopimus", "kulutustieto"} <= set(words)
    assert not {"vuokra", "sopimus", "kulutus", "tieto"} & set(words)


def test_titles_are_the_findings_own_words():
    texts = " ".join(one.text for one in REPORTS).lower()

    for suggestion in suggested(REPORTS):
        assert suggestion.title.rstrip("…").lower() in texts
        assert len(suggestion.title) <= 90


@pytest.mark.parametrize(("text", "expected"), [("Harmaalahdessa on", True), ("harmaa seinä", False)])
def test_name_is_known_in_its_case_forms(text, expected):
    assert is_named(text, "Harmaalahti") is expected
