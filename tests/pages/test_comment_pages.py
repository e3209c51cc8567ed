"""The comment round on screen: a municipality comments and sends, an analyst answers, and each sees only their own."""

import io

import openpyxl
import pytest
from docx import Document
from starlette.applications import Starlette

from analysis.model.codes import Direction
from analysis.model.comments import AnswerKind, CommentKind
from analysis.model.people import Membership, Person, Role
from analysis.store import people as stored_people
from analysis.workflow import comment_rounds, commenting, people, releasing, sections, statements, summary
from analysis.workflow.commenting import NewComment
from pages import web
from pages.parts import catalogues, comment_names
from tests.pages.test_every_page import fill, shown
from tests.pages.test_web import Browser

OVER = "2020-01-01"


class Round:
    """A round out for comments, with the desks of its lead and of one municipality's contact."""

    def __init__(self, house) -> None:
        self.store = house.store
        self.token, municipality = house.lead_of_round()
        self.lead = fill(house, self.token)
        self.contact_token = house.contact(self.token, municipality)
        self.municipality = municipality
        self.contact = people.open_desk(house.store, people.session_of(house.store, self.contact_token))

    @property
    def statement(self):
        return sections.own_section(self.contact).content.statements[0].statement

    def draft(self, text: str = "Vuosi on väärin.", kind: CommentKind = CommentKind.FACTUAL_ERROR, **more) -> str:
        place = f"statement:{self.statement.statement_id}"
        return commenting.write_comment(self.contact, NewComment(place, kind, text, **more))

    def sent(self, *args, **more):
        key = self.draft(*args, **more)
        commenting.send_comments(self.contact)
        return next(one for one in comment_rounds.board(self.lead).unanswered() if one.comment_id == key)

    def close_by_deadline(self) -> None:
        board = comment_rounds.board(self.lead)
        comment_rounds.extend(self.lead, board.release.release_id, board.round.version, OVER)


@pytest.fixture
def out(house) -> Round:
    return Round(house)


def button(app, label: str):
    return next(one for one in app.button if one.label == label)


def labels(app) -> list[str]:
    return [one.label for one in app.button]


def everything(app) -> str:
    return "\n".join([shown(app), *(str(one.value) for one in app.success), *(one.label for one in app.expander)])


def press(app, label: str):
    return button(app, label).click().run()


def test_a_contact_writes_a_comment_with_a_wording_and_sends_it(out, open_page) -> None:
    app = open_page("kuntaote", out.contact_token)
    app = press(app, f"Kommentoi: {out.statement.label}")
    kind = next(one for one in app.selectbox if one.label == "Millainen kommentti?")
    app = kind.set_value("wording").run()
    app = next(one for one in app.text_area if one.label == "Kommentti").set_value("Liian jyrkkä.").run()
    app = next(one for one in app.checkbox if one.label == "Ehdota toista sanamuotoa").check().run()
    wording = next(one for one in app.text_area if one.label.startswith("Muokkaa teksti"))
    assert wording.value == out.statement.text
    assert "Muutos näkyy tässä, kun siirrytte pois kentästä." in everything(app)
    app = wording.set_value(f"{out.statement.text} Ei aina.").run()
    assert "**\\[+" in everything(app)

    app = press(app, "Tallenna luonnos")
    assert "1 luonnos odottaa lähettämistä." in everything(app)
    assert comment_rounds.board(out.lead).unanswered() == ()
    app = press(app, "Lähetä 1 kommentti asiantuntijoille")

    assert not app.exception
    (waiting,) = comment_rounds.board(out.lead).unanswered()
    assert (waiting.kind, waiting.text) == (CommentKind.WORDING, "Liian jyrkkä.")
    assert waiting.proposed == f"{out.statement.text} Ei aina."
    assert "lähetetty, odottaa vastausta" in everything(app)


def test_a_comment_without_a_kind_is_not_kept_and_its_words_stay(out, open_page) -> None:
    app = press(open_page("kuntaote", out.contact_token), "Kommentoi: koko kuntaote")
    app = next(one for one in app.text_area if one.label == "Kommentti").set_value("Sanottavaa on.").run()

    app = press(app, "Tallenna luonnos")

    assert "Valitse, millainen kommentti on." in everything(app)
    assert next(one for one in app.text_area if one.label == "Kommentti").value == "Sanottavaa on."
    assert commenting.own_comments(out.contact).comments == ()


def test_nothing_to_remark_is_told_with_one_press_and_approves_nothing(out, open_page) -> None:
    app = press(open_page("kuntaote", out.contact_token), "Ei huomautettavaa")

    assert "Kuntanne on ilmoittanut, ettei sillä ole huomautettavaa." in everything(app)
    assert "Ei huomautettavaa" not in labels(app)
    assert "Kuntanne ei ole hyväksynyt tekstiä." in everything(app)
    assert not any(one.approvals for one in comment_rounds.board(out.lead).follow)


def test_after_the_deadline_drafts_are_kept_and_there_is_no_button_to_send(out, open_page) -> None:
    out.draft("Tämä jäi kesken.")
    out.close_by_deadline()

    app = open_page("kuntaote", out.contact_token)

    assert "Kommentointiaika päättyi" in everything(app)
    assert "Tämä jäi kesken\\." in everything(app)
    assert not [label for label in labels(app) if label.startswith(("Lähetä", "Ei huomautettavaa", "Hyväksy"))]
    assert f"Kommentoi: {out.statement.label}" in labels(app)


def test_the_answer_comes_back_with_its_reason(out, open_page) -> None:
    waiting = out.sent()
    comment_rounds.answer(out.lead, waiting.comment_id, waiting.version, AnswerKind.NO_CHANGE, "Vuosi on raportista.")

    app = open_page("kuntaote", out.contact_token)

    assert "Ei muutosta" in everything(app)
    assert "Vuosi on raportista\\." in everything(app)
    assert "Peru kommentti" not in labels(app)


def test_whoever_comes_back_reads_at_once_what_was_sent_and_what_was_answered(out, open_page) -> None:
    first = everything(open_page("kuntaote", out.contact_token))
    assert "Kun olette tallentaneet luonnoksen, lähetyspainike tulee tähän." in first
    assert "Olette lähettäneet" not in first
    waiting = out.sent()

    sent = everything(open_page("kuntaote", out.contact_token))
    assert "Olette lähettäneet 1 kommentin." in sent
    assert "Vastattuja: 0. Vastaukset tulevat tälle sivulle." in sent
    assert "Kaikkiin on vastattu" not in sent
    assert "lähetyspainike tulee tähän" not in sent

    comment_rounds.answer(out.lead, waiting.comment_id, waiting.version, AnswerKind.NO_CHANGE, "Raportista.")
    answered = everything(open_page("kuntaote", out.contact_token))
    assert "Kaikkiin on vastattu: vastaukset ovat alempana." in answered
    assert "Vastattuja:" not in answered


def test_approval_says_which_version_it_is_of_and_that_comments_stand(out, open_page) -> None:
    before = open_page("kuntaote", out.contact_token)
    assert "Hyväksyntä koskee versiota 1 sellaisena kuin se on tällä sivulla." in everything(before)

    after = press(before, "Hyväksy teksti")

    assert "Kuntanne on hyväksynyt tekstin." in everything(after)
    assert "Hyväksyntä koskee versiota" not in everything(after)


def test_a_name_without_an_answer_is_pointed_out_beside_the_approval_of_the_text(out, open_page) -> None:
    left = f"Nimen käyttöön vastataan erikseen: {out.statement.label}"
    assert left not in everything(open_page("kuntaote", out.contact_token))  # no name is proposed
    chosen = next(v for chapter in summary.summary(out.lead).chapters for v in chapter.statements).statement
    named = f"Esimerkki, Havulinna: {chosen.text}"
    statements.set_direction(out.lead, chosen.statement_id, chosen.version, Direction.WORKS)
    statements.edit_statement(out.lead, chosen.statement_id, chosen.version + 1, named)
    releasing.release_for_comments(out.lead, None)

    app = open_page("kuntaote", out.contact_token)
    assert left in everything(app)
    app = press(app, f"Ilman nimeä ({out.statement.label})")

    assert left not in everything(app)
    assert "Kuntanne ei ole hyväksynyt tekstiä." in everything(app)


def test_only_the_approver_sees_the_buttons_and_others_read_who_it_is(out, open_page, house) -> None:
    assert "Hyväksy teksti" in labels(open_page("kuntaote", out.contact_token))
    with house.store.database.begin(write=True) as connection:
        now = house.store.clock()
        stored_people.add_person(connection, Person("P-x", "Heli Hyväksyjä", "x@havulinna.example"), "no", now)
        round_id = people.session_of(house.store, out.token).round_id
        stored_people.add_membership(
            connection, Membership("B-x", "P-x", Role.APPROVER, round_id, out.municipality), now
        )

    app = open_page("kuntaote", out.contact_token)
    assert "Hyväksy teksti" not in labels(app)
    assert "Heli Hyväksyjä" in everything(app)

    app = press(open_page("kuntaote", people.open_session(house.store, "P-x")), "Hyväksy teksti")
    assert "Kuntanne on hyväksynyt tekstin." in everything(app)
    assert "Peru hyväksyntä" in labels(app)


def test_opening_the_page_is_seen_as_a_state_and_nothing_more(out, open_page) -> None:
    open_page("kuntaote", out.contact_token)

    app = open_page("kommentit", out.token)

    assert "| Havulinna | Avattu |" in everything(app)
    assert "| Lumiranta | Ei avattu |" in everything(app)


def test_an_analyst_puts_the_wording_in_with_one_press(out, open_page) -> None:
    out.sent("", CommentKind.WORDING, proposed="Osassa kunnista lasketaan toisin.")

    app = press(open_page("kommentit", out.token), "Vie sanamuoto nostoon")

    assert not app.exception
    texts = [one.statement.text for chapter in summary.summary(out.lead).chapters for one in chapter.statements]
    assert "Osassa kunnista lasketaan toisin." in texts
    assert "Yksikään kommentti ei odota vastausta." in everything(app)


def test_a_wording_for_edited_words_is_refused_plainly_and_both_texts_are_shown(out, open_page) -> None:
    out.sent("", CommentKind.WORDING, proposed="Osassa kunnista lasketaan toisin.")
    (now,) = [
        one.statement
        for chapter in summary.summary(out.lead).chapters
        for one in chapter.statements
        if one.statement.statement_id == out.statement.statement_id
    ]
    statements.edit_statement(out.lead, now.statement_id, now.version, "Osassa kunnista jo muokattu.")

    app = open_page("kommentit", out.token)
    assert "Nostoa on muokattu kommentin jälkeen." in everything(app)
    app = press(app, "Vie sanamuoto nostoon")

    assert "joten sanamuotoa ei viety siihen" in everything(app)
    assert len(comment_rounds.board(out.lead).unanswered()) == 1


def test_no_change_without_a_reason_is_refused(out, open_page) -> None:
    out.sent()
    app = open_page("kommentit", out.token)
    app.button_group[0].set_value(AnswerKind.NO_CHANGE)

    app = press(app, "Vastaa")

    assert "Kirjoita perustelu: kunta näkee sen." in everything(app)
    assert len(comment_rounds.board(out.lead).unanswered()) == 1


def test_a_differing_view_is_printed_beside_the_statement_and_undone_as_one_step(out, open_page) -> None:
    waiting = out.sent("Haastateltavat olivat vain tekniseltä toimialalta.", CommentKind.DIFFERING_VIEW)

    app = press(open_page("kommentit", out.token), "Kirjaa")

    assert not app.exception
    board = comment_rounds.board(out.lead)
    assert board.statement(waiting.statement_id).dissent == "Haastateltavat olivat vain tekniseltä toimialalta."
    assert board.unanswered() != ()
    app = press(app, "Kumoa: Eri näkemys kirjattiin noston kohdalle")
    assert comment_rounds.board(out.lead).statement(waiting.statement_id).dissent == ""


def test_the_next_release_shows_the_differences_and_keeps_the_earlier_answers(out, open_page) -> None:
    waiting = out.sent("", CommentKind.WORDING, proposed=f"{out.statement.text} Ei aina.")
    comment_rounds.apply_wording(out.lead, waiting.comment_id, waiting.version)
    releasing.release_for_comments(out.lead, None)

    app = open_page("kuntaote", out.contact_token)

    assert "Mikä on muuttunut versiosta 1" in everything(app)
    assert "aiempi versio" in everything(app)
    assert "ehdotettu sanamuoto on nyt nostossa" in everything(app)


def test_both_documents_come_out_for_analysts_only_and_the_public_one_names_nobody(out, house) -> None:
    waiting = out.sent('=HYPERLINK("x")')
    comment_rounds.answer(
        out.lead, waiting.comment_id, waiting.version, AnswerKind.PARTLY, "Havulinnan vuosi tarkistettiin."
    )
    browser = Browser(Starlette(routes=web.routes(), middleware=web.middleware()))

    browser.cookies.set("vertaiskooste", out.token)
    table = browser.get("/vienti/comments.xlsx")
    words = browser.get("/vienti/comments.docx")
    cells = [cell for row in openpyxl.load_workbook(io.BytesIO(table.content)).active for cell in row]
    document = Document(io.BytesIO(words.content))
    said = "\n".join(cell.text for one in document.tables for row in one.rows for cell in row.cells)

    assert {"K1", out.statement.label, "asiavirhe"} <= {cell.value for cell in cells}
    assert not any(cell.data_type == "f" for cell in cells)
    assert "[kunta] vuosi tarkistettiin." in said
    assert "Havulinna" not in said and "HYPERLINK" not in said
    browser.cookies.set("vertaiskooste", out.contact_token)
    assert [browser.get(f"/vienti/comments.{kind}").status_code for kind in ("xlsx", "docx")] == [403, 403]


def test_what_waits_is_said_beside_every_page(out, open_page) -> None:
    app = open_page("kuntaote", out.contact_token)
    assert any("Odottaa vastaustanne" in str(one.value) for one in app.sidebar.markdown)

    out.sent()
    app = open_page("kuntaote", out.contact_token)
    assert not any("Odottaa vastaustanne" in str(one.value) for one in app.sidebar.markdown)


def test_every_word_of_the_comment_round_has_a_finnish_name() -> None:
    known = catalogues.words("fi").plain
    tables = [table for name, table in vars(comment_names).items() if name.isupper()]

    assert [msgid for table in tables for msgid in table.values() if msgid and msgid not in known] == []


def html_of(app) -> str:
    return "\n".join(str(one.proto.body) for one in app.get("html"))


def test_a_swedish_page_tells_why_its_statements_are_finnish_and_marks_them(out, open_page) -> None:
    people.set_language(out.store, out.contact_token, "sv")

    app = open_page("kuntaote", out.contact_token)

    assert "Huvudpunkterna och deras rubriker är på finska" in everything(app)
    assert f'<div lang="fi">{out.statement.text}</div>' in html_of(app)
    assert '<li lang="fi">' in html_of(app)


def test_a_finnish_page_says_nothing_of_languages(out, open_page) -> None:
    app = open_page("kuntaote", out.contact_token)

    assert "omalla kielellänne" not in everything(app)
    assert "lang=" not in "".join(one for one in html_of(app).splitlines() if out.statement.text in one)


def test_the_two_files_at_the_end_say_what_they_are(out, open_page) -> None:
    assert "Vierailun raportissa ovat vain oman kuntanne huomiot" in everything(
        open_page("kuntaote", out.contact_token)
    )


def test_what_may_be_a_name_in_a_wording_is_asked_on_screen_first(out, open_page) -> None:
    before = out.statement.text
    waiting = out.sent(kind=CommentKind.WORDING, proposed=f"{before} Rauhalla on vastuu.")
    app = open_page("kommentit", out.token)

    app = press(app, "Vie sanamuoto nostoon")
    assert any("Rauhalla" in one.value for one in app.warning)
    assert current_text(out, waiting.statement_id) == before  # nothing goes in unasked

    app = press(app, "Ei kenenkään nimi: vie sanamuoto nostoon")
    assert current_text(out, waiting.statement_id) == waiting.proposed


def current_text(out, statement_id: str) -> str:
    found = (one.statement for chapter in summary.summary(out.lead).chapters for one in chapter.statements)
    return next(one.text for one in found if one.statement_id == statement_id)


def test_a_colleague_reads_what_the_button_sends_before_pressing_it(out, open_page) -> None:
    out.draft("Vuosi on väärin.")

    app = open_page("kuntaote", out.contact_token)
    assert "Lähetettävä: 1 luonnos" in everything(app)
    (unsent,) = (one for one in app.expander if one.label.startswith("Lähetettävä"))
    assert any("Vuosi on väärin" in one.value for one in unsent.markdown)

    app = press(app, "Lähetä 1 kommentti asiantuntijoille")
    assert "Lähetettävä" not in everything(app)


def test_an_approver_is_told_what_waits_and_that_a_comment_approved_nothing(out, open_page) -> None:
    out.sent()

    assert "Odottaa hyväksyntäänne:** [teksti]" in everything(open_page("kuntaote", out.contact_token))

    commenting.approve_text(out.contact, is_given=True)
    assert "Odottaa hyväksyntäänne" not in everything(open_page("kuntaote", out.contact_token))


def test_a_closed_round_does_not_tell_to_send(out, open_page) -> None:
    assert "kun lähetätte ne" in everything(open_page("kuntaote", out.contact_token))

    out.close_by_deadline()

    said = everything(open_page("kuntaote", out.contact_token))
    assert "kun lähetätte ne" not in said
    assert "Vastaamatta jättäminen ei ole hyväksyntä." in said
