"""Golden tables of word forms; misses stand in them, so that a mended one is noticed and its mark taken off."""

import csv
from pathlib import Path

import pytest

from analysis.language.analyser import Analyser

LANGUAGES = ("fi", "sv", "en")


def rows(language):
    with (Path(__file__).parent / f"forms_{language}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@pytest.fixture(scope="module")
def analyser():
    return Analyser(voikko=False)


def is_right(analyser, language, row):
    found = [(word.lemma, " ".join(word.parts)) for word in analyser.words(row["form"], language)]
    return found == [(row["lemma"], row["parts"])]


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_have_their_lemmas_and_parts(analyser, language):
    wrong = [r["form"] for r in rows(language) if not r["note"] and not is_right(analyser, language, r)]

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_known_misses_are_still_misses(analyser, language):
    mended = [r["form"] for r in rows(language) if r["note"] and is_right(analyser, language, r)]

    assert mended == [], "take the mark off"


@pytest.mark.parametrize(("language", "least"), [("fi", 250), ("sv", 80), ("en", 40)])
def test_table_is_large_each_form_stands_once_and_notes_mark_misses(language, least):
    forms = [row["form"] for row in rows(language)]

    assert len(forms) == len(set(forms)) >= least
    assert all(row["note"].startswith("miss") for row in rows(language) if row["note"])
