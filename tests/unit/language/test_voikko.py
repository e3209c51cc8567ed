"""Voikko is used only when it is asked for and there, and never decides between readings."""

import sys
import types

import pytest

from analysis.language.analyser import Analyser
from analysis.language.voikko import VoikkoSource, open_voikko
from analysis.settings import Settings


class FakeMorphology:
    READINGS = {  # noqa: RUF012 (a table of the test)
        "öljykattiloita": [{"BASEFORM": "öljykattila", "CLASS": "nimisana"}],
        "alusta": [{"BASEFORM": "alku", "CLASS": "nimisana"}, {"BASEFORM": "alus", "CLASS": "nimisana"}],
        "helsingin": [{"BASEFORM": "Helsinki", "CLASS": "paikannimi"}],
        "tehty": [{"BASEFORM": "tehty", "CLASS": "laatusana", "PARTICIPLE": "past_passive"}],
        "katselmuksia": [{"BASEFORM": "väärä", "CLASS": "nimisana"}],
        "xyzvoikkoa": [{"BASEFORM": "xyzvoikko", "CLASS": "nimisana"}],
    }

    def __init__(self, language="fi"):
        self.language = language

    def analyze(self, word):
        return self.READINGS.get(word, [])


@pytest.fixture
def no_memory():
    open_voikko.cache_clear()
    yield
    open_voikko.cache_clear()


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("öljykattiloita", "öljykattila"), ("helsingin", "helsinki"), ("alusta", None), ("tehty", None), ("oo", None)],
)
def test_only_reading_is_believed(word, lemma):
    assert VoikkoSource(FakeMorphology()).lemma(word) == lemma


def test_voikko_is_off_unless_asked_for():
    assert not Settings.from_environment({}).voikko
    assert Settings.from_environment({"VERTAISKOOSTE_VOIKKO": "1"}).voikko
    assert Analyser(voikko=False).sources == ("municipal", "simplemma")


def test_missing_library_is_told_and_nothing_else_changes(no_memory, monkeypatch, caplog):
    monkeypatch.setitem(sys.modules, "libvoikko", None)

    analyser = Analyser(voikko=True)

    assert analyser.sources == ("municipal", "simplemma")
    assert analyser.lemmas("katselmuksia", "fi") == ("katselmus",)
    assert "python module libvoikko is missing" in caplog.text.lower()


def test_missing_dictionary_is_told(no_memory, monkeypatch, caplog):
    class VoikkoException(Exception):
        pass

    def refuse(language):
        raise VoikkoException("no valid dictionaries were found")

    monkeypatch.setitem(sys.modules, "libvoikko", types.SimpleNamespace(Voikko=refuse))

    assert open_voikko() is None
    assert "voikko-fi" in caplog.text


def test_our_own_words_come_before_voikko_and_voikko_is_seen_in_sources_and_version(no_memory, monkeypatch):
    monkeypatch.setitem(sys.modules, "libvoikko", types.SimpleNamespace(Voikko=FakeMorphology))

    with_voikko, without = Analyser(voikko=True), Analyser(voikko=False)

    assert with_voikko.sources == ("municipal", "voikko", "simplemma")
    assert with_voikko.version != without.version
    assert with_voikko.lemmas("kats xyzvoikkoa", "fi") == ("katselmus", "xyzvoikko")
    assert without.lemmas("xyzvoikkoa", "fi") != ("xyzvoikko",)
