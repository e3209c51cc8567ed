"""What exploring computes of findings: telling words, parts of a theme, nearness of groups, shared talks."""

import pytest
from recurring_builders import WORDS, finding, judgement_of

from analysis.recurring.nearness import MOST_COMPARED, compared, nearness
from analysis.recurring.subthemes import parts_of
from analysis.recurring.talks import shared_talks
from analysis.recurring.telling_words import telling_words

NOTES = [
    finding("a1", "katselmus raportti kunta", theme="audits"),
    finding("a2", "katselmus ehdotus kunta", theme="audits"),
    finding("p1", "hankinta kriteeri kunta", theme="procurement"),
    finding("p2", "hankinta hinta kunta", theme="procurement"),
]
BY_THEME = {one.finding_id: one.theme_code for one in NOTES}


def told(findings=NOTES, groups=BY_THEME, count=5):
    return {
        group: [(one.word, one.finding_ids) for one in words]
        for group, words in telling_words(findings, groups, WORDS, count).items()
    }


def test_a_word_that_is_common_in_one_theme_only_sets_it_apart():
    assert told() == {"audits": [("katselmus", ("a1", "a2"))], "procurement": [("hankinta", ("p1", "p2"))]}


def test_a_word_of_one_finding_or_of_every_theme_tells_nothing():
    words = {word for own in told().values() for word, _ids in own}

    assert not words & {"kunta", "raportti", "hinta"}


def test_a_theme_alone_is_told_by_its_commonest_words():
    own = [one for one in NOTES if one.theme_code == "audits"]

    assert [word for word, _ids in told(own)["audits"]] == ["katselmus", "kunta"]


def test_no_more_words_than_asked_for_and_none_of_nothing():
    assert all(len(words) <= 1 for words in told(count=1).values())
    assert told([], {}) == {}


@pytest.mark.parametrize("size", [0, 1, 23])
def test_a_theme_of_few_findings_has_no_parts(size):
    findings = [finding(f"f{at:02d}", f"katselmus {at}") for at in range(size)]

    assert parts_of(findings, None, WORDS) == ()


def test_parts_hold_every_finding_once_and_are_told_by_their_own_words():
    subjects = ("katselmus raportti ehdotus", "mittari lukema hälytys")
    findings = [finding(f"f{at:02d}", f"{subjects[at % 2]} asia{at}") for at in range(24)]

    parts = parts_of(findings, None, WORDS)

    assert sorted(key for part in parts for key in part.finding_ids) == sorted(one.finding_id for one in findings)
    assert len(parts) == 2
    assert {part.words[0].split()[0] for part in parts} <= set(" ".join(subjects).split())
    assert parts_of(findings[::-1], None, WORDS) == parts


def test_groups_about_the_same_are_nearer_than_others_whichever_way_round():
    findings = [
        finding("a", "Katselmusraporttien ehdotusten toteutumista ei seurata keskitetysti", "havulinna"),
        finding("b", "Katselmusraporttien ehdotusten toteutumista seurataan keskitetysti", "lumiranta"),
        finding("c", "Ekotukihenkilöt ovat vaihtaneet työpaikkaa", "tuulisalo", theme="training"),
    ]
    judgement = judgement_of(findings)

    near = nearness(judgement, [("a",)], [("b",), ("c",), ("missing",), ()])

    assert near[0, 0] > near[0, 1]
    assert near[0, 2:].tolist() == [0.0, 0.0]
    assert nearness(judgement, [("b",)], [("a",)])[0, 0] == pytest.approx(near[0, 0])


def test_more_findings_than_can_be_compared_are_refused():
    class Many:
        def __len__(self):
            return MOST_COMPARED + 1

    with pytest.raises(ValueError, match="more than can be compared"):
        compared(Many(), None)


def test_groups_that_share_talks_are_told_strongest_first():
    talks = {"A": frozenset({"1", "2", "3"}), "B": frozenset({"1", "2"}), "C": frozenset({"3"}), "D": frozenset({"9"})}

    pairs = shared_talks(talks)

    assert [(one.first, one.second, one.talks) for one in pairs] == [("A", "B", 2), ("A", "C", 1)]
    assert pairs[0].share == pytest.approx(2 / 3)
    assert shared_talks({}) == shared_talks({"A": frozenset({"1"})}) == ()
