import random

import pytest
from recurring_builders import WORDS, finding

from analysis.recurring.projection import project
from analysis.recurring.topics import topics

SUBJECTS = [
    "katselmus raportti ehdotus",
    "mittari lukema hälytys",
    "hankinta kriteeri hinta",
    "koulutus tiedote kanava",
]


def round_of(size):
    words = [f"sana{at}" for at in range(12)]
    chooser = random.Random(7)
    return [
        finding(f"f{at:03d}", f"{SUBJECTS[at % 4]} {chooser.choice(words)} {chooser.choice(words)}", f"kunta {at % 5}")
        for at in range(size)
    ]


def test_subjects_become_topics():
    findings = round_of(60)

    found = topics(findings, None, WORDS, 4)

    assert len(set(found.values())) == 4
    assert len({(found[one.finding_id], one.text.split()[0]) for one in findings}) == 4


@pytest.mark.parametrize("size", [0, 1, 2, 3])
def test_few_findings_still_have_topics_and_places(size):
    findings = round_of(size)

    assert set(topics(findings, None, WORDS, 3)) == {one.finding_id for one in findings}
    assert set(project(findings, None, WORDS)) == {one.finding_id for one in findings}


@pytest.mark.parametrize("size", [3, 40])
def test_map_is_the_same_whatever_the_order(size):
    findings = round_of(size)

    places = project(findings, None, WORDS)

    assert project(findings[::-1], None, WORDS) == places
    assert topics(findings[::-1], None, WORDS, 4) == topics(findings, None, WORDS, 4)
    assert all(-1 <= value <= 1 for place in places.values() for value in place)
    assert len(set(places.values())) > 1


def test_map_of_equal_findings_is_one_place():
    findings = [finding(key, "sama huomio") for key in "abc"]

    assert len(set(project(findings, None, WORDS).values())) == 1
