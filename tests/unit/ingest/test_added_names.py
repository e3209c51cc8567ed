"""A name that a person gives, found in every form; parts of a line that says several things."""

import pytest

from analysis.ingest.added_names import forms_of_words, mentions, number_for, plain_part, with_hidden
from analysis.ingest.splitting import read_part, suggested_pieces
from analysis.ingest.tags import TagReader
from analysis.model.codes import FindingType
from analysis.model.themes import DEFAULT_THEMES


def found(text: str, name: str) -> list[tuple[str, bool]]:
    return [(text[one.start : one.end], one.sure) for one in mentions(text, name)]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Xhemaili", "Xhemailin, Xhemailille, xhemailia, XHEMAILI", 4),
        ("Anna-Liisa Mäkelä", "Anna-Liisalta, Mäkelällä, makela", 3),
        ("Nguyen", "Nguyenin ja Nguyenille", 2),
        ("Ström", "Ströms lista, Strömille", 2),
        ("Meikäläinen", "meikäläisen mukaan Meikäläiseltä", 2),
        ("Saara", "Säärä ja saari", 0),
        ("Virtanen", "virtaus ja virta", 0),
    ],
)
def test_a_name_is_found_in_every_form_and_nothing_else_is(name: str, text: str, expected: int) -> None:
    assert [sure for _, sure in found(text, name)] == [True] * expected


@pytest.mark.parametrize("name", ["Ilma", "Sade", "Onni", "Tuuli", "Toivo", "Lahja"])
def test_a_name_that_is_a_word_is_asked(name: str) -> None:
    assert found(f"{name} on hyvä", name) == [(name, False)]
    assert found(f"se {name.lower()} on hyvä", name) == []
    assert plain_part(f"{name} Xhemaili") == "Xhemaili"


def test_a_word_beside_the_surname_is_the_person() -> None:
    assert found("Ilma Xhemailin mukaan ilma on kuivaa", "Ilma Xhemaili") == [("Ilma Xhemailin", True)]


def test_a_person_keeps_the_number_that_the_document_gave() -> None:
    hidden = [("Pekka", "[henkilö 1]"), ("Xhemailin", "[henkilö 2]"), ("050 1", "[puhelin]")]

    assert number_for("Drita Xhemaili", hidden, ()) == 2
    assert number_for("Nguyen", hidden, ["[henkilö 7] kertoi"]) == 8


def test_hiding_leaves_everything_else_as_it_was() -> None:
    text = "Xhemailin mukaan – kuten Xhemaili sanoi – ok"

    assert (
        with_hidden(text, mentions(text, "Xhemaili"), "[henkilö 1]")
        == "[henkilö 1] mukaan – kuten [henkilö 1] sanoi – ok"
    )


def test_words_that_are_no_person_are_kept_in_every_form() -> None:
    assert {"virtanen", "virtasen", "virtaselle"} <= forms_of_words(("Virtasen",))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("mittarit luetaan • hälytyksiä ei käsitellä • rapsa jää tekemättä", 3),
        ("Seuranta kunnossa. VAHVUUS: mittarit etänä. KEHITETTÄVÄÄ: raportointi puuttuu", 3),
        ("vahvuus: hyvä tiimi kehitettävää: budjetti puuttuu", 2),
        ("Katselmukset on tehty ajallaan. Niitä ei kuitenkaan seurata.", 2),
        ("Näin on esim. Turussa ja mm. Oulussa", 1),
        ("Hyvin menee. Ok.", 1),
        ("Yksi asia vain", 1),
    ],
)
def test_a_line_is_offered_in_parts_where_it_says_several_things(text: str, pieces: int) -> None:
    parts = suggested_pieces(text)

    assert len(parts) == pieces
    assert " ".join(parts).split() == [word for word in text.split() if word != "•"]


@pytest.mark.parametrize(
    ("text", "rest", "kind"),
    [
        ("KEHITETTÄVÄÄ: raportointi puuttuu", "raportointi puuttuu", FindingType.DEVELOPMENT),
        ("eräs asia: se puuttuu", "eräs asia: se puuttuu", None),
    ],
)
def test_the_label_of_a_part_tells_its_type(text: str, rest: str, kind: FindingType | None) -> None:
    part = read_part(text, TagReader(DEFAULT_THEMES))

    assert (part.text, part.finding_type) == (rest, kind)
