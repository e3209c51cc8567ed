"""The view that asks: what is shown, what an answer does, and that words of users stay words."""

import re

import pytest

from analysis.model.codes import FindingType
from analysis.model.recurring import Steadiness
from analysis.model.rounds import Municipality
from analysis.workflow import asking, findings, jobs, people, recurring, rounds, suggesting
from pages.parts.marks import marked
from pages.parts.recurring_parts.quality import steadiness_text

TEXTS = (
    "Katselmusraporttien ehdotusten toteutumista ei seurata keskitetysti",
    "Katselmusraportin **ehdotusten** toteutumista ei seurata :red[lainkaan]",
    "Ehdotusten toteutumisen seuranta puuttuu katselmusraporteista",
    "Vesimittarit luetaan käsin kerran vuodessa",
)


@pytest.fixture
def asked(house):
    """A round with four findings of four municipalities: its desk, the analyst's token and the findings' ids."""
    token, first = house.lead_of_round()
    desk = people.open_desk(house.store, people.session_of(house.store, token))
    others = ("Lumiranta", "Tuulisalo", "Kuusijoki")
    places = [first, *(rounds.save_municipality(desk, Municipality("", name), is_new=True) for name in others)]
    ids = [
        findings.type_by_hand(
            desk, municipality_id=place, theme_code="audits", finding_type=FindingType.DEVELOPMENT, text=text
        )
        for place, text in zip(places, TEXTS, strict=True)
    ]
    return desk, token, ids


def words_of(app) -> str:
    kinds = (app.markdown, app.caption, app.info, app.warning, app.error)
    boxes = [box.label for box in app.checkbox]
    return "\n".join([*(str(element.value) for kind in kinds for element in kind), *boxes])


def opened(open_page, token):
    app = open_page("toistuvat", token)
    app.segmented_control(key="recurring_list").set_value("ask").run()
    assert not app.exception
    return app


def answer(app):
    return app.button(key="answer").click().run()


def test_a_round_without_findings_says_what_comes_first(house, open_page) -> None:
    token, _municipality = house.lead_of_round()

    assert "Huomioita ei vielä ole" in words_of(open_page("toistuvat", token))


def test_one_finding_is_asked_about_with_candidates_and_the_words_that_meet(asked, open_page) -> None:
    _desk, token, _ids = asked
    app = opened(open_page, token)
    shown = words_of(app)

    assert "Mitkä näistä sanovat saman asian kuin tämä huomio?" in shown
    assert "0/4 huomiota" in shown
    assert 1 <= len(app.checkbox) <= 5
    assert ":primary-background[**" in app.checkbox[0].label
    assert "Yhteistä:" in shown
    assert app.button(key="answer").label == "Ei mikään näistä"


def test_what_is_ticked_becomes_a_recurring_finding_and_is_undone_from_the_same_place(asked, open_page) -> None:
    desk, token, _ids = asked
    app = opened(open_page, token)
    app.checkbox[0].check().run()
    assert app.button(key="answer").label == "1 sanoo saman"

    answer(app)
    assert not app.error
    assert len(recurring.board(desk).recurring) == 1
    app.button(key="undo_answer").click().run()
    assert recurring.board(desk).recurring == ()
    assert "undo_answer" not in {button.key for button in app.button}


def test_whoever_comes_back_from_the_questions_finds_the_suggestions_being_made_with_the_answers(
    asked, open_page
) -> None:
    desk, token, _ids = asked
    suggesting.suggest_recurring(desk)
    app = opened(open_page, token)
    assert not jobs.active(desk)
    app.checkbox[0].check().run()
    answer(app)
    assert not jobs.active(desk)

    app.segmented_control(key="recurring_list").set_value("suggested").run()

    assert [job.kind for job in jobs.active(desk)] == ["suggest"]


def test_looking_at_suggestions_without_having_answered_asks_for_nothing(asked, open_page) -> None:
    desk, token, _ids = asked
    suggesting.suggest_recurring(desk)

    app = open_page("toistuvat", token)
    app.segmented_control(key="recurring_list").set_value("accepted").run()

    assert not jobs.active(desk)


def test_the_key_of_a_candidate_turns_its_box(asked, open_page) -> None:
    _desk, token, _ids = asked
    app = opened(open_page, token)
    key = next(button.key for button in app.button if (button.key or "").startswith("key_same_0"))

    app.button(key=key).click().run()
    assert app.checkbox[0].value is True
    app.button(key=key).click().run()
    assert app.checkbox[0].value is False


def test_keys_can_be_turned_off(asked, open_page) -> None:
    _desk, token, _ids = asked
    app = opened(open_page, token)

    app.toggle(key="asking_keys").set_value(False).run()
    assert not [button for button in app.button if (button.key or "").startswith("key_")]


def test_when_all_are_skipped_or_answered_everything_has_been_asked(asked, open_page) -> None:
    desk, token, _ids = asked
    app = opened(open_page, token)
    app.button(key="skip").click().run()
    while "answer" in {button.key for button in app.button}:
        answer(app)

    assert "Kaikki on kysytty" in words_of(app)
    assert recurring.board(desk).recurring == ()
    app.button(key="ask_skipped").click().run()
    assert not app.exception
    assert "ask_skipped" not in {button.key for button in app.button}


def test_a_chosen_finding_is_asked_about_by_its_address(asked, open_page) -> None:
    _desk, token, ids = asked
    app = open_page("toistuvat", token)
    app.query_params["kysy"] = ids[2]
    app.run()

    assert not app.exception
    assert "puuttuu" in words_of(app)
    answer(app)
    assert "kysy" not in app.query_params


def test_an_answer_that_came_too_late_is_refused_in_words(asked, open_page, monkeypatch) -> None:
    desk, token, ids = asked
    app = opened(open_page, token)
    app.checkbox[0].check().run()
    card = asking.next_question(desk)
    findings.edit(desk, card.shown[0], 1, findings.FindingChanges(text="Aivan muuta"))
    monkeypatch.setattr(asking, "next_question", lambda *_: card)
    answer(app)

    assert "ehti muuttaa" in words_of(app) or app.error
    assert recurring.board(desk).recurring == ()
    assert ids


def test_words_of_users_are_never_markup_where_they_are_marked(asked, open_page) -> None:
    _desk, token, _ids = asked
    shown = words_of(opened(open_page, token))

    assert "\\*\\*" in shown
    assert "\\:red\\[" in shown
    assert re.search(r"(?<!\\):red\[", shown) is None


def test_nothing_is_counted_or_scored_by_municipality(asked, open_page) -> None:
    _desk, token, _ids = asked
    shown = words_of(opened(open_page, token))

    assert "%" not in shown
    assert re.search(r"(Havulinna|Lumiranta|Tuulisalo|Kuusijoki)\W{0,3}\d", shown) is None
    assert re.search(r"0[.,]\d", shown) is None


def test_suggestions_say_how_steady_they_are_and_recurring_findings_what_to_look_at(asked, open_page) -> None:
    desk, token, ids = asked
    suggesting.suggest_recurring(desk, draw_map=False)
    app = open_page("toistuvat", token)
    assert "vakaa ryhmä" in words_of(app) or "häilyvä ryhmä" in words_of(app)

    for key, theme in ((ids[1], "training"), (ids[3], "procurement")):
        findings.edit(desk, key, 1, findings.FindingChanges(theme_code=theme))
    asking.answer(desk, ids[0], [ids[1], ids[3]], [ids[1], ids[3]])
    app.segmented_control(key="recurring_list").set_value("accepted").run()
    assert "Katso uudelleen:** laaja" in words_of(app)


@pytest.mark.parametrize("word", Steadiness)
def test_every_steadiness_has_words_but_an_unknown_one(word) -> None:
    assert bool(steadiness_text(word)) == (word is not Steadiness.UNKNOWN)


@pytest.mark.parametrize(
    ("words", "places", "shown"),
    [
        ("aa bb cc", [(3, 5)], "aa :primary-background[**bb**] cc"),
        ("aa bb", [(0, 2), (1, 5)], ":primary-background[**aa bb**]"),
        ("aa", [], "aa"),
        ("*a* b", [(4, 5)], "\\*a\\* :primary-background[**b**]"),
        ("aa", [(1, 9), (2, 2), (-3, 0)], "a:primary-background[**a**]"),
        ("a\n\n# b", [(0, 1)], ":primary-background[**a**] \\# b"),
    ],
)
def test_places_are_marked_and_nothing_else_is_markup(words, places, shown) -> None:
    assert marked(words, places) == shown
