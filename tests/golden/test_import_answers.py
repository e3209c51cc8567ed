"""The readers against the answers of the sample rounds."""

from pathlib import Path

import pytest
from import_answers import ROUNDS, Pair, answers_of, is_single_finding, pairs_of, read_round, shares, unreadable

from analysis.model.codes import Layout, LineStatus, WaitingReason, polarity_of

ALL_PAIRS = tuple(pair for name in ROUNDS for pair in pairs_of(name))


def test_every_file_is_read_in_its_layout() -> None:
    layouts = {source.layout for source in read_round("kierros-2026")}

    assert layouts == set(Layout) - {Layout.TYPED, Layout.QDA, Layout.OPEN_DOCUMENT, Layout.RICH_TEXT, Layout.PDF}
    assert [name for round_name in ROUNDS for name in unreadable(round_name)] == []


@pytest.mark.parametrize("round_name", ROUNDS)
def test_lines_in_are_imported_set_aside_and_waiting(round_name: str) -> None:
    for source in read_round(round_name):
        locators = [line.locator for line in source.lines]
        assert source.balance.lines_in == len(source.lines) > 0
        assert len(locators) == len(set(locators))


def test_every_answered_line_is_a_line() -> None:
    assert len(ALL_PAIRS) == sum(len(answers_of(name)) for name in ROUNDS)
    assert [pair.answer.line for pair in ALL_PAIRS if pair.line is None] == []


def test_themes_taken_without_asking_are_right() -> None:
    found = shares(ALL_PAIRS)

    assert found["theme_sure"] >= 0.95
    assert found["theme_sure_share"] >= 0.85


def test_types_are_right_where_they_are_given() -> None:
    assert shares(ALL_PAIRS)["type"] >= 0.90


def test_a_strength_is_hardly_ever_read_as_a_difficulty() -> None:
    typed = [
        pair for pair in ALL_PAIRS if is_single_finding(pair) and pair.answer.type and pair.findings[0].finding_type
    ]
    opposite = [pair for pair in typed if _polarities(pair) in ({"works", "lacks"},)]

    assert len(typed) > 100
    assert len(opposite) <= 1


def _polarities(pair: Pair) -> set[str]:
    from analysis.model.codes import FindingType

    return {polarity_of(FindingType(pair.answer.type)), polarity_of(pair.findings[0].finding_type)}


def test_findings_are_taken_and_the_rest_is_not() -> None:
    assert shares(ALL_PAIRS)["finding_taken"] >= 0.97

    others = [pair for pair in ALL_PAIRS if pair.answer.kind in ("set_aside", "coverage") and pair.line]
    too_much = [pair for pair in others if pair.line and pair.line.decision.status is LineStatus.IMPORTED]
    assert len(too_much) <= 0.03 * len(others)


def test_another_municipality_is_always_asked() -> None:
    waiting = [pair.line.decision.waiting for pair in ALL_PAIRS if pair.answer.kind == "waiting" and pair.line]

    assert waiting
    assert set(waiting) == {WaitingReason.OTHER_MUNICIPALITY}


def test_municipality_and_language_are_right() -> None:
    single = [pair for pair in ALL_PAIRS if is_single_finding(pair)]

    assert all(pair.findings[0].municipality_id == pair.answer.municipality for pair in single)
    assert all(pair.findings[0].language == pair.answer.language for pair in single)


def test_no_name_stays_in_a_finding() -> None:
    hidden = [(pair, name) for pair in ALL_PAIRS for name in pair.answer.hidden]
    shown = [(name, finding.text) for pair, name in hidden for finding in pair.findings if name in finding.text]

    assert len(hidden) > 15
    assert shown == []


def test_nobody_who_is_nobody_is_hidden() -> None:
    expected = {name.casefold() for pair in ALL_PAIRS for name in pair.answer.hidden}
    # People named in lines that are no findings, and words that tell a person within longer names.
    unexpected = [
        person.original
        for name in ROUNDS
        for source in read_round(name)
        for person in source.hidden
        if person.sure and person.kind == "name" and not any(person.original.casefold() in other for other in expected)
    ]

    assert len(unexpected) <= 5


def test_reading_twice_gives_the_same() -> None:
    read_round.cache_clear()
    first = read_round("kierros-pieni")
    read_round.cache_clear()

    assert first == read_round("kierros-pieni")


def test_the_answers_are_where_they_are_expected() -> None:
    assert Path(__file__).parents[2].joinpath("sample_data/answers/kierros-2026.tsv").exists()
