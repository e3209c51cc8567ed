"""Asking and answering: what an answer settles, that it is one step, and who may ask."""

from dataclasses import asdict
from time import perf_counter

import pytest
from sqlalchemy import select

from analysis.access import Scope, open_rounds_scope, open_scope
from analysis.errors import AccessDenied, InvalidInput, NotFound, RuleBroken, StaleWrite
from analysis.model.codes import Direction, FindingType
from analysis.model.people import Membership, Role
from analysis.model.recurring import Answer, EngineSettings, Proposal, Reason, Suggestion
from analysis.model.rounds import Municipality
from analysis.store import recurring as stored
from analysis.store import schema
from analysis.store.reach import EVERYTHING
from analysis.store.unit import Store
from analysis.workflow import asking, findings, history, recurring, rounds
from analysis.workflow.desk import Desk
from analysis.workflow.views import FindingChanges

PLACES = ("Havulinna", "Lumiranta", "Tuulisalo", "Kuusijoki")
TEXTS = (
    "Katselmusraporttien ehdotusten toteutumista ei seurata keskitetysti",
    "Katselmusraportin ehdotusten toteutumista ei seurata lainkaan",
    "Ehdotusten toteutumisen seuranta puuttuu katselmusraporteista",
    "Vesimittarit luetaan käsin kerran vuodessa",
)


def desk_of(store: Store, person: str = "aino") -> Desk:
    lead = [Membership(f"B-{person}", person, Role.LEAD_ANALYST)]
    lists = open_rounds_scope(person, lead, f"B-{person}")
    known = rounds.list_rounds(store, lists)
    round_id = known[0].round_id if known else rounds.make_round(store, lists, "Kierros", "")
    return Desk(store, open_scope(person, lead, f"B-{person}", round_id=round_id))


@pytest.fixture
def desk(store: Store) -> Desk:
    return desk_of(store)


def typed(desk: Desk, texts: tuple[str, ...] = TEXTS) -> list[str]:
    """Findings of one theme in as many municipalities; returns their ids in the order of the texts."""
    places = [rounds.save_municipality(desk, Municipality("", name), is_new=True) for name in PLACES]
    return [
        findings.type_by_hand(
            desk,
            municipality_id=places[at % len(places)],
            theme_code="audits",
            finding_type=FindingType.DEVELOPMENT,
            text=text,
        )
        for at, text in enumerate(texts)
    ]


def members(desk: Desk) -> list[set[str]]:
    return [{row.finding.finding_id for row in card.findings} for card in recurring.board(desk).recurring]


def constraints(desk: Desk):
    with desk.store.reading(desk.scope) as reading:
        return {one.pair: one.answer for one in stored.constraints(reading)}


def pair(a: str, b: str) -> tuple[str, str]:
    return (min(a, b), max(a, b))


def test_the_likeliest_partner_is_shown_with_the_words_that_meet(desk: Desk) -> None:
    ids = typed(desk)
    card = asking.next_question(desk)

    assert card is not None
    assert {card.asked.finding.finding_id, card.candidates[0].row.finding.finding_id} <= set(ids[:3])
    assert len(card.candidates) <= 5
    words = {word.word for word in card.candidates[0].why.shared}
    assert words & {"ehdotus", "toteutuminen", "katselmusraportti"}


def test_what_was_ticked_becomes_a_recurring_finding_and_the_rest_stays_apart(desk: Desk) -> None:
    a, b, c, d = typed(desk)
    made = asking.answer(desk, a, [b], [b, c, d])

    assert members(desk) == [{a, b}]
    board = recurring.board(desk)
    assert [card.recurring.recurring_id for card in board.recurring] == [made]
    assert board.recurring[0].recurring.title
    assert board.recurring[0].recurring.direction is Direction.HINDERS
    assert constraints(desk) == {
        pair(a, b): Answer.TOGETHER,
        pair(a, c): Answer.APART,
        pair(a, d): Answer.APART,
    }


def test_none_of_these_makes_nothing_but_is_remembered(desk: Desk) -> None:
    a, b, *_ = typed(desk)

    assert asking.answer(desk, a, [], [b]) is None
    assert members(desk) == []
    assert constraints(desk) == {pair(a, b): Answer.APART}
    assert asking.progress(desk).settled == 1


def test_an_answer_extends_the_recurring_finding_that_one_of_them_is_in(desk: Desk) -> None:
    a, b, c, _ = typed(desk)
    first = asking.answer(desk, a, [b], [b])

    assert asking.answer(desk, c, [b], [b]) == first
    assert members(desk) == [{a, b, c}]


def test_two_recurring_findings_become_one_only_when_members_of_both_are_ticked(desk: Desk) -> None:
    more = (*TEXTS, "Ehdotuksia ei viedä eteenpäin")
    a, b, c, d, e = typed(desk, more)
    first = asking.answer(desk, a, [b], [b])
    asking.answer(desk, c, [d], [d])
    asking.answer(desk, e, [b], [b, c])
    assert members(desk) == [{a, b, e}, {c, d}]

    history.undo(desk)
    assert asking.answer(desk, e, [b, c], [b, c]) == first
    assert members(desk) == [{a, b, c, d, e}]


def test_an_answer_is_one_step_that_is_undone_and_redone_whole(desk: Desk) -> None:
    a, b, c, d = typed(desk)
    asking.answer(desk, a, [b, c], [b, c, d])

    assert history.undo(desk) == "answer"
    assert (members(desk), constraints(desk), asking.progress(desk).settled) == ([], {}, 0)
    assert history.redo(desk) == "answer"
    assert members(desk) == [{a, b, c}]
    assert asking.progress(desk).settled == 3
    assert history.undo_state(desk).undo == "answer"


def test_a_finding_is_asked_about_once_and_a_skipped_one_not_now(desk: Desk) -> None:
    typed(desk)
    first = asking.next_question(desk)
    assert first is not None
    asked = first.asked.finding.finding_id

    skipped = asking.next_question(desk, skipped=[asked])
    assert skipped is None or skipped.asked.finding.finding_id != asked
    asking.answer(desk, asked, [], first.shown, first.seen)
    second = asking.next_question(desk)
    assert second is None or second.asked.finding.finding_id != asked


def test_answering_goes_on_until_nothing_is_left_to_ask(desk: Desk) -> None:
    typed(desk)
    asked = 0
    while (card := asking.next_question(desk)) is not None:
        asking.answer(desk, card.asked.finding.finding_id, [], card.shown, card.seen)
        asked += 1

    assert 1 <= asked <= len(TEXTS)
    assert asking.progress(desk).findings == len(TEXTS)


def test_an_empty_round_has_nothing_to_ask(desk: Desk) -> None:
    assert asking.next_question(desk) is None
    assert asking.progress(desk) == asking.AskingProgress(0, 0)


def test_a_chosen_finding_has_the_same_card(desk: Desk) -> None:
    a, *_ = typed(desk)
    card = asking.find_similar(desk, a)

    assert card.asked.finding.finding_id == a
    assert card.candidates
    with pytest.raises(NotFound):
        asking.find_similar(desk, "F-nobody")


def test_a_recurring_finding_that_fits_is_told_but_not_a_pinned_one(desk: Desk) -> None:
    a, b, c, _ = typed(desk)
    made = asking.answer(desk, a, [b], [b])
    assert [fit.recurring_id for fit in asking.find_similar(desk, c).fitting] == [made]

    recurring.pin(desk, made, recurring.board(desk).recurring[0].recurring.version, True)
    card = asking.find_similar(desk, c)
    assert card.fitting == ()
    assert not {a, b} & set(card.shown)


def test_an_answer_about_what_changed_since_is_refused_and_keeps_nothing(store: Store, desk: Desk) -> None:
    a, *_ = typed(desk)
    card = asking.find_similar(desk, a)
    other = card.shown[0]
    eero = desk_of(store, "eero")
    findings.edit(eero, other, 1, FindingChanges(text="Eeron sanat"))

    with pytest.raises(StaleWrite) as refused:
        asking.answer(desk, a, [other], card.shown, card.seen)

    assert refused.value.changed_by == "eero"
    assert (members(desk), constraints(desk)) == ([], {})


def test_an_answer_after_somebody_else_grouped_one_of_them_is_refused(store: Store, desk: Desk) -> None:
    a, b, c, _ = typed(desk)
    card = asking.find_similar(desk, a)
    asking.answer(desk_of(store, "eero"), b, [c], [c])

    with pytest.raises(StaleWrite):
        asking.answer(desk, a, [b], card.shown, card.seen)
    assert members(desk) == [{b, c}]


def test_only_what_was_shown_can_be_ticked(desk: Desk) -> None:
    a, b, c, _ = typed(desk)

    for ticked, shown in (([c], [b]), ([], []), ([a], [a, b])):
        with pytest.raises(InvalidInput):
            asking.answer(desk, a, ticked, shown)
    with pytest.raises(NotFound):
        asking.answer(desk, a, ["F-nobody"], ["F-nobody"])


def scopes_of_others(desk: Desk) -> list[Scope]:
    place = rounds.round_facts(desk).municipalities[0].municipality_id
    contact = [Membership("B-c", "kaisa", Role.CONTACT, desk.scope.round_id, place)]
    lead = [Membership("B-aino", "aino", Role.LEAD_ANALYST)]
    return [open_scope("kaisa", contact, "B-c"), open_rounds_scope("aino", lead, "B-aino")]


def test_nobody_but_the_rounds_analysts_asks_or_answers(desk: Desk) -> None:
    a, b, *_ = typed(desk)
    asking.next_question(desk)  # what is kept at hand opens nothing to others either

    for scope in scopes_of_others(desk):
        other = Desk(desk.store, scope)
        calls = (
            lambda other=other: asking.next_question(other),
            lambda other=other: asking.progress(other),
            lambda other=other: asking.find_similar(other, a),
            lambda other=other: asking.answer(other, a, [b], [b]),
            lambda other=other: asking.answer(other, a, [], [b]),
        )
        for call in calls:
            with pytest.raises(AccessDenied):
                call()
    assert members(desk) == []


def test_another_round_holds_none_of_the_findings(store: Store, desk: Desk) -> None:
    a, b, *_ = typed(desk)
    lead = [Membership("B-aino", "aino", Role.LEAD_ANALYST)]
    lists = open_rounds_scope("aino", lead, "B-aino")
    other = Desk(store, open_scope("aino", lead, "B-aino", round_id=rounds.make_round(store, lists, "Toinen", "")))

    assert asking.next_question(other) is None
    with pytest.raises(NotFound):
        asking.find_similar(other, a)
    with pytest.raises(NotFound):
        asking.answer(other, a, [], [b])


def suggest(desk: Desk, *groups: tuple[str, ...]) -> None:
    made = tuple(
        Suggestion(f"s{at}", "Otsikko", "audits", Direction.HINDERS, group, Reason()) for at, group in enumerate(groups)
    )
    with desk.store.writing(desk.scope, "suggest", can_undo=False) as unit:
        stored.replace_suggestions(unit, Proposal(made, EngineSettings("lexical", "1", ())), "1")


def test_a_suggestion_keeps_what_answers_left_of_it(desk: Desk) -> None:
    a, b, c, d = typed(desk)
    suggest(desk, (a, b, c, d))
    asking.answer(desk, a, [b], [b])
    (left,) = recurring.board(desk).suggestions

    assert {row.finding.finding_id for row in left.findings} == {c, d}
    recurring.accept(desk, left.suggestion.suggestion_id)
    assert members(desk) == [{a, b}, {c, d}]


def test_a_suggestion_that_an_answer_contradicts_is_gone_until_the_answer_is_undone(desk: Desk) -> None:
    a, b, *_ = typed(desk)
    suggest(desk, (a, b))
    (card,) = recurring.board(desk).suggestions
    asking.answer(desk, a, [], [b])

    assert recurring.board(desk).suggestions == ()
    with pytest.raises(RuleBroken):
        recurring.accept(desk, card.suggestion.suggestion_id)
    history.undo(desk)
    assert recurring.board(desk).suggestions == (card,)


def test_an_answer_is_undone_and_redone_though_suggestions_were_made_anew_since(desk: Desk) -> None:
    a, b, *_ = typed(desk)
    asking.answer(desk, a, [b], [b])
    suggest(desk)

    assert history.undo(desk) == "answer"
    assert members(desk) == []
    suggest(desk, (a, b))
    assert history.redo(desk) == "answer"
    assert members(desk) == [{a, b}]
    assert recurring.board(desk).suggestions == ()


def test_suggestions_of_older_versions_have_no_word_of_steadiness(desk: Desk) -> None:
    a, b, *_ = typed(desk)
    suggest(desk, (a, b))
    old = {key: value for key, value in asdict(Reason()).items() if key != "steadiness"}
    with desk.store.database.begin(write=True, reach=EVERYTHING) as connection:
        connection.execute(schema.suggestion.update().values(reason=old))
        assert "steadiness" not in str(connection.execute(select(schema.suggestion.c.reason)).scalar())

    assert recurring.board(desk).suggestions[0].suggestion.reason.steadiness == ""


def test_two_hundred_findings_are_asked_about_in_less_than_a_second(desk: Desk) -> None:
    typed(desk, tuple(f"Ehdotusta {at} ei seurata kohteessa {at % 17} mittarilla {at % 23}" for at in range(200)))
    asking.next_question(desk)  # the dictionaries are read once a process
    first = asking.find_similar(desk, asking.next_question(desk).asked.finding.finding_id)
    asking.answer(desk, first.asked.finding.finding_id, first.shown[:1], first.shown, first.seen)
    begun = perf_counter()
    asking.next_question(desk)

    assert perf_counter() - begun < 1
