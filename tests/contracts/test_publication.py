"""A name is proposed in the comment round, and the summary is published when it is over: on both databases."""

from io import BytesIO

import pytest
from docx import Document

from analysis.model.content_json import section_from_json
from analysis.model.people import Role
from analysis.store import releases as release_store
from analysis.workflow import commenting, exporting, releasing, statements
from tests.contracts.test_comment_round import DEADLINE, Town

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
