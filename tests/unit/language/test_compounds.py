import pytest

from analysis.language.compounds import CompoundSplitter
from analysis.language.dictionaries import word_forms
from analysis.language.vocabulary import municipal_vocabulary


@pytest.fixture(scope="module")
def splitter():
    return CompoundSplitter((municipal_vocabulary("fi"),), word_forms("fi"))


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("energiakatselmus", ("energia", "katselmus")),
        ("kulutusseuranta", ("kulutus", "seuranta")),
        ("resurssipula", ("resurssi", "pula")),
        ("kunnanjohtaja", ("kunta", "johtaja")),
        ("energiainfo", ("energia", "info")),
        ("mökkikylä", ("mökki", "kylä")),
    ],
)
def test_compound_is_split_into_lemmas(splitter, word, parts):
    assert splitter.split(word).parts == parts


@pytest.mark.parametrize(
    "word",
    ["eriarvoisuus", "viestintä", "kokonaan", "termostaatti", "urakoitsija", "ennakoivaan", "toimenpide", "2012-15"],
)
def test_word_that_only_looks_like_a_compound_is_left_whole(splitter, word):
    assert splitter.split(word) is None


def test_known_bad_split_is_still_bad(splitter):
    # aikataulu is no board of time; harmless in similarity, which is why parts are never shown
    assert splitter.split("aikataulu").parts == ("aika", "taulu")
