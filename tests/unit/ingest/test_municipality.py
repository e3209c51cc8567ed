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


ROUND = MunicipalityNames(
    (
        Municipality("M1", "Rauma", "Raumo"),
        Municipality("M2", "Heinävesi"),
        Municipality("M3", "Virrat", "Virdois"),
        Municipality("M4", "Uusikaupunki", "Nystad"),
        Municipality("M5", "Iso Kylä", "Storby"),
        Municipality("M6", "Mäntylä"),
        Municipality("M7", "Mäntälä"),
    )
)


@pytest.mark.parametrize(
    ("words", "municipality_id"),
    [
        ("Heinävedeltä", "M2"),
        ("heinaveden_muistio.docx", "M2"),
        ("Virroilla", "M3"),
        ("Virtain kaupunki", "M3"),
        ("Uudessakaupungissa", "M4"),
        ("Nystads", "M4"),
        ("Ison Kylän muistio", "M5"),
        ("muistioRauma", "M1"),
        ("RAUMAN", "M1"),
    ],
)
def test_names_of_every_kind_are_known_by_their_forms(words: str, municipality_id: str) -> None:
    assert ROUND.mentioned(words) == (municipality_id,)


@pytest.mark.parametrize(
    ("words", "municipality_id"), [("Raunan muistio", "M1"), ("Heinvesi", "M2"), ("Uudenkaupugin", "M4")]
)
def test_a_slip_in_an_inflected_name_is_recognised_and_asked(words: str, municipality_id: str) -> None:
    guess = ROUND.recognise(words, 1.0)

    assert (guess.code, guess.is_sure) == (municipality_id, False)


@pytest.mark.parametrize("words", ["Mäntlä", "Rauna ja Heinvesi"])
def test_nobody_guesses_between_two(words: str) -> None:
    guess = ROUND.recognise(words, 1.0)

    assert guess.code is None
    assert len(guess.alternatives) == 2


def test_two_names_are_both_offered_and_none_is_sure() -> None:
    guess = ROUND.recognise("Rauma ja Virrat", 1.0)

    assert not guess.is_sure
    assert guess.alternatives == ("M3",)
