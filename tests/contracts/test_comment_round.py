"""The comment round: each municipality its own, answers with reasons, no silence taken for approval, nothing lost."""

from copy import copy

import pytest

from analysis.access import open_rounds_scope, open_scope
from analysis.errors import AccessDenied, InvalidInput, NotFound, RuleBroken, StaleWrite
from analysis.model.codes import CoverageState, FindingType
from analysis.model.comments import AnswerKind, ApprovalPart, CommentKind, ReadingState
from analysis.model.people import Membership, Person, Role
from analysis.model.rounds import Municipality
from analysis.store import people as people_store
from analysis.store.reach import EVERYTHING
from analysis.store.unit import Store
from analysis.workflow import (
    asking,
    comment_rounds,
    commenting,
    coverage,
    findings,
    releasing,
    rounds,
    statements,
    summary,
)
from analysis.workflow.commenting import NewComment
from analysis.workflow.desk import Desk

PLACES = ("Havulinna", "Lumiranta", "Sammalkoski", "Tuulisalo")
TEXTS = (
    "Kulutuslukemat käydään läpi joka kuukausi kiinteistönhoidon kanssa",
    "Kulutusta seurataan kuukausittain yhdessä kiinteistönhoidon kanssa",
    "Joka kuukausi katsotaan kulutus kiinteistönhoitajien palaverissa",
)
BEFORE, AFTER = "2026-11-20T10:00:00.000Z", "2026-12-05T10:00:00.000Z"
DEADLINE = "2026-12-01"


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.now = BEFORE

    def __call__(self) -> str:
        return self.now


class Town:
    """A round whose summary is out for comments, with desks for the lead and for each municipality."""

    def __init__(self, store: Store) -> None:
        self.clock = Clock()
        self.store = Store(store.database, self.clock)
        lead = [Membership("B-aino", "aino", Role.LEAD_ANALYST)]
        lists = open_rounds_scope("aino", lead, "B-aino")
        self.round_id = rounds.make_round(self.store, lists, "Kierros", "")
        self.lead = Desk(self.store, open_scope("aino", lead, "B-aino", round_id=self.round_id))
        self.places = {
            name: rounds.save_municipality(self.lead, Municipality("", name), is_new=True) for name in PLACES
        }
        self._summary()
        self.release = releasing.release_for_comments(self.lead, DEADLINE)

    def on(self, store: Store) -> "Town":
        """Return the same town on a copy of its database."""
        there = copy(self)
        there.store, there.lead = store, Desk(store, self.lead.scope)
        return there

    def _summary(self) -> None:
        ids = [
            findings.type_by_hand(
                self.lead,
                municipality_id=self.places[name],
                theme_code="consumption_monitoring",
                finding_type=FindingType.STRENGTH,
                text=text,
            )
            for name, text in zip(PLACES, TEXTS, strict=False)
        ]
        for place in self.places.values():
            coverage.decide_coverage(self.lead, place, "consumption_monitoring", CoverageState.DISCUSSED)
        asking.answer(self.lead, ids[0], ticked=ids[1:], shown=ids[1:])
        summary.draft_summary(self.lead)
        for chapter in summary.summary(self.lead).chapters:
            for one in chapter.statements:
                statements.accept_statement(self.lead, one.statement.statement_id, one.statement.version)

    def contact(self, name: str, role: Role = Role.CONTACT, person: str | None = None) -> Desk:
        who = person or f"{role}-{name}"
        own = Membership(f"B-{who}", who, role, self.round_id, self.places[name])
        return Desk(self.store, open_scope(who, [own], own.membership_id))

    @property
    def statement(self):
        (found,) = [one for chapter in summary.summary(self.lead).chapters for one in chapter.statements]
        return found.statement

    def comment(self, name: str, text: str = "Vuosi on väärin.", **more) -> str:
        new = NewComment(f"statement:{self.statement.statement_id}", CommentKind.FACTUAL_ERROR, text, **more)
        return commenting.write_comment(self.contact(name), new)

    def follow(self, name: str) -> ReadingState:
        found = comment_rounds.board(self.lead)
        return next(one.state for one in found.follow if one.municipality_id == self.places[name])


@pytest.fixture
def town(store: Store) -> Town:
    return Town(store)


def own(desk: Desk):
    return commenting.own_comments(desk)


def test_a_draft_is_seen_by_colleagues_and_by_nobody_else(town: Town) -> None:
    town.comment("Havulinna")

    assert len(own(town.contact("Havulinna", person="kollega")).drafts()) == 1
    assert own(town.contact("Lumiranta")).comments == ()
    assert comment_rounds.board(town.lead).unanswered() == ()
    assert comment_rounds.matrix(town.lead) == ()


def test_what_is_sent_reaches_the_analysts_and_its_answer_comes_back(town: Town) -> None:
    town.comment("Havulinna")
    assert commenting.send_comments(town.contact("Havulinna")) == 1

    (waiting,) = comment_rounds.board(town.lead).unanswered()
    comment_rounds.answer(town.lead, waiting.comment_id, waiting.version, AnswerKind.NO_CHANGE, "Vuosi on raportista.")

    (told,) = own(town.contact("Havulinna")).comments
    assert (told.answer.kind, told.answer.reason) == (AnswerKind.NO_CHANGE, "Vuosi on raportista.")
    assert own(town.contact("Lumiranta")).comments == ()


@pytest.mark.parametrize("kind", [AnswerKind.PARTLY, AnswerKind.NO_CHANGE, AnswerKind.MOVED_ON])
def test_all_but_an_acceptance_need_a_reason(town: Town, kind: AnswerKind) -> None:
    town.comment("Havulinna")
    commenting.send_comments(town.contact("Havulinna"))
    (waiting,) = comment_rounds.board(town.lead).unanswered()

    with pytest.raises(InvalidInput):
        comment_rounds.answer(town.lead, waiting.comment_id, waiting.version, kind, "  ")

    comment_rounds.answer(town.lead, waiting.comment_id, waiting.version, AnswerKind.ACCEPTED, "")
    assert comment_rounds.board(town.lead).unanswered() == ()


def test_an_accepted_wording_goes_into_the_statement_in_one_step(town: Town) -> None:
    before = town.statement.text
    quoted = before.split()[-1]
    town.comment("Havulinna", "", proposed="säännöllisesti.", quoted=quoted)
    commenting.send_comments(town.contact("Havulinna"))
    (waiting,) = comment_rounds.board(town.lead).unanswered()

    comment_rounds.apply_wording(town.lead, waiting.comment_id, waiting.version)

    assert town.statement.text == before[: -len(quoted)] + "säännöllisesti."
    (told,) = own(town.contact("Havulinna")).comments
    assert told.answer.applied
    assert told.written_on == before


def test_a_wording_for_words_that_have_changed_is_not_put_in_silently(town: Town) -> None:
    town.comment("Havulinna", "", proposed="Aivan toisin.")
    commenting.send_comments(town.contact("Havulinna"))
    statement = town.statement
    statements.edit_statement(town.lead, statement.statement_id, statement.version, "Jo muutettu teksti.")
    (waiting,) = comment_rounds.board(town.lead).unanswered()

    with pytest.raises(RuleBroken) as refused:
        comment_rounds.apply_wording(town.lead, waiting.comment_id, waiting.version)

    assert refused.value.rule == "statement_changed"
    assert town.statement.text == "Jo muutettu teksti."


@pytest.mark.parametrize(("now", "is_open"), [("2026-12-01T21:59:59.000Z", True), ("2026-12-01T22:00:00.000Z", False)])
def test_the_last_day_ends_at_midnight_in_finland(town: Town, now: str, is_open: bool) -> None:
    town.comment("Havulinna")
    town.clock.now = now

    assert own(town.contact("Havulinna")).is_open is is_open


def test_after_the_deadline_sending_is_refused_and_the_draft_stays(town: Town) -> None:
    town.comment("Havulinna")
    town.clock.now = AFTER
    late = town.comment("Havulinna", "Kirjoitin vielä tämän.")

    with pytest.raises(RuleBroken):
        commenting.send_comments(town.contact("Havulinna"))
    found = comment_rounds.board(town.lead)
    comment_rounds.extend(town.lead, town.release.release_id, found.round.version, "2026-12-20")

    assert late in {one.comment_id for one in own(town.contact("Havulinna")).drafts()}
    assert commenting.send_comments(town.contact("Havulinna")) == 2


def test_silence_is_never_approval(town: Town) -> None:
    commenting.mark_opened(town.contact("Lumiranta"))
    commenting.mark_opened(town.contact("Lumiranta"))
    town.clock.now = AFTER

    assert {town.follow(name) for name in PLACES} == {ReadingState.DEADLINE_PASSED}
    assert comment_rounds.board(town.lead).follow[0].approvals == ()


def test_states_tell_how_far_a_municipality_is(town: Town) -> None:
    assert town.follow("Havulinna") is ReadingState.NOT_OPENED
    commenting.mark_opened(town.contact("Havulinna"))
    assert town.follow("Havulinna") is ReadingState.READ
    town.comment("Havulinna")
    commenting.send_comments(town.contact("Havulinna"))
    assert town.follow("Havulinna") is ReadingState.WAITING
    (waiting,) = comment_rounds.board(town.lead).unanswered()
    comment_rounds.answer(town.lead, waiting.comment_id, waiting.version, AnswerKind.ACCEPTED, "")
    assert town.follow("Havulinna") is ReadingState.COMMENTED
    commenting.approve_text(town.contact("Havulinna"), is_given=True)
    assert town.follow("Havulinna") is ReadingState.APPROVED_WITH_REMARKS
    commenting.approve_text(town.contact("Havulinna"), is_given=False)
    assert town.follow("Havulinna") is ReadingState.COMMENTED


def test_where_there_is_an_approver_only_the_approver_approves(town: Town) -> None:
    contact = town.contact("Havulinna")
    with town.store.database.begin(write=True, reach=EVERYTHING) as connection:
        people_store.add_person(connection, Person("x", "Hyväksyjä", "x@havulinna.example"), None, BEFORE)
        approver = Membership("B-x", "x", Role.APPROVER, town.round_id, town.places["Havulinna"])
        people_store.add_membership(connection, approver, BEFORE)

    with pytest.raises(AccessDenied):
        commenting.approve_text(contact, is_given=True)

    commenting.approve_text(town.contact("Havulinna", Role.APPROVER), is_given=True)
    assert own(contact).is_approved(ApprovalPart.TEXT) is True
    assert own(town.contact("Lumiranta")).approvals == ()


def test_a_place_of_another_municipality_cannot_be_commented(town: Town) -> None:
    with pytest.raises(NotFound):
        town.comment("Tuulisalo")

    with pytest.raises(NotFound):
        commenting.write_comment(
            town.contact("Havulinna"), NewComment("report:audits", CommentKind.ADDITION, "Vieras teema")
        )


def test_a_guessed_comment_of_another_municipality_is_nowhere(town: Town) -> None:
    key = town.comment("Havulinna")

    for attempt in (
        lambda desk: commenting.delete_draft(desk, key, 1),
        lambda desk: commenting.withdraw(desk, key, 1),
        lambda desk: commenting.change_draft(desk, key, 1, NewComment("section", CommentKind.ADDITION, "x")),
    ):
        with pytest.raises(NotFound):
            attempt(town.contact("Lumiranta"))
    assert len(own(town.contact("Havulinna")).drafts()) == 1


def test_analysts_cannot_comment_and_contacts_cannot_answer(town: Town) -> None:
    town.comment("Havulinna")
    commenting.send_comments(town.contact("Havulinna"))
    (waiting,) = comment_rounds.board(town.lead).unanswered()

    with pytest.raises(AccessDenied):
        comment_rounds.answer(town.contact("Havulinna"), waiting.comment_id, 2, AnswerKind.ACCEPTED, "")
    with pytest.raises(AccessDenied):
        comment_rounds.board(town.contact("Havulinna"))
    with pytest.raises(AccessDenied):
        commenting.write_comment(town.lead, NewComment("section", CommentKind.ADDITION, "x"))


def test_two_colleagues_changing_one_draft_the_later_is_told(town: Town) -> None:
    key = town.comment("Havulinna")
    first, second = town.contact("Havulinna", person="eka"), town.contact("Havulinna", person="toka")
    commenting.change_draft(first, key, 1, NewComment("section", CommentKind.ADDITION, "Ensimmäisen sanat"))

    with pytest.raises(StaleWrite) as refused:
        commenting.change_draft(second, key, 1, NewComment("section", CommentKind.ADDITION, "Toisen sanat"))

    assert refused.value.changed_by == "eka"
    (draft,) = own(first).drafts()
    assert draft.text == "Ensimmäisen sanat"


def test_the_matrix_has_a_row_a_comment_with_codes_and_no_names(town: Town) -> None:
    for name in ("Lumiranta", "Havulinna"):
        town.comment(name)
        commenting.send_comments(town.contact(name))

    rows = comment_rounds.matrix(town.lead)

    assert [row.municipality_code for row in rows] == ["K1", "K2"]
    assert {row.statement_label for row in rows} == {"N1"}
    assert not any(name in repr(rows) for name in PLACES)
