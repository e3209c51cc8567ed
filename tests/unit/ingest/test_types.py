"""The type of a note: from its column, heading or clear words; what two codes cannot tell is asked."""

import pytest
from ingest_builders import findings, read

from analysis.ingest.finding_type import type_of_wording
from analysis.ingest.practice import tells_practice
from analysis.model.codes import Flag


@pytest.mark.parametrize(
    "note",
    [
        "lukemia ei tallenneta mihinkään",
        "ehdotukset eivät etene lautakuntaan",
        "listaa ei ole kukaan päivittänyt",
        "kukaan ei omista asiaa",
        "ingen känner till avtalet",
        "halvin hinta ratkaisee",
        "kommunen saknar en plan",
    ],
)
def test_what_is_not_done_is_a_development_area(note: str) -> None:
    assert type_of_wording(note) == "development"


@pytest.mark.parametrize(
    "note",
    [
        "ei enää ongelmia mittareissa",
        "työ ei katkennut lomien aikana",
        "raportoidaan euroista, ei kilowattitunneista",
        "ohjelma vaihtui 2024",
        "kunnassa on 46 taloa",
        "toimii hyvin, mutta kukaan ei tiedä siitä",
    ],
)
def test_a_note_that_does_not_say_has_no_type(note: str) -> None:
    assert type_of_wording(note) is None


@pytest.mark.parametrize("note", ["ryhmä kokoontuu ja toimii", "opettajat ovat innostuneita", "siitä tuli kiitosta"])
def test_praise_is_a_strength(note: str) -> None:
    assert type_of_wording(note) == "strength"


def test_a_way_of_working_coded_as_a_strength_stays_one_and_is_asked() -> None:
    source = read(
        "Teema;V/K;Huomio\norg;V;kerran kuussa käydään läpi kulutukset\norg;V;johto on sitoutunut\n", name="h.csv"
    )

    assert [(finding.finding_type, Flag.TYPE_UNCERTAIN in finding.flags) for finding in findings(source)] == [
        ("strength", True),
        ("strength", False),
    ]


_WAY_OF_WORKING = "kerran kuussa käydään läpi kulutukset johtoryhmässä"


def test_a_way_of_working_told_to_a_question_of_what_works_is_offered_as_a_good_practice_and_asked() -> None:
    source = read(f"# Hankinnat\n## Mikä toimii hyvin?\n- {_WAY_OF_WORKING}\n- johto on sitoutunut\n", name="h.md")

    assert [(finding.finding_type, Flag.TYPE_UNCERTAIN in finding.flags) for finding in findings(source)] == [
        ("good_practice", True),
        ("strength", False),
    ]


def test_where_the_notes_have_a_place_for_good_practices_a_strength_stays_a_strength() -> None:
    source = read(
        f"# Hankinnat\n## Mikä toimii hyvin?\n- {_WAY_OF_WORKING}\n## Hyvät käytännöt\n- energiapassi joka talolla\n",
        name="h.md",
    )

    assert [finding.finding_type for finding in findings(source)] == ["strength", "good_practice"]


@pytest.mark.parametrize(
    ("note", "tells"),
    [
        ("neljännesvuosittain esitellään luvut johtoryhmälle", True),
        ("avvikelserna gås igenom en gång i månaden", True),
        ("katselmuksia ei käydä läpi palaverissa", False),
        ("johto on sitoutunut", False),
        ("mittareita luetaan", False),
    ],
)
def test_a_practice_has_a_rhythm_and_an_act(note: str, tells: bool) -> None:
    assert tells_practice(note) is tells
