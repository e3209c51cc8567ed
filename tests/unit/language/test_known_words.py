import pytest

from analysis.language.known_words import is_made_of_words, is_whole_word


@pytest.mark.parametrize("word", ["mittari", "Mittareista", "onko", "mätare", "audits", "KETS"])
def test_a_word_of_any_of_our_languages_is_known_in_its_forms(word: str) -> None:
    assert is_whole_word(word)


@pytest.mark.parametrize("word", ["energiakulut", "vertaisoppimisvierailu", "paivitettiin", "koulukeskuksen"])
def test_a_word_that_no_dictionary_holds_is_understood_by_its_parts_or_as_a_slip(word: str) -> None:
    assert not is_whole_word(word)
    assert is_made_of_words(word)


@pytest.mark.parametrize("word", ["Krasniqi", "hurskainen", "schmidtille"])
def test_a_name_is_neither(word: str) -> None:
    assert not is_whole_word(word)
    assert not is_made_of_words(word)
