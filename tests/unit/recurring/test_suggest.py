import random

import pytest
from recurring_builders import (
    REPORTS,
    SETTINGS,
    WORDS,
    accepted,
    apart,
    finding,
    grouped,
    judgement_of,
    suggested,
    together,
)

from analysis.errors import InconsistentConstraints
from analysis.model.codes import Direction, FindingType
from analysis.recurring.model import Model
from analysis.recurring.suggest import suggest


def members(suggestions):
    return {suggestion.finding_ids for suggestion in suggestions}


def test_findings_of_two_municipalities_that_say_the_same_are_suggested():
    found = suggested(REPORTS)

    assert members(found) == {("a", "b"), ("c", "d")}
    assert not any(suggestion.is_local for suggestion in found)


def test_ten_shuffles_give_the_same_suggestions():
    expected = suggested(REPORTS)

    for seed in range(10):
        shuffled = random.Random(seed).sample(REPORTS, len(REPORTS))
        assert suggested(shuffled) == expected


def test_one_municipality_repeating_itself_is_local_and_comes_last():
    again = finding("g", "Ekotukihenkilöt ovat vaihtaneet työpaikkaa", "havulinna", theme="training")

    found = suggested([REPORTS[0], REPORTS[1], REPORTS[2], again])

    assert [suggestion.is_local for suggestion in found] == [False, True]
    assert found[-1].finding_ids == ("c", "g")


def test_unknown_municipality_does_not_make_a_finding_recur():
    somewhere = finding("g", REPORTS[0].text, None)

    found = suggested([REPORTS[0], somewhere])

    assert [suggestion.is_local for suggestion in found] == [True]


def test_opposite_polarities_are_never_joined_by_the_program():
    works = finding("g", REPORTS[0].text, "tuulisalo", kind=FindingType.STRENGTH)

    assert all(not {"a", "g"} <= set(group) for group in grouped([*REPORTS, works]))


def test_but_a_person_may_join_them():
    works = finding("g", REPORTS[0].text, "tuulisalo", kind=FindingType.STRENGTH)

    found = suggested([REPORTS[0], works], constraints=[together("a", "g")])

    assert [suggestion.direction for suggestion in found] == [Direction.CONTRADICTION]


def test_accepted_finding_keeps_its_members_and_is_offered_new_ones():
    new = finding("g", "Katselmusraporttien ehdotusten toteutumista ei seurata", "tuulisalo")

    found = suggested([*REPORTS, new], recurring=[accepted("r1", "a", "b")])

    joining = [suggestion for suggestion in found if suggestion.joins]
    assert [(suggestion.joins, suggestion.finding_ids) for suggestion in joining] == [("r1", ("g",))]
    assert not any({"a", "b"} & set(suggestion.finding_ids) for suggestion in found)


def test_two_accepted_findings_are_never_offered_to_each_other():
    found = suggested(REPORTS[:2], recurring=[accepted("r1", "a"), accepted("r2", "b")])

    assert found == ()


def test_older_answer_is_overtaken_by_acceptance():
    assert suggested(REPORTS[:2], constraints=[apart("a", "b")], recurring=[accepted("r1", "a", "b")]) == ()


def test_rejected_set_is_not_suggested_again():
    found = suggested(REPORTS, rejected=[frozenset({"a", "b"})])

    assert members(found) == {("c", "d")}


def test_answers_that_contradict_each_other_are_refused_with_their_pairs():
    with pytest.raises(InconsistentConstraints) as refused:
        suggested(REPORTS, constraints=[together("a", "b"), together("b", "c"), apart("a", "c")])

    assert refused.value.pairs == (("a", "c"),)


def test_answer_about_a_finding_that_is_gone_is_passed_over():
    assert members(suggested(REPORTS, constraints=[together("a", "gone")])) == {("a", "b"), ("c", "d")}


def test_reason_tells_shared_words_theme_and_the_nearest_left_out():
    reason = next(s for s in suggested(REPORTS) if s.finding_ids == ("a", "b")).reason

    assert "ehdotusten" in reason.shared_words
    assert reason.same_theme
    assert reason.nearest_left_out not in {"a", "b", None}


@pytest.mark.parametrize("findings", [[], REPORTS[:1]])
def test_too_few_findings_give_no_suggestion(findings):
    assert suggested(findings) == ()


def test_findings_of_signs_only_are_left_alone():
    assert grouped([finding("a", "??"), finding("b", "!!", "lumiranta")]) == (("a",), ("b",))


def test_run_stores_the_model_that_it_used():
    proposal = suggest(judgement_of(REPORTS), WORDS, SETTINGS)

    assert Model.of(proposal.settings).bias > 0
    assert Model.of(SETTINGS).bias == 0
    assert proposal.settings.embedder == "lexical"
