"""Documents of a round from its use cases: releases compared, a template kept, reports handed over, all checked."""

from io import BytesIO

import pytest
from docx import Document

from analysis.access import open_scope
from analysis.errors import AccessDenied, InvalidInput, NotFound
from analysis.model.content_json import section_from_json, summary_from_json
from analysis.model.people import Membership, Role
from analysis.store import releases as release_store
from analysis.workflow import document_check, exporting, releasing, statements, summary, templates, versions
from analysis.workflow.desk import Desk
from tests.contracts.test_comment_round import DEADLINE, TEXTS, Town


@pytest.fixture
def town(store, tmp_path, monkeypatch):
    monkeypatch.setenv("VERTAISKOOSTE_DATA", str(tmp_path / "data"))
    return Town(store)


def texts(file):
    return [one.text for one in Document(BytesIO(file.data)).paragraphs]


def own_template():
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Oma ylätunniste"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def reworded(town, words):
    one = town.statement
    statements.edit_statement(town.lead, one.statement_id, one.version, words)
    return releasing.release_for_comments(town.lead, DEADLINE)


def test_two_releases_are_compared_word_by_word(town):
    before = town.statement.text
    reworded(town, f"{before} Näin toimitaan yhä.")

    (change,) = versions.compare(town.lead, 1, 2).changes

    assert versions.kinds_of(change) == ("Wording changed",)
    assert (
        "".join(one.text for one in change.words if one.change is versions.WordChange.ADDED) == " Näin toimitaan yhä."
    )
    file = versions.differences(town.lead, 1, 2)
    assert (file.name, "[N1] Sanamuoto muuttui" in texts(file)) == ("erot-1-2.docx", True)


def test_frozen_release_never_changes_and_none_is_compared_that_is_not_there(town):
    reworded(town, f"{town.statement.text} Näin on yhä.")

    assert versions.compare(town.lead, 1, 1).changes == ()
    with pytest.raises(NotFound):
        versions.compare(town.lead, 1, 3)


@pytest.mark.parametrize(("language", "title"), [("fi", "Kulutusseuranta"), ("sv", "Förbrukningsuppföljning")])
def test_release_is_frozen_in_the_language_that_was_chosen(town, language, title):
    made = releasing.release_for_comments(town.lead, DEADLINE, language)

    with town.store.reading(town.lead.scope) as reading:
        content = summary_from_json(release_store.release_content(reading, made.release_id))
    with town.store.reading(town.contact("Havulinna").scope) as reading:
        section = section_from_json(release_store.own_section(reading)[1])
    assert content.language == section.language == language
    assert title in [chapter.title for chapter in content.chapters]
    # What people wrote stays in its language.
    (statement,) = content.claims()
    assert (statement.text, statement.language) == (town.statement.text, "fi")


def test_municipality_gets_its_own_report_and_an_analyst_any(town):
    own = exporting.export(town.contact("Havulinna"), "report.docx")
    handed = exporting.municipality_report(town.lead, town.places["Havulinna"])

    for file in (own, handed):
        assert TEXTS[0] in texts(file)
        assert TEXTS[1] not in texts(file)


def test_contact_gets_no_report_of_another_and_an_analyst_none_of_a_stranger(town):
    contact = town.contact("Havulinna")

    with pytest.raises(AccessDenied):
        exporting.municipality_report(contact, town.places["Lumiranta"])
    with pytest.raises(AccessDenied):
        versions.differences(contact, 1, 1)
    with pytest.raises(NotFound):
        exporting.municipality_report(town.lead, "nobody")


def test_what_leaves_the_house_keeps_its_promises_and_withdrawn_words_are_nowhere(town):
    old = town.statement.text
    statements.edit_statement(town.lead, town.statement.statement_id, town.statement.version, "Aivan toinen sanamuoto.")

    for kind in ("summary.docx", "page.docx"):
        data = exporting.export(town.lead, kind).data
        with town.store.reading(town.lead.scope) as reading:
            assert document_check.check_by_round(reading, data, [old]) == ()
            assert document_check.check_by_round(reading, data, ["Aivan toinen sanamuoto"]) != ()


def test_template_is_used_by_every_document_until_it_is_removed(town):
    templates.keep_template(town.lead, own_template())

    def headers():
        files = [exporting.export(town.lead, kind) for kind in ("summary.docx", "page.docx")]
        files.append(exporting.export(town.contact("Havulinna"), "section.docx"))
        return {Document(BytesIO(one.data)).sections[0].header.paragraphs[0].text for one in files}

    assert headers() == {"Oma ylätunniste"}
    assert templates.state(town.lead).is_there
    templates.remove_template(town.lead)
    assert headers() == {""}
    assert not templates.state(town.lead).is_there


def test_only_a_lead_brings_in_a_template_and_a_bad_one_leaves_the_old(town):
    membership = Membership("B-x", "x", Role.ANALYST, town.round_id)
    analyst = Desk(town.store, open_scope("x", [membership], "B-x", round_id=town.round_id))
    templates.keep_template(town.lead, own_template())

    with pytest.raises(AccessDenied):
        templates.keep_template(analyst, own_template())
    with pytest.raises(InvalidInput):
        templates.keep_template(town.lead, b"no document")
    assert templates.state(analyst).is_there


def test_summary_says_what_has_not_been_decided(town):
    assert "Tämä jäi tekemättä:" in texts(exporting.export(town.lead, "summary.docx"))
    assert summary.summary(town.lead).chapters
