from dataclasses import replace

import pytest
from summary_builders import EVERY, MUNICIPALITIES, finding, recurring

from analysis.model.codes import Direction, FindingType, Flag, Quantifier
from analysis.summary.drafting import central_bullets, draft
from analysis.summary.names import names_in
from analysis.summary.plain_sentences import follows_quantifier
from analysis.summary.spoken_grammar import with_written_agreement

CLEAN = "Sijaisjärjestelyä ei ole sovittu, ja lomien aikana tiedonkeruu pysähtyy."
SUBSTITUTES = (
    finding("f1", "1 hlö tekee kaiken, ei sijaista", "havulinna"),
    finding("f2", CLEAN, "lumiranta"),
    finding("f3", "raportointi pysähtyy kun [henkilö 2] lomalla, sijaista ei ole", "tuulisalo"),
)
ALL_NAMES = tuple(name for one in MUNICIPALITIES for name in one.names())


def drafted(findings, direction=Direction.HINDERS, *, covered=EVERY, against=False, language="fi", title="Otsikko"):
    made = recurring(findings, direction, title)
    return draft(made, findings, covered, MUNICIPALITIES, against, language)


def test_draft_is_the_most_central_clean_finding_behind_its_quantifier():
    made = drafted(SUBSTITUTES)

    assert made.text == ("Osassa kunnista sijaisjärjestelyä ei ole sovittu, ja lomien aikana tiedonkeruu pysähtyy.")
    assert made.quantifier is Quantifier.SOME
    assert made.finding_ids == ("f1", "f2", "f3")
    assert "henkilö" not in made.text


def test_difficulty_found_almost_everywhere_is_drafted_without_a_quantifier():
    made = drafted(SUBSTITUTES, covered={"havulinna", "lumiranta", "tuulisalo"})

    assert made.text.startswith("Haastatteluissa nousi esiin: ")


def test_difficulty_of_one_municipality_gives_no_draft():
    one = (finding("f1", CLEAN, "havulinna"), finding("f2", "Sijaista ei ole nimetty.", "havulinna"))

    works = tuple(replace(each, finding_type=FindingType.STRENGTH) for each in one)

    assert drafted(one) is None
    assert drafted(works, Direction.WORKS).text.startswith("Yhdessä kunnassa s")


def test_difficulty_never_prints_a_name_even_when_every_member_has_one():
    members = (
        finding("f1", "Havulinnassa katselmuksia ei seurata keskitetysti.", "havulinna"),
        finding("f2", "Katselmusten ehdotuksia ei seurata Lumirannassa.", "lumiranta"),
    )

    made = drafted(members)

    assert names_in(made.text, ALL_NAMES) == ()
    assert "katselmuksia ei seurata" in made.text or "ehdotuksia ei seurata" in made.text


def test_strength_is_drafted_without_a_name_too():
    members = (
        finding("f1", "Havulinnan työryhmä kokoontuu neljä kertaa vuodessa.", kind=FindingType.STRENGTH),
        finding("f2", "Työryhmä kokoontuu säännöllisesti.", "lumiranta", kind=FindingType.STRENGTH),
    )

    assert names_in(drafted(members, Direction.WORKS).text, ALL_NAMES) == ()


def test_quote_yields_to_a_plain_member():
    members = (
        finding("f1", "”Kyllähän myö ollaan siitä puhuttu mut ei oo kukaan vienny etteenpäin”", flags=[Flag.QUOTE]),
        finding("f2", "Asiasta on puhuttu, mutta sitä ei ole viety eteenpäin.", "lumiranta"),
    )

    text = drafted(members).text

    assert "mutta sitä ei ole viety eteenpäin" in text
    assert "myö" not in text


def test_recognisable_member_lends_neither_words_nor_title():
    telling = "Sivistysjohtaja ei ollut kuullut sopimuksesta"
    members = tuple(
        finding(f"f{i}", telling, one, flags=[Flag.IDENTIFIABLE]) for i, one in enumerate(("havulinna", "lumiranta"))
    )

    assert drafted(members, title=telling) is None
    assert drafted(members, title="Sopimus ei ole tuttu kaikilla toimialoilla").text == (
        "Osassa kunnista sopimus ei ole tuttu kaikilla toimialoilla."
    )


@pytest.mark.parametrize("title", ["nähdä · soittaa · kiva", "Rehtorit käyvät talon läpi ja…"])
def test_title_that_is_no_sentence_is_not_printed(title):
    members = tuple(
        finding(f"f{i}", "x", one, flags=[Flag.IDENTIFIABLE]) for i, one in enumerate(("havulinna", "lumiranta"))
    )

    assert drafted(members, title=title) is None


def test_finnish_document_prefers_finnish_members():
    members = (
        finding("f1", "Ansvaret är inte skriftligt överenskommet.", "harmaalahti", language="sv"),
        finding("f2", "Vastuista ei ole sovittu kirjallisesti.", "lumiranta"),
    )

    assert "vastuista ei ole sovittu" in drafted(members).text
    assert "ansvaret är inte" in drafted(members, language="sv").text


def test_difficulty_is_never_told_by_the_language_of_one_municipality():
    members = (
        finding("f1", "Ansvaret är inte skriftligt överenskommet.", "harmaalahti", language="sv"),
        finding("f2", "Ingen ersättare finns.", "lumiranta", language="sv"),
    )

    made = drafted(members, title="Sijaisjärjestely puuttuu")

    assert made.text == "Osassa kunnista sijaisjärjestely puuttuu."


def test_contradiction_tells_both_sides():
    members = (
        finding("f1", "Johto on sitoutunut energiatyöhön.", "havulinna", kind=FindingType.STRENGTH),
        finding("f2", "Johto ei näy energiatyön arjessa.", "lumiranta"),
    )

    text = drafted(members, Direction.CONTRADICTION).text

    assert "johto on sitoutunut energiatyöhön." in text
    assert "johto ei näy energiatyön arjessa." in text
    assert "Toisaalta nousi esiin: " in text


def test_tip_is_introduced_as_a_tip():
    members = (
        finding("f1", "Kirjatkaa toimenpide heti, kun se on tehty.", kind=FindingType.TIP),
        finding("f2", "Toimenpide kannattaa kirjata heti.", "lumiranta", kind=FindingType.TIP),
    )

    assert drafted(members, Direction.WORKS).text.startswith("Osassa kunnista annettiin vinkki: ")


@pytest.mark.parametrize(
    ("noted", "printed"),
    [
        ("- K: viestintäsuunnitelmaa ei ole laadittu", "viestintäsuunnitelmaa ei ole laadittu."),
        ("KETS on tuttu kaikille.", "KETS on tuttu kaikille."),
        ("Raportit ovat mapissa teknisen käytävällä :D", "raportit ovat mapissa teknisen käytävällä."),
        ("Ehdotuksista on tehty osa (Pekka: [henkilö 1]n arvio)", "ehdotuksista on tehty osa."),
        ("Eipä ole viestintäsuunnitelmaa laadittu", "ei ole viestintäsuunnitelmaa laadittu."),
        ("1 hlö, jää eläkkeelle → hiljainen tieto katoaa", ": 1 henkilö, jää eläkkeelle – hiljainen tieto katoaa."),
        ("työryhmä perustettu 2019 * pj vaihtunut", ": työryhmä perustettu 2019; pj vaihtunut."),
        (
            "ekotukihlöt vaihtaneet työpaikkaa, uusia ei nimetty",
            ": ekotukihenkilöt vaihtaneet työpaikkaa, uusia ei nimetty.",
        ),
    ],
)
def test_marks_of_notes_are_taken_away_and_nothing_is_added(noted, printed):
    members = (finding("f1", noted, "havulinna"), finding("f2", noted, "lumiranta"))

    lead = "Osassa kunnista nousi esiin" if printed.startswith(":") else "Osassa kunnista "
    assert drafted(members).text == f"{lead}{printed}"


@pytest.mark.parametrize(
    ("noted", "printed"),
    [
        ("koulut mittaa omaa viikkoaan", "Osassa kunnista koulut mittaavat omaa viikkoaan."),
        ("Kiinteistönhoitajat katsoo lukemat viikoittain", "Osassa kunnista kiinteistönhoitajat katsovat lukemat"),
        ("Mittaripäivä! Oppilaat lukee mittarin.", "Osassa kunnista nousi esiin mittaripäivä: oppilaat lukevat"),
        ("Tehtävä siirtyi hallitusti: vuosikello oli paperilla", "Osassa kunnista tehtävä siirtyi hallitusti: vuosi"),
        ("ESCO kokeiltiin, mutta sopimusta ei syntynyt", "Osassa kunnista ESCO kokeiltiin, mutta sopimusta ei"),
    ],
)
def test_what_was_noted_as_spoken_is_printed_as_written(noted, printed):
    members = (finding("f1", noted, "havulinna"), finding("f2", noted, "lumiranta"))

    assert drafted(members).text.startswith(printed)


@pytest.mark.parametrize(
    "written",
    [
        "Lukemat näkee suoraan taululta.",  # anybody sees them
        "Luottamushenkilöt pitää kutsua mukaan.",
        "Koulut saa mukaan kysymällä.",
        "Oppilaat lukevat mittarin.",
        "Katselmukset ostaa tilakeskus.",
        "Koulut hoitaa ulkopuolinen yhtiö.",
    ],
)
def test_a_verb_that_is_right_as_it_stands_is_left_alone(written):
    assert with_written_agreement(written) == written


def test_findings_that_are_gone_give_no_draft():
    assert draft(recurring(SUBSTITUTES), (), EVERY, MUNICIPALITIES, False, "fi") is None


def test_same_findings_in_another_order_give_the_same_words():
    assert drafted(SUBSTITUTES).text == drafted(SUBSTITUTES[::-1]).text


def test_cell_is_offered_its_most_central_findings_as_bullets():
    bullets = central_bullets(SUBSTITUTES, MUNICIPALITIES, "fi", limit=2)

    assert bullets[0] == CLEAN
    assert len(bullets) == 2


@pytest.mark.parametrize(
    "noted",
    [
        "Työryhmä ei oo kokoontunu, ainakaan minnuu ei oo kutsuttu",
        "Hinta on kiinnitetty 60 % v. 2027 asti??",
        "Kuka maksaa?",
        "energiatyöryhmä perustettu 2019, kok. 1 x v, viimeks ennen koronaa",
        "Ollaan, ja sieltä on saatu monta valmista mallia.",
        "Joo. Asia on hoidossa talossa.",
    ],
)
def test_speech_doubt_and_questions_are_left_for_an_analyst_to_word(noted):
    members = (finding("f1", noted, "havulinna"), finding("f2", noted, "lumiranta"))

    assert drafted(members, title=noted) is None
    assert drafted((*members, finding("f3", CLEAN, "tuulisalo"))).text.endswith("tiedonkeruu pysähtyy.")


def test_question_or_neutral_note_never_becomes_a_strength_or_a_difficulty():
    members = (
        finding("f1", "Saako valtiolta rahaa, jos tavoite ei täyty", "havulinna", kind=FindingType.QUESTION),
        finding(
            "f2",
            "Lämpölaskun kehitys näytettiin euroina valtuustoseminaarissa.",
            "lumiranta",
            kind=FindingType.STRENGTH,
        ),
    )

    assert "lämpölaskun kehitys" in drafted(members, Direction.WORKS).text
    assert drafted(members[:1] * 2, Direction.HINDERS, title="Saako valtiolta rahaa") is None


@pytest.mark.parametrize(
    ("noted", "is_sentence"),
    [
        ("Energiatyöryhmä kokoontuu neljä kertaa vuodessa.", True),
        ("Aikaohjelmat käydään läpi lukukausien vaihtuessa.", True),
        ("Hankintaohjeeseen lisättiin elinkaarikustannukset.", True),
        ("Ei ole sijaista, joten raportointi pysähtyy.", True),
        ("Vesimittarit etäluvussa, vuoto on löytynyt viikossa.", False),  # no verb before the comma
        ("Mutta seurantaa ei ole järjestetty.", False),
        ("Kun laite on hankittu, kukaan ei mittaa.", False),
        ("Ollaan mukana verkostossa, se on hyvä.", False),
        ("Mittaripäivä! Oppilaat lukevat mittarin.", False),
        ("Me olemme sopineet sijaisen.", False),
        ("2019 perustettu ryhmä ei kokoonnu.", False),
        ("", False),
    ],
)
def test_only_a_whole_sentence_stands_behind_the_quantifier_without_a_colon(noted, is_sentence):
    assert follows_quantifier(noted) is is_sentence


@pytest.mark.parametrize(
    ("language", "noted", "printed"),
    [
        ("sv", "Energigruppen har möte varje kvartal.", "I en del av kommunerna framkom: energigruppen"),
        ("en", "The energy group meets four times a year.", "In some municipalities, this came up: the energy group"),
    ],
)
def test_quantifier_that_would_turn_the_order_of_words_keeps_its_colon(language, noted, printed):
    works = [
        finding(f"f{n}", noted, one, kind=FindingType.STRENGTH, language=language)
        for n, one in enumerate(sorted(EVERY))
    ]

    assert drafted(works[:2], Direction.WORKS, language=language).text.startswith(printed)
