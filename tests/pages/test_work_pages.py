"""The analyst's pages with the sample round loaded, and with nothing in the round yet."""

import os
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest

from analysis.errors import RuleBroken
from analysis.model.findings import FindingFilter
from analysis.model.table_work import MemoOf
from analysis.workflow import (
    comment_rounds,
    exporting,
    findings,
    importing,
    jobs,
    people,
    recurring,
    sample_comments,
    summary,
    table_work,
)
from analysis.workflow.desk import Desk
from analysis.workflow.sample import load_sample, open_sample
from pages.parts import storage

DATABASE = "vertaiskooste.sqlite3"
PAGES = {
    "tuonti": "Tuo muistiinpanoja",
    "huomiot": "Huomiot",
    "toistuvat": "Toistuvat huomiot",
    "tutki": "Tutki aineistoa",
    "kooste": "Tuloskooste",
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The sample round loaded once: where its database lies, and the token of its analyst."""
    data = tmp_path_factory.mktemp("sample")
    before = os.environ.get("VERTAISKOOSTE_DATA")
    os.environ["VERTAISKOOSTE_DATA"] = str(data)
    try:
        store = storage.store()
        token = open_sample(store)
        assert jobs.run_next(store, {"load_sample": load_sample})
        yield data / DATABASE, token
    finally:
        os.environ.pop("VERTAISKOOSTE_DATA")
        if before is not None:
            os.environ["VERTAISKOOSTE_DATA"] = before


@pytest.fixture
def full(sample: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Desk, str]:
    """A copy of the loaded sample round for one test: its analyst's desk and token."""
    with closing(sqlite3.connect(sample[0])) as source, closing(sqlite3.connect(tmp_path / DATABASE)) as copy:
        source.backup(copy)
    monkeypatch.setenv("VERTAISKOOSTE_DATA", str(tmp_path))
    store = storage.store()
    return people.open_desk(store, people.session_of(store, sample[1])), sample[1]


def words_of(app) -> str:
    kinds = (app.title, app.header, app.subheader, app.markdown, app.caption, app.info, app.warning, app.error)
    return "\n".join(str(element.value) for kind in kinds for element in kind)


@pytest.mark.parametrize(("url_path", "title"), PAGES.items())
def test_page_shows_the_loaded_round(full, open_page, url_path, title) -> None:
    app = open_page(url_path, full[1])

    assert not app.exception
    assert not app.error
    assert app.title[0].value == title


@pytest.mark.parametrize(("url_path", "title"), PAGES.items())
def test_page_of_an_empty_round_tells_what_comes_next(house, open_page, url_path, title) -> None:
    token, _municipality = house.lead_of_round()

    app = open_page(url_path, token)

    assert not app.exception
    assert not app.error
    assert app.title[0].value == title


def test_import_page_without_municipalities_asks_for_them_first(house, open_page) -> None:
    token = house.lead()
    visitor = people.session_of(house.store, token)
    scope = people.open_rounds(visitor)
    from analysis.workflow import rounds

    people.choose(house.store, token, scope.membership_id, rounds.make_round(house.store, scope, "Kierros", "KETS"))

    app = open_page("tuonti", token)

    assert not app.exception
    assert "kunnat" in words_of(app)
    assert not app.get("file_uploader")


def test_pasted_notes_are_shown_before_anything_is_stored(house, open_page) -> None:
    token, municipality_id = house.lead_of_round()
    app = open_page("tuonti", token)
    app.text_area(key="pasted_0").set_value("Hankinnat\n- Energiakriteerit ovat mukana kaikissa hankinnoissa.\n")
    app.selectbox(key="pasted_municipality_0").set_value(municipality_id).run()

    app.button(key="read_files").click().run()

    desk = people.open_desk(house.store, people.session_of(house.store, token))
    assert not app.exception
    assert [button.key for button in app.button if button.key in {"commit", "forget"}] == ["commit", "forget"]
    assert importing.documents(desk) == ()

    app.button(key="commit").click().run()

    assert not app.exception
    assert findings.search(desk, FindingFilter()).total == 1


def test_a_finding_is_opened_by_its_address_and_corrected(full, open_page) -> None:
    desk, token = full
    chosen = findings.search(desk, FindingFilter()).rows[0].finding
    app = open_page("huomiot", token)
    app.query_params["huomio"] = chosen.finding_id
    app.run()

    key = f"correct_{chosen.finding_id}_{chosen.version}"
    app.text_area(key=f"{key}_text").set_value("Korjattu huomio")
    app.button(key=f"{key}_save").click().run()

    assert not app.exception
    assert findings.detail(desk, chosen.finding_id).row.finding.text == "Korjattu huomio"
    assert findings.detail(desk, chosen.finding_id).lines[0].line.raw != "Korjattu huomio"


def test_a_finding_that_is_not_there_is_said_so(full, open_page) -> None:
    app = open_page("huomiot", full[1])
    app.query_params["huomio"] = "F-none"

    app.run()

    assert not app.exception
    assert len(app.error) == 1


def test_no_count_stands_beside_a_chosen_municipality(full, open_page) -> None:
    desk, token = full
    chosen = findings.search(desk, FindingFilter()).rows[0]
    app = open_page("huomiot", token)
    assert "huomiota" in words_of(app)

    app.selectbox(key="kunta").set_value(chosen.finding.municipality_id).run()

    assert not app.exception
    assert not [caption.value for caption in app.caption if caption.value.endswith("huomiota")]


def test_a_suggestion_is_accepted_under_the_title_that_was_written(full, open_page) -> None:
    desk, token = full
    chosen = next(c.suggestion for c in recurring.board(desk).suggestions if not c.suggestion.joins)
    app = open_page("toistuvat", token)
    app.text_input(key=f"title_{chosen.suggestion_id}").set_value("Uusi otsikko")

    app.button(key=f"accept_{chosen.suggestion_id}").click().run()

    assert not app.exception
    assert "Uusi otsikko" in {card.recurring.title for card in recurring.board(desk).recurring}
    assert chosen.suggestion_id not in {c.suggestion.suggestion_id for c in recurring.board(desk).suggestions}


def test_two_suggestions_are_chosen_and_merged(full, open_page) -> None:
    desk, token = full
    keys = [c.suggestion.suggestion_id for c in recurring.board(desk).suggestions if not c.suggestion.joins][:2]
    before = len(recurring.board(desk).recurring)
    app = open_page("toistuvat", token)
    for key in keys:
        app.checkbox(key=f"tick_{key}_False").check().run()

    app.button(key="merge").click().run()

    assert not app.exception
    assert len(recurring.board(desk).recurring) == before + 1
    assert not app.get("basket")


def test_an_opened_recurring_finding_is_split_and_the_split_undone(full, open_page) -> None:
    desk, token = full
    card = next(c for c in recurring.board(desk).recurring if len(c.findings) > 2)
    entry = card.recurring
    before = len(recurring.board(desk).recurring)
    app = open_page("toistuvat", token)
    app.query_params["toistuva"] = entry.recurring_id
    app.run()
    ticked = card.findings[0].finding.finding_id
    app.checkbox(key=f"member_{ticked}_{entry.version}_{len(card.findings)}").check().run()

    app.button(key=f"split_{entry.recurring_id}").click().run()

    assert not app.exception
    assert len(recurring.board(desk).recurring) == before + 1

    app.button(key="step_undo").click().run()

    assert not app.exception
    assert len(recurring.board(desk).recurring) == before


def test_a_statement_is_edited_and_keeps_its_number(full, open_page) -> None:
    desk, token = full
    chosen = next(one.statement for chapter in summary.summary(desk).chapters for one in chapter.statements)
    app = open_page("kooste", token)
    app.query_params["nosto"] = chosen.label
    app.run()
    text = next(area for area in app.text_area if area.key == f"edit_{chosen.label}_{chosen.version}_text")
    text.set_value("Energiatyöryhmä kokoontuu säännöllisesti.")

    next(button for button in app.button if button.label == f"Tallenna {chosen.label}").click().run()

    assert not app.exception
    after = {one.statement.label: one.statement for c in summary.summary(desk).chapters for one in c.statements}
    assert after[chosen.label].text == "Energiatyöryhmä kokoontuu säännöllisesti."
    assert not after[chosen.label].suggested


@pytest.mark.parametrize("about", [MemoOf.RECURRING, MemoOf.STATEMENT])
def test_a_memo_is_written_of_what_is_open_and_goes_into_no_document(full, open_page, about) -> None:
    desk, token = full
    statement = next(one.statement for chapter in summary.summary(desk).chapters for one in chapter.statements)
    entry = recurring.board(desk).recurring[0].recurring
    is_statement = about is MemoOf.STATEMENT
    url_path, asked, name, thing_id = (
        ("kooste", "nosto", statement.label, statement.statement_id)
        if is_statement
        else ("toistuvat", "toistuva", entry.recurring_id, entry.recurring_id)
    )
    app = open_page(url_path, token)
    app.query_params[asked] = name
    app.run()

    app.text_area(key=f"memo_{about.value}_{thing_id}_0_words").set_value("Kysy rehtorilta")
    app.button(key=f"memo_{about.value}_{thing_id}_0_save").click().run()

    assert not app.exception
    assert table_work.memo_of(desk, about, thing_id).text == "Kysy rehtorilta"
    assert all(b"rehtorilta" not in exporting.export(desk, kind).data for kind in ("result.json", "codebook.qdc"))
    with zipfile.ZipFile(BytesIO(exporting.export(desk, "summary.docx").data)) as document:
        assert b"rehtorilta" not in document.read("word/document.xml")


def test_no_table_of_explore_counts_by_municipality(full, open_page) -> None:
    app = open_page("tutki", full[1])
    app.query_params["nakyma"] = "kattavuus"
    app.run()

    owners = [frame.value for frame in app.dataframe if frame.value.index.name == "Kunta"]
    assert len(owners) == 1
    assert all(
        isinstance(cell, str) and not any(sign.isdigit() for sign in cell) for cell in owners[0].to_numpy().ravel()
    )


def test_the_second_click_shows_comments_in_every_state_and_is_offered_once(full, open_page) -> None:
    desk, token = full
    app = open_page("kommentit", token)
    assert "Esimerkkikommentteja ei ole vielä lisätty." in words_of(app)

    app = next(one for one in app.button if one.label == "Lisää esimerkkikommentit").click().run()

    assert not app.exception
    assert "Lisää esimerkkikommentit" not in [one.label for one in app.button]
    board = comment_rounds.board(desk)
    assert board.round.deadline
    sent = [one for follow in board.follow for one in follow.comments]
    assert {one.kind.value for one in sent} == {"factual_error", "wording", "differing_view"}
    assert (len(board.answered()), len(board.unanswered())) == (1, 2)
    assert all(one.text.startswith("Esimerkki:") for one in sent)  # whoever reads one sees that it is invented
    said = [one for follow in board.follow for one in follow.approvals]
    assert [(one.part.value, one.is_given) for one in said] == [("name", True)]  # and nobody's text was approved
    assert "not_opened" in {one.state.value for one in board.follow}
    assert len(comment_rounds.board(desk).releases) == 2
    with pytest.raises(RuleBroken):
        sample_comments.add_sample_comments(desk)
    assert len(comment_rounds.board(desk).releases) == 2


def test_a_round_of_real_notes_is_never_given_invented_comments(house, open_page) -> None:
    token, _municipality = house.lead_of_round()
    desk = people.open_desk(house.store, people.session_of(house.store, token))

    assert not sample_comments.is_offered(desk)
    with pytest.raises(RuleBroken):
        sample_comments.add_sample_comments(desk)
    assert comment_rounds.board(desk) is None
