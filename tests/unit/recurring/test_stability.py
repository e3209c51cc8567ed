from dataclasses import replace
from time import perf_counter

import numpy as np
import pytest
from recurring_builders import REPORTS, SETTINGS, WORDS, accepted, finding, judgement_of

from analysis.model.recurring import Steadiness
from analysis.recurring.corpus import corpus_of
from analysis.recurring.judging import judged
from analysis.recurring.stability import stability, with_steadiness, word_of
from analysis.recurring.suggest import suggest


def proposed(findings, recurring=()):
    judgement = judgement_of(findings, recurring=recurring)
    return judgement, suggest(judgement, WORDS, SETTINGS)


def test_findings_that_say_the_same_word_for_word_stay_together():
    same = [finding(key, "Raportit jäävät mappiin", place) for key, place in (("x", "lumiranta"), ("y", "tuulisalo"))]
    told = with_steadiness(*proposed([*same, *REPORTS]))
    found = next(one for one in told.suggestions if one.finding_ids == ("x", "y"))

    assert found.reason.steadiness is Steadiness.STEADY


def test_findings_with_nothing_in_common_do_not_stay_together():
    (alike,) = stability(judgement_of(REPORTS), [("a", "c", "e", "f")])

    assert word_of(alike) is Steadiness.SHAKY


def test_the_same_seed_tells_the_same_and_the_order_of_upload_does_not_matter():
    one, other = (stability(judgement_of(given), [("a", "b"), ("c", "d")]) for given in (REPORTS, REPORTS[::-1]))

    assert one == other


def test_what_people_decided_is_not_put_to_the_test():
    judgement = judgement_of(REPORTS, recurring=[accepted("T", "a", "b")])

    assert stability(judgement, [("a", "b")]) == (None,)


def test_nothing_but_the_word_is_changed():
    judgement, proposal = proposed(REPORTS)
    told = with_steadiness(judgement, proposal)
    bare = [replace(one, reason=replace(one.reason, steadiness=Steadiness.UNKNOWN)) for one in told.suggestions]

    assert tuple(bare) == proposal.suggestions
    assert all(one.reason.steadiness is not Steadiness.UNKNOWN for one in told.suggestions)


@pytest.mark.parametrize(
    ("share", "word"),
    [(1.0, "steady"), (0.75, "steady"), (0.74, "fairly"), (0.6, "fairly"), (0.59, "shaky"), (0.0, "shaky"), (None, "")],
)
def test_words_begin_where_they_are_said_to(share, word):
    assert word_of(share) == word


def test_two_hundred_findings_take_less_than_two_seconds():
    chance = np.random.default_rng(1)
    some = [f"sana{number}" for number in range(300)]
    findings = [finding(f"f{at:03d}", " ".join(chance.choice(some, 9)), f"kunta{at % 7}") for at in range(200)]
    vectors = {one.finding_id: chance.standard_normal(384).astype(np.float32) for one in findings}
    judgement = judged(corpus_of(findings, vectors, WORDS), SETTINGS)
    begun = perf_counter()
    stability(judgement, [("f000", "f001")])

    assert perf_counter() - begun < 2
