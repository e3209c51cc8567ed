import random

import numpy as np
import pytest
from recurring_builders import WORDS, finding

from analysis.recurring.corpus import unit_rows
from analysis.recurring.projection import project
from analysis.recurring.topics import neighbour_graph, smoothed, topics

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


def two_heaps(size):
    """Rows around two directions, a heap each."""
    spread = np.random.default_rng(3).normal(0, 0.05, (2 * size, 8))
    spread[:size, 0] += 1
    spread[size:, 1] += 1
    return unit_rows(spread.astype(np.float32))


def test_finding_left_on_the_wrong_side_goes_to_its_neighbours():
    graph = neighbour_graph(two_heaps(30))
    labels = np.repeat([0, 1], 30)
    one_astray = labels.copy()
    one_astray[7] = 1

    assert smoothed(graph, one_astray).tolist() == labels.tolist()
    assert smoothed(graph, labels).tolist() == labels.tolist()


def test_small_group_keeps_its_innermost_finding_whatever_its_neighbours_say():
    graph = neighbour_graph(two_heaps(30))
    labels = np.repeat([0, 2], 30)
    labels[7] = 1

    assert smoothed(graph, labels).tolist() == labels.tolist()


@pytest.mark.parametrize("count", [4, 5, 12])
def test_as_many_topics_as_asked_for_even_of_few_findings(count):
    assert set(topics(round_of(40), None, WORDS, count).values()) == set(range(1, count + 1))


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
