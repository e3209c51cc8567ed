import pytest
from ingest_builders import finding_of, findings, line, read

from analysis.model.codes import CoverageState, Flag, LineStatus, SetAsideReason, WaitingReason
from analysis.model.imports import DraftCoverage


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("ok", SetAsideReason.NO_CONTENT),
        ("–", SetAsideReason.NO_CONTENT),
        ("en osaa sanoa", SetAsideReason.NO_CONTENT),
        ("kts. liite 3", SetAsideReason.CROSS_REFERENCE),
        ("ei käsitelty, aika loppui", SetAsideReason.NOT_DISCUSSED),
        ("Kysy Merviltä!!", SetAsideReason.ACTION_ITEM),
        ("Kiitos isännille!", SetAsideReason.SMALL_TALK),
    ],
)
def test_what_is_no_finding_is_set_aside_with_its_reason(note: str, reason: SetAsideReason) -> None:
    source = read(f"Muistio\n\nHankinnat\n- {note}\n")

    assert source.lines[-1].decision.set_aside is reason
    assert findings(source) == []


@pytest.mark.parametrize(
    "note",
    [
        "Kysykää kuntayhtymältä mallia kriteereihin",
        "katselmuksen ehdotuksia ei ehditty toteuttaa",
        "kaikki ok paitsi vesi",
    ],
)
def test_what_only_looks_like_it_is_a_finding(note: str) -> None:
    assert findings(read(f"Muistio\n\nHankinnat\n- {note}\n"))


def test_a_theme_not_discussed_is_told_as_coverage() -> None:
    source = read("Muistio\n\nHankinnat\n- ei käsitelty, aika loppui\n")

    assert source.coverage == (DraftCoverage("M1", "procurement", CoverageState.NOT_DISCUSSED),)


def test_a_theme_with_findings_is_at_most_partly_left_out() -> None:
    source = read(
        "Muistio\n\nHankinnat\n- ei ehditty kunnolla käsitellä\n- elinkaarilaskuri on pakollinen\n- ei käsitelty\n"
    )

    assert source.coverage == (DraftCoverage("M1", "procurement", CoverageState.PARTLY),)


def test_a_reference_to_another_municipality_waits() -> None:
    source = read("Muistio\n\nHankinnat\n- sama kuin Lumirannassa\n")

    assert source.lines[-1].decision.waiting is WaitingReason.OTHER_MUNICIPALITY
    assert source.lines[-1].decision.status is not LineStatus.IMPORTED


@pytest.mark.parametrize(
    ("note", "flag"),
    [
        ("säästö n. 30 %? tarkista luku", Flag.UNVERIFIED_NUMBER),
        ("”kyllä se siitä lähtee joskus”", Flag.QUOTE),
        ("parempi kuin meillä kotona", Flag.COMPARATIVE),
        ("Lumirannassa on sama toimittaja", Flag.OTHER_MUNICIPALITY),
        ("ei kriteereitä paitsi autoissa", Flag.CONTRAST),
        ("tiettävästi kunnossa??", Flag.UNSURE),
        ("hoitaja jää eläkkeelle keväällä", Flag.IDENTIFIABLE),
        ("työryhmä perustettu 2019  * pj vaihtunut", Flag.SEVERAL_FINDINGS),
        ("soitetaan Pekalle", Flag.PERSON_HIDDEN),
        ("mainittu, euroja ei -> kehitt.kohde vai neutraali?", Flag.TYPE_UNCERTAIN),
    ],
)
def test_a_finding_is_flagged_for_what_a_person_should_look_at(note: str, flag: Flag) -> None:
    assert flag in finding_of(note).flags
    assert flag not in finding_of("vuosikello on sovittu").flags


def test_two_bullets_on_a_line_stay_one_line() -> None:
    source = read("Organisointi\n* työryhmä perustettu 2019  * pj vaihtunut\n")

    assert len(source.lines) == 2
    assert len(findings(source)) == 1


def test_every_line_has_exactly_one_decision() -> None:
    source = read(
        "Muistio\n\nHankinnat\n- ok\n\nhuono yhteys tänään taas\n- sama kuin Lumirannassa\n- kriteerit puuttuvat\n"
    )

    assert source.balance.lines_in == len(source.lines) == 6


def test_a_line_nobody_can_place_waits_with_the_finding_it_would_be() -> None:
    source = read("Muistio Havulinnasta\n\nPäivä oli aurinkoinen ja pitkä\n\nHankinnat\n- kriteerit puuttuvat\n")

    waits = line(source, "Päivä oli")
    assert waits.decision.waiting is WaitingReason.IS_IT_A_FINDING
    assert len(waits.findings) == 1
