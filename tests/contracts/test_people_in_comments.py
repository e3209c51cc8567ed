"""A comment may name a person: no document of the round says the name, and no statement takes it in."""

import io

import openpyxl
import pytest
from docx import Document

from analysis.errors import RuleBroken
from analysis.model.comments import AnswerKind, CommentKind
from analysis.workflow import comment_documents, comment_rounds, commenting, statements, summary, wording_names
from analysis.workflow.commenting import NewComment
from tests.contracts import test_comment_round
from tests.contracts.test_comment_round import Town

town = test_comment_round.town
NAMED = "Vastuutahot sovittiin syksyllä. Kysykää Pekalta, 040 123 4567. Rauha hoitaa loput."
NAMES = ("Pekalta", "Pekka", "040 123", "Rauha", "Minna")


def sent(town: Town, text: str = NAMED, **more) -> str:
    key = town.comment("Havulinna", text, **more)
    commenting.send_comments(town.contact("Havulinna"))
    return key


def waiting(town: Town):
    (found,) = comment_rounds.board(town.lead).unanswered()
    return found


def matrix_words(town: Town) -> str:
    data = comment_documents.comment_document(town.lead, "comments.xlsx").data
    sheets = openpyxl.load_workbook(io.BytesIO(data))
    return "\n".join(str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row if cell)


def summary_words(town: Town) -> str:
    document = Document(io.BytesIO(comment_documents.comment_document(town.lead, "comments.docx").data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def test_the_matrix_hides_people_and_marks_what_may_be_a_name(town: Town) -> None:
    sent(town, proposed="Seurannasta vastaa Minna Korpela.")
    one = waiting(town)
    comment_rounds.answer(town.lead, one.comment_id, one.version, AnswerKind.PARTLY, "Pekka Virtanen vahvisti vuoden.")

    words = matrix_words(town)

    assert not [name for name in NAMES if name in words]
    assert "Kysykää [henkilö], [puhelin]. [henkilö?] hoitaa loput." in words
    assert "Seurannasta vastaa [henkilö]." in words
    assert "[henkilö] vahvisti vuoden." in words
    assert "Vastuutahot sovittiin syksyllä." in words  # what names nobody is there word for word


def test_the_matrix_calls_municipalities_by_their_codes_in_every_cell(town: Town) -> None:
    sent(town, "Havulinnassa vuosi on 2024.", proposed="Esimerkki, Havulinna: kulutusta seurataan.")
    one = waiting(town)
    comment_rounds.answer(town.lead, one.comment_id, one.version, AnswerKind.PARTLY, "Lumirannan tieto tarkistettiin.")

    words = matrix_words(town)

    assert "Havulinn" not in words and "Lumirann" not in words
    assert "K1 vuosi on 2024." in words and "Esimerkki, K1: kulutusta seurataan." in words


def test_the_matrix_says_where_a_comment_stands_that_is_on_no_statement(town: Town) -> None:
    commenting.write_comment(town.contact("Havulinna"), NewComment("section", CommentKind.ADDITION, "Kiitos."))
    commenting.send_comments(town.contact("Havulinna"))

    assert "Koko kuntaote" in matrix_words(town)


def test_the_summary_of_comments_names_nobody_even_in_a_reason(town: Town) -> None:
    sent(town)
    one = waiting(town)
    comment_rounds.answer(town.lead, one.comment_id, one.version, AnswerKind.PARTLY, "Pekka Virtanen vahvisti vuoden.")

    words = summary_words(town)

    assert not [name for name in NAMES if name in words]
    assert "[henkilö] vahvisti vuoden." in words
    assert "Vastuutahot" not in words


def test_the_summary_of_comments_says_under_which_heading_a_statement_stands(town: Town) -> None:
    sent(town)

    (chapter,) = [one for one in summary.summary(town.lead).chapters if one.statements]
    assert f"[{town.statement.label}] {chapter.chapter.title}" in summary_words(town)


def test_the_analyst_who_answers_reads_the_comment_as_it_was_written(town: Town) -> None:
    sent(town)

    assert waiting(town).text == NAMED


def test_a_wording_that_names_a_person_is_not_put_into_a_statement(town: Town) -> None:
    before = town.statement.text
    sent(town, proposed=f"{before} Vastuu on Minna Korpelalla.")
    one = waiting(town)

    with pytest.raises(RuleBroken, match="person_in_wording"):
        comment_rounds.apply_wording(town.lead, one.comment_id, one.version)

    assert town.statement.text == before
    assert waiting(town).answer is None


def test_what_may_be_a_name_is_asked_before_it_goes_into_a_statement(town: Town) -> None:
    before = town.statement.text
    sent(town, proposed=f"{before} Rauhalla on vastuu. Tukea saadaan Xhemajlilta.")
    one = waiting(town)

    asked = wording_names.names_to_ask(town.lead, one.statement_id, one.proposed)
    with pytest.raises(RuleBroken, match="maybe_person_in_wording"):
        comment_rounds.apply_wording(town.lead, one.comment_id, one.version)
    with pytest.raises(RuleBroken, match="maybe_person_in_wording"):
        comment_rounds.apply_wording(town.lead, one.comment_id, one.version, nobody=asked[:1])

    assert set(asked) == {"Rauhalla", "Xhemajlilta"}
    assert town.statement.text == before and waiting(town).answer is None
    comment_rounds.apply_wording(town.lead, one.comment_id, one.version, nobody=asked)
    assert town.statement.text == one.proposed


def test_what_the_statement_says_already_is_not_asked_again(town: Town) -> None:
    statement = town.statement
    named = f"{statement.text} Mukana on Xhemajl."
    _edit(town, named)

    assert wording_names.names_to_ask(town.lead, statement.statement_id, f"{named} Rauhalla on vastuu.") == (
        "Rauhalla",
    )
    assert wording_names.names_to_ask(town.lead, statement.statement_id, "Kulutusta seurataan kuukausittain.") == ()


def test_a_differing_view_with_what_may_be_a_name_is_asked_too(town: Town) -> None:
    place = f"statement:{town.statement.statement_id}"
    view = "Xhemajlin mukaan asia on toisin."
    commenting.write_comment(town.contact("Havulinna"), NewComment(place, CommentKind.DIFFERING_VIEW, view))
    commenting.send_comments(town.contact("Havulinna"))
    one = waiting(town)

    with pytest.raises(RuleBroken, match="person_in_wording"):
        comment_rounds.record_dissent(town.lead, one.comment_id, view)
    with pytest.raises(RuleBroken, match="person_in_wording"):
        comment_rounds.record_dissent(town.lead, one.comment_id, view, nobody=("Pekka",))


def test_a_differing_view_that_names_a_person_is_not_printed(town: Town) -> None:
    place = f"statement:{town.statement.statement_id}"
    commenting.write_comment(
        town.contact("Havulinna"), NewComment(place, CommentKind.DIFFERING_VIEW, "Kysykää Pekalta.")
    )
    commenting.send_comments(town.contact("Havulinna"))
    one = waiting(town)

    with pytest.raises(RuleBroken, match="person_in_wording"):
        comment_rounds.record_dissent(town.lead, one.comment_id, one.text)
    comment_rounds.record_dissent(town.lead, one.comment_id, "Kunta näkee asian toisin.")

    dissents = [v.statement.dissent for c in summary.summary(town.lead).chapters for v in c.statements]
    assert "Kunta näkee asian toisin." in dissents


def _edit(town: Town, text: str) -> None:
    found = [one.statement for chapter in summary.summary(town.lead).chapters for one in chapter.statements]
    key = town.statement.statement_id
    version = next(one.version for one in found if one.statement_id == key)
    statements.edit_statement(town.lead, key, version, text)
