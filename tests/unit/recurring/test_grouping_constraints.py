import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from recurring_builders import REPORTS, SETTINGS, WORDS, apart, finding, grouped, together

from analysis.errors import InconsistentConstraints
from analysis.model.codes import FindingType
from analysis.recurring import evidence, judging, neighbours
from analysis.recurring.constraints import closure_of
from analysis.recurring.corpus import corpus_of
from analysis.recurring.judging import judged
from analysis.recurring.suggest import groups

KINDS = [FindingType.DEVELOPMENT, FindingType.STRENGTH, None]
MANY = [
    finding(f"{row}{at}", f"{REPORTS[row].text} {at % 3}", f"kunta {at % 3}", kind=KINDS[(row + at) % 3])
    for row in range(4)
    for at in range(3)
]
IDS = [one.finding_id for one in MANY]
PAIRS = st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda pair: pair[0] != pair[1])


@given(st.lists(PAIRS, max_size=8), st.lists(PAIRS, max_size=8))
@settings(max_examples=60, deadline=None)
def test_any_consistent_answers_are_obeyed(joined, parted):
    constraints = [*(together(*pair) for pair in joined), *(apart(*pair) for pair in parted)]
    try:
        closure_of(constraints)
    except InconsistentConstraints as refused:
        assert set(refused.pairs) <= {tuple(sorted(pair)) for pair in parted}
        return

    place = {finding_id: at for at, group in enumerate(grouped(MANY, constraints)) for finding_id in group}

    assert sorted(place) == sorted(IDS)
    assert all(place[a] == place[b] for a, b in joined)
    assert all(place[a] != place[b] for a, b in parted)


@given(st.permutations(MANY))
@settings(max_examples=10, deadline=None)
def test_order_of_upload_does_not_matter(shuffled):
    assert grouped(shuffled) == grouped(MANY)


def test_together_with_a_third_keeps_apart_from_what_the_third_is_apart_from():
    closure = closure_of([together("a", "b"), apart("b", "c")])

    assert closure.are_apart("a", "c")
    assert not closure.is_decided("a", "d")


def test_twin_does_not_pull_a_finding_away_from_what_a_person_joined_it_with():
    twin = finding("g", REPORTS[0].text, "tuulisalo", kind=FindingType.STRENGTH)
    unsure = finding("h", REPORTS[0].text, "kuurajärvi", kind=None)

    found = grouped([REPORTS[0], REPORTS[4], twin, unsure], [together("h", "e"), apart("e", "a")])

    assert any({"h", "e"} <= set(group) for group in found)
    assert not any({"h", "a"} <= set(group) for group in found)


def test_round_too_large_to_compare_whole_loses_nothing_and_obeys_answers(monkeypatch):
    for module in (judging, neighbours, evidence):
        monkeypatch.setattr(module, "KEPT_WHOLE", 5)

    found = grouped(MANY, [together("00", "31"), apart("00", "01")])

    assert sorted(finding_id for group in found for finding_id in group) == sorted(IDS)
    assert any({"00", "31"} <= set(group) for group in found)
    assert not any({"00", "01"} <= set(group) for group in found)


def test_round_too_large_to_compare_whole_still_finds_what_says_the_same(monkeypatch):
    for module in (judging, neighbours, evidence):
        monkeypatch.setattr(module, "KEPT_WHOLE", 3)

    found = grouped(REPORTS)

    assert {("a", "b"), ("c", "d")} <= set(found)


def test_missing_vector_does_not_stop_a_run():
    vectors = {"a": np.array([1, 0], dtype=np.float32), "b": np.array([1, 0.1], dtype=np.float32)}

    assert groups(judged(corpus_of(REPORTS, vectors, WORDS), SETTINGS))
