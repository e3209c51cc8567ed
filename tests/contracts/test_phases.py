"""What waits for whom, read from a round's data on both databases."""

import pytest

from analysis.access import open_rounds_scope, open_scope
from analysis.errors import AccessDenied
from analysis.model.codes import FindingType, RoundStage
from analysis.model.comments import AnswerKind
from analysis.model.people import Membership, Role
from analysis.model.phases import OwnStep, Waiting
from analysis.model.rounds import Municipality
from analysis.store.unit import Store
from analysis.workflow import comment_rounds, commenting, findings, phases, rounds, sections
from analysis.workflow.desk import Desk
from tests.contracts.test_comment_round import AFTER, PLACES, Town


@pytest.fixture
def town(store: Store) -> Town:
    return Town(store)


def waiting(desk: Desk) -> dict[Waiting, int]:
    return {wait.what: wait.count for phase in phases.round_state(desk).phases for wait in phase.waits}


def step_of(desk: Desk) -> OwnStep:
    return phases.own_section_step(sections.section_status(desk), commenting.own_comments(desk))


def test_a_new_round_waits_for_municipalities_and_then_for_notes(store: Store) -> None:
    lead = [Membership("B-aino", "aino", Role.LEAD_ANALYST)]
    round_id = rounds.make_round(store, open_rounds_scope("aino", lead, "B-aino"), "Kierros", "")
    desk = Desk(store, open_scope("aino", lead, "B-aino", round_id=round_id))

    assert waiting(desk) == {Waiting.ADD_MUNICIPALITIES: 0}
    municipality_id = rounds.save_municipality(desk, Municipality("", "Havulinna"), is_new=True)
    assert waiting(desk) == {Waiting.BRING_NOTES: 0}
    findings.type_by_hand(
        desk,
        municipality_id=municipality_id,
        theme_code="procurement",
        finding_type=FindingType.STRENGTH,
        text="Elinkaarikustannukset lasketaan",
    )
    assert waiting(desk) == {Waiting.LOOK_FOR_RECURRING: 0}


def test_a_comment_waits_for_the_analysts_until_it_is_answered(town: Town) -> None:
    assert waiting(town.lead) == {Waiting.REPLY: 0}
    comment_id = town.comment("Havulinna")
    assert waiting(town.lead) == {Waiting.REPLY: 0}  # a draft is the municipality's own

    commenting.send_comments(town.contact("Havulinna"))
    assert waiting(town.lead) == {Waiting.ANSWER_COMMENTS: 1, Waiting.REPLY: 0}

    sent = comment_rounds.board(town.lead).unanswered()[0]
    comment_rounds.answer(town.lead, comment_id, sent.version, AnswerKind.ACCEPTED, "")
    assert waiting(town.lead) == {Waiting.REPLY: 0}


def test_no_reply_is_awaited_when_every_municipality_has_replied(town: Town) -> None:
    for name in PLACES:
        commenting.send_no_remarks(town.contact(name))

    assert Waiting.REPLY not in waiting(town.lead)


def test_no_reply_is_awaited_after_the_deadline(town: Town) -> None:
    town.clock.now = AFTER

    assert waiting(town.lead) == {Waiting.PUBLISH: 0}


def test_the_round_is_in_one_phase_and_says_the_deadline(town: Town) -> None:
    state = phases.round_state(town.lead)
    (comments,) = [phase for phase in state.phases if phase.stage is RoundStage.COMMENTS]

    assert comments.standing.value == "now"
    assert [wait.until for wait in comments.waits] == ["2026-12-01"]


def test_each_municipality_sees_the_step_of_its_own_section(town: Town) -> None:
    commenting.send_no_remarks(town.contact("Havulinna"))

    assert step_of(town.contact("Havulinna")) is OwnStep.REPLIED
    assert step_of(town.contact("Lumiranta")) is OwnStep.OPEN
    town.clock.now = AFTER
    assert step_of(town.contact("Lumiranta")) is OwnStep.OVER


def test_a_step_is_newer_after_every_change_and_else_the_same(town: Town) -> None:
    before = phases.newest_step(town.lead)
    assert phases.newest_step(town.lead) == before

    commenting.send_no_remarks(town.contact("Havulinna"))

    assert phases.newest_step(town.lead) > before


def test_a_municipality_is_not_told_what_waits_in_the_round(town: Town) -> None:
    with pytest.raises(AccessDenied):
        phases.round_state(town.contact("Havulinna"))
    with pytest.raises(AccessDenied):
        phases.newest_step(town.contact("Havulinna"))
