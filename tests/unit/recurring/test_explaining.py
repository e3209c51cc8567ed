import math
from dataclasses import replace

import pytest
from recurring_builders import REPORTS, SETTINGS, apart, finding, judgement_of, together

from analysis.language.analyser import Analyser
from analysis.model.codes import FindingType, RoleClass
from analysis.recurring.corpus import corpus_of
from analysis.recurring.explaining import why
from analysis.recurring.judging import judged
from analysis.recurring.questions import partners


@pytest.fixture(scope="module")
def analyser():
    return Analyser(voikko=False)


def explained(analyser, one, other, *rest, told=()):
    judgement = judged(corpus_of([one, other, *rest], None, analyser), SETTINGS, told)
    return why(judgement, one.finding_id, other.finding_id, analyser)


def shared(analyser, text, other, languages=("fi", "fi")):
    """The words that meet: (link, as written in one, as written in the other)."""
    one, two = finding("a", text, language=languages[0]), finding("b", other, "lumiranta", language=languages[1])
    found = explained(analyser, one, two).shared
    return {
        (word.link.value, text[slice(*place)], other[slice(*there)])
        for word in found
        for place in word.places_a
        for there in word.places_b
    }


def test_one_word_meets_itself_in_every_form(analyser):
    met = shared(analyser, "Ehdotuksia ei seurata", "Kukaan ei seuraa ehdotuksien toteutumista")

    assert ("lemma", "Ehdotuksia", "ehdotuksien") in met


def test_a_compound_meets_its_part(analyser):
    assert ("part", "energiakatselmukset", "Katselmus") in shared(
        analyser, "Kaikki energiakatselmukset on tehty", "Katselmus on tehty"
    )


def test_a_spoken_word_meets_the_written_one_by_their_concept(analyser):
    met = shared(analyser, "Raportti on mapissa", "rapsat käytävällä")

    assert {(one, other) for _, one, other in met} == {("Raportti", "rapsat")}


def test_words_meet_across_languages(analyser):
    met = shared(analyser, "Toimenpiteiden seuranta puuttuu", "Uppföljning saknas", ("fi", "sv"))

    assert ("concept", "seuranta", "Uppföljning") in met


def test_common_words_and_hidden_people_never_meet(analyser):
    assert shared(analyser, "[henkilö 1] on se joka ei ole", "[henkilö 1] ei ole se") == set()


def test_signs_add_up_to_the_probability_that_candidates_are_shown_with():
    words = judgement_of(REPORTS, [apart("a", "d"), apart("b", "e")])
    analyser = Analyser(voikko=False)
    likely = {candidate.finding_id: candidate.probability for candidate in partners(words, "a", 5)}

    for key in ("b", "c", "e", "f"):
        found = why(words, "a", key, analyser)
        total = sum(sign.log_odds for sign in found.signs)
        assert found.probability == pytest.approx(likely[key], abs=2e-4)
        assert 1 / (1 + math.exp(-total)) == pytest.approx(likely[key], abs=2e-4)


def test_another_theme_the_same_municipality_and_passed_over_candidates_speak_against(analyser):
    other = finding("b", REPORTS[1].text, "havulinna", theme="training")
    found = explained(analyser, REPORTS[0], other, *REPORTS[2:], told=[apart("a", "e")])

    assert {sign.code for sign in found.speaks_against} >= {"other_theme", "municipality", "passed_over"}
    assert {"concepts", "letters"} <= {sign.code for sign in found.speaks_for}


def test_a_group_that_already_holds_the_municipality_is_told(analyser):
    third = finding("g", "Ehdotusten toteutuminen", "lumiranta")
    found = explained(analyser, REPORTS[0], REPORTS[1], third, told=[together("a", "g")])

    assert found.has("municipality_held")


@pytest.mark.parametrize(
    ("answer", "probability", "code"), [(together, 1.0, "told_together"), (apart, 0.0, "told_apart")]
)
def test_what_a_person_told_is_certain(analyser, answer, probability, code):
    found = explained(analyser, REPORTS[0], REPORTS[1], *REPORTS[2:], told=[answer("a", "b")])

    assert (found.probability, found.has(code)) == (probability, True)


def test_role_and_opposite_are_told_and_weigh_nothing(analyser):
    one = replace(REPORTS[0], role_class=RoleClass.PREMISES)
    other = replace(REPORTS[1], role_class=RoleClass.PREMISES, finding_type=FindingType.STRENGTH)
    found = explained(analyser, one, other)

    assert found.has("same_role")
    assert found.has("opposite")
    assert not explained(analyser, REPORTS[0], REPORTS[1]).has("same_role")
    assert {s.log_odds for s in found.signs if s.code in ("same_role", "opposite")} == {0.0}


def test_whoever_only_accepts_does_not_make_everything_likely(analyser):
    """Accepted suggestions are the likeliest pairs of all: they tell nothing of other pairs."""
    more = [finding(f"g{at}", f"Katselmus {at} jäi mappiin", f"kunta{at}") for at in range(12)]
    plain = judgement_of([*REPORTS, *more])
    told = judgement_of([*REPORTS, *more], [together(f"g{at}", f"g{at + 1}") for at in range(11)])

    assert why(told, "a", "f", analyser).probability <= why(plain, "a", "f", analyser).probability + 0.05
