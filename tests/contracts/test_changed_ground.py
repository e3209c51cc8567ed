"""When what a statement rests on changes, it opens, the summary stays in, and the exported text is another."""

import io

import pytest
from docx import Document

from analysis.errors import RuleBroken
from analysis.model.codes import CoverageState, ReopenReason
from analysis.workflow import consents, coverage, exporting, recurring, releasing, statements
from tests.contracts.test_statements import _only_group, drafted, withdraw  # noqa: F401 – a fixture


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
    # Coverage changes no word by itself: the quantifier is a person's to mend, which is why the statement opens.
    assert printed(made) != before or change is cover
