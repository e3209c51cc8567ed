"""The import page: decisions before commit, changed files, people, tables, and taking back."""

from collections.abc import Sequence

import pytest

from analysis.ingest.bounded_reading import read_here
from analysis.model.codes import Direction
from analysis.model.findings import FindingFilter
from analysis.model.imports import SourceFile
from analysis.model.recurring import RecurringFinding
from analysis.store import recurring as stored_recurring
from analysis.workflow import findings, importing, people, reading_files
from analysis.workflow.desk import Desk

NOTES = """Hankinnat
- Energiakriteerit puuttuvat puitesopimuksista
- Xhemailin mukaan ohje on vanha
- Virtasen mukaan kriteereitä on
- Ohje on. KEHITETTÄVÄÄ: sitä ei lueta
"""


@pytest.fixture(autouse=True)
def _read_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes of their own take seconds to start; what the page does with what was read is the matter here."""
    monkeypatch.setattr(reading_files.read_each, "__defaults__", (read_here,))
    monkeypatch.setattr(reading_files.read_told, "__defaults__", (read_here,))
    monkeypatch.setattr(importing.read_files, "__kwdefaults__", {"read": read_here})


@pytest.fixture
def desk(house) -> tuple[Desk, str, str]:
    token, municipality_id = house.lead_of_round()
    return people.open_desk(house.store, people.session_of(house.store, token)), token, municipality_id


def bring(desk: Desk, words: str, name: str = "muistio.txt") -> None:
    importing.commit_import(desk, importing.read_files(desk, [SourceFile(name, words.encode(), "Havulinna")]))


def texts(desk: Desk) -> list[str]:
    return sorted(row.finding.text for row in findings.search(desk, FindingFilter()).rows)


def page_with(open_page, token: str, files: Sequence[tuple[str, str]]):
    """Open the page and read files, as the uploader would give them."""
    app = open_page("tuonti", token)
    app.file_uploader[0].set_value([(f"Havulinna_{name}", words.encode(), "text/plain") for name, words in files]).run()
    app.button(key="read_files").click().run()
    assert not app.exception
    return app


def show(app, view: str):
    app.segmented_control(key="import_view").set_value(view).run()
    assert not app.exception
    return app


def words_of(app) -> str:
    kinds = (app.markdown, app.caption, app.info, app.warning, app.error)
    return "\n".join(str(element.value).replace("\\", "") for kind in kinds for element in kind)


def click(app, key: str):
    app.button(key=key).click().run()
    assert not app.exception
    return app


def test_each_file_says_which_municipality_it_was_taken_for_and_a_twin_which_file_it_repeats(desk, open_page) -> None:
    _, token, _ = desk
    files = [("a.txt", NOTES), ("kopio.txt", NOTES), ("b.txt", "Hankinnat\n- ohje on Xhemailin mapissa\n")]
    app = show(page_with(open_page, token, files), "files")

    labels = [one.label.replace("\\", "").split(" · ") for one in app.expander]
    assert [label[1] for label in labels if label[0] in ("Havulinna_a.txt", "Havulinna_b.txt")] == ["Havulinna"] * 2
    assert "Havulinna_kopio.txt: Sama tiedosto on mukana kahdesti" in words_of(app)
    assert "(Havulinna_a.txt)" in words_of(app)
    assert "Kierroksella on jo" not in words_of(app)


def test_names_that_nobody_answered_for_are_told_before_they_come_in(desk, open_page) -> None:
    _, token, _ = desk
    app = page_with(open_page, token, [("a.txt", "Hankinnat\n- Krasniqi ei ole nähnyt ohjetta\n- Ohje on mapissa\n")])
    assert "1 sana voi olla jonkun nimi ja tulee mukaan sellaisenaan. Katso Henkilöt." in words_of(app)
    assert all(not box.label.rstrip("] ").endswith("·") for box in app.checkbox)

    sure = page_with(open_page, token, [("b.txt", "Hankinnat\n- Virtanen ei ole nähnyt ohjetta\n")])
    assert "voi olla jonkun nimi" not in words_of(sure)


def test_a_guessed_municipality_is_asked_and_not_called_unknown(desk, open_page) -> None:
    _, token, _ = desk
    app = open_page("tuonti", token)
    words = "Muistio Havulina 12.3.2026\n\nHankinnat\n- ohje puuttuu\n"
    app.file_uploader[0].set_value([("muistio.txt", words.encode(), "text/plain")]).run()
    app.button(key="read_files").click().run()
    show(app, "files")

    assert "Kunta on arvattu: tarkista se." in words_of(app)
    assert "Kuntaa ei tunnistettu" not in words_of(app)


def test_a_line_is_split_taken_back_and_set_aside_before_anything_is_stored(desk, open_page) -> None:
    app = show(page_with(open_page, desk[1], [("muistio.txt", NOTES)]), "lines")
    assert "Ohje on. KEHITETTÄVÄÄ" in words_of(app)

    click(app, "decide_split")
    assert "Ohje on. KEHITETTÄVÄÄ" not in words_of(app)
    click(app, "undo_decision")
    click(app, "decide_aside")
    assert texts(desk[0]) == []
    click(app, "commit")

    assert len(texts(desk[0])) == 3
    assert not [text for text in texts(desk[0]) if "KEHITETTÄVÄÄ" in text]


def test_the_same_file_again_is_said_so_and_doubles_nothing(desk, open_page) -> None:
    bring(desk[0], NOTES)
    before = texts(desk[0])
    app = page_with(open_page, desk[1], [("kopio.txt", NOTES)])

    assert "ei tuoda uudelleen" in words_of(app)
    click(app, "commit")

    assert texts(desk[0]) == before


def test_nobody_is_asked_about_the_lines_of_a_file_that_the_round_has(desk, open_page) -> None:
    unsure = "Teema;Huomio\nEK;Xhemaili kertoi iltakoulusta\nEK;Ilma on kuivaa\n"
    bring(desk[0], unsure, "Havulinna_vanha.csv")
    app = page_with(open_page, desk[1], [("vanha.csv", unsure), ("uusi.txt", "Hankinnat\n- Ohje on mapissa\n")])

    assert "1 huomioiksi + 1 sivuun + 0 odottaa = 2 riviä" in words_of(app)
    assert "iltakoulusta" not in words_of(app)
    show(app, "people")
    assert "Ilma on kuivaa" not in words_of(app)
    assert "ei tuoda uudelleen" in words_of(app)


def test_a_changed_file_shows_what_differs_and_is_approved(desk, open_page) -> None:
    bring(desk[0], NOTES, "Havulinna_muistio.txt")
    before = importing.documents(desk[0])[0].document
    app = page_with(open_page, desk[1], [("muistio.txt", NOTES.replace("puitesopimuksista", "kaikista sopimuksista"))])
    assert "näyttää kierroksen aineistolta" in words_of(app)
    assert "Muuttunut: 1" in words_of(app)

    click(app, "approve_0")
    click(app, "commit")

    (row,) = importing.documents(desk[0])
    assert row.document.document_id != before.document_id
    assert "Energiakriteerit puuttuvat kaikista sopimuksista" in texts(desk[0])
    assert len(texts(desk[0])) == 4


def test_a_file_of_the_same_name_waits_for_a_word(desk, open_page) -> None:
    importing.commit_import(
        desk[0], importing.read_files(desk[0], [SourceFile("Havulinna_muistio.txt", NOTES.encode())])
    )
    app = page_with(open_page, desk[1], [("muistio.txt", "Koulutus\n- Aivan muuta sanottiin tällä kertaa\n")])
    assert app.button(key="commit").disabled

    click(app, "another_0")

    assert not app.button(key="commit").disabled
    click(app, "commit")
    assert len(importing.documents(desk[0])) == 2


def test_what_is_no_person_is_put_back_and_an_added_name_is_hidden_everywhere(desk, open_page) -> None:
    bring(desk[0], "Koulutus\n- Xhemaililta voi kysyä koulutuksista\n", "aiempi.txt")
    app = show(page_with(open_page, desk[1], [("muistio.txt", NOTES)]), "people")
    assert "Virtasen" in words_of(app)

    click(app, "back_Virtasen")
    app.text_input(key="name_to_add").set_value("Drita Xhemaili")
    click(app, "add_name_send")
    assert [text for text in texts(desk[0]) if "[henkilö 1]" in text]  # in what was stored before, at once
    click(app, "commit")

    stored = "\n".join(texts(desk[0]))
    assert "hemaili" not in stored
    assert "Virtasen mukaan kriteereitä on" in stored


def test_a_title_that_is_nobody_is_put_back_in_every_form_before_anything_is_stored(desk, open_page) -> None:
    notes = (
        "Johtaminen\n"
        "- Havulinnan kunnanjohtajan pöydällä on liikaa asioita\n"
        "- Energiaohjelma odottaa Havulinnan kunnanjohtajalla\n"
        "- Säätöjä ei seurata (kp)\n"
    )
    app = show(page_with(open_page, desk[1], [("muistio.txt", notes)]), "people")
    assert "kunnanjohtajan" in words_of(app)

    click(app, "back_title_kunnanjohtajan")
    click(app, "back_title_kp")
    assert texts(desk[0]) == []
    click(app, "commit")

    assert texts(desk[0]) == [
        "Energiaohjelma odottaa Havulinnan kunnanjohtajalla",
        "Havulinnan kunnanjohtajan pöydällä on liikaa asioita",
        "Säätöjä ei seurata (kp)",
    ]


def test_titles_stay_hidden_where_nobody_puts_them_back(desk, open_page) -> None:
    notes = "Johtaminen\n- Havulinnan kunnanjohtajan pöydällä on liikaa asioita\n- Säätöjä ei seurata (kp)\n"

    click(page_with(open_page, desk[1], [("muistio.txt", notes)]), "commit")

    assert texts(desk[0]) == ["Havulinnan [henkilö 1] pöydällä on liikaa asioita", "Säätöjä ei seurata"]


def test_a_name_that_is_a_word_is_asked_with_its_sentences(desk, open_page) -> None:
    findings.type_by_hand(
        desk[0], municipality_id=desk[2], theme_code="other", finding_type=None, text="Ilma on kuivaa koulussa"
    )
    app = show(page_with(open_page, desk[1], [("muistio.txt", NOTES)]), "people")

    app.text_input(key="name_to_add").set_value("Ilma")
    click(app, "add_name_send")

    assert texts(desk[0]) == ["Ilma on kuivaa koulussa"]
    assert [box.label.replace("\\", "") for box in app.checkbox] == ["Ilma on kuivaa koulussa"]
    app.checkbox[0].check()
    click(app, "where_Ilma_hide")
    assert texts(desk[0]) == ["[henkilö 1] on kuivaa koulussa"]


def test_the_columns_of_a_table_are_corrected_before_commit(desk, open_page) -> None:
    table = "Teema;Huomio;Muuta\nKatselmukset;Ehdotuksia ei seurata;Raportit ovat mapissa kaikki\n"
    app = show(page_with(open_page, desk[1], [("taulu.csv", table)]), "files")
    keys = [box.key for box in app.selectbox if "_column_" in str(box.key)]
    assert len(keys) == 3

    app.selectbox(key=keys[1]).set_value("left_out")
    app.selectbox(key=keys[2]).set_value("text")
    click(app, keys[0].replace("_column_1", "_read"))
    click(app, "commit")

    assert texts(desk[0]) == ["Raportit ovat mapissa kaikki"]


def test_a_table_without_notes_is_not_read_so(desk, open_page) -> None:
    table = "Teema;Huomio\nKatselmukset;Ehdotuksia ei seurata\n"
    app = show(page_with(open_page, desk[1], [("taulu.csv", table)]), "files")
    keys = [box.key for box in app.selectbox if "_column_" in str(box.key)]

    app.selectbox(key=keys[1]).set_value("left_out")
    click(app, keys[0].replace("_column_1", "_read"))

    assert len(app.error) == 1


def test_many_lines_are_decided_at_once(desk, open_page) -> None:
    rows = "".join(f"EK;Iltakoulu järjestettiin {day}\n" for day in ("maanantaina", "tiistaina", "torstaina"))
    app = show(page_with(open_page, desk[1], [("taulu.csv", "Teema;Huomio\n" + rows)]), "lines")

    click(app, "tick_alike")
    assert "Päätös koskee 3 riviä." in words_of(app)
    click(app, "theme_training")
    click(app, "commit")

    assert {row.finding.theme_code for row in findings.search(desk[0], FindingFilter()).rows} == {"training"}


def test_a_marked_finding_is_split_on_its_own_page(desk, open_page) -> None:
    bring(desk[0], "Hankinnat\n- Ohje on. KEHITETTÄVÄÄ: sitä ei lueta\n")
    (row,) = findings.search(desk[0], FindingFilter()).rows
    app = open_page("huomiot", desk[1])
    app.query_params["huomio"] = row.finding.finding_id
    app.run()

    click(app, f"split_{row.finding.finding_id}_{row.finding.version}_send")

    assert texts(desk[0]) == ["Ohje on.", "sitä ei lueta"]


def test_an_import_that_something_rests_on_says_what_with_the_way_there(desk, open_page) -> None:
    bring(desk[0], NOTES)
    finding_id = findings.search(desk[0], FindingFilter()).rows[0].finding.finding_id
    with desk[0].store.writing(desk[0].scope, "accept") as unit:
        entry = RecurringFinding("T-1", "Yhteinen", "audits", Direction.HINDERS, (finding_id,), "aino", unit.now)
        stored_recurring.add_recurring(unit, entry)
    (row,) = importing.documents(desk[0])
    app = open_page("tuonti", desk[1])
    app.query_params["aineisto"] = row.document.document_id
    app.run()

    assert not app.exception
    assert "Tuontia ei voi perua" in words_of(app)
    assert "Yhteinen" in [link.proto.label for link in app.get("page_link")]
    assert not [button for button in app.button if button.label == "Peru tuonti"]
