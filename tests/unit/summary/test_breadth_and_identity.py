"""Who is behind a statement, who could be meant by it, and words that leave one over."""

from dataclasses import replace

import pytest
from summary_builders import EVERY, MUNICIPALITIES, broken, facts, finding, statement

from analysis.model.codes import Audience, Direction, FindingType, RoleClass
from analysis.model.summary import NameConsent
from analysis.summary.facts import wording_sha256
from analysis.summary.rules import check

WORKS = Direction.WORKS


def rules_broken(text="Sijaisjärjestely on sovittu.", given=None, direction=WORKS, ids=("f1", "f2"), **fields):
    return broken(check(statement(text, direction=direction, finding_ids=ids, **fields), given or facts()))


def heard(*interviews):
    ids = [f"f{number}" for number in range(1, len(interviews) + 1)]
    places = sorted(EVERY)
    evidence = tuple(finding(key, "Sijainen on.", places[n % 6]) for n, key in enumerate(ids))
    return facts(evidence=evidence, interview_of=dict(zip(ids, interviews, strict=True)))


@pytest.mark.parametrize(
    ("interviews", "is_flagged"),
    [
        (("a", "a"), True),
        (("a", "b"), False),
        (("a",), False),
        (("a", "a", "b"), False),
        (("a", "a", "a", "b"), True),
        (("a", "a", "a", "a", "b", "b"), False),
        (("a", "a", "a", "a", "a", "b", "b"), True),
    ],
)
def test_one_loud_interview_is_flagged_and_a_balance_is_not(interviews, is_flagged) -> None:
    assert ("one_interview" in rules_broken(given=heard(*interviews))) is is_flagged


@pytest.mark.parametrize(
    ("roles", "is_flagged"),
    [
        ((RoleClass.MAINTENANCE, RoleClass.MAINTENANCE), True),
        ((RoleClass.MAINTENANCE, RoleClass.TOP_MANAGEMENT), False),
        ((RoleClass.MAINTENANCE, None), False),
        ((RoleClass.MAINTENANCE,), False),
    ],
)
def test_one_role_behind_a_statement_is_flagged(roles, is_flagged) -> None:
    places = sorted(EVERY)
    evidence = tuple(replace(finding(f"f{n}", "Sijainen on.", places[n]), role_class=r) for n, r in enumerate(roles))

    assert ("one_role" in rules_broken(given=facts(evidence=evidence))) is is_flagged


@pytest.mark.parametrize(
    ("interviewers", "is_flagged"),
    [
        ({"havulinna": {"tuulisalo"}, "lumiranta": {"tuulisalo"}}, True),
        ({"havulinna": {"tuulisalo"}, "lumiranta": {"tuulisalo", "kuurajärvi"}}, False),
        ({"havulinna": {"tuulisalo"}}, False),
        ({}, False),
    ],
)
def test_one_interviewer_behind_a_statement_is_flagged(interviewers, is_flagged) -> None:
    given = facts(interviewers_of={host: frozenset(asked) for host, asked in interviewers.items()})

    assert ("one_interviewer" in rules_broken(given=given)) is is_flagged


@pytest.mark.parametrize("words", ["ei tullut esiin", "ei mainittu", "ei noussut esiin", "jäi mainitsematta"])
def test_not_mentioned_is_said_only_where_all_were_asked(words) -> None:
    text = f"Sijaisjärjestely {words} haastatteluissa."

    assert "not_mentioned" not in rules_broken(text, facts(covered=EVERY))
    assert "not_mentioned" in rules_broken(text, facts(covered=EVERY - {"tuulisalo"}))


@pytest.mark.parametrize(
    "text",
    [
        "Yhtä kuntaa lukuun ottamatta sijainen on.",
        "Lähes kaikissa kunnissa sijainen on.",
        "Kaikissa muissa sijainen on.",
        "Vain yhdessä kunnassa sijainen on.",
        "Ainoana kuntana seurataan.",
    ],
)
def test_words_that_leave_one_over_are_flagged(text) -> None:
    assert "left_over" in rules_broken(text)


@pytest.mark.parametrize(
    "text", ["Kaikki mittarit luetaan.", "Vain osa kohteista seurataan.", "Muissa tiloissa on led."]
)
def test_leaving_over_other_things_than_municipalities_is_fair(text) -> None:
    assert "left_over" not in rules_broken(text)


def sized(*sizes):
    return tuple(replace(one, size_class=size) for one, size in zip(MUNICIPALITIES, sizes, strict=False))


SMALL, MIDDLE, LARGE = "5 000–10 000", "20 000–50 000", "yli 100 000"


@pytest.mark.parametrize(
    ("sizes", "is_flagged"),
    [
        ((SMALL, SMALL, SMALL, LARGE), False),
        ((SMALL, SMALL, MIDDLE, LARGE), True),
        (("", "", "", ""), True),
    ],
)
def test_a_description_needs_three_that_it_fits(sizes, is_flagged) -> None:
    given = replace(facts(participants=4), participants=sized(*sizes))

    assert ("described_too_narrowly" in rules_broken("Pienessä kunnassa sijainen on.", given)) is is_flagged


def test_a_class_of_one_language_is_a_name_too() -> None:
    assert "described_too_narrowly" in rules_broken("Kaksikielisessä kunnassa sijainen on.")


def test_a_description_of_a_difficulty_is_hard_and_of_a_strength_may_be_agreed_to() -> None:
    text = "Keskikokoisessa kaupungissa sijainen on."
    ill = check(statement(text), facts(audience=Audience.COMMENT_ROUND))
    well = check(statement(text, direction=WORKS), facts(audience=Audience.COMMENT_ROUND))
    agreed = tuple(
        NameConsent(place, "S1", wording_sha256(text), "k", "2026-06-01T09:00:00Z")
        for place in ("havulinna", "lumiranta")
    )

    assert [one.hard for one in ill if one.rule == "described_too_narrowly"] == [True]
    assert [one.hard for one in well if one.rule == "described_too_narrowly"] == [False]
    assert "described_too_narrowly" not in rules_broken(text, facts(consents=agreed))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Säästö oli 1 200 MWh. Kunnan ilmoittama luku on toinen.", "unsourced_quantity"),
        ("Säästö oli 3 gigawattituntia.", "unsourced_quantity"),
        ("Kahdella kolmesta seuranta toimii, eli kaksi kolmesta.", "counted_municipalities"),
        ("Puolet kunnista seuraa kulutusta.", "counted_municipalities"),
        ("Kolme kuntaa seuraa kulutusta.", "counted_municipalities"),
        ("Paras kunta seuraa kulutusta päivittäin.", "comparison"),
        ("Kulutusta seurataan useammin kuin muissa kunnissa.", "comparison"),
        ("Kunta on kärkikunta seurannassa.", "comparison"),
    ],
)
def test_more_wording_that_says_too_much_is_flagged(text, rule) -> None:
    assert rule in rules_broken(text)


@pytest.mark.parametrize(
    "text",
    [
        "Säästö oli kunnan ilmoittama 1 200 MWh. Seurantaa jatketaan.",
        "Kolme kiinteistöä seurataan etänä.",
        "Paras ajankohta on kevät.",
        "Seuranta tehdään useammin kuin ennen.",
        "Kaksi kertaa vuodessa pidetään palaveri.",
    ],
)
def test_fair_wording_of_the_same_kind_is_not_flagged(text) -> None:
    assert rules_broken(text) == set()


def test_types_decide_what_is_against() -> None:
    from analysis.summary.against import most_opposed

    evidence = [finding("f1", "Kulutuslukemat tarkistetaan kuukausittain.", kind=FindingType.STRENGTH)]
    others = [
        finding("a", "Kulutuslukemia ei tarkisteta.", "lumiranta"),
        finding("b", "Kulutuslukemat tarkistetaan viikoittain.", "lumiranta", kind=FindingType.STRENGTH),
        finding("c", "Kulutuslukemia ei tarkisteta.", "lumiranta", theme="training"),
        finding("d", "Ekotuki on hiipunut.", "lumiranta"),
    ]

    assert next(one.finding_id for one in most_opposed(evidence, others, 3)) == "a"
    assert not {"b", "c"} & {one.finding_id for one in most_opposed(evidence, others, 3)}
