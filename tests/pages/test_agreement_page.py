"""Second coding on screen: drawing, coding by words alone, going on later, the result in words, settling, undo."""

import pytest

from analysis.model.findings import FindingFilter
from analysis.model.imports import SourceFile
from analysis.model.people import Membership, Person, Role
from analysis.store import people as stored_people
from analysis.workflow import agreement, findings, importing, people

ADDRESS = "rinnakkaisluokittelu"
LINES = (
    "elinkaarikustannukset lasketaan aina *laitehankinnoissa*",
    "kilpailutuksissa pyydetään energialuokka",
    "leasing-autot valitaan päästöjen mukaan",
    "valaisinten hankinta on koottu yhteen",
)
NOTES = "Havulinna\n\nHankinnat\n" + "".join(f"- Vahvuus: {line}\n" for line in LINES)


def shown(app) -> str:
    kinds = (app.title, app.subheader, app.markdown, app.info, app.caption, app.error, app.warning)
    return "\n".join(str(element.value) for kind in kinds for element in kind)


def button(app, key: str):
    return next(one for one in app.button if one.key == key)


@pytest.fixture
def two(house):
    """The tokens of two analysts of a round; the first brought the notes in."""
    token, _municipality = house.lead_of_round()
    desk = people.open_desk(house.store, people.session_of(house.store, token))
    files = [SourceFile("Havulinna.txt", NOTES.encode(), "Havulinna")]
    importing.commit_import(desk, importing.read_files(desk, files))
    now = house.store.clock()
    with house.store.database.begin(write=True) as connection:
        person = Person("P-olli", "Olli Toinen", "olli@example.fi")
        stored_people.add_person(connection, person, "no password", now)
        membership = Membership("B-olli", "P-olli", Role.ANALYST, desk.scope.round_id)
        stored_people.add_membership(connection, membership, now)
    return token, people.open_session(house.store, "P-olli")


def desk_of(house, token):
    return people.open_desk(house.store, people.session_of(house.store, token))


def drawn(open_page, token):
    app = open_page(ADDRESS, token)
    return button(app, "sample_draw").click().run()


def code_all(app, key: str):
    while any(one.key == key for one in app.button):
        app = button(app, key).click().run()
        assert not app.exception
    return app


def test_whoever_brought_the_notes_is_told_to_ask_another(two, open_page) -> None:
    app = open_page(ADDRESS, two[0])

    assert "Omaa luokitteluaan ei voi tarkistaa itse" in shown(app)
    assert not [one for one in app.button if "Arvo otos" in one.label]


def test_the_coder_sees_words_and_neither_codes_nor_place(two, open_page) -> None:
    app = drawn(open_page, two[1])

    words = shown(app)
    assert not app.exception
    assert any(line.split()[1] in words for line in LINES)
    assert "Vahvuus" not in words and "Havulinna" not in words
    assert {one.label for one in app.button if one.proto.type == "primary"} == set()


def test_coding_goes_on_where_it_was_left_and_ends_with_a_result_in_words(house, two, open_page) -> None:
    app = drawn(open_page, two[1])
    app = button(app, "code_theme_audits").click().run()
    assert not app.exception

    again = open_page(ADDRESS, two[1])
    (state,) = agreement.checks(desk_of(house, two[1]))
    assert (state.coded, state.check.is_ended) == (1, False)
    app = code_all(again, "code_theme_audits")

    words = shown(open_page(ADDRESS, two[1]))
    assert "Kumpikin valitsi saman luokan 0 huomiolle; luokiteltuja oli 4" in words
    assert "Näin vähistä huomioista (4)" in words
    assert "ei sitä, kumpi on oikeassa" in words
    assert "Havulinna" not in words


def test_a_disagreement_is_settled_and_undone_on_the_page(house, two, open_page) -> None:
    code_all(drawn(open_page, two[1]), "code_theme_audits")
    app = open_page(ADDRESS, two[0])
    assert "laitehankinnoissa" in shown(app) and "4 huomiota on vielä ratkaisematta" in shown(app)
    second = next(one for one in app.button if (one.key or "").startswith("settle_") and one.key.endswith("_second"))

    app = second.click().run()

    assert not app.exception
    assert "3 huomiota on vielä ratkaisematta" in shown(app)
    desk = desk_of(house, two[0])
    codes = [row.finding.theme_code for row in findings.search(desk, FindingFilter()).rows]
    assert codes.count("audits") == 1
    app = button(app, "step_undo").click().run()
    assert "4 huomiota on vielä ratkaisematta" in shown(app)
    codes = [row.finding.theme_code for row in findings.search(desk, FindingFilter()).rows]
    assert codes.count("audits") == 0


def test_others_are_told_that_a_sample_is_being_coded_and_no_more(house, two, open_page) -> None:
    drawn(open_page, two[1])

    words = shown(open_page(ADDRESS, two[0]))

    assert "Toinen asiantuntija luokittelee parhaillaan otosta" in words
    assert "Olli" not in words


def test_a_finding_is_kept_only_when_it_has_both_codes(house, two, open_page) -> None:
    desk = desk_of(house, two[1])
    check_id = agreement.draw_sample(desk, 4, list(agreement.CodePart))
    app = open_page(ADDRESS, two[1])

    app = button(app, "code_theme_audits").click().run()
    assert agreement.next_to_code(desk, check_id).coded == 0
    assert button(app, "code_theme_audits").proto.type == "primary"
    button(app, "code_type_none").click().run()

    assert agreement.next_to_code(desk, check_id).coded == 1
