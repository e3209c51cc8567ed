"""Returned Word files on screen: hand out, bring in, take in or set aside, undo; only analysts, and plain words."""

import io

import pytest
from docx import Document
from starlette.applications import Starlette

from analysis.model.comments import FROM_WORD, CommentKind
from analysis.workflow import comment_rounds
from analysis.workflow.word_decisions import word_board
from analysis.workflow.word_sections import section_file
from pages import web
from pages.parts import catalogues, word_return_names
from tests.pages.test_comment_pages import Round, everything, press
from tests.pages.test_web import Browser
from tests.word_files import Editor

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
AUTHOR = "Matti Meikäläinen"


@pytest.fixture
def out(house) -> Round:
    return Round(house)


def returned(out: Round) -> bytes:
    """A file with a comment on a statement, one on the whole, and a changed statement."""
    file = Editor(section_file(out.lead, out.municipality).data)
    label = out.statement.label
    file.comment(file.at(f"vk_{label}"), "Vuosi on *väärin*.", AUTHOR)
    file.comment(file.saying("Kuntaote"), "Selkeä ote.", AUTHOR)
    file.insert(file.at(f"vk_{label}"), " Näin on sovittu.")
    return file.saved()


def signed_in(token: str) -> Browser:
    browser = Browser(Starlette(routes=web.routes(), middleware=web.middleware()))
    if token:
        browser.cookies.set("vertaiskooste", token)
    return browser


def brought(out: Round, open_page, data: bytes):
    app = open_page("kommentit", out.token)
    app = next(one for one in app.selectbox if one.label == "Kunta").select_index(1).run()
    app = app.file_uploader[0].set_value([("kuntaote.docx", data, WORD)]).run()
    return press(app, "Tuo")


def test_a_file_is_brought_in_and_what_is_chosen_becomes_comments(out, open_page) -> None:
    app = brought(out, open_page, returned(out))

    assert not app.exception
    text = everything(app)
    assert "2 valmista otettavaksi" in text
    assert "1 katsottava ensin" in text
    assert "Vuosi on \\*väärin\\*" in text
    assert comment_rounds.board(out.lead).unanswered() == ()

    kinds = [one for one in app.selectbox if one.label == "Kommentin laji"]
    kinds[0].set_value(CommentKind.NUMBER)
    app = press(app, "Ota valitut kommenteiksi")

    assert not app.exception
    found = comment_rounds.board(out.lead).unanswered()
    assert {(one.kind, one.origin) for one in found} == {
        (CommentKind.NUMBER, FROM_WORD), (CommentKind.WORDING, FROM_WORD)
    }  # fmt: skip
    assert len(word_board(out.lead).waiting) == 1
    assert "Tuotu Word-tiedostosta" in everything(app)
    seen = everything(open_page("kuntaote", out.contact_token))
    assert "Asiantuntija toi tämän Word-tiedostostanne" in seen
    assert AUTHOR not in seen


def test_what_is_set_aside_wants_a_reason_and_can_be_put_back(out, open_page) -> None:
    app = brought(out, open_page, returned(out))

    app = press(app, "Siirrä valitut sivuun")
    assert "Kerro, miksi siirrät nämä sivuun. Perustelu jää talteen." in everything(app)
    assert len(word_board(out.lead).waiting) == 3
    reason = next(one for one in app.text_input if one.label.startswith("Perustelu"))
    reason.set_value("Sovittu puhelimessa.")
    app = press(app, "Siirrä valitut sivuun")

    assert len(word_board(out.lead).waiting) == 1
    assert "Perustelu: Sovittu puhelimessa" in everything(app)
    app = press(app, "Palauta listalle")
    assert len(word_board(out.lead).waiting) == 2


def test_another_rounds_file_and_what_is_no_word_file_are_refused_in_one_sentence(out, open_page) -> None:
    file = Editor(returned(out))
    file.lose_key()
    file.document.core_properties.keywords = "vk-ote-0123456789abcdef01234567"

    assert "Tätä tiedostoa ei ole tehty tällä kierroksella" in everything(brought(out, open_page, file.saved()))
    text = everything(brought(out, open_page, b"Hei!"))
    assert "Tuo palautettu kuntaote Word-tiedostona (.docx)." in text
    assert word_board(out.lead).files == ()


def test_the_section_to_comment_in_is_for_analysts_only(out) -> None:
    address = f"/vienti/section.docx?kunta={out.municipality}"

    answer = signed_in(out.token).get(address)
    words = "\n".join(one.text for one in Document(io.BytesIO(answer.content)).paragraphs)
    assert (answer.status_code, out.statement.text in words) == (200, True)
    assert 'filename="kuntaote-havulinna.docx"' in answer.headers["content-disposition"]
    assert signed_in(out.contact_token).get(address).status_code == 403
    assert signed_in("").get(address).status_code == 401
    for wrong in ("/vienti/section.docx", "/vienti/section.docx?kunta=M-vieras", f"{address}&julkaisu=L-vieras"):
        assert signed_in(out.token).get(wrong).status_code == 404


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_code_has_its_words(language: str) -> None:
    known = catalogues.words(language).plain
    tables = [table for name, table in vars(word_return_names).items() if name.isupper()]

    assert not [msgid for table in tables for msgid in table.values() if msgid not in known]
