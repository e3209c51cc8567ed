import pytest

from analysis.command_line.tables import BadTable, read_constraints, read_findings
from analysis.model.codes import FindingType, RoleClass
from analysis.model.recurring import Answer, Constraint


def table(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "table.tsv"
    path.write_bytes(text.encode(encoding))
    return path


def problems(read, *arguments):
    with pytest.raises(BadTable) as refused:
        read(*arguments)
    return [problem.partition(": ")[2] for problem in refused.value.problems]


def test_columns_may_come_in_any_order_and_most_may_be_missing(tmp_path):
    (one,) = read_findings(
        table(tmp_path, "text\tid\tType\trole_class\nEi sijaista\ta\tdevelopment\tRO2\n", "utf-8-sig")
    )

    assert (one.finding_id, one.text, one.language) == ("a", "Ei sijaista", "fi")
    assert one.finding_type is FindingType.DEVELOPMENT
    assert one.role_class is RoleClass.TECHNICAL_MANAGEMENT
    assert one.municipality_id is None


def test_language_is_told_from_the_text_where_the_table_does_not_tell(tmp_path):
    rows = read_findings(table(tmp_path, "id\ttext\tlang\na\tIngen rutin för energikrav\t\nb\tsiffror\tsv\n"))

    assert [row.language for row in rows] == ["sv", "sv"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('"mie hoidan" sanoi rehtori', '"mie hoidan" sanoi rehtori'),
        ('"auki jäävä lainaus', '"auki jäävä lainaus'),
        ('"sanoi ""joo"" vaan"', 'sanoi "joo" vaan'),
        ('"kaksi\nriviä"', "kaksi\nriviä"),
    ],
)
def test_quotation_marks_of_notes_and_of_spreadsheets_are_told_apart(tmp_path, cell, text):
    rows = read_findings(table(tmp_path, f"id\ttext\na\t{cell}\nb\ttoinen\n"))

    assert [row.text for row in rows] == [text, "toinen"]


def test_every_problem_is_a_line(tmp_path):
    path = table(tmp_path, "id\ttext\ttype\na\t\tx\na\thei\t\n")

    found = problems(read_findings, path)

    assert len(found) == 3
    assert found[0] == "text is empty"
    assert found[2] == "id a was already used in line 2"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "the file is empty"),
        ("id\tteksti\na\tb\n", "the header has no column text"),
        ("id\ttext\na\tb\tc\n", "more cells than the header has"),
    ],
)
def test_table_of_another_shape_is_refused(tmp_path, text, problem):
    assert problems(read_findings, table(tmp_path, text)) == [problem]


def test_missing_file_and_other_encoding_are_told_in_words(tmp_path):
    assert problems(read_findings, tmp_path / "none.tsv") == ["there is no such file"]
    assert problems(read_findings, table(tmp_path, "id\ttext\na\tÄÄ\n", "latin-1")) == ["the file is not UTF-8 text"]


def test_answers_are_read(tmp_path):
    path = table(tmp_path, "id_a\tid_b\tanswer\na\tb\tTogether\nb\tc\tapart\n")

    assert read_constraints(path, ["a", "b", "c"]) == (
        Constraint("a", "b", Answer.TOGETHER),
        Constraint("b", "c", Answer.APART),
    )


def test_answer_about_an_unknown_finding_is_refused(tmp_path):
    path = table(tmp_path, "id_a\tid_b\tanswer\na\tz\ttogether\na\ta\tmaybe\n")

    assert problems(read_constraints, path, ["a"]) == [
        "no finding has the id 'z'",
        "a finding is paired with itself",
        "answer is 'maybe', not together or apart",
    ]
