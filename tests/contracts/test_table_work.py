"""The table of findings on both databases: filters, order, neighbours, memos, marks, views, many at once, undo."""

import pytest
from sqlalchemy import text

from analysis.access import open_scope
from analysis.errors import CannotUndo, InvalidInput, NotFound, StaleWrite
from analysis.model.codes import FindingType
from analysis.model.findings import FindingFilter
from analysis.model.finnish_order import finnish_key
from analysis.model.people import Membership, Role
from analysis.model.table_work import Mark, Memo, MemoOf, SortBy
from analysis.store.reach import reach_of
from analysis.workflow import findings, history, table_work
from analysis.workflow.desk import Desk
from analysis.workflow.views import FindingChanges
from tests.bench.pages_data import make_round

EVERYTHING = FindingFilter()
ROWS = 120


@pytest.fixture
def desk(store) -> Desk:
    return make_round(store, ROWS)


def colleague(desk: Desk) -> Desk:
    held = [Membership("B-olli", "olli", Role.ANALYST)]
    return Desk(desk.store, open_scope("olli", held, "B-olli", round_id=desk.scope.round_id))


def ids(desk: Desk, wanted: FindingFilter = EVERYTHING, sort: SortBy = SortBy.PLACE) -> list[str]:
    return [row.finding.finding_id for row in findings.search(desk, wanted, page_size=ROWS, sort=sort).rows]


def test_findings_come_by_file_and_line(desk) -> None:
    rows = findings.search(desk, EVERYTHING, page_size=ROWS).rows

    assert [(r.file_name, int(r.locator)) for r in rows] == sorted((r.file_name, int(r.locator)) for r in rows)


def test_municipalities_come_in_the_finnish_order(desk) -> None:
    rows = findings.search(desk, EVERYTHING, page_size=ROWS, sort=SortBy.MUNICIPALITY).rows

    names = [row.municipality_name for row in rows]
    assert names == sorted(names, key=finnish_key)


@pytest.mark.parametrize("sort", list(SortBy))
def test_next_and_previous_walk_every_finding_in_the_order_shown(desk, sort) -> None:
    order = ids(desk, sort=sort)

    walked, here = [order[0]], order[0]
    while (after := findings.beside(desk, EVERYTHING, here, sort=sort)[1]) is not None:
        walked, here = [*walked, after], after

    assert walked == order
    assert findings.beside(desk, EVERYTHING, order[0], sort=sort)[0] is None
    assert findings.beside(desk, EVERYTHING, order[5], sort=sort)[0] == order[4]


def test_a_swedish_finding_is_found_by_its_language(desk) -> None:
    rows = findings.search(desk, FindingFilter(language="sv"), page_size=ROWS).rows

    assert rows and {row.finding.language for row in rows} == {"sv"}


def test_a_memo_is_kept_found_and_refused_when_stale(desk) -> None:
    one, two = ids(desk)[:2]
    table_work.save_memo(desk, Memo(MemoOf.FINDING, one, "Kysy rehtorilta"))

    assert ids(desk, FindingFilter(memo_only=True)) == [one]
    with pytest.raises(StaleWrite):
        table_work.save_memo(desk, Memo(MemoOf.FINDING, one, "Toinen", version=7))
    with pytest.raises(NotFound):
        table_work.save_memo(desk, Memo(MemoOf.FINDING, "F-none", "Tyhjästä"))
    assert table_work.memo_of(desk, MemoOf.FINDING, two).text == ""
    history.undo(desk)
    assert table_work.memo_of(desk, MemoOf.FINDING, one).text == ""


def test_a_memo_and_marks_saved_together_go_by_one_undo(desk) -> None:
    one = ids(desk)[0]
    table_work.save_notes(desk, Memo(MemoOf.FINDING, one, "Kysy rehtorilta"), {one: [Mark.ASK]})
    assert table_work.marks_and_memos(desk, [one]) == ({one: ("ask",)}, frozenset({one}))

    assert history.undo(desk) == "save_notes"

    assert table_work.marks_and_memos(desk, [one]) == ({}, frozenset())


def test_a_stale_memo_takes_the_marks_with_it(desk) -> None:
    one = ids(desk)[0]
    table_work.save_memo(desk, Memo(MemoOf.FINDING, one, "Ensin"))

    with pytest.raises(StaleWrite):
        table_work.save_notes(desk, Memo(MemoOf.FINDING, one, "Toinen", version=7), {one: [Mark.ASK]})
    assert table_work.marks_and_memos(desk, [one])[0] == {}


def test_marks_are_added_to_many_and_found(desk) -> None:
    three = ids(desk)[:3]
    table_work.mark(desk, three[:1], [Mark.ASK])
    table_work.mark(desk, three, [Mark.CHECK], keep_others=True)

    assert ids(desk, FindingFilter(mark="check")) == three
    assert table_work.marks_and_memos(desk, three)[0][three[0]] == ("ask", "check")
    history.undo(desk)
    assert ids(desk, FindingFilter(mark="check")) == []


def test_all_that_match_are_tagged_in_one_step_and_come_back_by_one_undo(desk) -> None:
    wanted = FindingFilter(finding_type=FindingType.TIP)
    before = {row.finding for row in findings.search(desk, wanted, page_size=ROWS).rows}

    changed = table_work.tag_many(desk, table_work.ids_that_match(desk, wanted), FindingChanges(theme_code="audits"))

    after = findings.search(desk, wanted, page_size=ROWS).rows
    assert changed == len(before) == len(after)
    assert {row.finding.theme_code for row in after} == {"audits"}
    history.undo(desk)
    undone = {row.finding for row in findings.search(desk, wanted, page_size=ROWS).rows}
    assert {(f.finding_id, f.theme_code) for f in undone} == {(f.finding_id, f.theme_code) for f in before}


def test_words_are_still_found_after_tagging_many(desk) -> None:
    wanted = FindingFilter(text="kilpailutus")
    before = ids(desk, wanted)

    table_work.tag_many(desk, before, FindingChanges(finding_type=FindingType.TIP))

    assert ids(desk, wanted) == before != []


def test_more_than_a_step_holds_is_refused(desk, monkeypatch) -> None:
    monkeypatch.setattr(table_work, "MOST_AT_ONCE", ROWS - 1)

    with pytest.raises(InvalidInput):
        table_work.ids_that_match(desk, EVERYTHING)
    monkeypatch.setattr(table_work, "MOST_AT_ONCE", ROWS)
    assert len(table_work.ids_that_match(desk, EVERYTHING)) == ROWS


def test_marks_of_many_keep_what_was_there_and_miss_nothing_unknown(desk) -> None:
    many = ids(desk)[:60]
    table_work.mark(desk, many[:2], [Mark.CHECK])

    table_work.mark(desk, many, [Mark.CHECK, Mark.ASK], keep_others=True)

    assert set(table_work.marks_and_memos(desk, many)[0].values()) == {("ask", "check")}
    history.undo(desk)
    assert list(table_work.marks_and_memos(desk, many)[0]) == sorted(many[:2])
    history.redo(desk)
    assert ids(desk, FindingFilter(mark="ask")) == many
    with pytest.raises(NotFound):
        table_work.mark(desk, [*many, "F-none"], [Mark.EXAMPLE], keep_others=True)
    assert ids(desk, FindingFilter(mark="example")) == []


def test_themes_and_marks_given_to_many_go_by_one_undo(desk) -> None:
    many = ids(desk)[:60]
    before = {row.finding for row in findings.search(desk, EVERYTHING, page_size=ROWS).rows}

    table_work.tag_many(desk, many, FindingChanges(theme_code="audits"), [Mark.CHECK])
    assert ids(desk, FindingFilter(mark="check", theme_code="audits")) == many
    history.undo(desk)

    assert ids(desk, FindingFilter(mark="check")) == []
    after = {row.finding for row in findings.search(desk, EVERYTHING, page_size=ROWS).rows}
    assert {(f.finding_id, f.theme_code, f.flags) for f in after} == {
        (f.finding_id, f.theme_code, f.flags) for f in before
    }


def test_an_undo_of_many_is_refused_whole_when_one_was_changed_since(desk) -> None:
    many = ids(desk)[:60]
    table_work.tag_many(desk, many, FindingChanges(theme_code="audits"))
    table_work.tag_many(colleague(desk), many[30:31], FindingChanges(theme_code="training"))

    with pytest.raises(CannotUndo):
        history.undo(desk)
    themes = {row.finding.theme_code for row in findings.search(desk, EVERYTHING, page_size=60).rows}
    assert themes == {"audits", "training"}


def test_no_more_are_set_aside_than_one_step_holds(desk, monkeypatch) -> None:
    monkeypatch.setattr(table_work, "MOST_ASIDE", 3)
    before = ids(desk)

    with pytest.raises(InvalidInput):
        table_work.set_aside_many(desk, before[:4])
    assert ids(desk) == before
    assert table_work.set_aside_many(desk, before[:3]) == (3, 0)


def test_findings_set_aside_leave_the_table_and_come_back_by_undo(desk) -> None:
    before = ids(desk)

    assert table_work.set_aside_many(desk, before[:2]) == (2, 0)

    assert ids(desk) == before[2:]
    history.undo(desk)
    assert ids(desk) == before


def test_a_view_is_ones_own_until_it_is_shared(desk) -> None:
    view_id = table_work.save_view(
        desk, "Vinkit", FindingFilter(finding_type=FindingType.TIP), SortBy.THEME, is_shared=False
    )
    other = colleague(desk)
    assert table_work.views(other) == ()

    table_work.change_view(desk, view_id, "Kaikki vinkit", 1, is_shared=True)

    (seen,) = table_work.views(other)
    assert (seen.name, seen.is_own, seen.sort) == ("Kaikki vinkit", False, SortBy.THEME)
    assert seen.wanted == FindingFilter(finding_type=FindingType.TIP)
    with pytest.raises(NotFound):
        table_work.remove_view(other, view_id, 2)
    table_work.remove_view(desk, view_id, 2)
    assert table_work.views(desk) == ()
    history.undo(desk)
    assert [view.name for view in table_work.views(desk)] == ["Kaikki vinkit"]


def test_an_address_tells_no_words_and_none_of_another_round(desk) -> None:
    key = table_work.key_of_words(desk, "Matti Meikäläinen")

    assert "atti" not in key
    assert table_work.key_of_words(desk, "Matti Meikäläinen ") == key
    assert table_work.words_of_key(colleague(desk), key) == "Matti Meikäläinen"
    assert table_work.words_of_key(desk, "made-up") == ""


def test_columns_are_remembered_by_person(desk) -> None:
    table_work.choose_columns(desk, ["theme"])
    table_work.choose_columns(desk, ["theme", "type"])

    assert table_work.columns(desk) == ("theme", "type")
    assert table_work.columns(colleague(desk)) is None


@pytest.mark.parametrize(
    ("condition", "index"),
    [("", "round_id_place_id"), ("AND theme_code = 'audits'", "theme_code_place_id")],
)
def test_a_page_is_read_from_an_index(desk, condition, index) -> None:
    query = f"SELECT id FROM finding WHERE round_id = '{desk.scope.round_id}' {condition} ORDER BY place, id LIMIT 50"
    with desk.store.database.begin(reach=reach_of(desk.scope)) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL enable_seqscan = off"))
            connection.execute(text("SET LOCAL enable_sort = off"))
            plan = connection.execute(text(f"EXPLAIN {query}")).scalars().all()
        else:
            plan = [str(row[3]) for row in connection.execute(text(f"EXPLAIN QUERY PLAN {query}"))]

    assert index in " ".join(plan)
    assert "TEMP B-TREE" not in " ".join(plan)
