"""A name is proposed in the comment round, and the summary is published when it is over: on both databases."""

from io import BytesIO

import pytest
from docx import Document
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DBAPIError

from analysis.access import open_rounds_scope, open_scope
from analysis.errors import AccessDenied, CannotUndo, NotFound, RuleBroken
from analysis.model.codes import Direction, FindingType, RoundStage, StatementKind
from analysis.model.comments import AnswerKind
from analysis.model.content_json import section_from_json
from analysis.model.people import Membership, Role
from analysis.model.phases import OwnStep
from analysis.model.rounds import Municipality
from analysis.model.summary import Statement
from analysis.store import releases as release_store
from analysis.store import rounds as round_store
from analysis.store import schema
from analysis.store import summary as summary_store
from analysis.store.reach import EVERYTHING
from analysis.workflow import (
    comment_rounds,
    commenting,
    consents,
    exporting,
    findings,
    flags,
    history,
    phases,
    published,
    published_documents,
    publishing,
    releasing,
    rounds,
    sections,
    statements,
    templates,
    versions,
)
from analysis.workflow.desk import Desk
from analysis.workflow.standing import stand_behind
from tests.contracts.test_comment_round import AFTER, DEADLINE, Town

APPROVER = Role.APPROVER
NAMED = "Kulutus käydään läpi joka kuukausi, Havulinnassa kiinteistönhoidon palaverissa."
BESIDE = {"Lumiranta", "Sammalkoski", "Tuulisalo"}


@pytest.fixture
def town(store, tmp_path, monkeypatch):
    monkeypatch.setenv("VERTAISKOOSTE_DATA", str(tmp_path / "data"))
    return Town(store)


def propose(town, words=NAMED):
    one = town.statement
    statements.edit_statement(town.lead, one.statement_id, one.version, words)


def frozen(town, release):
    with town.store.reading(town.lead.scope) as reading:
        return release_store.release_content(reading, release.release_id)


def section_of(town, name):
    with town.store.reading(town.contact(name).scope) as reading:
        return release_store.own_section(reading)[1]


def words_of(file):
    document = Document(BytesIO(file.data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def chapters_of(file):
    """The words of a document after its list of participants, which names everybody."""
    return words_of(file).split("Kulutusseuranta")[-1]


def test_a_summary_goes_out_for_comments_while_a_name_waits_for_its_consent(town):
    propose(town)

    made = releasing.release_for_comments(town.lead, DEADLINE)

    content = frozen(town, made)
    assert "Havulinnassa" not in content and "[kunta] kiinteistönhoidon palaverissa" in content


def test_the_named_municipality_reads_its_name_and_answers_and_no_other_reads_it(town):
    propose(town)
    releasing.release_for_comments(town.lead, DEADLINE)

    own = section_from_json(section_of(town, "Havulinna"))

    assert [one.text for one in own.name_proposals] == [NAMED]
    for name in sorted(BESIDE & {"Lumiranta", "Sammalkoski"}):
        assert "Havulinna" not in section_of(town, name)
        assert section_from_json(section_of(town, name)).name_proposals == ()


def test_no_document_of_the_comment_round_prints_a_name_before_the_consent_and_each_does_after_it(town):
    propose(town)
    releasing.release_for_comments(town.lead, DEADLINE)
    assert "Havulinnassa" not in words_of(exporting.export(town.lead, "summary.docx"))
    assert "Havulinnassa" not in words_of(exporting.export(town.lead, "page.docx"))

    approver = town.contact("Havulinna", role=APPROVER)
    commenting.approve_name(approver, town.statement.statement_id, is_given=True)

    assert NAMED in words_of(exporting.export(town.lead, "summary.docx"))
    assert NAMED in frozen(town, releasing.release_for_comments(town.lead, DEADLINE))


def test_a_name_falls_away_again_when_the_wording_that_it_was_agreed_to_changes(town):
    propose(town)
    releasing.release_for_comments(town.lead, DEADLINE)
    commenting.approve_name(town.contact("Havulinna", role=APPROVER), town.statement.statement_id, is_given=True)

    propose(town, f"{NAMED} Se säästää vettä.")

    assert "Havulinnassa" not in frozen(town, releasing.release_for_comments(town.lead, DEADLINE))


def publishable(town):
    """The comment round closed, with nothing unanswered."""
    opened = comment_rounds.board(town.lead)
    comment_rounds.close(town.lead, opened.release.release_id, opened.round.version)


def reader(town):
    own = Membership("B-lukija", "lukija", Role.READER)
    return Desk(town.store, open_scope("lukija", [own], own.membership_id))


def test_nothing_is_published_before_the_comment_round_is_over_and_answered(town):
    assert publishing.readiness(town.lead).waits == ("comments_open",)
    town.comment("Havulinna")
    commenting.send_comments(town.contact("Havulinna"))
    publishable(town)
    with pytest.raises(RuleBroken, match="comments_unanswered"):
        publishing.publish(town.lead)

    (comment,) = comment_rounds.board(town.lead).unanswered()
    comment_rounds.answer(town.lead, comment.comment_id, comment.version, AnswerKind.ACCEPTED, "")

    assert publishing.readiness(town.lead).is_open
    assert publishing.publish(town.lead).number == 2


def test_what_the_program_drafted_is_not_published_before_a_person_has_agreed_to_it(town):
    publishable(town)
    one = town.statement
    with town.store.writing(town.lead.scope, "edit_statement") as unit:
        unit.update(schema.statement, one.statement_id, {"suggested": True})
    assert publishing.readiness(town.lead).unaccepted == (town.statement.statement_id,)

    with pytest.raises(RuleBroken, match="drafts_unaccepted"):
        publishing.publish(town.lead)
    assert published.published_summaries(reader(town)) == ()

    statements.accept_statement(town.lead, town.statement.statement_id, town.statement.version)
    assert publishing.publish(town.lead).number == 2


def test_a_passed_deadline_ends_the_comment_round_too(town):
    town.clock.now = AFTER

    assert publishing.publish(town.lead).number == 2


def test_a_reader_sees_nothing_of_a_comment_round_and_the_published_summary_with_its_documents(town):
    assert published.published_summaries(reader(town)) == ()
    publishable(town)
    made = publishing.publish(town.lead, "sv")

    (found,) = published.published_summaries(reader(town))

    assert (found.release_id, found.number, found.sha256, found.language) == (made.release_id, 2, made.sha256, "sv")
    assert town.statement.text in [text for chapter in found.chapters for text in chapter.statements]
    for kind in ("summary.docx", "page.docx", "comments.docx"):
        file = published_documents.published_document(reader(town), made.release_id, kind)
        assert "Kierros" in words_of(file)
    whole = words_of(published_documents.published_document(reader(town), made.release_id, "summary.docx"))
    assert "Förbrukningsuppföljning" in whole and "Arbetsversion" not in whole


def test_the_public_reads_of_comments_what_was_answered_and_not_whose_they_were(town):
    key = town.comment("Havulinna", "Meillä Havulinnassa vuosi on toinen.")
    commenting.send_comments(town.contact("Havulinna"))
    version = next(one for one in comment_rounds.board(town.lead).unanswered() if one.comment_id == key).version
    comment_rounds.answer(town.lead, key, version, AnswerKind.NO_CHANGE, "Havulinnan kiinteistöpäällikkö vahvisti.")
    publishable(town)
    made = publishing.publish(town.lead)

    said = words_of(published_documents.published_document(reader(town), made.release_id, "comments.docx"))

    assert "vahvisti" in said and "[N1]" in said
    assert not [word for word in ("Havulinna", "kiinteistöpäällikkö", "vuosi on toinen", "K1") if word in said]


def test_publishing_moves_the_round_on_and_is_answered_by_a_new_publication_only(town):
    publishable(town)
    publishing.publish(town.lead)
    assert rounds.round_facts(town.lead).round.stage is RoundStage.PUBLISHED
    assert own_stage(town, "Havulinna") is OwnStep.PUBLISHED

    with pytest.raises(CannotUndo):
        history.undo(town.lead)
    propose(town, f"{town.statement.text} Näin on yhä.")
    publishing.publish(town.lead)

    assert [one.number for one in publishing.readiness(town.lead).publications] == [3, 2]
    (newest,) = published.published_summaries(reader(town))
    assert newest.number == 3
    assert [one.number for one in versions.releases(town.lead)] == [3, 2, 1]
    assert len(versions.compare(town.lead, 2, 3).changes) == 1
    assert releasing.release_for_comments(town.lead, DEADLINE).number == 4


def test_a_publication_never_changes_and_is_logged_by_its_hash(town):
    publishable(town)
    made = publishing.publish(town.lead)

    changes = (
        update(schema.publication).values(content="{}"),
        delete(schema.publication),
        update(schema.publication_template).values(data=b"muu"),
        delete(schema.publication_template),
    )
    for change in changes:
        with pytest.raises(DBAPIError), town.store.database.begin(write=True, reach=EVERYTHING) as connection:
            connection.execute(change)
    with town.store.database.begin(reach=EVERYTHING) as connection:
        found = connection.execute(select(schema.audit_event).where(schema.audit_event.c.kind == "publication")).all()
    assert [(one.action, one.row_id) for one in found] == [("publish", made.release_id)]


WORD_FILES = ("summary.docx", "page.docx", "comments.docx")


def template_with(header):
    """A Word template of a house, with its own words in the header."""
    document, file = Document(), BytesIO()
    document.sections[0].header.paragraphs[0].text = header
    document.save(file)
    return file.getvalue()


def files_of(desk, made):
    return {kind: published_documents.published_document(desk, made.release_id, kind).data for kind in WORD_FILES}


def headers_of(data):
    return [one.text for section in Document(BytesIO(data)).sections for one in section.header.paragraphs]


@pytest.mark.parametrize("at_first", [None, "Vanha tunnus"])
@pytest.mark.parametrize("afterwards", [None, "Uusi tunnus"])
def test_published_files_keep_the_template_of_the_day_of_publishing(town, at_first, afterwards):
    if at_first:
        templates.keep_template(town.lead, template_with(at_first))
    publishable(town)
    made = publishing.publish(town.lead)
    before = files_of(reader(town), made)

    if afterwards:
        templates.keep_template(town.lead, template_with(afterwards))
    else:
        templates.remove_template(town.lead)

    assert files_of(reader(town), made) == before
    assert all(at_first is None or at_first in headers_of(data) for data in before.values())
    assert not any("Uusi tunnus" in headers_of(data) for data in files_of(reader(town), made).values())
    # What is written from now on has the new look: the next publication, and an analyst's own files.
    assert (afterwards in headers_of(exporting.export(town.lead, "summary.docx").data)) is (afterwards is not None)
    again = files_of(reader(town), publishing.publish(town.lead))
    assert all((afterwards in headers_of(data)) is (afterwards is not None) for data in again.values())


def test_a_contact_still_reads_the_own_section_after_the_summary_is_published(town):
    publishable(town)
    publishing.publish(town.lead)

    assert section_from_json(section_of(town, "Havulinna")).release_number == 1


def test_only_a_lead_publishes_and_an_analyst_reads_no_publication_as_a_reader(town):
    publishable(town)
    own = [Membership("B-analyst", "olli", Role.ANALYST, town.round_id)]
    analyst = Desk(town.store, open_scope("olli", own, "B-analyst"))
    with pytest.raises(AccessDenied):
        publishing.publish(analyst)
    made = publishing.publish(town.lead)

    assert publishing.readiness(analyst).publications == (made,)
    for desk in (analyst, town.lead):
        with pytest.raises(AccessDenied):
            published_documents.published_document(desk, made.release_id, "summary.docx")
        with pytest.raises(AccessDenied):
            published.published_summaries(desk)


@pytest.mark.parametrize("role", [Role.CONTACT, Role.APPROVER])
def test_a_municipality_reads_what_its_own_round_published_with_the_same_files_as_a_reader(town, role):
    contact = town.contact("Havulinna", role=role)
    assert published.published_summaries(contact) == ()
    publishable(town)
    made = publishing.publish(town.lead)

    assert published.published_summaries(contact) == published.published_summaries(reader(town))
    assert files_of(contact, made) == files_of(reader(town), made)


@pytest.mark.parametrize("role", [Role.CONTACT, Role.APPROVER])
def test_a_municipality_of_another_round_finds_no_publication_even_by_its_id(town, role):
    publishable(town)
    made = publishing.publish(town.lead)
    stranger = contact_of_another_round(town, role)

    assert published.published_summaries(stranger) == ()
    for kind in (*WORD_FILES, "summary.pdf"):
        with pytest.raises(NotFound):
            published_documents.published_document(stranger, made.release_id, kind)


def contact_of_another_round(town, role):
    """Somebody of a municipality of the same name, whom another round has invited."""
    lead = [Membership("B-aino", "aino", Role.LEAD_ANALYST)]
    round_id = rounds.make_round(town.store, open_rounds_scope("aino", lead, "B-aino"), "Toinen kierros", "")
    desk = Desk(town.store, open_scope("aino", lead, "B-aino", round_id=round_id))
    place = rounds.save_municipality(desk, Municipality("", "Havulinna"), is_new=True)
    own = Membership("B-toinen", "toinen", role, round_id, place)
    return Desk(town.store, open_scope("toinen", [own], own.membership_id))


def test_a_name_without_consent_stops_the_publication_and_the_consent_lets_it_out(town):
    propose(town)
    releasing.release_for_comments(town.lead, DEADLINE)
    publishable(town)
    with pytest.raises(RuleBroken, match="name_without_consent"):
        publishing.publish(town.lead)
    assert not publishing.readiness(town.lead).is_open

    consents.record_consent(town.lead, town.statement.statement_id, town.places["Havulinna"], "Kaisa Kuntalainen")
    publishing.publish(town.lead)

    (found,) = published.published_summaries(reader(town))
    assert NAMED in [text for chapter in found.chapters for text in chapter.statements]


def test_a_flag_stops_the_publication_until_a_reason_lets_it_stand(town):
    propose(town, "Kulutus käydään läpi kuukausittain, ja säästö on 30 %.")
    publishable(town)
    with pytest.raises(RuleBroken, match="open_flags"):
        publishing.publish(town.lead)

    flags.overrule(town.lead, town.statement.statement_id, "percentage", "30 %", "Luku on tarkistettu.")

    assert publishing.publish(town.lead).number == 2


@pytest.mark.parametrize("kind", ["summary.docx", "page.docx"])
def test_a_draft_with_an_open_flag_says_so_on_its_first_page_and_above_every_page(town, kind):
    propose(town, "Kulutus käydään läpi kuukausittain, ja säästö on 30 %.")

    draft = exporting.export(town.lead, kind)

    assert "luonnos" in draft.name
    assert "Luonnos. 1 nosto odottaa parempaa sanamuotoa tai perustelua sille, että se saa jäädä: [N1]." in words_of(
        draft
    )
    assert "Luonnos" in headers_of(draft.data)
    assert "prosenttiluku" not in words_of(draft)  # passed on, a draft would tell what analysts noticed
    for leave in (publishing.publish, lambda desk: releasing.release_for_comments(desk, DEADLINE)):
        with pytest.raises(RuleBroken):
            leave(town.lead)

    flags.overrule(town.lead, town.statement.statement_id, "percentage", "30 %", "Luku on tarkistettu.")
    whole = exporting.export(town.lead, kind)
    assert "luonnos" not in whole.name and "Luonnos" not in words_of(whole) and "Luonnos" not in headers_of(whole.data)


def test_an_unsupported_quantifier_makes_a_draft_and_the_analysts_version_tells_what_was_noticed(town):
    propose(town, "Kaikissa mukana olleissa kunnissa kulutus käydään läpi kuukausittain.")
    publishable(town)

    working = words_of(exporting.export(town.lead, "working.docx"))
    assert "[N1] sanoo enemmän kuin aineisto kantaa" in working
    assert "Luonnos." in words_of(exporting.export(town.lead, "summary.docx"))
    with pytest.raises(RuleBroken, match="open_flags"):
        publishing.publish(town.lead)


def test_a_draft_on_the_customers_template_keeps_its_header_and_adds_the_word(town):
    templates.keep_template(town.lead, template_with("Motivan tunnus"))
    propose(town, "Kulutus käydään läpi kuukausittain, ja säästö on 30 %.")

    assert headers_of(exporting.export(town.lead, "summary.docx").data) == ["Motivan tunnus", "Luonnos"]


def test_the_working_version_tells_why_a_flag_stands_without_anybodys_name_and_no_wider_document_does(town):
    propose(town, "Kulutus käydään läpi kuukausittain, ja säästö on 30 %.")
    reason = "Havulinnan kiinteistöpäällikkö vahvisti luvun, [henkilö] kirjasi sen."
    flags.overrule(town.lead, town.statement.statement_id, "percentage", "30 %", reason)

    working = words_of(exporting.export(town.lead, "working.docx"))

    told = next(line for line in working.splitlines() if line.startswith("Asiantuntija antoi jäädä"))
    assert told.startswith("Asiantuntija antoi jäädä: prosenttiluku. Perustelu: [kunta]") and "vahvisti luvun" in told
    assert not [word for word in ("Havulinna", "kiinteistöpäällikkö") if word in told]
    assert "vahvisti luvun" not in words_of(exporting.export(town.lead, "summary.docx"))
    publishable(town)
    made = publishing.publish(town.lead)
    public = words_of(published_documents.published_document(reader(town), made.release_id, "summary.docx"))
    assert "30 %" in public and not [word for word in ("vahvisti luvun", "prosenttiluku") if word in public]


EVERYBODY_ELSE = "Lukemat käydään läpi joka kuukausi Havulinnassa, Lumirannassa ja Sammalkoskella."
ONE_OF_THEM = "Lukemat käydään läpi joka kuukausi Havulinnassa."


def print_difficulty(town):
    """Print a difficulty of Tuulisalo without a name, its flags let stand."""
    text = "Lukemia ei käydä läpi joka kuukausi."
    key = findings.type_by_hand(
        town.lead,
        municipality_id=town.places["Tuulisalo"],
        theme_code="consumption_monitoring",
        finding_type=FindingType.DEVELOPMENT,
        text=text,
    )
    with town.store.writing(town.lead.scope, "draft_summary") as unit:
        place = next(iter(round_store.chapters(unit))).chapter_id
        fields = ("S-ill", 2, place, 0, text, StatementKind.CLAIM, Direction.HINDERS, (key,))
        one = Statement(*fields, suggested=False)
        summary_store.add_statement(unit, one)
        stand_behind(unit, one)
    for flag in publishing.readiness(town.lead).open_flags:
        flags.overrule(town.lead, flag.statement_id, flag.rule, flag.detail, "Todettu yleiseksi.")


def name_well(town, words, names):
    one = town.statement
    statements.edit_statement(town.lead, one.statement_id, one.version, words)
    for name in names:
        consents.record_consent(town.lead, one.statement_id, town.places[name], "Kaisa Kuntalainen")


def no_longer_print_it(town):
    with town.store.reading(town.lead.scope) as reading:
        one = summary_store.get_statement(reading, "S-ill")
    statements.remove_statement(town.lead, "S-ill", one.version)


def test_names_that_leave_the_owner_of_an_earlier_published_difficulty_over_stop_a_publication(town):
    publishable(town)
    print_difficulty(town)
    publishing.publish(town.lead)
    no_longer_print_it(town)
    name_well(town, EVERYBODY_ELSE, BESIDE - {"Tuulisalo"} | {"Havulinna"})

    with pytest.raises(RuleBroken, match="told_by_elimination"):
        publishing.publish(town.lead)

    assert {one.rule for one in publishing.readiness(town.lead).closing_violations} == {"told_by_elimination"}
    name_well(town, ONE_OF_THEM, {"Havulinna"})
    assert publishing.publish(town.lead).number == 3


def test_the_same_names_are_published_where_no_difficulty_was_published_before(town):
    publishable(town)
    print_difficulty(town)
    no_longer_print_it(town)
    name_well(town, EVERYBODY_ELSE, BESIDE - {"Tuulisalo"} | {"Havulinna"})

    assert publishing.publish(town.lead).number == 2


def own_stage(town, name):
    desk = town.contact(name)
    return phases.own_section_step(sections.section_status(desk), commenting.own_comments(desk))
