"""Second coding on both databases: a blind sample of what others coded, going on later, the result, settling, undo."""

import pytest

from analysis.access import open_scope
from analysis.errors import AccessDenied, InvalidInput, NotFound, RuleBroken, StaleWrite
from analysis.model.codes import FindingType
from analysis.model.findings import FindingFilter
from analysis.model.people import Membership, Role
from analysis.model.second_coding import CodePart, Settled
from analysis.workflow import agreement, findings, history, table_work
from analysis.workflow.desk import Desk
from analysis.workflow.views import FindingChanges
from tests.bench.pages_data import make_round

ROWS = 40
THEME, TYPE = CodePart.THEME, CodePart.TYPE


@pytest.fixture
def first(store) -> Desk:
    """The desk of whoever brought the findings in."""
    return make_round(store, ROWS)


@pytest.fixture
def second(first) -> Desk:
    held = [Membership("B-olli", "olli", Role.ANALYST)]
    return Desk(first.store, open_scope("olli", held, "B-olli", round_id=first.scope.round_id))


def found(desk: Desk, finding_id: str):
    return findings.detail(desk, finding_id).row.finding


def code_all(desk: Desk, check_id: str, theme: str = "audits", kind: FindingType | None = FindingType.TIP) -> int:
    coded = 0
    while (one := agreement.next_to_code(desk, check_id)) is not None:
        agreement.code_again(desk, one.code_id, one.version, theme, kind)
        coded += 1
    return coded


def test_ones_own_coding_is_never_drawn(first, second) -> None:
    assert agreement.to_draw_from(first) == 0
    with pytest.raises(InvalidInput):
        agreement.draw_sample(first, 5, [THEME])
    own = [row.finding.finding_id for row in findings.search(first, FindingFilter(), page_size=3).rows]
    table_work.tag_many(second, own, FindingChanges(theme_code="audits"))

    assert agreement.to_draw_from(second) == ROWS - len(own)


def test_what_one_changed_once_stays_ones_own_though_another_changed_it_after(first, second) -> None:
    own = [row.finding.finding_id for row in findings.search(first, FindingFilter(), page_size=3).rows]
    table_work.tag_many(second, own, FindingChanges(theme_code="audits"))
    table_work.tag_many(first, own, FindingChanges(theme_code="training"))

    assert agreement.to_draw_from(second) == ROWS - len(own)


def test_a_sample_of_the_size_asked_for_is_coded_one_at_a_time_by_words_alone(first, second) -> None:
    check_id = agreement.draw_sample(second, 6, [THEME])

    one = agreement.next_to_code(second, check_id)
    assert (one.coded, one.total, one.gone) == (0, 6, 0)
    assert set(one.__slots__) == {"code_id", "text", "version", "coded", "total", "gone"}
    assert code_all(second, check_id) == 6
    assert agreement.next_to_code(second, check_id) is None


@pytest.mark.parametrize("size", [0, agreement.MOST_IN_SAMPLE + 1])
def test_a_size_that_is_none_is_refused(first, second, size) -> None:
    with pytest.raises(InvalidInput):
        agreement.draw_sample(second, size, [THEME])
    assert agreement.checks(second) == ()


def test_more_than_there_is_draws_all(first, second) -> None:
    check_id = agreement.draw_sample(second, agreement.MOST_IN_SAMPLE, [THEME])

    assert agreement.next_to_code(second, check_id).total == ROWS


def test_one_stops_and_goes_on_later_where_one_was(first, second) -> None:
    check_id = agreement.draw_sample(second, 4, [TYPE])
    one = agreement.next_to_code(second, check_id)
    agreement.code_again(second, one.code_id, one.version, None, FindingType.TIP)

    (state,) = agreement.checks(second)
    assert (state.coded, state.is_own, state.check.is_ended) == (1, True, False)
    assert agreement.next_to_code(second, check_id).coded == 1
    with pytest.raises(RuleBroken):
        agreement.draw_sample(second, 4, [TYPE])


def test_nobody_else_codes_the_sample_and_nobody_sees_the_result_before_its_end(first, second) -> None:
    check_id = agreement.draw_sample(second, 4, [THEME])
    one = agreement.next_to_code(second, check_id)

    with pytest.raises(AccessDenied):
        agreement.next_to_code(first, check_id)
    with pytest.raises(AccessDenied):
        agreement.code_again(first, one.code_id, one.version, "audits", None)
    with pytest.raises(AccessDenied):
        agreement.end_check(first, check_id)
    for desk in (first, second):
        with pytest.raises(RuleBroken):
            agreement.result(desk, check_id)


def test_the_result_holds_what_was_coded_and_where_the_two_differ(first, second) -> None:
    check_id = agreement.draw_sample(second, 10, [THEME, TYPE])
    code_all(second, check_id)

    said = agreement.result(first, check_id)
    by_part = dict(said.agreements)
    assert list(by_part) == [THEME, TYPE]
    assert by_part[THEME].items == 10
    differing = [one for one in said.disagreements if THEME in one.parts]
    assert by_part[THEME].agreed == 10 - len(differing)
    for one in differing:
        assert found(first, one.code.finding_id).theme_code == one.code.first.theme != "audits"
        assert one.text == found(first, one.code.finding_id).text


def test_a_check_ended_early_counts_only_what_was_coded(first, second) -> None:
    check_id = agreement.draw_sample(second, 10, [THEME])
    one = agreement.next_to_code(second, check_id)
    agreement.code_again(second, one.code_id, one.version, "audits", None)

    agreement.end_check(second, check_id)

    assert dict(agreement.result(second, check_id).agreements)[THEME].items == 1
    with pytest.raises(RuleBroken):
        agreement.code_again(second, one.code_id, one.version + 1, "audits", None)


def test_the_first_codes_are_those_of_when_the_sample_was_drawn(first, second) -> None:
    check_id = agreement.draw_sample(second, ROWS, [THEME])
    ids = [row.finding.finding_id for row in findings.search(first, FindingFilter(), page_size=ROWS).rows]
    table_work.tag_many(first, ids, FindingChanges(theme_code="audits"))
    code_all(second, check_id)

    said = agreement.result(second, check_id)

    assert dict(said.agreements)[THEME].agreed < ROWS
    assert {one.now.theme for one in said.disagreements} == {"audits"}


@pytest.mark.parametrize("choice", list(Settled))
def test_a_disagreement_is_settled_in_one_step_and_undone_in_one(first, second, choice) -> None:
    check_id = agreement.draw_sample(second, ROWS, [THEME])
    code_all(second, check_id)
    one = agreement.result(first, check_id).disagreements[0]
    wanted = {Settled.FIRST: one.code.first.theme, Settled.SECOND: "audits", Settled.OTHER: "training"}[choice]

    agreement.settle(first, one.code.code_id, THEME, choice, one.version, "training")

    assert found(first, one.code.finding_id).theme_code == wanted
    assert agreement.result(first, check_id).disagreements[0].code.settled == ((THEME, choice),)
    history.undo(first)
    assert found(first, one.code.finding_id).theme_code == one.code.first.theme
    assert agreement.result(first, check_id).disagreements[0].code.settled == ()


def test_both_parts_of_a_finding_are_settled_apart(first, second) -> None:
    check_id = agreement.draw_sample(second, ROWS, [THEME, TYPE])
    code_all(second, check_id, kind=None)
    one = next(one for one in agreement.result(first, check_id).disagreements if len(one.parts) == 2)

    agreement.settle(first, one.code.code_id, TYPE, Settled.SECOND, one.version)
    agreement.settle(first, one.code.code_id, THEME, Settled.FIRST, one.version + 1)

    assert found(first, one.code.finding_id).finding_type is None
    after = next(a for a in agreement.result(first, check_id).disagreements if a.code.code_id == one.code.code_id)
    assert dict(after.code.settled) == {THEME: Settled.FIRST, TYPE: Settled.SECOND}


def test_settling_is_refused_where_somebody_changed_the_finding_or_the_code_is_none(first, second) -> None:
    check_id = agreement.draw_sample(second, ROWS, [THEME])
    code_all(second, check_id)
    one = agreement.result(first, check_id).disagreements[0]
    with pytest.raises(InvalidInput):
        agreement.settle(first, one.code.code_id, THEME, Settled.OTHER, one.version, "no such theme")
    with pytest.raises(InvalidInput):
        agreement.settle(first, one.code.code_id, TYPE, Settled.FIRST, one.version)
    table_work.tag_many(second, [one.code.finding_id], FindingChanges(theme_code="training"))

    with pytest.raises(StaleWrite):
        agreement.settle(first, one.code.code_id, THEME, Settled.FIRST, one.version)
    assert found(first, one.code.finding_id).theme_code == "training"


def test_a_finding_that_left_is_passed_over_and_cannot_be_settled(first, second) -> None:
    check_id = agreement.draw_sample(second, 3, [THEME])
    one = agreement.next_to_code(second, check_id)
    agreement.code_again(second, one.code_id, one.version, "audits", None)
    ids = [row.finding.finding_id for row in findings.search(first, FindingFilter(), page_size=ROWS).rows]
    table_work.set_aside_many(first, ids)

    assert agreement.next_to_code(second, check_id) is None
    agreement.end_check(second, check_id)
    for gone in agreement.result(first, check_id).disagreements:
        assert gone.text is None
        with pytest.raises(NotFound):
            agreement.settle(first, gone.code.code_id, THEME, Settled.FIRST, gone.version)


def test_coding_is_undone_one_finding_at_a_time_and_the_end_with_the_last(first, second) -> None:
    check_id = agreement.draw_sample(second, 2, [THEME])
    code_all(second, check_id)

    history.undo(second)

    assert agreement.next_to_code(second, check_id).coded == 1
    history.undo(second)
    history.undo(second)
    assert agreement.checks(second) == ()


def test_the_same_round_draws_the_same_sample_and_none_twice(first, second) -> None:
    one = agreement.draw_sample(second, 5, [THEME])
    texts = [agreement.next_to_code(second, one).text]
    history.undo(second)
    again = agreement.draw_sample(second, 5, [THEME])
    assert [agreement.next_to_code(second, again).text] == texts
    code_all(second, again)

    assert agreement.to_draw_from(second) == ROWS - 5
