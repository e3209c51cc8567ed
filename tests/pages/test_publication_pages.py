"""Publishing on the page of the summary, the page of readers, and the documents beside the summary."""

import pytest

from analysis.model.people import Role, Terms
from analysis.model.rounds import Municipality
from analysis.workflow import comment_rounds, documents, people, publishing, rounds, statements, summary
from tests.pages.test_every_page import fill
from tests.pages.test_gate import words_of
from tests.pages.test_people_pages import member

PUBLISH = "Julkaise kooste"


@pytest.fixture
def over(house):
    """A round whose comment round is over. Returns the lead's token and desk, and a municipality's id."""
    token, municipality_id = house.lead_of_round()
    desk = fill(house, token)
    for chapter in summary.summary(desk).chapters:
        for view in chapter.statements:
            statements.accept_statement(desk, view.statement.statement_id, view.statement.version)
    board = comment_rounds.board(desk)
    comment_rounds.close(desk, board.release.release_id, board.round.version)
    return token, desk, municipality_id


def button(app, label):
    return next(one for one in app.button if one.label == label)


def links(app):
    return {one.proto.label: one.proto for one in app.get("link_button")}


def test_a_lead_publishes_after_the_comment_round_and_a_reader_finds_it_with_its_documents(house, open_page, over):
    token, desk, _municipality = over
    app = open_page("kooste", token)

    button(app, PUBLISH).click().run()

    assert not app.exception
    assert "Kooste on julkaistu" not in words_of(app)
    (made,) = publishing.readiness(desk).publications
    read = open_page("julkaistut", member(house, token, Terms(Role.READER)))
    assert not read.exception
    assert "versio 2" in words_of(read) and "elinkaarikustannukset" in words_of(read)
    assert f"/vienti/julkaistu/{made.release_id}/page.docx" in {one.url for one in links(read).values()}


def test_the_button_waits_until_the_comment_round_is_over(house, open_page):
    token, _municipality = house.lead_of_round()
    fill(house, token)

    app = open_page("kooste", token)

    assert button(app, PUBLISH).disabled
    assert "Kommenttikierros on vielä auki. Päätä se tai odota viimeiseen päivään." in words_of(app)


def test_an_analyst_who_does_not_lead_reads_who_publishes_and_has_no_button(house, open_page, over):
    token, _desk, _municipality = over

    app = open_page("kooste", member(house, token, Terms(Role.ANALYST)))

    assert not app.exception
    assert "Johtava asiantuntija julkaisee koosteen." in words_of(app)
    assert not [one for one in app.button if one.label in (PUBLISH, "Lähetä kommentoitavaksi")]


def test_a_municipality_reads_on_its_page_that_the_summary_has_been_published(house, open_page, over):
    token, desk, municipality_id = over
    contact = house.contact(token, municipality_id)
    assert "Tuloskooste on julkaistu." not in words_of(open_page("kuntaote", contact))

    made = publishing.publish(desk)

    assert "Tuloskooste on julkaistu." in words_of(open_page("kuntaote", contact))
    read = open_page("julkaistut", contact)
    assert not read.exception
    assert "versio 2" in words_of(read) and "elinkaarikustannukset" in words_of(read)
    assert f"/vienti/julkaistu/{made.release_id}/summary.docx" in {one.url for one in links(read).values()}


def test_a_municipality_of_another_round_reads_nothing_of_what_was_published(house, open_page, over):
    token, desk, _municipality = over
    made = publishing.publish(desk)
    scope = people.open_rounds(people.session_of(house.store, token))
    other = rounds.make_round(house.store, scope, "Toinen kierros", "")
    people.choose(house.store, token, scope.membership_id, other)
    second = people.open_desk(house.store, people.session_of(house.store, token))
    elsewhere = rounds.save_municipality(second, Municipality("", "Havulinna"), is_new=True)

    read = open_page("julkaistut", house.contact(token, elsewhere))

    assert not read.exception
    assert "Mitään ei ole vielä julkaistu." in words_of(read)
    assert "elinkaarikustannukset" not in words_of(read)
    assert made.release_id not in str([one.url for one in links(read).values()])


@pytest.mark.parametrize("has_program", [True, False])
def test_documents_are_offered_in_the_language_chosen_and_a_pdf_where_it_can_be_made(
    open_page, over, monkeypatch, has_program
):
    token, *_ = over
    monkeypatch.setattr(documents, "can_lay_out", lambda: has_program)
    app = open_page("kooste", token)

    app.selectbox(key="document_language").set_value("sv").run()

    assert not app.exception
    found = links(app)
    assert "kieli=sv" in found["Tuloskooste (Word)"].url
    assert found["Tuloskooste (PDF)"].disabled is not has_program
    assert ("LibreOffice" in words_of(app)) is not has_program
    chosen = app.selectbox(key="report_of").value
    assert f"kunta={chosen}" in found["Raportti (Word)"].url


def test_two_releases_are_compared_on_the_page_and_the_differences_can_be_fetched(open_page, over):
    token, desk, _municipality = over
    publishing.publish(desk)

    app = open_page("kooste", token)

    assert not app.exception
    assert "ennen=1&jalkeen=2" in links(app)["Erot (Word)"].url
