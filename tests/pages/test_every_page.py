"""Every page of analysts, with a round that has nothing yet and with one that is full."""

import pytest

from analysis.model.imports import SourceFile
from analysis.model.rounds import Municipality
from analysis.workflow import importing, people, recurring, releasing, rounds, suggesting, summary

ADDRESSES = (
    *("kierrokset", "tuonti", "huomiot", "rinnakkaisluokittelu", "toistuvat", "tutki"),
    *("kooste", "kommentit", "historia"),
)
EMPTY_WORDS = {
    "huomiot": "Huomioita ei vielä ole",
    "rinnakkaisluokittelu": "Huomioita ei vielä ole",
    "toistuvat": "Huomioita ei vielä ole",
    "tutki": "Huomioita ei vielä ole",
    "kooste": "Nostoja ei vielä ole",
    "tuonti": "Kierroksella ei vielä ole muistiinpanoja",
}
NOTES = (
    "{name}\n\nHankinnat\n- Vahvuus: elinkaarikustannukset lasketaan aina laitehankinnoissa\n- *tähti* ja _alaviiva_\n"
)


def shown(app) -> str:
    kinds = (app.title, app.header, app.subheader, app.markdown, app.info, app.caption, app.error, app.warning)
    return "\n".join(str(element.value) for kind in kinds for element in kind)


def fill(house, token: str):
    """Bring notes of two municipalities in, accept what recurs, draft, release."""
    desk = people.open_desk(house.store, people.session_of(house.store, token))
    rounds.save_municipality(desk, Municipality("", "Lumiranta"), is_new=True)
    files = [SourceFile(f"{name}.txt", NOTES.format(name=name).encode(), name) for name in ("Havulinna", "Lumiranta")]
    importing.commit_import(desk, importing.read_files(desk, files))
    suggesting.suggest_recurring(desk)
    for card in recurring.board(desk).suggestions:
        if not card.suggestion.is_local:
            recurring.accept(desk, card.suggestion.suggestion_id)
    summary.draft_summary(desk)
    releasing.release_for_comments(desk, None)
    return desk


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_of_an_empty_round_says_what_comes_next(house, open_page, address) -> None:
    token, _municipality = house.lead_of_round()

    app = open_page(address, token)

    assert not app.exception
    assert EMPTY_WORDS.get(address, "") in shown(app)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_of_a_full_round_is_drawn_whole(house, open_page, address) -> None:
    token, _municipality = house.lead_of_round()
    fill(house, token)

    app = open_page(address, token)

    assert not app.exception
    assert EMPTY_WORDS.get(address, "never") not in shown(app)


def test_a_contact_reads_the_own_section_and_no_other_name(house, open_page) -> None:
    token, municipality = house.lead_of_round()
    fill(house, token)

    app = open_page("kuntaote", house.contact(token, municipality))

    assert not app.exception
    assert "elinkaarikustannukset" in shown(app)
    assert "Lumiranta" not in shown(app)
