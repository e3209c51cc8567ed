"""Without signing in: a section's Word file comes back, and what is in it becomes comments only as analysts decide."""

import pytest
from test_comment_round import DEADLINE, Town

from analysis.errors import AccessDenied, CannotUndo, InvalidInput, NotFound, RuleBroken, StaleWrite, UnreadableDocument
from analysis.model.comments import FROM_WORD, AnswerKind, CommentKind, CommentState, ReadingState
from analysis.model.imports import SourceFile
from analysis.model.returned import Doubt, EntryState
from analysis.store.unit import Store
from analysis.workflow import comment_documents, comment_rounds, commenting, exporting, history, releasing, statements
from analysis.workflow.word_decisions import Choice, look_again, set_aside, take_in, word_board
from analysis.workflow.word_return import bring
from analysis.workflow.word_sections import section_file
from tests.word_files import Editor

AUTHOR = "Matti Meikäläinen"


@pytest.fixture
def town(store: Store) -> Town:
    return Town(store)


def edited(town: Town, name: str = "Havulinna") -> Editor:
    return Editor(section_file(town.lead, town.places[name]).data)


def returned(editor: Editor | bytes, name: str = "kuntaote.docx") -> SourceFile:
    return SourceFile(name, editor if isinstance(editor, bytes) else editor.saved())


def mark(town: Town) -> str:
    return f"vk_{town.statement.label}"


def brought(town: Town, name: str = "Havulinna", text: str = "Vuosi on väärin.") -> Editor:
    file = edited(town, name)
    file.comment(file.at(mark(town)), text, AUTHOR)
    bring(town.lead, town.places[name], returned(file))
    return file


def choices(town: Town, kind: CommentKind = CommentKind.FACTUAL_ERROR) -> list[Choice]:
    return [Choice(one.entry_id, one.version, kind) for one in word_board(town.lead).waiting]


def test_a_municipalitys_file_holds_its_own_section_and_says_how_to_comment(town: Town) -> None:
    file = section_file(town.lead, town.places["Havulinna"])

    words = "\n".join(one.text for one in Editor(file.data).document.paragraphs)

    assert file.name == "kuntaote-havulinna.docx"
    assert "Näin kommentoitte tätä tiedostoa" in words
    assert "1.12.2026" in words
    assert town.statement.text in words
    assert not any(name in words for name in ("Lumiranta", "Sammalkoski", "Tuulisalo"))


def test_nothing_is_a_comment_before_an_analyst_takes_it_in(town: Town) -> None:
    brought(town)

    assert comment_rounds.board(town.lead).unanswered() == ()
    assert commenting.own_comments(town.contact("Havulinna")).comments == ()
    (entry,) = word_board(town.lead).proposed()
    assert entry.draft.text == "Vuosi on väärin."
    assert entry.written_on == town.statement.text


def test_what_is_taken_in_is_a_comment_of_that_municipality_brought_in_from_word(town: Town) -> None:
    brought(town)

    assert take_in(town.lead, choices(town)) == 1

    (comment,) = comment_rounds.board(town.lead).unanswered()
    assert (comment.municipality_id, comment.origin) == (town.places["Havulinna"], FROM_WORD)
    assert (comment.kind, comment.text) == (CommentKind.FACTUAL_ERROR, "Vuosi on väärin.")
    assert comment.written_on == town.statement.text
    assert town.follow("Havulinna") is ReadingState.WAITING
    (seen,) = commenting.own_comments(town.contact("Havulinna")).comments
    assert seen.state is CommentState.SENT
    assert commenting.own_comments(town.contact("Lumiranta")).comments == ()


def test_a_tracked_change_goes_into_the_statement_with_one_press_after_it_was_taken_in(town: Town) -> None:
    before, file = town.statement.text, edited(town)
    file.insert(file.at(mark(town)), " Näin on sovittu.")
    bring(town.lead, town.places["Havulinna"], returned(file))
    take_in(town.lead, choices(town, CommentKind.WORDING))
    (comment,) = comment_rounds.board(town.lead).unanswered()
    assert town.statement.text == before

    comment_rounds.apply_wording(town.lead, comment.comment_id, comment.version)

    assert town.statement.text == f"{before} Näin on sovittu."


def test_the_names_of_those_who_wrote_are_in_no_comment_and_no_document(town: Town) -> None:
    file = edited(town)
    file.comment(file.at(mark(town)), f"Kysykää Matti Meikäläiseltä. t. {AUTHOR}", AUTHOR)
    bring(town.lead, town.places["Havulinna"], returned(file))
    assert word_board(town.lead).waiting[0].draft.remarks[0].author == AUTHOR
    take_in(town.lead, choices(town))

    (comment,) = comment_rounds.board(town.lead).unanswered()
    rows = comment_rounds.matrix(town.lead)
    documents = [
        comment_documents.comment_document(town.lead, kind).data for kind in ("comments.xlsx", "comments.docx")
    ]

    assert comment.text == "Kysykää [henkilö]. t. [henkilö]"
    assert "Meikäläi" not in repr(rows)
    assert all("Meikäläi".encode() not in _unpacked(data) for data in documents)


def test_the_same_file_again_doubles_nothing(town: Town) -> None:
    file = edited(town)
    file.comment(file.at(mark(town)), "Vuosi on väärin.", AUTHOR)
    data = file.saved()
    bring(town.lead, town.places["Havulinna"], returned(data))

    again = bring(town.lead, town.places["Havulinna"], returned(data))
    take_in(town.lead, choices(town))
    after = bring(town.lead, town.places["Havulinna"], returned(data, "toinen nimi.docx"))

    assert (again.proposed, again.to_decide, again.known, again.is_same_file) == (0, 0, 1, True)
    assert (after.proposed, after.known) == (0, 1)
    assert len(word_board(town.lead).files) == 1
    assert len(comment_rounds.board(town.lead).unanswered()) == 1


def test_a_later_file_brings_only_what_is_new(town: Town) -> None:
    file = brought(town)
    file.comment(file.at(mark(town)), "Ja tämä vielä.", "Tiina Taivas")

    report = bring(town.lead, town.places["Havulinna"], returned(file))

    assert (report.proposed, report.known) == (1, 1)
    assert {one.draft.text for one in word_board(town.lead).waiting} == {"Vuosi on väärin.", "Ja tämä vielä."}


def test_a_reply_to_what_came_before_is_listed_as_the_reply_only(town: Town) -> None:
    file = brought(town)
    file.reply(0, "Eikä ole.", "Tiina Taivas")

    report = bring(town.lead, town.places["Havulinna"], returned(file))

    (grown,) = word_board(town.lead).to_decide()
    assert (report.to_decide, report.proposed) == (1, 0)
    assert (grown.draft.text, grown.draft.doubt) == ("Eikä ole.", Doubt.GROWN)


def test_two_comments_that_are_alike_are_two(town: Town) -> None:
    file = edited(town)
    for _ in range(2):
        file.comment(file.at(mark(town)), "Väärin.", AUTHOR)

    assert bring(town.lead, town.places["Havulinna"], returned(file)).proposed == 2


def test_another_municipalitys_file_is_refused_and_nothing_is_kept(town: Town) -> None:
    file = edited(town, "Lumiranta")
    file.comment(file.at(mark(town)), "Salaista asiaa.")

    with pytest.raises(RuleBroken) as refused:
        bring(town.lead, town.places["Havulinna"], returned(file))
    file.lose_key()
    with pytest.raises(RuleBroken) as by_name:
        bring(town.lead, town.places["Havulinna"], returned(file))

    assert {refused.value.rule, by_name.value.rule} == {"file_of_another_municipality"}
    assert word_board(town.lead).files == ()


def test_a_file_of_another_round_is_refused(town: Town) -> None:
    file = edited(town)
    file.lose_key()
    file.document.core_properties.keywords = "vk-ote-0123456789abcdef01234567"

    with pytest.raises(RuleBroken) as refused:
        bring(town.lead, town.places["Havulinna"], returned(file))

    assert refused.value.rule == "file_of_another_round"


def test_a_file_that_lost_its_mark_is_listed_and_not_proposed(town: Town) -> None:
    file = edited(town)
    file.comment(file.at(mark(town)), "Väärin.")
    file.lose_key()

    report = bring(town.lead, town.places["Havulinna"], returned(file))

    assert (report.proposed, report.to_decide) == (0, 1)
    assert word_board(town.lead).waiting[0].draft.doubt is Doubt.UNKNOWN_RELEASE


def test_a_file_of_an_earlier_release_stays_bound_to_the_words_it_was_written_on(town: Town) -> None:
    before, file = town.statement.text, edited(town)
    file.comment(file.at(mark(town)), "Väärin.")
    statements.edit_statement(town.lead, town.statement.statement_id, town.statement.version, "Osassa kunnista toisin.")
    newest = releasing.release_for_comments(town.lead, DEADLINE)
    bring(town.lead, town.places["Havulinna"], returned(file))

    (entry,) = word_board(town.lead).to_decide()
    take_in(town.lead, choices(town))

    assert entry.draft.doubt is Doubt.OTHER_RELEASE
    (comment,) = comment_rounds.board(town.lead, town.release.release_id).unanswered()
    assert (comment.release_id, comment.written_on) == (town.release.release_id, before)
    assert comment_rounds.board(town.lead, newest.release_id).unanswered() == ()


def test_what_is_set_aside_needs_a_reason_and_can_be_looked_at_again(town: Town) -> None:
    brought(town)
    with pytest.raises(InvalidInput):
        set_aside(town.lead, choices(town), "  ")
    set_aside(town.lead, choices(town), "Sama asia toisessa kommentissa.")

    (aside,) = word_board(town.lead).decided
    assert (aside.state, aside.note) == (EntryState.ASIDE, "Sama asia toisessa kommentissa.")
    assert comment_rounds.board(town.lead).unanswered() == ()
    look_again(town.lead, Choice(aside.entry_id, aside.version))
    assert len(word_board(town.lead).waiting) == 1


def test_many_at_once_are_one_step_and_undone_as_one(town: Town) -> None:
    file = edited(town)
    for number in range(3):
        file.comment(file.at(mark(town)), f"Huomio {number}.")
    bring(town.lead, town.places["Havulinna"], returned(file))
    take_in(town.lead, choices(town))
    assert len(comment_rounds.board(town.lead).unanswered()) == 3

    history.undo(town.lead)

    assert comment_rounds.board(town.lead).unanswered() == ()
    assert len(word_board(town.lead).waiting) == 3
    history.undo(town.lead)
    assert word_board(town.lead).waiting == ()
    assert bring(town.lead, town.places["Havulinna"], returned(file)).proposed == 3


def test_taking_in_is_not_undone_over_a_withdrawal(town: Town) -> None:
    brought(town)
    take_in(town.lead, choices(town))
    (comment,) = comment_rounds.board(town.lead).unanswered()
    commenting.withdraw(town.contact("Havulinna"), comment.comment_id, comment.version)

    with pytest.raises(CannotUndo):
        history.undo(town.lead)


def test_nothing_is_taken_in_twice_or_over_somebody_elses_decision(town: Town) -> None:
    brought(town)
    old = choices(town)
    take_in(town.lead, old)

    for attempt in (lambda: take_in(town.lead, old), lambda: set_aside(town.lead, old, "syy")):
        with pytest.raises(RuleBroken):
            attempt()
    history.undo(town.lead)
    with pytest.raises(StaleWrite):
        take_in(town.lead, old)
    assert comment_rounds.board(town.lead).unanswered() == ()


def test_a_place_outside_the_section_is_refused_and_a_wording_is_not_moved_to_other_words(town: Town) -> None:
    file = edited(town)
    file.insert(file.at(mark(town)), " Lisäys.")
    bring(town.lead, town.places["Havulinna"], returned(file))
    (one,) = word_board(town.lead).waiting

    with pytest.raises(NotFound):
        take_in(town.lead, [Choice(one.entry_id, one.version, CommentKind.WORDING, "statement:S-vieras")])
    take_in(town.lead, [Choice(one.entry_id, one.version, CommentKind.WORDING, "section")])

    (comment,) = comment_rounds.board(town.lead).unanswered()
    assert (comment.place, comment.statement_id, comment.proposed) == ("section", None, "")
    assert comment.text.endswith("Lisäys.")


def test_what_is_no_word_file_is_refused_in_words_of_its_own(town: Town) -> None:
    for data in (b"%PDF-1.7 ...", b"Hei, ei kommentoitavaa."):
        with pytest.raises(InvalidInput):
            bring(town.lead, town.places["Havulinna"], returned(data))
    with pytest.raises(UnreadableDocument):
        bring(town.lead, town.places["Havulinna"], returned(b"PK\x03\x04 rikki"))


def test_only_analysts_bring_in_and_decide(town: Town) -> None:
    file = brought(town)
    contact = town.contact("Havulinna")

    for attempt in (
        lambda: section_file(contact, town.places["Havulinna"]),
        lambda: bring(contact, town.places["Havulinna"], returned(file)),
        lambda: word_board(contact),
        lambda: take_in(contact, choices(town)),
        lambda: set_aside(contact, choices(town), "syy"),
    ):
        with pytest.raises(AccessDenied):
            attempt()


def test_an_answer_reaches_the_municipality(town: Town) -> None:
    brought(town)
    take_in(town.lead, choices(town))
    (comment,) = comment_rounds.board(town.lead).unanswered()

    comment_rounds.answer(town.lead, comment.comment_id, comment.version, AnswerKind.NO_CHANGE, "Vuosi on raportista.")

    (told,) = commenting.own_comments(town.contact("Havulinna")).comments
    assert told.answer.reason == "Vuosi on raportista."


def _unpacked(data: bytes) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def test_the_file_that_a_contact_downloads_comes_back_the_same_way(town: Town) -> None:
    file = Editor(exporting.export(town.contact("Havulinna"), "section.docx").data)
    file.comment(file.at(mark(town)), "Väärin.")

    assert bring(town.lead, town.places["Havulinna"], returned(file)).proposed == 1
