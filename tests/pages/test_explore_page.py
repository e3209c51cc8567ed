"""The page that explores a round: every view opens by its address, with much, little and nothing."""

import pytest

from analysis.model.codes import FindingType
from analysis.model.imports import SourceFile
from analysis.model.rounds import Municipality
from analysis.workflow import findings, importing, people, recurring, rounds, suggesting
from pages.parts.explore_parts.views import VIEWS

NOTES = """{name}

Hankinnat
- Vahvuus: elinkaarikustannukset lasketaan aina laitehankinnoissa
- Kehittämiskohde: *tähti* ja _alaviiva_ {name}
"""


def shown(app) -> str:
    kinds = (app.title, app.header, app.subheader, app.markdown, app.info, app.caption, app.error, app.warning)
    return "\n".join(str(element.value) for kind in kinds for element in kind)


def opened(open_page, token, view):
    app = open_page("tutki", token)
    app.query_params["nakyma"] = view
    return app.run()


@pytest.fixture
def desk_and_token(house):
    token, municipality = house.lead_of_round()
    return people.open_desk(house.store, people.session_of(house.store, token)), token, municipality


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("size", [0, 1, 2])
def test_a_view_of_few_findings_opens_and_says_what_it_can(desk_and_token, open_page, view, size) -> None:
    desk, token, municipality = desk_and_token
    for text in ("Katselmus on tehty.", "Mittarit luetaan käsin.")[:size]:
        findings.type_by_hand(
            desk,
            municipality_id=municipality,
            theme_code="audits",
            finding_type=FindingType.STRENGTH,
            text=text,
        )

    app = opened(open_page, token, view)

    assert not app.exception
    assert ("Huomioita ei vielä ole" in shown(app)) is (size == 0)


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_of_a_round_opens_by_its_address(desk_and_token, open_page, view) -> None:
    desk, token, _municipality = desk_and_token
    rounds.save_municipality(desk, Municipality("", "Lumiranta"), is_new=True)
    files = [SourceFile(f"{name}.txt", NOTES.format(name=name).encode(), name) for name in ("Havulinna", "Lumiranta")]
    importing.commit_import(desk, importing.read_files(desk, files))
    suggesting.suggest_recurring(desk)
    for card in recurring.board(desk).suggestions:
        recurring.accept(desk, card.suggestion.suggestion_id)

    app = opened(open_page, token, view)

    assert not app.exception
    assert len(app.header) == 2  # the view and the way to other programs
    tables = [frame.value for frame in app.dataframe]
    if view == "kattavuus":
        assert [list(table.index) for table in tables] == [["Havulinna", "Lumiranta"]]
    else:
        assert "Havulin" not in "".join(table.to_csv() for table in tables)


def test_an_address_of_no_view_opens_the_first(desk_and_token, open_page) -> None:
    desk, token, municipality = desk_and_token
    findings.type_by_hand(
        desk, municipality_id=municipality, theme_code="audits", finding_type=None, text="Katselmus on tehty."
    )

    app = opened(open_page, token, "olematon")

    assert not app.exception
    assert app.header[0].value == "Teemat ja tyypit"


def test_another_round_is_offered_beside_this_one(desk_and_token, house, open_page) -> None:
    desk, token, municipality = desk_and_token
    findings.type_by_hand(
        desk, municipality_id=municipality, theme_code="audits", finding_type=None, text="Katselmus on tehty."
    )
    scope = people.open_rounds(people.session_of(house.store, token))
    rounds.make_round(house.store, scope, "Kierros 2024", "KETS")

    app = opened(open_page, token, "kierrokset")

    assert not app.exception
    chooser = next(box for box in app.selectbox if box.label == "Aiempi kierros")
    assert chooser.options == ["Kierros 2024"]
    assert "Kummallakaan kierroksella ei vielä ole toistuvia huomioita" in shown(app)
