import pytest

from analysis.model.codes import Direction, Quantifier
from analysis.summary.quantifiers import quantifier, quantifier_words

NONE, ONE, SOME, MANY, ALL = Quantifier.NONE, Quantifier.ONE, Quantifier.SOME, Quantifier.MANY, Quantifier.ALL


def of(direction, found, covered, participants, against=False):
    everybody = [f"m{i}" for i in range(participants)]
    return quantifier(direction, set(everybody[:found]), set(everybody[:covered]), set(everybody), against)


@pytest.mark.parametrize(
    ("found", "covered", "participants", "expected"),
    [
        (0, 3, 3, NONE),
        (1, 3, 3, ONE),
        (2, 3, 3, SOME),
        (3, 3, 3, ALL),
        (3, 3, 4, MANY),  # covered everywhere it was found, but one participant did not discuss it
        (2, 4, 4, SOME),
        (3, 4, 4, MANY),
        (3, 5, 5, MANY),
        (2, 5, 5, SOME),
        (5, 5, 5, ALL),
        (3, 6, 6, MANY),  # exactly half
        (2, 6, 6, SOME),
        (5, 6, 6, MANY),
        (6, 6, 6, ALL),
        (5, 5, 6, MANY),
    ],
)
def test_strength_carries_the_word_that_its_evidence_allows(found, covered, participants, expected):
    assert of(Direction.WORKS, found, covered, participants) is expected


def test_more_than_half_is_needed_for_many_when_seven_discussed_it():
    assert of(Direction.WORKS, 3, 7, 7) is SOME
    assert of(Direction.WORKS, 4, 7, 7) is MANY


@pytest.mark.parametrize(
    ("found", "covered", "participants", "expected"),
    [
        (1, 6, 6, NONE),
        (2, 3, 3, NONE),
        (3, 3, 3, NONE),
        (2, 4, 4, SOME),
        (3, 4, 4, NONE),
        (3, 5, 5, SOME),
        (4, 5, 5, NONE),
        (4, 6, 6, SOME),
        (5, 6, 6, NONE),
        (6, 6, 6, NONE),
        (2, 3, 6, NONE),  # six take part, but only three discussed it
    ],
)
def test_difficulty_leaves_at_least_two_municipalities_outside(found, covered, participants, expected):
    assert of(Direction.HINDERS, found, covered, participants) is expected


@pytest.mark.parametrize("direction", [Direction.HINDERS, Direction.NEED, Direction.CONTRADICTION])
def test_no_difficulty_among_three_participants_ever_carries_a_quantifier(direction):
    words = {of(direction, found, covered, 3) for found in range(4) for covered in range(found, 4)}

    assert words == {NONE}


def test_counter_evidence_forbids_all_but_not_many():
    assert of(Direction.WORKS, 4, 4, 4, against=True) is MANY
    assert of(Direction.WORKS, 4, 4, 4, against=False) is ALL


def test_municipality_where_it_was_found_counts_as_covered():
    assert quantifier(Direction.WORKS, {"a", "b", "c"}, set(), {"a", "b", "c"}, False) is ALL


def test_municipality_outside_the_round_does_not_count():
    assert quantifier(Direction.WORKS, {"a", "guest"}, {"a", "guest"}, {"a", "b", "c"}, False) is ONE


@pytest.mark.parametrize(
    ("given", "fi", "sv", "en"),
    [
        (NONE, "haastatteluissa", "i intervjuerna", "in the interviews"),
        (ONE, "yhdessä kunnassa", "i en kommun", "in one municipality"),
        (SOME, "osassa kunnista", "i en del av kommunerna", "in some municipalities"),
        (MANY, "useassa kunnassa", "i flera kommuner", "in several municipalities"),
        (ALL, "kaikissa mukana olleissa kunnissa", "i alla deltagande kommuner", "in all participating municipalities"),
    ],
)
def test_words_in_each_language(given, fi, sv, en):
    assert [quantifier_words(given, language) for language in ("fi", "sv", "en")] == [fi, sv, en]
