"""What texts are searched and compared by. Word forms themselves stand in tests/golden/forms_*.tsv."""

import pytest

from analysis.language.analyser import Analyser


@pytest.fixture(scope="module")
def analyser():
    return Analyser()


def test_unknown_word_is_its_own_lemma(analyser):
    assert analyser.lemmas("asdfqwer", "fi") == ("asdfqwer",)


def test_search_finds_a_compound_by_an_inflected_part(analyser):
    note = analyser.search_terms("Energiakatselmus on tehty.", "fi")

    query = analyser.lemmas("katselmuksia", "fi")

    assert set(query) <= set(note)
    assert "kulutus" not in note


def test_search_terms_are_sorted_and_each_stands_once(analyser):
    terms = analyser.search_terms("katselmus katselmukset katselmusraportti", "fi")

    assert list(terms) == sorted(set(terms))


def test_hidden_person_is_nobodys_word(analyser):
    assert analyser.terms("[henkilö 2] hoitaa katselmukset", "fi") == ("hoitaa", "katselmus")


def test_string_too_long_for_a_word_is_left_as_it_is(analyser):
    assert analyser.lemmas("a" * 5000, "sv") == ("a" * 5000,)
