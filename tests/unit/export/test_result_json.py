import json

from analysis.export.result_json import FileStatus, Result, ResultFile, ResultFinding, ResultRecurring, result_json
from analysis.model.codes import FindingType, Flag, RoleClass
from analysis.model.documents import LineBalance

FINDING = ResultFinding(
    "F1", "Kuurajärvi", "audits", FindingType.TIP, "Kysykää tuet.", RoleClass.PREMISES,
    frozenset({Flag.QUOTE, Flag.CONTRAST}), "a.docx", "kappale 10",
)  # fmt: skip
UNKNOWN = ResultFinding("F2", None, "other", None, "x", None, frozenset(), "a.docx", "kappale 9")
RECURRING = ResultRecurring("T1", "Tuet", "audits", ("F1", "F2"), ("Kuurajärvi",), "yhteisiä sanoja: tuki")
FILES = (ResultFile("b.pdf", FileStatus.REFUSED, ("tuntematon",)), ResultFile("a.docx", FileStatus.READ))
RESULT = Result(FILES, LineBalance(2, 3, 1), (FINDING, UNKNOWN), (RECURRING,))


def test_result_has_the_keys_of_the_contract_in_their_order():
    document = json.loads(result_json(RESULT))

    assert list(document) == ["files", "lines", "findings", "recurring"]
    assert document["files"][1] == {"file": "b.pdf", "status": "refused", "messages": ["tuntematon"]}
    assert list(document["lines"].items()) == [("in", 6), ("imported", 2), ("set_aside", 3), ("waiting", 1)]
    assert list(document["findings"][1]) == [
        "id", "municipality", "theme", "type", "text", "role_class", "flags", "source",
    ]  # fmt: skip
    assert document["findings"][1]["flags"] == ["contrast", "quote"]
    assert document["findings"][1]["source"] == {"file": "a.docx", "locator": "kappale 10"}
    assert list(document["recurring"][0]) == ["id", "title", "theme", "finding_ids", "municipalities", "why"]


def test_what_is_not_known_is_null_not_an_empty_word():
    unknown = json.loads(result_json(RESULT))["findings"][0]

    assert (unknown["municipality"], unknown["type"], unknown["role_class"]) == (None, None, None)


def test_locators_stand_in_natural_order():
    assert [one["id"] for one in json.loads(result_json(RESULT))["findings"]] == ["F2", "F1"]


def test_order_of_input_changes_nothing():
    turned = Result(FILES[::-1], RESULT.lines, RESULT.findings[::-1], RESULT.recurring[::-1])

    assert result_json(turned) == result_json(RESULT)


def test_finnish_letters_stay_readable_and_the_text_ends_with_a_newline():
    text = result_json(RESULT)

    assert "Kuurajärvi" in text
    assert text.endswith("}\n")
    assert "\\u" not in text
