import pytest
from recurring_builders import REPORTS, finding, judgement_of

from analysis.recurring.suggest import groups

BORDER = [
    finding("a", "Katselmusraporttien ehdotusten toteutumista ei seurata keskitetysti", "havulinna"),
    finding("b", "Ehdotuksia ei seurata lainkaan missään", "lumiranta"),
    *REPORTS[2:],
]


def together(found, a, b):
    return any({a, b} <= set(group) for group in found)


@pytest.mark.parametrize("before", [{"a": "x", "b": "x"}, {"a": "x", "b": "y"}])
def test_what_is_on_the_border_stays_as_it_was(before):
    found = groups(judgement_of(BORDER).after(before))

    assert together(found, "a", "b") is (before["a"] == before["b"])


def test_what_is_plain_is_joined_whatever_was_before():
    same = [REPORTS[0], finding("b", REPORTS[0].text, "lumiranta"), *REPORTS[2:]]

    assert together(groups(judgement_of(same).after({"a": "x", "b": "y"})), "a", "b")


def test_what_has_nothing_in_common_does_not_stay_together():
    assert not together(groups(judgement_of(REPORTS).after({"e": "x", "f": "x"})), "e", "f")


def test_new_finding_is_free_to_join_anything():
    new = finding("g", REPORTS[0].text, "tuulisalo")
    found = groups(judgement_of([*REPORTS, new]).after({one.finding_id: one.finding_id for one in REPORTS}))

    assert together(found, "a", "g")
