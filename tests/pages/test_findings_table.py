"""The table of findings on screen: saved views, memo and marks in one step, many at once, the keys."""

import pytest

from analysis.model.findings import FindingFilter
from analysis.model.imports import SourceFile
from analysis.model.table_work import Mark, MemoOf, SortBy
from analysis.workflow import findings, history, importing, people, table_work

NOTES = "Havulinna\n\nHankinnat\n- Vahvuus: elinkaarikustannukset lasketaan\n- Vahvuus: kilpailutus on yhteinen\n"


def button(app, key: str):
    return next(one for one in app.button if one.key == key)


def shown(app) -> str:
    return "\n".join(str(one.value) for kind in (app.markdown, app.caption, app.info, app.error) for one in kind)


@pytest.fixture
def own(house):
    """The desk and the token of a lead with two findings."""
    token, _municipality = house.lead_of_round()
    desk = people.open_desk(house.store, people.session_of(house.store, token))
    importing.commit_import(desk, importing.read_files(desk, [SourceFile("h.txt", NOTES.encode(), "Havulinna")]))
    return desk, token


def ids(desk) -> list[str]:
    return [row.finding.finding_id for row in findings.search(desk, FindingFilter()).rows]


def opened(open_page, token: str, finding_id: str):
    app = open_page("huomiot", token)
    app.query_params["huomio"] = finding_id
    return app.run()


def test_a_memo_and_marks_are_saved_together_and_undone_by_one_press(own, open_page) -> None:
    desk, token = own
    one = ids(desk)[0]
    app = opened(open_page, token, one)
    next(box for box in app.text_area if box.label == "Muistio").set_value("Kysy *rehtorilta*")
    next(box for box in app.multiselect if box.label == "Merkinnät").set_value([Mark.ASK])

    app = next(b for b in app.button if b.label == "Tallenna muistio ja merkinnät").click().run()

    assert not app.exception
    assert table_work.memo_of(desk, MemoOf.FINDING, one).text == "Kysy *rehtorilta*"
    assert "Muistio ja merkinnät tallennettiin" in button(app, "step_undo").label
    app = button(app, "step_undo").click().run()
    assert table_work.memo_of(desk, MemoOf.FINDING, one).text == ""
    assert table_work.marks_and_memos(desk, [one])[0] == {}


def test_next_and_previous_have_their_keys_and_stop_at_the_ends(own, open_page) -> None:
    desk, token = own
    first, last = ids(desk)

    app = opened(open_page, token, first)

    assert button(app, "finding_before").disabled and not button(app, "finding_after").disabled
    assert (button(app, "finding_before").proto.shortcut, button(app, "finding_after").proto.shortcut) == ("k", "j")
    app = button(app, "finding_after").click().run()
    assert app.query_params["huomio"] in (last, [last])
    assert button(app, "finding_after").disabled


def test_a_saved_view_is_offered_by_its_own_words(own, open_page) -> None:
    desk, token = own
    table_work.save_view(desk, "Omat *tähdet*", FindingFilter(unassigned_only=True), SortBy.THEME, is_shared=False)

    app = open_page("huomiot", token)

    assert r"Omat \*tähdet\*" in [one.label for one in app.button]


def test_all_that_match_are_changed_at_once_and_undone_at_once(own, open_page) -> None:
    desk, token = own
    app = open_page("huomiot", token)
    next(box for box in app.multiselect if box.label == "Lisää merkintöjä").set_value([Mark.CHECK])

    app = button(app, "many_all_save").click().run()

    assert not app.exception
    assert len(table_work.marks_and_memos(desk, ids(desk))[0]) == 2
    assert history.undo(desk) == "mark_findings"


def test_what_is_too_many_for_one_step_is_told_with_the_number(own, open_page, monkeypatch) -> None:
    _desk, token = own
    monkeypatch.setattr(table_work, "MOST_AT_ONCE", 1)

    app = open_page("huomiot", token)

    assert "Kerralla voi muuttaa enintään 1 huomiota" in shown(app)
    assert "many_all_save" not in [one.key for one in app.button]


def test_a_theme_and_marks_given_together_are_one_step(own, open_page) -> None:
    desk, token = own
    app = open_page("huomiot", token)
    next(box for box in app.multiselect if box.label == "Lisää merkintöjä").set_value([Mark.CHECK])
    next(box for box in app.selectbox if box.key == "many_all_theme").set_value("audits")

    app = button(app, "many_all_save").click().run()

    assert {row.finding.theme_code for row in findings.search(desk, FindingFilter()).rows} == {"audits"}
    history.undo(desk)
    assert "audits" not in {row.finding.theme_code for row in findings.search(desk, FindingFilter()).rows}
    assert table_work.marks_and_memos(desk, ids(desk))[0] == {}
