"""Nobody works out whose an unnamed difficulty is: generated rounds of three to six, both attackers of decisions.md 7.

The attackers here are written apart from the product: they go through every state of every municipality.
"""

import json
from dataclasses import replace
from itertools import chain, combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from summary_builders import MUNICIPALITIES, finding, statement

from analysis.model.codes import Attribution, Direction, FindingType, Quantifier
from analysis.model.recurring import RecurringFinding
from analysis.model.summary import NameConsent
from analysis.store.columns import canonical_json
from analysis.summary.claim_rules import quantifiers_in
from analysis.summary.drafting import draft
from analysis.summary.earlier import earlier_of, kept
from analysis.summary.elimination import Printed, printed_of, worked_out
from analysis.summary.facts import StatementFacts, printed_text, wording_sha256
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


def stored(statements, facts):
    """What a publication leaves, through the JSON that the database keeps: nothing else reaches the next gate."""
    return earlier_of([json.loads(canonical_json(kept(statements, facts)))])


def changed(draw, states):
    """The states with one municipality's findings on one topic withdrawn, and the names that stand then."""
    topic = draw(st.integers(0, len(states) - 1))
    out = draw(st.sampled_from(sorted(states[topic])))
    later = [dict(one) for one in states]
    later[topic][out] = NEITHER
    return later, [frozenset(m for m, s in one.items() if s == WELL and draw(st.booleans())) for one in later]


@settings(max_examples=150, deadline=None)
@given(rounds(), st.integers(2, 3), st.data())
def test_publications_side_by_side_tell_no_more(made, releases, data) -> None:
    """From one publication to the next findings are withdrawn and other names stand: readers hold any two, and all.

    What was published earlier reaches the next gate as it is stored, by `kept`, JSON and `earlier_of`.
    """
    participants, states, covered, _agreed = made
    published, earlier, now = [], [], made
    for number in range(releases):
        statements, facts, topic_of = publish(now, earlier=earlier)
        earlier = [*earlier, *stored(statements, facts)]
        # The same statement has the same id in every publication: readers see each wording apart.
        published.append([(replace(s, statement_id=f"{number} {s.statement_id}"), s.statement_id) for s in statements])
        published[-1] = [(one, facts[key], topic_of[key]) for one, key in published[-1]]
        later, names = changed(data.draw, now[1])
        now = (participants, later, covered, names)

    for held in (*combinations(published, 2), published):
        for place, own in enumerate(states):
            about = [(one, known) for one, known, topic in chain(*held) if topic == place]
            if any(one.direction is not WORKS for one, _ in about):
                known_facts = {one.statement_id: known for one, known in about}
                assert found_out(participants, [one for one, _ in about], known_facts, own) == set()


@given(rounds())
def test_what_is_stored_of_a_publication_prints_as_the_publication_did(made) -> None:
    statements, facts, _topics = publish(made)
    every = [(one, facts[one.statement_id]) for one in statements]
    again = stored(statements, facts)

    for (one, own), (told, kept_facts) in zip(every, again, strict=True):
        assert printed_text(told) == printed_text(one)
        assert kept_facts.found == own.found
        if one.direction is not WORKS:
            assert printed_of(told, kept_facts, again) == printed_of(one, own, every)
    text = canonical_json(kept(statements, facts))
    lines = {line for _, own in every for finding in own.evidence for line in finding.line_ids}
    assert not any(f'"{line}"' in text for line in lines)


@pytest.mark.parametrize("is_difficulty_first", [True, False])
def test_a_name_in_one_publication_and_a_difficulty_in_another_are_refused_together(is_difficulty_first) -> None:
    """Two names in four leave two that could be meant, and each of the two knows of itself: either order is refused."""
    participants = MUNICIPALITIES[:4]
    made = release_with_names(participants, [one.municipality_id for one in participants[:2]])
    unnamed = (*made[:3], [frozenset()])
    (ill,) = [one for one in publish(unnamed)[0] if one.direction is not WORKS]
    named, facts, _ = publish((participants, [{**made[1][0], participants[-1].municipality_id: NEITHER}], *made[2:]))
    ill_facts = publish(unnamed)[1]
    ill = replace(ill, statement_id="ill")
    facts = {**facts, "ill": ill_facts["S2"]}
    first, second = ([ill], named) if is_difficulty_first else (named, [ill])

    alone = {one.rule for one in gate(second, facts) if one.hard}
    together = {one.rule for one in gate(second, facts, earlier=stored(first, facts)) if one.hard}

    assert "told_by_elimination" not in alone
    assert "told_by_elimination" in together


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
