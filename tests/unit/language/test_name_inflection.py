"""Names are found in the forms that notes write; other words are not taken for them."""

import unicodedata
from pathlib import Path

import pytest

from analysis.language.gradation import strong_grades, weak_grades
from analysis.language.inflection import forms_of, stems_of, without_clitic
from analysis.summary.names import names_in

# Names of every declension with forms as people write them: all cases, plurals, clitics, spoken and foreign endings.
TABLE = {
    name: forms.split()
    for name, forms in (
        line.split("\t") for line in (Path(__file__).parent / "name_forms.tsv").read_text(encoding="utf-8").splitlines()
    )
}
FIRST_NAMES = ("Pekka", "Matti", "Pentti", "Heikki", "Olli", "Satu", "Kai", "Pia", "Leo", "Kalle", "Ville")


def _folded(word: str) -> str:
    bare = "".join(sign for sign in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(sign))
    return bare.replace("'", "").replace("’", "")


@pytest.mark.parametrize("name", TABLE)
def test_a_name_is_known_in_every_form(name: str) -> None:
    forms = forms_of(_folded(name), keeps_i=name in FIRST_NAMES)
    unknown = [form for form in TABLE[name] if not {_folded(form), without_clitic(_folded(form))} & forms]

    assert unknown == []


@pytest.mark.parametrize("name", TABLE)
def test_a_summary_is_searched_for_every_form_of_a_name(name: str) -> None:
    unseen = [form for form in TABLE[name] if not names_in(f"Asiasta sovittiin: {form} tuli mukaan.", [name])]

    assert unseen == []


@pytest.mark.parametrize(
    ("name", "word"),
    [("olli", "ollen"), ("kai", "ain"), ("pia", "vian"), ("markus", "markuun"), ("virtanen", "virran")],
)
def test_another_word_is_no_form_of_a_name(name: str, word: str) -> None:
    assert word not in forms_of(name, keeps_i=True)


def test_no_name_has_no_forms() -> None:
    assert forms_of("") == frozenset()


def test_both_parts_of_a_place_name_inflect() -> None:
    assert "uudessakaupunki" in stems_of("uusikaupunki")


def test_a_clitic_comes_off_a_word_but_not_out_of_a_short_name() -> None:
    assert without_clitic("pekkakin") == "pekka"
    assert without_clitic("markin") == "markin"


@pytest.mark.parametrize(
    ("strong", "weak"),
    [
        ("rinte", "rinne"), ("kanka", "kanga"), ("lampe", "lamme"), ("aalto", "aallo"), ("parta", "parra"),
        ("lehte", "lehde"), ("tupa", "tuva"), ("korpe", "korve"), ("pekka", "peka"), ("kurke", "kurje"),
        ("seppa", "sepa"), ("matti", "mati"), ("katu", "kadu"),
    ],
)  # fmt: skip
def test_consonants_change_their_grade_both_ways(strong: str, weak: str) -> None:
    assert weak in weak_grades(strong)
    assert strong in strong_grades(weak)


@pytest.mark.parametrize("stem", ["koske", "kosta", "pitka", "kai", "salo", "r"])
def test_consonants_that_have_no_grades_stay(stem: str) -> None:
    assert not {grade for grade in weak_grades(stem) if grade != "pita"}
