"""When what a statement rests on changes, it opens, the summary stays in, and the exported text is another."""

import io

import pytest
from docx import Document

from analysis.errors import RuleBroken
from analysis.model.codes import CoverageState, Direction, ReopenReason
from analysis.model.rounds import Municipality
from analysis.workflow import consents, coverage, exporting, history, recurring, releasing, rounds, statements, summary
from tests.contracts.test_statements import (
    LACKS,
    NAMES,
    Round,
    _only_group,
    drafted,  # noqa: F401 – a fixture
    withdraw,
)


def printed(made) -> list[str]:
    """Every paragraph and cell of the summary, and of the report of a municipality whose coverage changes."""
    report = exporting.municipality_report(made.desk, made.ids["Sammalkoski"])
    said = []
    for file in (exporting.export(made.desk, "working.docx"), report):
        document = Document(io.BytesIO(file.data))
        said += [paragraph.text for paragraph in document.paragraphs]
        said += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return said


def remove(made, first: str) -> None:
    recurring.dissolve(made.desk, *_only_group(made))
    withdraw(made, first)


def withdraw_name(made, _first: str) -> None:
    consents.withdraw_consent(made.desk, made.one().statement.statement_id)


def cover(made, _first: str) -> None:
    coverage.decide_coverage(made.desk, made.ids["Sammalkoski"], "procurement", CoverageState.DISCUSSED)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (remove, ReopenReason.WITHDRAWN),
        (withdraw_name, ReopenReason.CONSENT_WITHDRAWN),
        (cover, ReopenReason.COVERAGE_CHANGED),
    ],
)
def test_a_changed_ground_opens_the_statement_and_closes_the_gate_until_a_look(drafted, change, reason) -> None:  # noqa: F811
    made, first, _second = drafted
    view = made.one()
    consents.record_consent(made.desk, view.statement.statement_id, made.ids["Havulinna"], "Kaisa")
    statements.accept_statement(made.desk, view.statement.statement_id, made.one().statement.version)
    before = printed(made)

    change(made, first)

    assert reason in made.reasons()
    with pytest.raises(RuleBroken):
        releasing.release_for_comments(made.desk, None)
    with pytest.raises(RuleBroken):
        exporting.export(made.desk, "summary.docx")
    view = made.one()
    statements.look_again(made.desk, view.statement.statement_id, view.statement.version)
    assert made.reasons() == set()
    assert printed(made) != before or change is cover  # coverage: where it changes a word is tried below


@pytest.fixture
def founded(store) -> Round:
    """A strength of three of the five where its theme was discussed, and a difficulty of two of them."""
    made = Round(store)
    five = [*NAMES, "Tuulisalo", "Vaarala"]
    for name in five[len(NAMES) :]:
        rounds.save_municipality(made.desk, Municipality("", name), is_new=True)
    made.ids = {one.name_fi: one.municipality_id for one in rounds.round_facts(made.desk).municipalities}
    works = [made.note(name, "Elinkaarikustannukset lasketaan aina ennen hankintaa.") for name in five[:3]]
    made.group(*works)
    lacks = [made.note(name, "Hankinnan jälkeen kulutusta ei mitata.", LACKS) for name in five[:2]]
    made.group(*lacks, direction=Direction.HINDERS)
    cover_all(made, five[3:5], CoverageState.DISCUSSED)
    assert summary.draft_summary(made.desk) == 2
    return made


def cover_all(made: Round, names: list[str], state: CoverageState) -> None:
    for name in names:
        coverage.decide_coverage(made.desk, made.ids[name], "procurement", state)


def texts_of(made: Round) -> set[str]:
    return {view.statement.text.split(" elinkaari")[0].split(" hankinnan")[0] for view in made.all()}


def test_a_quantifier_of_a_draft_follows_where_the_theme_was_discussed_and_undo_brings_it_back(founded) -> None:
    assert texts_of(founded) == {"Useassa kunnassa", "Osassa kunnista"}

    cover_all(founded, ["Sammalkoski", "Tuulisalo"], CoverageState.NOT_DISCUSSED)

    # Two of the three that are left: who is left out would be known.
    assert texts_of(founded) == {"Useassa kunnassa", "Haastatteluissa nousi esiin:"}
    assert all(ReopenReason.COVERAGE_CHANGED in {r.reason for r in view.reopened} for view in founded.all())
    history.undo(founded.desk)
    history.undo(founded.desk)
    assert texts_of(founded) == {"Useassa kunnassa", "Osassa kunnista"}
    assert not any(view.reopened for view in founded.all())


def test_a_text_that_a_person_stands_behind_is_flagged_and_stays_shut_in_until_it_is_mended(founded) -> None:
    for view in founded.all():
        statements.accept_statement(founded.desk, view.statement.statement_id, view.statement.version)
    before = printed(founded)

    cover_all(founded, ["Sammalkoski", "Tuulisalo"], CoverageState.NOT_DISCUSSED)

    assert texts_of(founded) == {"Useassa kunnassa", "Osassa kunnista"}
    for view in founded.all():
        statements.look_again(founded.desk, view.statement.statement_id, view.statement.version)
    (flagged,) = [view for view in founded.all() if "quantifier_not_supported" in {v.rule for v in view.violations}]
    with pytest.raises(RuleBroken):
        releasing.release_for_comments(founded.desk, None)
    text = flagged.statement.text.replace("Osassa kunnista", "Haastatteluissa nousi esiin:")
    statements.edit_statement(founded.desk, flagged.statement.statement_id, flagged.statement.version, text)
    assert "quantifier_not_supported" not in {v.rule for view in founded.all() for v in view.violations}
    assert printed(founded) != before


def test_a_strength_is_no_mark_of_good_work_once_more_discussed_it_without_having_it(store) -> None:
    made = Round(store)
    for name in ("Tuulisalo", "Vaarala", "Åminne"):
        rounds.save_municipality(made.desk, Municipality("", name), is_new=True)
    made.ids = {one.name_fi: one.municipality_id for one in rounds.round_facts(made.desk).municipalities}
    made.group(*[made.note(name, "Elinkaarikustannukset lasketaan aina.") for name in NAMES[:3]])
    summary.draft_summary(made.desk)
    statements.accept_statement(made.desk, made.one().statement.statement_id, made.one().statement.version)
    assert "Hyvän työn tunnusmerkkejä" in printed(made)

    cover_all(made, ["Sammalkoski", "Tuulisalo", "Vaarala", "Åminne"], CoverageState.DISCUSSED)

    statements.look_again(made.desk, made.one().statement.statement_id, made.one().statement.version)
    assert "Hyvän työn tunnusmerkkejä" not in printed(made)
