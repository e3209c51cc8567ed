"""The grid, the open statement, flags, reopening and drafts, as an analyst meets them."""

import pytest

from analysis.model.codes import CoverageState
from analysis.model.rounds import Municipality
from analysis.workflow import coverage, drafts, findings, grid, people, rounds, statements, summary
from analysis.workflow.views import FindingChanges
from tests.pages.test_every_page import fill, shown
from tests.pages.test_web import OWN, Browser, browser  # noqa: F401 – a fixture


def desk_of(house, token):
    return people.open_desk(house.store, people.session_of(house.store, token))


def only(desk):
    (view,) = [view for chapter in summary.summary(desk).chapters for view in chapter.statements]
    return view


@pytest.fixture
def filled(house):
    """A round with one drafted statement on two findings: its token and desk."""
    token, _ = house.lead_of_round()
    desk = fill(house, token)
    every = [view.statement for chapter in summary.summary(desk).chapters for view in chapter.statements]
    for one in every[1:]:
        statements.remove_statement(desk, one.statement_id, one.version)
    return token, desk


def test_the_grid_offers_findings_and_keeps_what_is_written(house, open_page, filled) -> None:
    token, desk = filled
    place = next(m.municipality_id for m in rounds.round_facts(desk).municipalities), "procurement"
    app = open_page("ruudukko", token)
    app.selectbox(key="teema").set_value("procurement").run()
    area = next(one for one in app.text_area if one.label == "Kappale 1")
    assert "linkaarikustannukset" in area.value
    area.set_value("Elinkaarikustannukset ohjaavat hankintoja.")

    next(one for one in app.button if one.label == "Tallenna ruutu").click().run()

    assert not app.exception
    (paragraph, *_) = grid.cell(desk, *place).summary.paragraphs
    assert paragraph.text == "Elinkaarikustannukset ohjaavat hankintoja."
    assert len(paragraph.finding_ids) == 1


def test_the_grid_holds_no_number_beside_a_municipality(house, open_page, filled) -> None:
    token, _desk = filled

    app = open_page("ruudukko", token)

    tables = [one.proto.body for one in app.get("html") if "<table" in one.proto.body]
    assert tables
    assert not any(sign.isdigit() for sign in "".join(table.split("<table>")[1] for table in tables))


def test_a_statement_whose_finding_was_corrected_says_so_and_closes_the_gate(house, open_page, filled) -> None:
    token, desk = filled
    finding = only(desk).evidence[0].finding
    findings.edit(desk, finding.finding_id, finding.version, FindingChanges(text="Toinen sanamuoto."))

    app = open_page("kooste", token)

    assert not app.exception
    assert "Huomiota on korjattu." in shown(app)
    assert "Kooste ei voi lähteä" in shown(app) or app.error
    release = next(one for one in app.button if one.label == "Lähetä kommentoitavaksi")
    assert release.disabled
    next(one for one in app.button if one.label.startswith("Tarkistin")).click().run()
    assert not app.exception
    assert only(desk).reopened == ()
    assert not next(one for one in app.button if one.label == "Lähetä kommentoitavaksi").disabled


def test_a_flag_is_let_stand_with_a_reason_and_restored(house, open_page, filled) -> None:
    token, desk = filled
    one = only(desk).statement
    statements.edit_statement(desk, one.statement_id, one.version, "Säästö oli 30 % vuodessa.")
    app = open_page("kooste", token)
    assert "prosentti" in shown(app).casefold()
    assert "Siihen asti ladattu kooste merkitään luonnokseksi." in shown(app)
    next(field for field in app.text_input if "Miksi" in field.label).set_value("Luku on tarkistettu kunnasta.")

    next(button for button in app.button if button.label == "Ohita huomautus").click().run()

    assert not app.exception
    assert "Luku on tarkistettu kunnasta" in shown(app)
    assert "luonnokseksi" not in shown(app)
    assert only(desk).violations == ()
    next(button for button in app.button if button.label == "Palauta huomautus").click().run()
    assert [violation.rule for violation in only(desk).violations] == ["percentage"]


def test_words_of_a_reason_are_shown_as_they_are(house, open_page, filled) -> None:
    from analysis.workflow import flags

    token, desk = filled
    one = only(desk).statement
    statements.edit_statement(desk, one.statement_id, one.version, "Säästö oli 30 % vuodessa.")
    flags.overrule(desk, one.statement_id, "percentage", "30 %", "**lihava** [linkki](javascript:x)")

    app = open_page("kooste", token)

    assert "\\*\\*lihava\\*\\*" in shown(app)


def test_a_changed_coverage_is_named_as_the_reason(house, open_page, filled) -> None:
    token, desk = filled
    rounds.save_municipality(desk, Municipality("", "Tuulisalo"), is_new=True)
    other = next(m for m in rounds.round_facts(desk).municipalities if m.name_fi == "Tuulisalo")
    coverage.decide_coverage(desk, other.municipality_id, "procurement", CoverageState.DISCUSSED)

    assert "missä teemaa käsiteltiin" in shown(open_page("kooste", token))


def test_a_draft_is_offered_after_a_reload_and_forgotten_when_saved(house, open_page, filled) -> None:
    token, desk = filled
    one = only(desk).statement
    field = f"statement:{one.statement_id}"
    drafts.keep_draft(house.store, people.session_of(house.store, token), field, "Tätä kirjoitin, kun yhteys katkesi.")

    app = open_page("kooste", token)

    area = next(area for area in app.text_area if area.label == "Noston teksti")
    assert area.value == "Tätä kirjoitin, kun yhteys katkesi."
    assert "tallentamaton luonnos" in shown(app)
    next(button for button in app.button if button.label == f"Tallenna {one.label}").click().run()
    assert only(desk).statement.text == "Tätä kirjoitin, kun yhteys katkesi."
    assert drafts.draft_of(desk, field) is None


def test_a_draft_that_is_not_wanted_is_dropped(house, open_page, filled) -> None:
    token, desk = filled
    one = only(desk).statement
    field = f"statement:{one.statement_id}"
    drafts.keep_draft(house.store, people.session_of(house.store, token), field, "Huono ajatus.")
    app = open_page("kooste", token)

    next(button for button in app.button if button.label == "Hylkää luonnos").click().run()

    area = next(area for area in app.text_area if area.label == "Noston teksti")
    assert area.value == one.text
    assert drafts.draft_of(desk, field) is None


def test_drafts_go_through_the_web_route_for_whoever_is_signed_in(house, browser: Browser) -> None:  # noqa: F811
    token, _ = house.lead_of_round()
    entry = {"field": "statement:S1", "text": "kesken"}
    assert browser.post("/luonnokset", json=entry, headers=OWN).status_code == 401

    browser.cookies.set("vertaiskooste", token)

    assert browser.post("/luonnokset", json=entry, headers=OWN).status_code == 204
    assert drafts.draft_of(desk_of(house, token), "statement:S1").text == "kesken"


@pytest.mark.parametrize("headers", [{}, {"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}])
def test_another_site_saves_no_draft(house, browser: Browser, headers) -> None:  # noqa: F811
    token, _ = house.lead_of_round()
    browser.cookies.set("vertaiskooste", token)

    answer = browser.post("/luonnokset", json={"field": "statement:S1", "text": "vieras"}, headers=headers)

    assert answer.status_code == 403
    assert drafts.draft_of(desk_of(house, token), "statement:S1") is None


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"field": 1, "text": "x"}', b'{"field": "statement:S1"}', b"\xff", b"x" * 300_000]
)
def test_what_is_no_draft_is_refused(house, browser: Browser, body) -> None:  # noqa: F811
    token, _ = house.lead_of_round()
    browser.cookies.set("vertaiskooste", token)

    assert browser.post("/luonnokset", content=body, headers=OWN).status_code == 400


def test_a_recurring_finding_without_a_draft_is_told_of_with_what_to_do(house, open_page, filled, monkeypatch) -> None:
    token, desk = filled
    assert not [one for one in labels(open_page("kooste", token)) if "ei saada luonnosta" in one]
    monkeypatch.setattr(summary, "draft_of", lambda _entry, _material: None)
    (title,) = summary.summary(desk).not_worded

    app = open_page("kooste", token)

    assert not app.exception
    assert [one for one in labels(app) if one.startswith("1 toistuvasta huomiosta ei saada luonnosta")]
    assert "Anna kullekin otsikoksi kokonainen virke." in shown(app)
    assert title in shown(app)


def labels(app):
    return [one.label for one in app.expander]
