from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from analysis.export.excel import CommentRow, EvidenceRow, comment_matrix_xlsx, evidence_xlsx
from analysis.model.codes import FindingType, RoleClass

ROW = EvidenceRow(
    "N1",
    "Havulinna",
    "Hankinnat",
    FindingType.GOOD_PRACTICE,
    "Palaveri.",
    RoleClass.PREMISES,
    "muistio.docx",
    "kappale 4",
)


def sheet(*rows, language="fi"):
    return load_workbook(BytesIO(evidence_xlsx(rows, language))).active


def values(*rows):
    return [tuple(cell.value for cell in row) for row in sheet(*rows).iter_rows(min_row=2)]


def test_one_row_an_observation_in_words():
    assert values(ROW) == [
        (
            "N1",
            "Havulinna",
            "Hankinnat",
            "hyvä käytäntö",
            "Palaveri.",
            "kiinteistöt ja tilat",
            "muistio.docx",
            "kappale 4",
        )
    ]


@pytest.mark.parametrize(
    ("language", "locator", "told"),
    [
        ("fi", "para 13", "kappale 13"),
        ("sv", "line 42–44", "rad 42–44"),
        ("fi", "table 1 r2 c3", "taulukko 1 rivi 2, sarake 3"),
        ("fi", "7", "rivi 7"),
        ("fi", "line 3!B6", "line 3!B6"),  # the cell of a sheet with such a name
        ("fi", "outline 4", "outline 4"),
    ],
)
def test_place_in_a_file_is_told_in_the_language_of_the_table(language, locator, told):
    assert sheet(replace(ROW, locator=locator), language=language)["H2"].value == told


def test_what_is_not_known_is_said_to_be_so():
    assert values(replace(ROW, municipality=None, finding_type=None, role_class=None))[0][1:6:2] == (
        "ei kirjattu",
        "ei kirjattu",
        "ei kirjattu",
    )


@pytest.mark.parametrize("text", ["=1+1", "+358", "-5 %", "@SUM(A1)", "\t=1", '=HYPERLINK("x")'])
def test_no_cell_becomes_a_formula(text):
    cell = sheet(replace(ROW, finding=text, document=text))["E2"]

    assert cell.data_type == "s"
    assert cell.value == text
    assert cell.quotePrefix


def test_plain_text_carries_no_mark_of_a_formula():
    assert not sheet(ROW)["E2"].quotePrefix


def test_rows_stand_by_statement_then_by_municipality_in_finnish_order():
    rows = [
        replace(ROW, key=key, municipality=place)
        for key, place in (("N10", "Aura"), ("N2", "Öja"), ("N2", "Åminne"), ("N2", "Zeta"), ("N2", None))
    ]

    assert [(key, place) for key, place, *_ in values(*rows)] == [
        ("N2", "Zeta"),
        ("N2", "Åminne"),
        ("N2", "Öja"),
        ("N2", "ei kirjattu"),
        ("N10", "Aura"),
    ]


def test_sheet_is_plain_and_easy_to_filter():
    made = sheet(ROW, ROW)

    assert made.freeze_panes == "A2"
    assert made.auto_filter.ref == "A1:H3"
    assert not made.merged_cells.ranges
    assert made.max_row == 3  # no totals beneath


def test_signs_that_a_sheet_cannot_hold_are_left_out():
    assert values(replace(ROW, finding="a\x00b\x0b"))[0][4] == "ab"


def test_header_follows_the_language():
    assert [cell.value for cell in sheet(ROW, language="sv")[1]][:3] == ["Huvudpunkt", "Kommun", "Tema"]


def test_same_rows_in_any_order_give_the_same_bytes():
    other = replace(ROW, key="N2")

    assert evidence_xlsx([ROW, other]) == evidence_xlsx([other, ROW])
    assert evidence_xlsx([ROW]) != evidence_xlsx([other])


COMMENT = CommentRow("K2", "N12", "sanamuoto", "=cmd()", "seuranta ei ole säännöllistä", "hyväksytty", "+1")


def comments(*rows):
    return load_workbook(BytesIO(comment_matrix_xlsx(rows))).active


def test_comment_matrix_has_one_row_a_comment_by_statement_then_municipality_code():
    rows = (COMMENT, replace(COMMENT, statement="N2", municipality_code="K10"), replace(COMMENT, statement="N2"))

    found = [(row[0].value, row[1].value) for row in comments(*rows).iter_rows(min_row=2)]

    assert [cell.value for cell in comments(COMMENT)[1]] == [
        "Kuntakoodi", "Nosto", "Laji", "Kommentti", "Ehdotettu sanamuoto", "Vastaus", "Perustelu",
    ]  # fmt: skip
    assert found == [("K2", "N2"), ("K10", "N2"), ("K2", "N12")]


def test_no_comment_runs_as_a_formula_and_no_cell_is_merged():
    made = comments(COMMENT)

    assert [cell.data_type for cell in made[2]] == ["s"] * 7
    assert made[2][3].quotePrefix and made[2][6].quotePrefix and not made[2][4].quotePrefix
    assert not made.merged_cells.ranges


def test_comments_that_are_alike_stay_as_many():
    assert comments(COMMENT, COMMENT).max_row == 3
    assert comment_matrix_xlsx((COMMENT,)) == comment_matrix_xlsx((COMMENT,))
