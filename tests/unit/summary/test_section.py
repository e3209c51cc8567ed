from dataclasses import replace
from datetime import date

import pytest
from summary_builders import MUNICIPALITIES, finding, statement

from analysis.errors import NotFound
from analysis.model.codes import Attribution, Direction, FindingType, Flag
from analysis.model.content_json import section_from_json, to_json
from analysis.model.rounds import Round
from analysis.model.summary import Chapter
from analysis.model.themes import DEFAULT_THEMES
from analysis.summary.facts import wording_sha256
from analysis.summary.names import names_in
from analysis.summary.section import SectionMaterial, section

DAY = date(2026, 6, 1)
KINDS = (FindingType.STRENGTH, FindingType.DEVELOPMENT, FindingType.TIP, FindingType.QUESTION, None)
# Each municipality's findings say something that no other one's do.
FINDINGS = tuple(
    finding(
        f"{one.municipality_id}-{n}",
        f"Salaisuus {one.municipality_id[:4]}{n} muistiin.",
        one.municipality_id,
        kind=kind,
    )
    for one in MUNICIPALITIES
    for n, kind in enumerate(KINDS)
)
ASIDE = finding("havulinna-x", "Sama kuin Lumirannassa ja Grålundassa.", theme="audits")
NAMED = statement(
    "Havulinnassa ja Lumirannassa palaveri toimii.",
    direction=Direction.WORKS,
    finding_ids=("havulinna-0", "lumiranta-0"),
    number=2,
    attribution=Attribution.NAMED,
    named_municipality_id="lumiranta",
    dissent="Tuulisalossa toisin.",
)
STATEMENTS = (
    statement("Sijaista ei ole.", finding_ids=("havulinna-1", "tuulisalo-1"), number=1),
    NAMED,
    statement("Muiden asia.", finding_ids=("tuulisalo-1", "lumiranta-1"), number=3),
    statement("Miksi tämä on tärkeää.", direction=Direction.WORKS, finding_ids=(), number=4),
)
MATERIAL = SectionMaterial(
    Round("R1", "Kierros 2026", themes=DEFAULT_THEMES),
    MUNICIPALITIES,
    (*FINDINGS, ASIDE),
    (Chapter("C1", "Organisointi", ("organisation",), 0),),
    STATEMENTS,
)


def of(municipality_id):
    return section(municipality_id, MATERIAL, made_on=DAY, release_number=1)


@pytest.mark.parametrize("one", MUNICIPALITIES, ids=lambda one: one.municipality_id)
def test_section_holds_nothing_of_another_municipality(one):
    text = to_json(of(one.municipality_id))
    others = [other for other in MUNICIPALITIES if other != one]

    assert names_in(text, [name for other in others for name in other.names()]) == ()
    assert not [f.text for f in FINDINGS if f.municipality_id != one.municipality_id and f.text in text]
    assert [f.text for f in FINDINGS if f.municipality_id == one.municipality_id and f.text in text]


def test_report_sorts_own_findings_and_loses_none():
    report = of("tuulisalo").report

    assert [(len(r.strengths), len(r.development), len(r.tips), len(r.questions), len(r.other)) for r in report] == [
        (1, 1, 1, 1, 1)
    ]
    assert report[0].title == "Organisointi ja vastuut"


def test_finding_under_a_theme_that_the_round_dropped_is_kept():
    material = replace(MATERIAL, round=Round("R1", "Kierros", themes=DEFAULT_THEMES[:1]))

    report = section("havulinna", material, made_on=DAY).report

    assert [one.title for one in report] == ["Organisointi ja vastuut", "audits"]


def test_only_statements_on_own_evidence_with_only_own_evidence():
    shown = of("havulinna").statements

    assert [one.statement.label for one in shown] == ["N1", "N2"]
    assert [[e.text for e in one.statement.evidence] for one in shown] == [
        ["Salaisuus havu1 muistiin."],
        ["Salaisuus havu0 muistiin."],
    ]


def test_name_of_another_is_blanked_and_its_attribution_gone():
    shown = of("havulinna").statements[1].statement

    assert shown.text == "Havulinnassa ja [toinen kunta] palaveri toimii."
    assert shown.dissent == "[toinen kunta] toisin."
    assert shown.named is None


def test_name_proposals_tell_the_wording_that_would_be_consented_to():
    assert [(p.label, p.wording_sha256) for p in of("lumiranta").name_proposals] == [("N2", wording_sha256(NAMED.text))]
    assert of("tuulisalo").name_proposals == ()


def test_section_survives_freezing():
    assert section_from_json(to_json(of("havulinna"))) == of("havulinna")


def test_stranger_has_no_section():
    with pytest.raises(NotFound):
        of("vieras")


def test_a_note_about_one_person_is_left_out_of_the_own_report_too():
    about = finding("havulinna-p", "[henkilö 2] on meillä kultaakin kalliimpi.", theme="audits")
    plain = finding("havulinna-q", "Sopimus on yhden hengen varassa.", theme="audits")
    content = section("havulinna", replace(MATERIAL, findings=(*FINDINGS, about, plain)), made_on=DAY)
    told = [entry.text for theme in content.report for entry in theme.entries()]

    assert not any("henkilö 2" in (text or "") or "kultaakin" in (text or "") for text in told)
    assert told.count(None) == 1
    assert plain.text in told


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("Kaupunginjohtaja ottaa energian puheeksi joka kehityskeskustelussa.", False),
        ("Asia on teknisen johtajan pöydällä.", False),
        ("Hankintapäällikkö tarkistaa kriteerit.", False),
        ("Fastighetschefen följer upp.", False),
        ("Kunnanjohtajat tapaavat seudulla kahdesti vuodessa.", True),
        ("Kiinteistöpäälliköt lukevat lukemat.", True),
        ("Huoltomiehet kuittaavat hälytykset.", True),
    ],
)
def test_a_note_with_a_title_of_one_holder_is_left_out_at_home(words: str, is_told: bool):
    one = finding("havulinna-t", words, theme="audits")
    content = section("havulinna", replace(MATERIAL, findings=(*FINDINGS, one)), made_on=DAY)
    told = [entry.text for theme in content.report for entry in theme.entries()]

    assert (words in told) is is_told
    assert told.count(None) == (0 if is_told else 1)


def test_somebodys_own_words_are_left_out_of_the_own_section_with_or_without_a_name():
    """At home a quote has a speaker even where no name stands; what was quoted may have been said in confidence."""
    quoted = finding("havulinna-v", "”Siitä on puhuttu vuosia, mutta kukaan ei vie eteenpäin.”", flags=(Flag.QUOTE,))
    dialect = finding("havulinna-w", "Työryhmä ei oo kokoontunu, ainakaan minnuu ei oo kutsuttu.")
    plain = finding("havulinna-z", "Asiasta on puhuttu vuosia, mutta se ei etene.")
    told_of = statement("Osassa kunnista asia ei etene.", finding_ids=("havulinna-v", "havulinna-z"), number=7)
    made = replace(MATERIAL, findings=(*FINDINGS, quoted, dialect, plain), statements=(*MATERIAL.statements, told_of))

    content = section("havulinna", made, made_on=DAY)

    told = [entry.text for theme in content.report for entry in theme.entries()]
    assert plain.text in told and told.count(None) == 2
    (shown,) = [one.statement for one in content.statements if one.statement.label == "N7"]
    assert [entry.text for entry in shown.evidence] == [None, plain.text]
    assert not any(words in to_json(content) for words in ("kukaan ei vie", "minnuu"))
