"""Names are found in the forms that notes write; other words are not taken for them."""

import pytest

from analysis.language.inflection import forms_of, stems_of, without_clitic


@pytest.mark.parametrize(
    ("name", "form"),
    [("virtanen", "virtasella"), ("pekka", "pekan"), ("jarvi", "jarven"), ("rinne", "rinteeseen"), ("lahti", "lahden")],
)
def test_a_name_is_known_in_its_inflected_form(name: str, form: str) -> None:
    assert form in forms_of(name)


@pytest.mark.parametrize(("name", "form"), [("virtanen", "virtasella"), ("jarvi", "jarven"), ("lahti", "lahdessa")])
def test_an_inflected_form_begins_with_a_stem_of_its_name(name: str, form: str) -> None:
    assert any(form.startswith(stem) for stem in stems_of(name))


def test_a_first_name_keeps_its_i() -> None:
    assert "ollin" in forms_of("olli", keeps_i=True)
    assert "ollen" not in forms_of("olli", keeps_i=True)


def test_no_name_has_no_forms() -> None:
    assert forms_of("") == frozenset()


def test_both_parts_of_a_place_name_inflect() -> None:
    assert "uudessakaupunki" in stems_of("uusikaupunki")


def test_a_clitic_comes_off_a_word_but_not_out_of_a_short_name() -> None:
    assert without_clitic("pekkakin") == "pekka"
    assert without_clitic("markin") == "markin"
