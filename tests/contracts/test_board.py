"""Work on the board: a suggestion split before it is accepted, what belongs nowhere yet, and how widely it is told."""

import pytest

from analysis.access import open_rounds_scope, open_scope
from analysis.errors import AccessDenied, InvalidInput, RuleBroken
from analysis.model.codes import Direction, FindingType
from analysis.model.people import Membership, Role
from analysis.model.recurring import Answer, EngineSettings, Proposal, Reason, Suggestion
from analysis.model.rounds import Municipality
from analysis.store import recurring as stored
from analysis.store.unit import Store
from analysis.workflow import asking, findings, history, lighting, recurring, rounds
from analysis.workflow.desk import Desk
from analysis.workflow.loose_findings import loose_findings
from analysis.workflow.suggestion_parts import split_suggestion
from analysis.workflow.support import Ground, Support
from analysis.workflow.views import FindingChanges

PLACES = ("Havulinna", "Lumiranta", "Tuulisalo", "Kuusijoki")
TEXTS = (
    "Katselmusraporttien ehdotusten toteutumista ei seurata",
    "Katselmusraportin ehdotusten toteutumista ei seurata lainkaan",
    "Sähköautojen latauspisteet puuttuvat",
    "Latauspisteitä puuttuu sähköautoilta",
    "Vesimittarit luetaan käsin",
)


@pytest.fixture
def desk(store: Store) -> Desk:
    lead = [Membership("B-aino", "aino", Role.LEAD_ANALYST)]
    round_id = rounds.make_round(store, open_rounds_scope("aino", lead, "B-aino"), "Kierros", "")
    return Desk(store, open_scope("aino", lead, "B-aino", round_id=round_id))


@pytest.fixture
def ids(desk: Desk) -> list[str]:
    """Five findings of four municipalities; the first four are in one suggestion."""
    places = [rounds.save_municipality(desk, Municipality("", name), is_new=True) for name in PLACES]
    made = [
        findings.type_by_hand(
            desk,
            municipality_id=places[at % len(places)],
            theme_code="audits",
            finding_type=FindingType.DEVELOPMENT,
            text=text,
        )
        for at, text in enumerate(TEXTS)
    ]
    suggest(desk, made[:4])
    return made


def suggest(desk: Desk, finding_ids: list[str], joins: str | None = None) -> None:
    one = Suggestion("s1", "Ehdotus", "audits", Direction.HINDERS, tuple(sorted(finding_ids)), Reason(), joins)
    with desk.store.writing(desk.scope, "suggest", can_undo=False) as unit:
        stored.replace_suggestions(unit, Proposal((one,), EngineSettings("test", "1", ())), "version")


def groups(desk: Desk) -> list[list[str]]:
    return [sorted(card.suggestion.finding_ids) for card in recurring.board(desk).suggestions]


def only(desk: Desk) -> str:
    return recurring.board(desk).suggestions[0].suggestion.suggestion_id


def loose(desk: Desk) -> set[str]:
    return {row.finding.finding_id for row in loose_findings(desk).rows}


def apart(desk: Desk) -> set[tuple[str, str]]:
    with desk.store.reading(desk.scope) as reading:
        return {one.pair for one in stored.constraints(reading) if one.answer is Answer.APART}


def test_what_is_split_off_a_suggestion_is_one_of_its_own_and_nothing_is_accepted(desk: Desk, ids: list[str]) -> None:
    left, taken = split_suggestion(desk, only(desk), ids[2:4])

    assert sorted(groups(desk)) == sorted([sorted(ids[:2]), sorted(ids[2:4])])
    assert {left, taken} == {card.suggestion.suggestion_id for card in recurring.board(desk).suggestions}
    assert apart(desk) == {tuple(sorted((a, b))) for a in ids[:2] for b in ids[2:4]}
    assert recurring.board(desk).recurring == ()


def test_a_split_suggestion_is_undone_and_redone_as_one_step(desk: Desk, ids: list[str]) -> None:
    split_suggestion(desk, only(desk), ids[2:4])

    assert history.undo(desk) == "split_suggestion"
    assert groups(desk) == [sorted(ids[:4])]
    assert apart(desk) == set()

    history.redo(desk)
    assert sorted(groups(desk)) == sorted([sorted(ids[:2]), sorted(ids[2:4])])


def test_a_finding_split_off_alone_waits_among_those_that_belong_nowhere(desk: Desk, ids: list[str]) -> None:
    assert loose(desk) == {ids[4]}

    split_suggestion(desk, only(desk), [ids[3]])

    assert groups(desk) == [sorted(ids[:3])]
    assert loose(desk) == {ids[3], ids[4]}


def test_what_is_split_off_an_addition_is_kept_apart_from_what_it_would_join(desk: Desk, ids: list[str]) -> None:
    suggest(desk, ids[:2])
    target = recurring.accept(desk, only(desk))
    suggest(desk, ids[2:4], joins=target)

    split_suggestion(desk, only(desk), [ids[3]])

    left = recurring.board(desk).suggestions
    assert [(one.suggestion.finding_ids, one.suggestion.joins) for one in left] == [((ids[2],), target)]
    assert apart(desk) == {tuple(sorted((ids[3], other))) for other in ids[:3]}


@pytest.mark.parametrize("chosen", [slice(0, 0), slice(0, 4), slice(4, 5)])
def test_none_all_or_a_stranger_cannot_be_split_off(desk: Desk, ids: list[str], chosen: slice) -> None:
    with pytest.raises(InvalidInput):
        split_suggestion(desk, only(desk), ids[chosen])

    assert groups(desk) == [sorted(ids[:4])]


def test_a_suggestion_that_was_decided_is_not_split(desk: Desk, ids: list[str]) -> None:
    key = only(desk)
    recurring.reject(desk, key)

    with pytest.raises(RuleBroken):
        split_suggestion(desk, key, ids[:2])
    assert apart(desk) == set()


def test_somebody_of_a_municipality_neither_splits_nor_sees_what_is_loose(desk: Desk, ids: list[str]) -> None:
    place = recurring.board(desk).suggestions[0].findings[0].finding.municipality_id
    held = [Membership("B-k", "kaisa", Role.CONTACT, desk.scope.round_id, place)]
    other = Desk(desk.store, open_scope("kaisa", held, "B-k"))

    for call in (lambda: split_suggestion(other, only(desk), ids[:2]), lambda: loose_findings(other)):
        with pytest.raises(AccessDenied):
            call()


def test_what_is_placed_leaves_the_work_list_and_comes_back_when_undone(desk: Desk, ids: list[str]) -> None:
    target = recurring.accept(desk, only(desk))
    assert loose(desk) == {ids[4]}

    recurring.move(desk, ids[4], target)
    assert loose(desk) == set()

    history.undo(desk)
    assert loose(desk) == {ids[4]}


def test_the_work_list_is_read_a_page_at_a_time_and_by_theme(desk: Desk, ids: list[str]) -> None:
    recurring.reject(desk, only(desk))
    first, last = loose_findings(desk, size=3), loose_findings(desk, page=9, size=3)

    assert (len(first.rows), len(last.rows), first.total) == (3, 2, 5)
    assert {row.finding.finding_id for row in (*first.rows, *last.rows)} == set(ids)
    assert loose_findings(desk, "training").rows == ()


def test_support_is_told_in_words_and_is_thin_within_one_municipality(desk: Desk, ids: list[str]) -> None:
    card = recurring.board(desk).suggestions[0]
    assert card.support is Support.WIDE

    split_suggestion(desk, only(desk), ids[2:4])
    assert {one.support for one in recurring.board(desk).suggestions} == {Support.SOME}

    place = card.findings[0].finding
    assert Ground().support([place, place]) is Support.THIN


def test_words_that_meet_are_found_where_they_stand_and_only_between_groups(desk: Desk, ids: list[str]) -> None:
    rows = {row.finding.finding_id: row for row in recurring.board(desk).suggestions[0].findings}
    lit = lighting.words_within([rows[key] for key in ids[:4]])
    between = lighting.words_between([rows[ids[0]]], [rows[ids[2]]])

    first = rows[ids[0]].finding.text
    assert "ehdotusten" in {first[start:end] for start, end in lit[ids[0]]}
    assert all(0 <= start < end <= len(TEXTS[0]) for start, end in lit[ids[0]])
    assert between == {ids[0]: (), ids[2]: ()}


def test_a_changed_text_is_lit_anew(desk: Desk, ids: list[str]) -> None:
    before = [row for row in recurring.board(desk).suggestions[0].findings if row.finding.finding_id in ids[:2]]
    assert any(lighting.words_within(before).values())

    one = before[0].finding
    findings.edit(desk, one.finding_id, one.version, FindingChanges(text="Muuta"))
    after = [row for row in recurring.board(desk).suggestions[0].findings if row.finding.finding_id in ids[:2]]
    assert not any(lighting.words_within(after).values())


def test_the_nearest_recurring_finding_is_offered_but_never_one_that_a_person_keeps_apart(
    desk: Desk, ids: list[str]
) -> None:
    suggest(desk, ids[:2])
    target = recurring.accept(desk, only(desk))
    assert [one.recurring_id for one in asking.nearest_recurring(desk, ids[4])] == [target]

    recurring.move(desk, ids[4], target)
    recurring.move(desk, ids[4], None)
    assert asking.nearest_recurring(desk, ids[4]) == ()
