"""A person corrects how a table was understood, and the preview shows what that gives."""

import pytest
from ingest_builders import workbook

from analysis.access import open_rounds_scope, open_scope
from analysis.errors import NotFound
from analysis.model.imports import SourceFile
from analysis.model.people import Membership, Role
from analysis.model.rounds import Municipality
from analysis.model.tables import Column, TableMapping
from analysis.workflow import importing, rounds
from analysis.workflow.desk import Desk
from analysis.workflow.opening import temporary_store

ODD = [["Alue", "Mitä?"], ["hankinnat", "toimittajia on yksi"]]
TOLD = TableMapping("Taul1", 1, ((1, Column.THEME), (2, Column.TEXT)))


@pytest.fixture
def desk() -> Desk:
    store = temporary_store()
    lead = [Membership("B-aino", "aino", Role.LEAD_ANALYST)]
    round_id = rounds.make_round(store, open_rounds_scope("aino", lead, "B-aino"), "Kierros", "")
    made = Desk(store, open_scope("aino", lead, "B-aino", round_id=round_id))
    rounds.save_municipality(made, Municipality("", "Havulinna"), is_new=True)
    return made


def test_one_file_is_read_again_in_its_place_and_the_others_stay(desk: Desk) -> None:
    files = [
        SourceFile("a.txt", b"Hankinnat\n- ohje puuttuu", "Havulinna"),
        SourceFile("b.xlsx", workbook(ODD), "Havulinna"),
    ]
    preview = importing.read_files(desk, files)

    again = importing.read_again(desk, preview, "Havulinna/b.xlsx", (TOLD,))

    assert again.sources[0] is preview.sources[0]
    assert [line.findings[0].text for line in again.sources[1].lines if line.findings] == ["toimittajia on yksi"]
    assert again.sources[1].tables[0].mapping == TOLD
    assert importing.commit_import(desk, again).balance == again.balance


def test_a_file_that_is_not_in_the_preview_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        importing.read_again(desk, importing.read_files(desk, []), "b.xlsx", (TOLD,))
