"""Nobody works out whose an unnamed difficulty is: generated rounds of three to six, both attackers of decisions.md 7.

The attackers here are written apart from the product: they go through every state of every municipality.
"""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from summary_builders import MUNICIPALITIES, finding, statement

from analysis.model.codes import Attribution, Direction, FindingType, Quantifier
from analysis.model.recurring import RecurringFinding
from analysis.model.summary import NameConsent
from analysis.summary.claim_rules import quantifiers_in
from analysis.summary.drafting import draft
from analysis.summary.elimination import Printed, worked_out
from analysis.summary.facts import StatementFacts, wording_sha256
from analysis.summary.gate import gate

WORKS = Direction.WORKS
WELL, ILL, NEITHER = "well", "ill", "neither"
TOPICS = (
    ("sijaisjärjestely on sovittu lomien ajaksi", "sijaisjärjestelyä ei ole sovittu lomien ajaksi"),
    ("katselmusten ehdotukset viedään talousarvioon", "katselmusten ehdotuksia ei viedä talousarvioon"),
    ("kulutuslukemat tarkistetaan kuukausittain", "kulutuslukemia ei tarkisteta kuukausittain"),
)


@st.composite
def rounds(draw):
    """A round: who takes part, how each stands on each topic, what was covered, and who agrees to its name."""
    participants = MUNICIPALITIES[: draw(st.integers(3, 6))]
    topics = draw(st.integers(1, len(TOPICS)))
    states = [
        {one.municipality_id: draw(st.sampled_from((WELL, ILL, NEITHER))) for one in participants}
        for _ in range(topics)
    ]
    covered = [
        frozenset(m for m, state in topic.items() if state != NEITHER or draw(st.booleans())) for topic in states
    ]
    agreed = [frozenset(m for m, state in topic.items() if state == WELL and draw(st.booleans())) for topic in states]
    return participants, states, covered, agreed


def publish(made, earlier=()):
    """Draft as the program does, name whoever agrees, and drop what the gate refuses. Returns statements by topic."""
    participants, states, covered, _agreed = made
    statements, facts, topic_of = [], {}, {}
    for topic, (well, ill) in enumerate(TOPICS[: len(states)]):
        for direction, state, words in ((Direction.WORKS, WELL, well), (Direction.HINDERS, ILL, ill)):
            for one in _claims(made, topic, direction, state, words):
                text, evidence, named = one
                number = len(statements) + 1
                fields = {"attribution": Attribution.NAMED, "named_municipality_id": named} if named else {}
                claim = statement(
                    text,
                    direction=direction,
                    finding_ids=tuple(e.finding_id for e in evidence),
                    number=number,
                    **fields,
                )
                consents = (NameConsent(named, claim.statement_id, wording_sha256(text), "k", "2026"),) if named else ()
                facts[claim.statement_id] = StatementFacts(participants, evidence, covered[topic], consents=consents)
                topic_of[claim.statement_id] = topic
                statements.append(claim)
    while True:
        refused = {v.statement_id for v in gate(statements, facts, earlier=earlier) if v.hard}
        if not refused:
            return statements, facts, topic_of
        statements = [one for one in statements if one.statement_id not in refused]


def _claims(made, topic, direction, state, words):
    participants, states, covered, agreed = made
    kind = FindingType.STRENGTH if state == WELL else FindingType.DEVELOPMENT
    places = sorted(m for m, one in states[topic].items() if one == state)
    evidence = [finding(f"f{topic}{state}{m}", words.capitalize() + ".", m, kind=kind) for m in places]
    if evidence:
        ids = tuple(one.finding_id for one in evidence)
        group = RecurringFinding(f"T{topic}{state}", words, "organisation", direction, ids, "a", "2026")
        made_draft = draft(group, evidence, covered[topic], participants, False, "fi")
        if made_draft:
            yield made_draft.text, tuple(evidence), None
        elif direction is Direction.HINDERS:
            # By decision an analyst prints a lone difficulty in general terms, without a quantifier.
            yield f"Haastatteluissa nousi esiin: {words}.", tuple(evidence), None
    if direction is Direction.WORKS:
        names = {one.municipality_id: one.name_fi for one in participants}
        for one in evidence:
            if one.municipality_id in agreed[topic]:
                yield f"Esimerkki, {names[one.municipality_id]}: {words}.", (one,), one.municipality_id


def worlds(participants, statements, facts):
    """Every way in which the municipalities may stand that the printed words allow."""
    ids = [one.municipality_id for one in participants]
    for states in product((WELL, ILL, NEITHER), repeat=len(ids)):
        world = dict(zip(ids, states, strict=True))
        if all(_fits(one, facts[one.statement_id], world) for one in statements):
            yield world


def _fits(one, known, world):
    is_well = one.direction is Direction.WORKS
    having = [m for m, state in world.items() if state == (WELL if is_well else ILL)]
    if one.named_municipality_id:
        return world[one.named_municipality_id] == WELL
    used = {word for word, _ in quantifiers_in(one.text)}
    bounds = {
        Quantifier.SOME: (2, len(world) if is_well else len(world) - 2),
        Quantifier.MANY: (3, len(world)),
        Quantifier.ALL: (len(world), len(world)),
        Quantifier.ONE: (1, len(world)),
    }
    fewest, most = next((bounds[word] for word in used), (1, len(world)))
    return fewest <= len(having) <= min(most, len(known.evidence))


def found_out(participants, statements, facts, states):
    """Who is known to have a difficulty: to an outsider, or to a participant that knows its own state only."""
    every = list(worlds(participants, statements, facts))
    known = {(None, m) for m in states if every and all(world[m] == ILL for world in every)}
    for own in states:
        fitting = [world for world in every if world[own] == states[own]]
        known |= {(own, m) for m in states if m != own and fitting and all(w[m] == ILL for w in fitting)}
    return known


@settings(max_examples=120, deadline=None)
@given(rounds())
def test_nobody_works_out_whose_an_unnamed_difficulty_is(made) -> None:
    participants, states, *_ = made
    statements, facts, topic_of = publish(made)

    for topic, own in enumerate(states):
        about = [one for one in statements if topic_of[one.statement_id] == topic]
        if any(one.direction is not Direction.WORKS for one in about):
            assert found_out(participants, about, facts, own) == set()


@settings(max_examples=100, deadline=None)
@given(rounds(), st.data())
def test_two_releases_side_by_side_tell_no_more(made, data) -> None:
    """In a second release a municipality's findings are withdrawn and other names stand: readers hold both."""
    participants, states, covered, _agreed = made
    topic = data.draw(st.integers(0, len(states) - 1))
    out = data.draw(st.sampled_from(sorted(states[topic])))
    later = [dict(one) for one in states]
    later[topic][out] = NEITHER
    names = [frozenset(m for m, s in one.items() if s == WELL and data.draw(st.booleans())) for one in later]
    first, first_facts, first_topics = publish(made)
    second, second_facts, second_topics = publish(
        (participants, later, covered, names), earlier=[(one, first_facts[one.statement_id]) for one in first]
    )
    both = [replace(one, statement_id=f"second {one.statement_id}") for one in second]
    facts = {**first_facts, **{f"second {key}": value for key, value in second_facts.items()}}
    topics = {**first_topics, **{f"second {key}": value for key, value in second_topics.items()}}

    for place, own in enumerate(states):
        about = [one for one in (*first, *both) if topics[one.statement_id] == place]
        if any(one.direction is not WORKS for one in about):
            assert found_out(participants, about, facts, own) == set()


@settings(max_examples=200, deadline=None)
@given(st.integers(3, 6), st.integers(0, 6), st.integers(1, 3), st.integers(1, 6), st.data())
def test_the_rule_agrees_with_a_plain_count_of_worlds(size, named, fewest, most, data) -> None:
    ids = [f"m{number}" for number in range(size)]
    well = frozenset(ids[: min(named, size - 1)])
    meant = frozenset(data.draw(st.sets(st.sampled_from(sorted(set(ids) - well)), min_size=1)))
    printed = Printed(frozenset(ids), well, fewest, max(most, fewest))

    masks = [m for m in range(2**size) if printed.fewest <= m.bit_count() <= printed.most]
    possible = [{ids[i] for i in range(size) if m >> i & 1} for m in masks]
    possible = [one for one in possible if not one & well]

    def sure(ways, own=None):
        return {m for m in ids if m != own and ways and all(m in way for way in ways)}

    expected = sure(possible)
    for own in ids:
        expected |= sure([way for way in possible if (own in way) == (own in meant)], own)
    assert worked_out(printed, meant) == frozenset(expected & meant)


def release_with_names(participants, names):
    """One unnamed difficulty of the last municipality, and the opposite named for some others."""
    last = participants[-1].municipality_id
    states = [{one.municipality_id: WELL if one.municipality_id in names else NEITHER for one in participants}]
    states[0][last] = ILL
    covered = [frozenset(states[0])]
    return participants, states, covered, [frozenset(names)]


@pytest.mark.parametrize(("size", "named", "is_printed"), [(6, 3, True), (6, 4, False), (3, 0, True), (3, 1, False)])
def test_a_difficulty_is_printed_while_three_could_be_meant_and_not_with_two(size, named, is_printed) -> None:
    participants = MUNICIPALITIES[:size]
    names = [one.municipality_id for one in participants[:named]]

    statements, _facts, _topics = publish(release_with_names(participants, names))

    assert any(one.direction is Direction.HINDERS for one in statements) is is_printed


def test_names_in_another_chapter_give_a_difficulty_away_too() -> None:
    participants = MUNICIPALITIES[:4]
    made = release_with_names(participants, [one.municipality_id for one in participants[:2]])
    statements, facts, _topics = publish((made[0], made[1], made[2], [frozenset()]))
    (ill,) = [one for one in statements if one.direction is Direction.HINDERS]
    well = [
        replace(
            statement(
                f"{one.name_fi}: {TOPICS[0][0]}.", direction=Direction.WORKS, finding_ids=(f"x{n}",), number=9 + n
            ),
            chapter_id="C9",
        )
        for n, one in enumerate(participants[:2])
    ]
    every = {**facts, **{one.statement_id: replace(facts[ill.statement_id], evidence=()) for one in well}}

    assert "told_by_elimination" in {v.rule for v in gate([ill, *well], every)}
    assert "told_by_elimination" not in {v.rule for v in gate([ill, well[0]], every)}
