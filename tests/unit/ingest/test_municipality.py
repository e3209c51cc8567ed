import pytest
from ingest_builders import MUNICIPALITIES, findings, read

from analysis.ingest.municipality import MunicipalityNames
from analysis.model.codes import Flag
from analysis.model.imports import ReadWarning
from analysis.model.rounds import Municipality

NAMES = MunicipalityNames(MUNICIPALITIES)


@pytest.mark.parametrize(
    ("words", "municipality_id"),
    [
        ("Havulinnassa", "M1"),
        ("Sammalkosken", "M2"),
        ("Sammalkoskella", "M2"),
        ("Kuurajärven", "M3"),
        ("kuurajarven_puhelin", "M3"),
        ("Harmaalahdella", "M4"),
        ("Grålundas", "M4"),
        ("Havulinnan kaupunki", "M1"),
        ("Lumirannan", "M5"),
    ],
)
def test_a_municipality_is_known_in_every_form(words: str, municipality_id: str) -> None:
    assert NAMES.mentioned(words) == (municipality_id,)


def test_a_slip_is_recognised_and_asked() -> None:
    guess = MunicipalityNames((Municipality("M9", "Rauma"),)).recognise("Rauna", 1.0)

    assert guess.code == "M9"
    assert not guess.is_sure


def test_the_folder_is_trusted_before_the_text() -> None:
    source = read("Muistio Sammalkoskelta\n\nOrganisointi\n- Sammalkoskella sama\n", folder="Havulinna")

    assert source.municipality.code == "M1"


def test_visitors_are_not_taken_for_the_host() -> None:
    source = read(
        "Vierailu Havulinnassa\nhaastattelijat: Lumiranta ja Kuurajärvi\n\nOrganisointi\n- vuosikello on\n", folder=None
    )

    assert source.municipality.code == "M1"


def test_an_unknown_municipality_is_left_open() -> None:
    source = read("Muistio\n\nOrganisointi\n- vuosikello on sovittu\n", folder=None)

    assert findings(source)[0].municipality_id is None
    assert Flag.MUNICIPALITY_UNKNOWN in findings(source)[0].flags
    assert ReadWarning.MUNICIPALITY_UNKNOWN in source.warnings
