import pytest
from summary_builders import broken, facts, finding, statement

from analysis.model.codes import Attribution, Audience, Direction, Flag
from analysis.model.summary import NameConsent
from analysis.summary.facts import wording_sha256
from analysis.summary.gate import gate
from analysis.summary.rules import RULES, check

PLAIN = "Osassa kunnista nousi esiin: sijaisjärjestelyä ei ole sovittu."
WORKS = Direction.WORKS


def rules_broken(text, direction=Direction.HINDERS, given=None, **fields):
    return broken(check(statement(text, direction=direction, finding_ids=("f1", "f2"), **fields), given or facts()))


def consent(text, municipality_id="havulinna", statement_id="S1"):
    return NameConsent(municipality_id, statement_id, wording_sha256(text), "kontakti", "2026-06-01T09:00:00Z")


def test_plain_statement_breaks_nothing():
    assert rules_broken(PLAIN) == set()


def test_every_rule_says_why_it_stands():
    assert all("Rationale:" in rule.__doc__ for rule in RULES)


@pytest.mark.parametrize("word", ["Havulinnassa", "Sammalkosken", "Kuurajärvellä", "Harmaalahdessa", "Grålundas"])
@pytest.mark.parametrize("direction", [Direction.HINDERS, Direction.NEED, Direction.CONTRADICTION])
def test_named_difficulty_is_hard_in_any_form(word, direction):
    found = check(statement(f"Katselmuksia ei seurata {word} kohteissa.", direction=direction), facts())

    assert [one.hard for one in found if one.rule == "named_difficulty"] == [True]


def test_name_in_the_dissent_of_a_difficulty_counts():
    assert "named_difficulty" in rules_broken(PLAIN, dissent="Lumirannassa sijainen on.")


def test_own_report_may_name_its_own_difficulty():
    given = facts(audience=Audience.OWN)

    assert "named_difficulty" not in rules_broken("Havulinnassa sijaista ei ole.", given=given)


@pytest.mark.parametrize(
    "trace",
    [
        "[henkilö 2]",
        "matti.meikalainen@kunta.example",
        "050 123 4567",
        "+358 50 123 4567",
        "131052-308T",
        "Pekan",
        "Virtanen",
    ],
)
def test_trace_of_a_person_is_hard(trace):
    given = facts(hidden_names=("Pekka Virtasen",))

    found = check(statement(f"Lukemat kerää {trace} itse."), given)

    assert [one.hard for one in found if one.rule == "recognisable_person"] == [True]


@pytest.mark.parametrize(
    "text", ["Hyvä ilma on tärkeä.", "Säästö oli 12 500 vuodessa.", "Vuosina 2012-2015 katselmoitiin."]
)
def test_ordinary_words_and_numbers_are_no_person(text):
    assert "recognisable_person" not in rules_broken(text, given=facts(hidden_names=("Ilma Lahtinen",)))


def test_job_title_may_be_overruled():
    found = check(statement("Kiinteistöpäällikkö hoitaa raportoinnin."), facts())

    assert [one.hard for one in found if one.rule == "job_title"] == [False]
    assert "job_title" not in rules_broken("Asiantuntijapalvelu ostetaan ja johto tukee.")


def test_claim_without_living_evidence_is_hard():
    found = check(statement(PLAIN, finding_ids=("gone",)), facts())

    assert [one.hard for one in found if one.rule == "no_evidence"] == [True]


def test_claim_that_lost_part_of_its_evidence_is_asked_about():
    found = check(statement(PLAIN, finding_ids=("f1", "gone")), facts())

    assert broken(found) == {"evidence_missing"}
    assert found[0].detail == "gone"


@pytest.mark.parametrize(
    ("text", "direction", "places", "is_flagged"),
    [
        ("Kaikissa mukana olleissa kunnissa työryhmä toimii.", WORKS, 6, False),
        ("Kaikissa mukana olleissa kunnissa työryhmä toimii.", WORKS, 5, True),
        ("Useassa kunnassa työryhmä toimii.", WORKS, 3, False),
        ("Useassa kunnassa työryhmä toimii.", WORKS, 2, True),
        ("Osassa kunnista työryhmä toimii.", WORKS, 2, False),
        ("Osassa kunnista työryhmä toimii.", WORKS, 6, False),
        ("Osassa kunnista työryhmä toimii.", WORKS, 1, True),
        ("Osassa kunnista sijaista ei ole.", Direction.HINDERS, 4, False),
        ("Osassa kunnista sijaista ei ole.", Direction.HINDERS, 5, True),
        ("Useassa kunnassa sijaista ei ole.", Direction.HINDERS, 4, True),
        ("Yhdessä kunnassa sijaista ei ole.", Direction.HINDERS, 2, True),
        ("Haastatteluissa nousi esiin: sijaista ei ole.", Direction.HINDERS, 6, False),
    ],
)
def test_quantifier_words_stay_within_the_evidence(text, direction, places, is_flagged):
    every = ("harmaalahti", "havulinna", "kuurajärvi", "lumiranta", "sammalkoski", "tuulisalo")

    assert ("quantifier_not_supported" in rules_broken(text, direction, facts(every[:places]))) is is_flagged


def test_difficulty_of_one_municipality_is_flagged_and_two_are_not():
    assert "lone_difficulty" in rules_broken("Sijaista ei ole.", given=facts(("havulinna",)))
    assert "lone_difficulty" not in rules_broken("Sijaista ei ole.", given=facts())


NAMED = "Havulinnassa kuukausipalaveri käy poikkeamat läpi."


def test_name_needs_consent_for_this_very_wording():
    assert "name_without_consent" in rules_broken(NAMED, WORKS)
    assert "name_without_consent" in rules_broken(NAMED, WORKS, facts(consents=(consent("Toinen sanamuoto."),)))
    assert "name_without_consent" in rules_broken(NAMED, WORKS, facts(consents=(consent(NAMED, statement_id="S9"),)))
    assert "name_without_consent" in rules_broken(NAMED, WORKS, facts(consents=(consent(NAMED, "lumiranta"),)))
    assert "name_without_consent" not in rules_broken(NAMED, WORKS, facts(consents=(consent(NAMED),)))


def test_attribution_without_a_word_in_the_text_needs_consent_too():
    fields = {"attribution": Attribution.NAMED, "named_municipality_id": "havulinna"}

    assert "name_without_consent" in rules_broken("Palaveri käy poikkeamat läpi.", WORKS, **fields)


@pytest.mark.parametrize(("audience", "is_hard"), [(Audience.PUBLIC, [True]), (Audience.COMMENT_ROUND, [])])
def test_name_without_consent_stops_a_public_text_for_good_and_is_a_proposal_in_the_comment_round(audience, is_hard):
    found = check(statement(NAMED, direction=WORKS), facts(audience=audience))

    assert [one.hard for one in found if one.rule == "name_without_consent"] == is_hard


def test_no_audience_of_others_reads_a_difficulty_with_a_name():
    told = statement("Havulinnassa ei seurata.", direction=Direction.HINDERS)

    found = check(told, facts(audience=Audience.COMMENT_ROUND))

    assert "named_difficulty" in {one.rule for one in found if one.hard}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Kunnissa yleensä raportointi jää kevääseen.", "unqualified_generalisation"),
        ("Suomen kunnissa raportointi jää kevääseen.", "unqualified_generalisation"),
        ("Säästö oli 30 % vuodessa.", "percentage"),
        ("Säästö oli 1 200 MWh vuodessa.", "unsourced_quantity"),
        ("Raportti ”tuli ja jäi mappiin”, sanottiin.", "direct_quote"),
        ("Mie hoidan sen siinä sivussa.", "direct_quote"),
        ("Seuranta on parempi kuin muualla.", "comparison"),
        ("Kahdessa kunnassa raportointi jää kevääseen.", "counted_municipalities"),
    ],
)
def test_wording_that_says_too_much_is_flagged_but_may_be_overruled(text, rule):
    found = [one for one in check(statement(text), facts()) if one.rule == rule]

    assert found
    assert not any(one.hard for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "Muisteleminen vie enemmän aikaa kuin jatkuva kirjaaminen.",
        "Seuranta toimii paremmin kuin ennen.",
        "Palaverissa käydään läpi 3 kohdetta.",
        "Säästö oli kunnan ilmoittama 1 200 MWh.",
        "Termi ”KETS” ei ole tuttu.",
        "Kunnan omat ohjeet puuttuvat yleensä hankinnoista.",
    ],
)
def test_fair_wording_is_not_flagged(text):
    assert rules_broken(text) == set()


def test_number_is_flagged_only_when_the_evidence_is_doubtful():
    doubtful = (finding("f1", "säästö 30?", flags=[Flag.UNVERIFIED_NUMBER]), finding("f2", "x", "lumiranta"))

    assert "unverified_number" in rules_broken("Kohteita on 30.", given=facts(evidence=doubtful))
    assert "unverified_number" not in rules_broken("Kohteita on monta.", given=facts(evidence=doubtful))
    assert "unverified_number" not in rules_broken("Kohteita on 30.")


def test_editorial_text_may_explain_but_not_report():
    def editorial(text):
        return broken(check(statement(text, direction=WORKS, finding_ids=()), facts()))

    assert editorial("Seurannasta on hyötyä vasta, kun joku katsoo sitä.") == set()
    assert "editorial_claim" in editorial("Useassa kunnassa seuranta jää katsomatta.")
    assert "editorial_claim" in editorial("Havulinnassa seurataan.")


def test_gate_opens_when_nothing_is_broken():
    one = statement(PLAIN, finding_ids=("f1", "f2"))

    assert gate([one], {one.statement_id: facts()}) == ()


def test_gate_lets_an_overruled_flag_pass_but_never_a_hard_rule():
    soft, hard = statement("Säästö oli 30 %.", number=1), statement("Havulinnassa sijaista ei ole.", number=2)
    given = {"S1": facts(), "S2": facts()}
    overruled = {("S1", "percentage", "30 %"), ("S2", "named_difficulty", "Havulinnassa")}

    assert broken(gate([soft, hard], given)) == {"percentage", "named_difficulty"}
    assert broken(gate([soft, hard], given, overruled)) == {"named_difficulty"}
