"""The phases of a round: where it is, what waits for whom, and how far a municipality's own section is."""

import pytest

from analysis.model.codes import RoundStage
from analysis.model.phases import (
    OwnStep,
    RoundCounts,
    Standing,
    Wait,
    Waiter,
    Waiting,
    own_step,
    round_state,
)

FULL = {"municipalities": 3, "documents": 3, "findings": 40, "recurring": 5, "statements": 5, "releases": 1}


def waits(stage: RoundStage, **counts) -> list[Wait]:
    return [wait for phase in round_state(stage, RoundCounts(**counts)).phases for wait in phase.waits]


@pytest.mark.parametrize("stage", RoundStage)
def test_one_phase_is_on_and_all_before_it_are_passed(stage) -> None:
    standings = [phase.standing for phase in round_state(stage, RoundCounts()).phases]

    place = list(RoundStage).index(stage)
    assert standings == [Standing.PASSED] * place + [Standing.NOW] + [Standing.AHEAD] * (len(RoundStage) - place - 1)


@pytest.mark.parametrize(
    ("counts", "what"),
    [
        ({}, Waiting.ADD_MUNICIPALITIES),
        ({"municipalities": 1}, Waiting.BRING_NOTES),
        ({**FULL, "lines_waiting": 1, "suggestions": 9}, Waiting.DECIDE_LINES),
        ({**FULL, "suggestions": 1}, Waiting.DECIDE_SUGGESTIONS),
        ({"municipalities": 1, "documents": 1, "findings": 1}, Waiting.LOOK_FOR_RECURRING),
        ({**FULL, "statements": 0, "releases": 0}, Waiting.DRAFT),
        ({**FULL, "releases": 0}, Waiting.RELEASE),
        ({**FULL, "is_out": True, "silent": 3, "unanswered": 2}, Waiting.ANSWER_COMMENTS),
        ({**FULL}, Waiting.PUBLISH),
    ],
)
def test_the_first_thing_of_the_flow_that_waits_comes_next(counts, what) -> None:
    assert round_state(RoundStage.COMMENTS, RoundCounts(**counts)).next().what is what


def test_what_waits_for_municipalities_is_no_next_step_of_analysts() -> None:
    state = round_state(RoundStage.COMMENTS, RoundCounts(**FULL, is_out=True, silent=2, deadline="2026-12-15"))

    assert state.next() is None
    assert [w for phase in state.phases for w in phase.waits] == [Wait(Waiting.REPLY, until="2026-12-15")]
    assert Wait(Waiting.REPLY).whom is Waiter.MUNICIPALITIES


@pytest.mark.parametrize("counts", [{"is_out": False, "silent": 2}, {"is_out": True, "silent": 0}])
def test_nothing_waits_for_municipalities_when_the_time_is_over_or_all_have_replied(counts) -> None:
    assert all(wait.what is not Waiting.REPLY for wait in waits(RoundStage.COMMENTS, **FULL, **counts))


@pytest.mark.parametrize("stage", [RoundStage.SUMMARY, RoundStage.PUBLISHED])
def test_publishing_waits_only_after_a_comment_round(stage) -> None:
    assert all(wait.what is not Waiting.PUBLISH for wait in waits(stage, **FULL))


@pytest.mark.parametrize(
    ("stage", "has_section", "is_open", "has_replied", "step"),
    [
        (RoundStage.NOTES, False, False, False, OwnStep.NOT_YET),
        (RoundStage.COMMENTS, True, True, False, OwnStep.OPEN),
        (RoundStage.COMMENTS, True, True, True, OwnStep.REPLIED),
        (RoundStage.COMMENTS, True, False, True, OwnStep.REPLIED),
        (RoundStage.COMMENTS, True, False, False, OwnStep.OVER),
        (RoundStage.PUBLISHED, True, False, False, OwnStep.PUBLISHED),
    ],
)
def test_a_municipality_sees_how_far_its_own_section_is(stage, has_section, is_open, has_replied, step) -> None:
    assert own_step(stage, has_section=has_section, is_open=is_open, has_replied=has_replied) is step
