"""What people do to statements holds on both databases: merging, splitting, overruling, and reopening by itself."""

import pytest
from sqlalchemy import select

from analysis.access import open_rounds_scope, open_scope
from analysis.errors import CannotUndo, InvalidInput, RuleBroken, StaleWrite
from analysis.model.codes import Attribution, CoverageState, Direction, FindingType, ReopenReason
from analysis.model.people import Membership, Role
from analysis.model.rounds import Municipality
from analysis.store import findings as finding_store
from analysis.store import recurring as recurring_store
from analysis.store import schema
from analysis.store.unit import Store
from analysis.workflow import (
    consents,
    coverage,
    findings,
    flags,
    history,
    joining,
    joining_statements,
    recurring,
    releasing,
    rounds,
    statements,
    summary,
)
from analysis.workflow.desk import Desk
from analysis.workflow.views import FindingChanges, StatementView

NAMES = ("Havulinna", "Kuurajärvi", "Lumiranta", "Sammalkoski")
WORKS, LACKS = FindingType.STRENGTH, FindingType.DEVELOPMENT


class Round:
    """A round of four municipalities with findings typed by hand."""

    def __init__(self, store: Store, person: str = "aino") -> None:
        lead = [Membership(f"B-{person}", person, Role.LEAD_ANALYST)]
        lists = open_rounds_scope(person, lead, f"B-{person}")
        known = rounds.list_rounds(store, lists)
        round_id = known[0].round_id if known else rounds.make_round(store, lists, "Kierros", "")
        self.desk = Desk(store, open_scope(person, lead, f"B-{person}", round_id=round_id))
        if not known:
            for name in NAMES:
                rounds.save_municipality(self.desk, Municipality("", name), is_new=True)
        self.ids = {one.name_fi: one.municipality_id for one in rounds.round_facts(self.desk).municipalities}

    def note(self, name: str, text: str, kind: FindingType = WORKS, theme: str = "procurement") -> str:
        return findings.type_by_hand(
            self.desk, municipality_id=self.ids[name], theme_code=theme, finding_type=kind, text=text
        )

    def group(self, *finding_ids: str, direction: Direction = Direction.WORKS, theme: str = "procurement") -> str:
        with self.desk.store.writing(self.desk.scope, "accept") as unit:
            entry = joining.new_entry(unit, "Elinkaarikustannukset lasketaan", theme, direction)
            joining.store_group(unit, entry, tuple(sorted(finding_ids)))
        return entry.recurring_id

    def one(self) -> StatementView:
        (view,) = self.all()
        return view

    def all(self) -> list[StatementView]:
        return [view for chapter in summary.summary(self.desk).chapters for view in chapter.statements]

    def reasons(self) -> set[ReopenReason]:
        return {reason.reason for reason in self.one().reopened}

    def correct(self, finding_id: str, **changes) -> None:
        version = findings.detail(self.desk, finding_id).row.finding.version
        findings.edit(self.desk, finding_id, version, FindingChanges(**changes))


@pytest.fixture
def drafted(store: Store) -> tuple[Round, str, str]:
    """One accepted statement on two findings."""
    made = Round(store)
    first = made.note("Havulinna", "Elinkaarikustannukset lasketaan laitehankinnoissa.")
    second = made.note("Lumiranta", "Elinkaarikustannukset lasketaan aina ennen hankintaa.")
    made.group(first, second)
    assert summary.draft_summary(made.desk) == 1
    return made, first, second


def test_a_statement_just_drafted_is_not_open(drafted) -> None:
    made, *_ = drafted

    assert made.one().reopened == ()
    assert summary.summary(made.desk).closing_violations == ()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"text": "Elinkaarikustannuksia ei lasketa."}, ReopenReason.CORRECTED),
        ({"finding_type": LACKS}, ReopenReason.CORRECTED),
        ({"theme_code": "training"}, ReopenReason.MOVED),
    ],
)
def test_corrected_evidence_opens_the_statement_closes_the_gate_and_undo_mends_it(drafted, changes, reason) -> None:
    made, first, _ = drafted

    made.correct(first, **changes)

    assert reason in made.reasons()
    assert {one.rule for one in summary.summary(made.desk).closing_violations} >= {f"reopened_{reason}"}
    with pytest.raises(RuleBroken):
        releasing.release_for_comments(made.desk, None)
    history.undo(made.desk)
    assert made.reasons() == set()


def test_evidence_moved_to_another_municipality_opens_the_statement(drafted) -> None:
    made, first, _ = drafted

    made.correct(first, municipality_id=made.ids["Sammalkoski"])

    assert ReopenReason.MOVED in made.reasons()


def test_a_finding_that_left_the_group_opens_the_statement(drafted) -> None:
    made, first, _ = drafted

    recurring.move(made.desk, first, None)

    assert made.reasons() == {ReopenReason.MOVED}


def test_a_group_merged_into_another_opens_nothing(drafted) -> None:
    made, *_ = drafted
    older = next(iter(recurring.board(made.desk).recurring)).recurring.recurring_id
    third = made.note("Kuurajärvi", "Takuuaika kirjataan tarjouspyyntöön.")
    fourth = made.note("Sammalkoski", "Takuuaika kirjataan aina tarjouspyyntöön.")
    newer = made.group(third, fourth)
    before = made.reasons() - {ReopenReason.COVERAGE_CHANGED}

    recurring.merge(made.desk, [newer, older], [], "Yhdessä")

    assert made.reasons() - {ReopenReason.COVERAGE_CHANGED} == before == set()


def test_an_import_taken_back_opens_the_statement_and_a_look_settles_it(drafted) -> None:
    made, first, second = drafted
    recurring.dissolve(made.desk, *_only_group(made))
    withdraw(made, first)

    assert ReopenReason.WITHDRAWN in made.reasons()
    view = made.one()
    statements.look_again(made.desk, view.statement.statement_id, view.statement.version)
    assert made.reasons() == set()
    assert made.one().statement.finding_ids == (second,)


def withdraw(made: Round, *finding_ids: str) -> None:
    with made.desk.store.writing(made.desk.scope, "take_back") as unit:
        pairs = schema.grouping_constraint
        for row in unit.rows(
            select(pairs).where(pairs.c.finding_a.in_(finding_ids) | pairs.c.finding_b.in_(finding_ids))
        ):
            unit.delete(pairs, row["id"])
        for finding in finding_store.get_findings(unit, finding_ids).values():
            finding_store.remove_finding(unit, finding)


def _only_group(made: Round) -> tuple[str, int]:
    (card,) = recurring.board(made.desk).recurring
    return card.recurring.recurring_id, card.recurring.version


def test_a_claim_whose_evidence_is_all_gone_stays_closed(drafted) -> None:
    made, first, second = drafted
    recurring.dissolve(made.desk, *_only_group(made))
    withdraw(made, first, second)

    view = made.one()
    statements.look_again(made.desk, view.statement.statement_id, view.statement.version)

    assert "no_evidence" in {one.rule for one in summary.summary(made.desk).closing_violations}


def test_coverage_of_the_statements_theme_opens_it_and_of_another_theme_does_not(drafted) -> None:
    made, *_ = drafted

    coverage.decide_coverage(made.desk, made.ids["Sammalkoski"], "training", CoverageState.DISCUSSED)
    assert made.reasons() == set()
    coverage.decide_coverage(made.desk, made.ids["Sammalkoski"], "procurement", CoverageState.DISCUSSED)

    assert made.reasons() == {ReopenReason.COVERAGE_CHANGED}
    history.undo(made.desk)
    assert made.reasons() == set()


def test_a_withdrawn_consent_opens_the_statement_until_somebody_looks(drafted) -> None:
    made, *_ = drafted
    key = made.one().statement.statement_id
    consents.record_consent(made.desk, key, made.ids["Havulinna"], "Kaisa Kuntalainen")
    assert made.one().statement.attribution is Attribution.NAMED
    assert made.reasons() == set()

    consents.withdraw_consent(made.desk, key)

    assert made.reasons() == {ReopenReason.CONSENT_WITHDRAWN}
    assert made.one().statement.attribution is Attribution.TOGETHER
    statements.look_again(made.desk, key, made.one().statement.version)
    assert made.reasons() == set()


def test_a_consent_does_not_settle_what_else_is_open(drafted) -> None:
    made, first, _ = drafted
    made.correct(first, text="Elinkaarikustannukset lasketaan nykyään.")

    consents.record_consent(made.desk, made.one().statement.statement_id, made.ids["Havulinna"], "Kaisa")

    assert made.reasons() == {ReopenReason.CORRECTED}


def test_a_suggestion_is_one_until_a_person_accepts_it(drafted) -> None:
    made, *_ = drafted
    view = made.one()
    assert view.statement.suggested

    statements.accept_statement(made.desk, view.statement.statement_id, view.statement.version)

    assert not made.one().statement.suggested
    history.undo(made.desk)
    assert made.one().statement.suggested


def second_statement(made: Round, kind: FindingType = WORKS) -> StatementView:
    third = made.note("Kuurajärvi", "Takuuajan käyttö kirjataan sopimukseen.", kind)
    fourth = made.note("Lumiranta", "Takuuajan käyttö kirjataan urakkasopimukseen.", kind)
    direction = Direction.WORKS if kind is WORKS else Direction.HINDERS
    made.group(third, fourth, direction=direction)
    assert summary.draft_summary(made.desk) == 1
    return max(made.all(), key=lambda view: view.statement.number)


def test_merged_statements_share_evidence_under_one_number_and_undo_brings_both_back(drafted) -> None:
    made, *_ = drafted
    first = made.one().statement
    other = second_statement(made).statement

    joining_statements.merge_statements(made.desk, first.statement_id, first.version, [other.statement_id])

    merged = made.one().statement
    assert merged.label == first.label
    assert set(merged.finding_ids) == {*first.finding_ids, *other.finding_ids}
    assert first.text in merged.text and other.text in merged.text
    assert summary.summary(made.desk).not_drafted == 0
    history.undo(made.desk)
    assert {view.statement.label for view in made.all()} == {"N1", "N2"}
    assert {view.statement.finding_ids for view in made.all()} == {first.finding_ids, other.finding_ids}


def test_what_works_merged_with_what_lacks_is_a_contradiction(drafted) -> None:
    made, *_ = drafted
    first, other = made.one().statement, second_statement(made, LACKS).statement

    joining_statements.merge_statements(made.desk, first.statement_id, first.version, [other.statement_id])

    assert made.one().statement.direction is Direction.CONTRADICTION


def test_a_statement_alone_is_not_merged(drafted) -> None:
    made, *_ = drafted
    one = made.one().statement

    with pytest.raises(InvalidInput):
        joining_statements.merge_statements(made.desk, one.statement_id, one.version, [one.statement_id])


def test_a_split_gives_the_taken_findings_a_new_number_and_undo_never_gives_it_again(drafted) -> None:
    made, first, second = drafted
    whole = made.one().statement

    joining_statements.split_statement(made.desk, whole.statement_id, whole.version, [first], "Laitteista lasketaan.")

    parts = {view.statement.label: view.statement.finding_ids for view in made.all()}
    assert parts == {"N1": (second,), "N2": (first,)}
    history.undo(made.desk)
    assert made.one().statement.finding_ids == whole.finding_ids
    again = made.one().statement
    joining_statements.split_statement(made.desk, again.statement_id, again.version, [first], "Uudelleen.")
    assert {view.statement.label for view in made.all()} == {"N1", "N3"}


@pytest.mark.parametrize("taken", [0, 2])
def test_a_split_of_nothing_or_of_all_is_refused(drafted, taken) -> None:
    made, *both = drafted
    one = made.one().statement

    with pytest.raises(InvalidInput):
        joining_statements.split_statement(made.desk, one.statement_id, one.version, both[:taken], "Teksti.")


def test_moving_keeps_the_number_and_goes_to_the_asked_place(drafted) -> None:
    made, *_ = drafted
    other = second_statement(made).statement
    chapter = other.chapter_id

    statements.move_statement(made.desk, other.statement_id, other.version, chapter_id=chapter, position=0)

    assert [view.statement.label for view in made.all()] == ["N2", "N1"]


def test_counter_evidence_stands_beside_and_forbids_speaking_of_all(store: Store) -> None:
    made = Round(store)
    ids = [made.note(name, "Elinkaarikustannukset lasketaan laitehankinnoissa.") for name in NAMES]
    made.group(*ids)
    summary.draft_summary(made.desk)
    against = made.note("Havulinna", "Elinkaarikustannuksia ei lasketa pienissä hankinnoissa.", LACKS)
    view = made.one()
    assert view.allowed.value == "all"
    assert [row.finding.finding_id for row in statements.counter_offers(made.desk, view.statement.statement_id)] == [
        against
    ]

    statements.add_counter(made.desk, view.statement.statement_id, view.statement.version, against)

    view = made.one()
    assert [row.finding.finding_id for row in view.counter] == [against]
    assert view.allowed.value == "many"
    assert "quantifier_not_supported" in {one.rule for one in view.violations}
    history.undo(made.desk)
    assert made.one().counter == ()


def flagged(made: Round) -> StatementView:
    one = made.one().statement
    statements.edit_statement(made.desk, one.statement_id, one.version, "Säästö oli 30 % vuodessa.")
    return made.one()


def test_a_flag_stops_a_release_until_a_reason_is_given_and_the_reason_is_kept(drafted) -> None:
    made, *_ = drafted
    view = flagged(made)
    with pytest.raises(RuleBroken) as refused:
        releasing.release_for_comments(made.desk, None)
    assert refused.value.rule == "open_flags"

    flags.overrule(made.desk, view.statement.statement_id, "percentage", "30 %", "Kunta on vahvistanut luvun.")

    view = made.one()
    assert [one.reason for one in view.overruled] == ["Kunta on vahvistanut luvun."]
    assert view.overruled[0].made_by == "aino"
    assert not view.violations
    assert releasing.release_for_comments(made.desk, None).number == 1


def test_an_overruled_flag_comes_back_by_undo_and_with_another_expression(drafted) -> None:
    made, *_ = drafted
    key = flagged(made).statement.statement_id
    flags.overrule(made.desk, key, "percentage", "30 %", "Luku on tarkistettu.")
    one = made.one().statement
    statements.edit_statement(made.desk, key, one.version, "Säästö oli 40 % vuodessa.")
    assert [(v.rule, v.detail) for v in made.one().violations] == [("percentage", "40 %")]

    history.undo(made.desk)
    assert made.one().violations == ()
    history.undo(made.desk)

    assert [(v.rule, v.detail) for v in made.one().violations] == [("percentage", "30 %")]


def test_a_hard_rule_is_never_overruled(drafted) -> None:
    made, *_ = drafted
    one = made.one().statement
    statements.set_direction(made.desk, one.statement_id, one.version, Direction.HINDERS)
    statements.edit_statement(made.desk, one.statement_id, one.version + 1, "Havulinnassa sijaista ei ole.")

    with pytest.raises(RuleBroken):
        flags.overrule(made.desk, one.statement_id, "named_difficulty", "Havulinnassa", "Kunta sanoi itse.")


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_flag_is_not_overruled_without_a_reason(drafted, reason) -> None:
    made, *_ = drafted
    key = flagged(made).statement.statement_id

    with pytest.raises(InvalidInput):
        flags.overrule(made.desk, key, "percentage", "30 %", reason)


def test_two_people_do_not_pass_each_other_by(drafted) -> None:
    made, first, _ = drafted
    eero = Round(made.desk.store, "eero")
    one = made.one().statement
    statements.set_dissent(eero.desk, one.statement_id, one.version, "Toisaalla lasketaan harvoin.")

    with pytest.raises(StaleWrite):
        joining_statements.split_statement(made.desk, one.statement_id, one.version, [first], "Teksti.")
    with pytest.raises(CannotUndo):
        history.undo(made.desk)


def test_store_keeps_no_words_of_findings_in_what_was_seen(drafted) -> None:
    made, *_ = drafted
    with made.desk.store.reading(made.desk.scope) as reading:
        kept = str(reading.rows(select(schema.statement_basis)))
        assert recurring_store.all_recurring(reading)
    assert "Elinkaarikustannukset" not in kept


def test_what_cannot_be_drafted_from_its_notes_is_told_and_drafted_from_a_title(store: Store) -> None:
    made = Round(store)
    rough = [made.note(name, "kok. 1 x v, viimeks ennen koronaa", LACKS) for name in NAMES[:2]]
    alone = made.note("Sammalkoski", "pj vaihtunut, kok. 1 x v", LACKS)
    with made.desk.store.writing(made.desk.scope, "accept") as unit:
        for ids in (rough, [alone]):
            entry = joining.new_entry(unit, "kok. 1 x v, viimeks ennen koronaa", "procurement", Direction.HINDERS)
            joining.store_group(unit, entry, tuple(sorted(ids)))

    # What one municipality has is no recurring finding of several, and its title would not make it one.
    assert summary.summary(made.desk).not_worded == ("kok. 1 x v, viimeks ennen koronaa",)
    assert summary.draft_summary(made.desk) == 0

    with made.desk.store.reading(made.desk.scope) as reading:
        entry = next(one for one in recurring_store.all_recurring(reading) if len(one.finding_ids) == 2)
    recurring.rename(made.desk, entry.recurring_id, entry.version, "Työryhmä kokoontuu harvoin.")
    assert summary.summary(made.desk).not_worded == ()
    assert summary.draft_summary(made.desk) == 1
    (view,) = [one for chapter in summary.summary(made.desk).chapters for one in chapter.statements]
    assert "työryhmä kokoontuu harvoin" in view.statement.text
