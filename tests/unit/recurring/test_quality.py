from dataclasses import replace

import pytest
from recurring_builders import REPORTS, accepted, apart, finding, judgement_of

from analysis.model.codes import Direction, FindingType
from analysis.model.recurring import Reason, Suggestion
from analysis.recurring.quality import LARGEST, PAIR_RULES, RULES, Material, groups_of, quality_flags

BY_ID = {one.finding_id: one for one in REPORTS}


def flags(*recurring, findings=(), suggestions=(), material=None):
    known = BY_ID | {one.finding_id: one for one in findings}
    found = quality_flags(groups_of(recurring, suggestions, known), material)
    return {(flag.code, *flag.group_ids) for flag in found}


def of_kind(count, **changes):
    """Findings of as many municipalities that differ by nothing that a rule looks at."""
    made = [finding(f"n{at}", f"Raportti {at}", f"kunta{at}", kind=FindingType.DEVELOPMENT) for at in range(count)]
    return [replace(one, **changes) for one in made]


def test_a_good_recurring_finding_has_no_flag():
    assert flags(accepted("T", "a", "b")) == set()


@pytest.mark.parametrize(("more", "is_flagged"), [(0, False), (1, True)])
def test_more_than_a_reader_can_check_is_too_large(more, is_flagged):
    many = of_kind(LARGEST + more)

    assert (("too_large", "T") in flags(accepted("T", *(f.finding_id for f in many)), findings=many)) is is_flagged


def test_one_interview_and_one_interviewer_are_one_voice():
    same = of_kind(2, interview_id="I1")
    unknown = of_kind(2)
    group = accepted("T", "n0", "n1")

    assert ("one_voice", "T") in flags(group, findings=same)
    assert ("one_voice", "T") not in flags(group, findings=unknown)
    assert ("one_voice", "T") in flags(group, findings=unknown, material=Material(writers={"n0": "P", "n1": "P"}))
    assert ("one_voice", "T") not in flags(group, findings=unknown, material=Material(writers={"n0": "P"}))


def test_one_municipality_mixed_polarity_and_many_themes_are_told():
    own = of_kind(2, municipality_id="havulinna")
    mixed = [finding("w", "Toimii", "x"), finding("l", "Ei toimi", "y", kind=FindingType.STRENGTH)]

    assert flags(accepted("T", "n0", "n1"), findings=own) == {("one_municipality", "T")}
    assert flags(accepted("T", "w", "l"), findings=mixed) == {("mixed_polarity", "T")}
    assert ("too_broad", "T") in flags(accepted("T", "a", "c", "e"))
    assert ("too_broad", "T") not in flags(accepted("T", "a", "c"))


def test_findings_that_are_hardly_alike_are_too_broad_where_likelihood_is_known():
    group = accepted("T", "a", "f")

    assert ("too_broad", "T") in flags(group, material=Material(judgement_of(REPORTS)))
    assert flags(group) == set()


def test_a_finding_in_two_is_told_with_its_id():
    groups = groups_of([accepted("T", "a", "b"), accepted("U", "b", "f")], [], BY_ID)
    (overlap,) = [flag for flag in quality_flags(groups) if flag.code == "overlap"]

    assert (overlap.group_ids, overlap.finding_ids) == (("T", "U"), ("b",))


def test_a_suggestion_that_adds_to_a_recurring_finding_is_not_of_one_municipality():
    joining = Suggestion("S", "Otsikko", "audits", Direction.HINDERS, ("a", "b"), Reason(), joins="T")
    own = {key: replace(one, municipality_id="havulinna") for key, one in BY_ID.items()}

    assert quality_flags(groups_of([], [joining], own)) == ()


def test_two_that_may_be_one_are_told_unless_a_person_said_that_they_are_not():
    more = [
        finding("g", "Katselmusraporttien ehdotusten toteutumista ei seurata keskitetysti", "tuulisalo"),
        finding("h", "Katselmusraporttien ehdotusten toteutumista ei seurata lainkaan", "kuusijoki"),
    ]
    pair = (accepted("T", "a", "b"), accepted("U", "g", "h"), accepted("V", "c", "d"))
    judgement = judgement_of([*REPORTS, *more])
    told = frozenset({apart("a", "g").pair})

    assert flags(*pair, findings=more, material=Material(judgement)) == {("near", "T", "U")}
    assert flags(*pair, findings=more, material=Material(judgement, told)) == set()
    assert flags(*pair, findings=more) == set()


def test_every_rule_has_a_code_of_its_own_and_says_why_it_is_there():
    rules = (*RULES, *PAIR_RULES)

    assert len({rule.code for rule in rules}) == len(rules)
    assert all(rule.rationale.endswith(".") for rule in rules)
