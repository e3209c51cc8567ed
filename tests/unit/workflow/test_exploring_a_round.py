"""Exploring a round: nobody can be picked out, nothing is dropped, and what is the same is told the same way."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.model.codes import Direction, FindingType, RoleClass
from analysis.model.findings import Finding
from analysis.model.recurring import RecurringFinding
from analysis.model.rounds import Interview, Visit
from analysis.store.material import FindingFacts, LineCount
from analysis.workflow.explore_flow import ALONE, IN_SUMMARY, LOCAL, RECURRING, SUGGESTED, flow_of
from analysis.workflow.explore_links import talk_of
from analysis.workflow.explore_opposites import likelihood, sides_of
from analysis.workflow.explore_roles import people_by_role, shown_and_folded
from analysis.workflow.explore_rounds import fate_of, matched
from analysis.workflow.explore_texts import HIDDEN_NAME, drawn_by_lot, unnamed
from analysis.workflow.explore_views import Fate, Likelihood

RO = RoleClass


def facts(key, theme="audits", municipality="havulinna", **known):
    plain = FindingFacts(key, theme, None, None, municipality, None, "D1", "excel_rows", None, in_statement=False)
    return replace(plain, **known)


def visit(host, *interviews):
    held = tuple(Interview(f"I{host}{at}", f"V{host}", "x", roles, n) for at, (roles, n) in enumerate(interviews))
    return Visit(f"V{host}", host, interviews=held)


# Who spoke of what.


@pytest.mark.parametrize(("people", "is_shown"), [(2, False), (3, True)])
def test_a_role_of_fewer_than_three_people_is_never_shown_alone(people, is_shown):
    shown, folded = shown_and_folded([RO.FINANCE, RO.PREMISES, RO.PROCUREMENT], {
        RO.FINANCE: people, RO.PREMISES: 9, RO.PROCUREMENT: 8,
    })  # fmt: skip

    assert (RO.FINANCE in shown) is is_shown
    assert (RO.FINANCE in folded) is not is_shown


def test_a_small_role_is_joined_with_the_next_smallest_so_that_it_cannot_be_told_from_the_rest():
    _shown, folded = shown_and_folded([RO.FINANCE, RO.PREMISES, RO.PROCUREMENT], {
        RO.FINANCE: 1, RO.PREMISES: 9, RO.PROCUREMENT: 8,
    })  # fmt: skip

    assert folded == (RO.FINANCE, RO.PROCUREMENT)


@given(st.dictionaries(st.sampled_from(list(RoleClass)), st.integers(0, 6)))
def test_no_role_is_lost_and_joined_roles_are_never_one_alone_beside_others(people):
    shown, folded = shown_and_folded(list(people), people)

    assert set(shown) | set(folded) == set(people)
    assert not set(shown) & set(folded)
    assert all(people[role] >= 3 for role in shown)
    assert not folded or not shown or (len(folded) > 1 and sum(people[role] for role in folded) >= 3)


def test_people_are_counted_as_few_as_they_may_be():
    visits = [visit("a", ((RO.PREMISES,), 2), ((RO.PREMISES, RO.FINANCE), 5)), visit("b", ((RO.FINANCE,), 0))]
    spoke = [facts("1", municipality="b", role_class="RO3"), facts("2", municipality="a", role_class="RO3")]

    people = people_by_role(visits, spoke)

    assert people == {RO.PREMISES: 4, RO.FINANCE: 2}  # of five heard together each class has one for certain


# The flow.

_FACTS = st.lists(
    st.builds(
        facts,
        st.uuids().map(str),
        st.sampled_from(["audits", "training", "other"]),
        st.sampled_from(["a", "b", None]),
        layout=st.sampled_from(["excel_rows", "email"]),
        recurring_id=st.sampled_from([None, "T1", "T2"]),
        in_statement=st.booleans(),
    ),
    max_size=30,
)
_LINES = st.lists(
    st.builds(
        LineCount,
        st.sampled_from(["excel_rows", "email"]),
        st.sampled_from(["set_aside", "waiting", "imported"]),
        st.integers(1, 40),
    ),
    max_size=5,
)


@given(_FACTS, _LINES)
def test_everything_noted_goes_through_every_column_and_nothing_is_lost_between(findings, lines):
    found = flow_of(findings, {}, lines)
    total = len(findings) + sum(line.lines for line in lines)

    assert (found.findings, found.lines) == (len(findings), total - len(findings))
    for column in ("layout", "theme", "state"):
        assert sum(link.entries for link in found.links if link.source.startswith(f"{column}:")) == total
    inner = {link.target for link in found.links} & {link.source for link in found.links}
    for place in inner:
        into = sum(link.entries for link in found.links if link.target == place)
        out = sum(link.entries for link in found.links if link.source == place)
        assert into == out == found.entries_of(place)


@given(_FACTS, _LINES)
def test_without_lines_the_flow_holds_each_finding_once_in_every_column(findings, lines):
    found = flow_of(findings, {}, lines).findings_only()

    for column in ("layout", "theme", "state"):
        own = [link for link in found.links if link.source.startswith(f"{column}:")]
        assert sorted(key for link in own for key in link.finding_ids) == sorted(one.finding_id for one in findings)


def test_what_recurs_needs_two_municipalities_and_a_suggestion_is_not_yet_a_decision():
    findings = [
        facts("1", municipality="a", recurring_id="T1"),
        facts("2", municipality="b", recurring_id="T1", in_statement=True),
        facts("3", municipality="a", recurring_id="T2"),
        facts("4", municipality="a", recurring_id="T2"),
        facts("5"),
        facts("6"),
    ]

    found = flow_of(findings, {"5": SUGGESTED}, [])

    counts = {place: found.entries_of(place) for place in (RECURRING, LOCAL, SUGGESTED, ALONE, IN_SUMMARY)}
    assert counts == {RECURRING: 2, LOCAL: 2, SUGGESTED: 1, ALONE: 1, IN_SUMMARY: 1}


# Links, pairs, rounds.


def test_a_talk_is_an_interview_or_else_the_same_file_place_and_role():
    assert talk_of(facts("1", interview_id="I1")) == talk_of(facts("2", interview_id="I1", document_id="D2"))
    assert talk_of(facts("1", role_class="RO1")) == talk_of(facts("2", role_class="RO1"))
    assert talk_of(facts("1", role_class="RO1")) != talk_of(facts("2", role_class="RO2"))
    assert talk_of(facts("1", municipality="a")) != talk_of(facts("2", municipality="b"))


def finding(key, kind=FindingType.STRENGTH, municipality="a"):
    return Finding(key, municipality, "audits", kind, f"Huomio {key}", (f"L{key}",))


def recurring(key, direction, *members):
    return RecurringFinding(key, f"Otsikko {key}", "audits", direction, members, "aino", "2026-11-24T10:00:00Z")


def test_every_finding_stands_on_one_side_once():
    findings = {key: finding(key) for key in ("1", "2", "3")}

    sides = sides_of(findings, [recurring("T1", Direction.WORKS, "1", "2", "gone")], [])

    assert [side.ids for side in sides] == [("1", "2"), ("3",)]


def test_a_group_whose_findings_disagree_says_neither():
    findings = {"1": finding("1"), "2": finding("2", FindingType.DEVELOPMENT)}

    (side,) = sides_of(findings, [recurring("T1", Direction.CONTRADICTION, "1", "2")], [])

    assert side.polarity.value == "none"


@pytest.mark.parametrize(
    ("probability", "word"),
    [
        *[(0.0, None), (0.299, None)],
        *[(0.3, Likelihood.MAYBE), (0.5, Likelihood.LIKELY), (0.7, Likelihood.VERY), (1.0, Likelihood.VERY)],
    ],
)
def test_a_probability_is_told_in_a_word_and_not_at_all_below_the_least(probability, word):
    assert likelihood(probability) == word


@pytest.mark.parametrize(
    ("before", "now", "fate"),
    [
        (Direction.HINDERS, Direction.NEED, Fate.RETURNS),
        (Direction.HINDERS, Direction.WORKS, Fate.MENDED),
        (Direction.WORKS, Direction.WORKS, Fate.SPREAD),
        (Direction.WORKS, Direction.HINDERS, Fate.MISSING_NOW),
        (Direction.CONTRADICTION, Direction.WORKS, Fate.OTHER),
        (Direction.WORKS, Direction.CONTRADICTION, Fate.OTHER),
    ],
)
def test_what_became_of_a_thing_is_told_by_what_was_said_then_and_now(before, now, fate):
    assert fate_of(before, now) is fate


def test_every_recurring_finding_of_both_rounds_is_told_once_at_least():
    before = [recurring("B1", Direction.HINDERS, "1"), recurring("B2", Direction.WORKS, "2")]
    now = [recurring("N1", Direction.WORKS, "3"), recurring("N2", Direction.WORKS, "4")]

    found = list(matched(before, now, np.array([[0.9, 0.1], [0.2, 0.1]])))

    assert [(one.fate, one.earlier, one.now) for one in found] == [
        (Fate.MENDED, "Otsikko B1", "Otsikko N1"),
        (Fate.NOT_MET, "Otsikko B2", None),
        (Fate.NEW, None, "Otsikko N2"),
    ]
    assert found[0].finding_ids == ("3",)


def test_without_recurring_findings_now_none_is_met():
    found = list(matched([recurring("B1", Direction.WORKS, "1")], [], np.zeros((1, 0))))

    assert [one.fate for one in found] == [Fate.NOT_MET]
    assert list(matched([], [], np.zeros((0, 0)))) == []


# Words and lots.


@pytest.mark.parametrize("text", ["Harmaalahdessa mitataan", "harmaalahden malli", "HARMAALAHTI"])
def test_names_of_municipalities_are_hidden_in_every_form(text):
    shown = unnamed(text, ["Harmaalahti"])

    assert "armaala" not in shown.lower()
    assert HIDDEN_NAME in shown


def test_a_lot_is_the_same_each_time_and_never_larger_than_asked():
    ids = [f"F{at}" for at in range(100)]

    assert drawn_by_lot(ids, 10) == drawn_by_lot(ids[::-1], 10)
    assert len(set(drawn_by_lot(ids, 10))) == 10
    assert drawn_by_lot(ids[:10], 10) == tuple(sorted(ids[:10]))
    assert drawn_by_lot([], 10) == ()
