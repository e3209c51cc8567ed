import json
from datetime import date

from summary_builders import MUNICIPALITIES, finding, statement

from analysis.model.codes import Attribution, Audience, Direction, FindingType, Flag
from analysis.model.content import EvidenceEntry, MethodFacts, SummaryContent
from analysis.model.content_json import summary_from_json, to_json
from analysis.model.summary import Chapter
from analysis.summary.printing import Printing, anonymous_evidence, chapter_content

PRINTING = Printing(MUNICIPALITIES)
CHAPTER = Chapter("C1", "Organisointi", ("organisation",), 0)


def printed(*findings, direction=Direction.HINDERS):
    return [one.text for one in anonymous_evidence(findings, direction, PRINTING)]


def test_evidence_carries_no_municipality_person_or_title():
    text = "Havulinnassa tekninen johtaja ja [henkilö 3] lukevat mittarit, puh. 050 123 4567."

    assert printed(finding("f1", text)) == [
        "[kunta] tekninen [tehtävänimike] ja [henkilö] lukevat mittarit, puh. [henkilö]."
    ]


def test_recognisable_quoted_and_dialect_findings_are_withheld():
    findings = (
        finding("f1", "Uusi johtaja aloitti.", flags=[Flag.IDENTIFIABLE]),
        finding("f2", "kyllä tää hoituu", flags=[Flag.QUOTE]),
        finding("f3", "Meijän miehet on hyvii"),
        finding("f4", "Ohjeet puuttuvat."),
    )

    assert printed(*findings) == ["Ohjeet puuttuvat.", None, None, None]


def test_difficulty_in_the_language_of_one_participant_is_withheld_and_a_strength_is_not():
    swedish = finding("f1", "Ingen rutin finns.", "harmaalahti", language="sv")

    assert printed(swedish) == [None]
    assert anonymous_evidence([swedish], Direction.HINDERS, PRINTING)[0].language == "fi"
    assert anonymous_evidence([swedish], Direction.WORKS, PRINTING) == (EvidenceEntry("Ingen rutin finns.", "sv"),)


def test_evidence_stands_in_the_order_of_its_words_not_of_its_sources():
    findings = (finding("f1", "Öljy", "havulinna"), finding("f2", "Aurinko", "lumiranta"), finding("f3", "Vesi"))

    assert printed(*findings) == ["Aurinko", "Vesi", "Öljy"]


def test_chapter_keeps_what_works_apart_from_difficulties():
    findings = {"f1": finding("f1", "Toimii.", kind=FindingType.STRENGTH)}
    named = {"attribution": Attribution.NAMED, "named_municipality_id": "harmaalahti"}
    statements = (
        statement("Vahvuus.", direction=Direction.WORKS, number=1),
        statement("Esimerkki.", direction=Direction.WORKS, number=2, **named),
        statement("Puute.", number=3),
        statement("Tarve.", direction=Direction.NEED, number=4),
        statement("Ristiriita.", direction=Direction.CONTRADICTION, number=5),
        statement("Tausta.", direction=Direction.WORKS, finding_ids=(), number=6),
    )

    chapter = chapter_content(CHAPTER, statements, findings, PRINTING)

    assert [one.label for one in chapter.strengths] == ["N1"]
    assert [(one.label, one.named) for one in chapter.examples] == [("N2", "Harmaalahti")]
    assert [one.label for one in chapter.development] == ["N3", "N4"]
    assert [one.label for one in chapter.contradictions] == ["N5"]
    assert [(one.label, one.evidence) for one in chapter.editorial] == [("N6", ())]


def test_summary_is_frozen_as_the_same_text_and_read_back_whole():
    chapter = chapter_content(CHAPTER, (statement("Puute."),), {"f1": finding("f1", "Puuttuu.")}, PRINTING)
    content = SummaryContent(
        "Kierros", "KETS", date(2026, 6, 1), "fi", Audience.PUBLIC, MethodFacts(("Havulinna",)), (chapter,)
    )

    frozen = to_json(content)

    assert summary_from_json(frozen) == content
    assert to_json(summary_from_json(frozen)) == frozen
    assert list(json.loads(frozen)) == sorted(json.loads(frozen))
    assert "havulinna" not in frozen


def test_comparing_finding_is_withheld_and_the_mood_of_a_note_stays_in_it():
    findings = (
        finding("f1", "Parempi kuin meillä kotona, ottakaa mallia."),
        finding("f2", "Raportit ovat mapissa :D"),
        finding("f3", "Sopikaa varahenkilö, se on parempi kuin ei mitään."),
    )

    printed = [one.text for one in anonymous_evidence(findings, Direction.HINDERS, PRINTING)]

    assert printed == ["Raportit ovat mapissa", "Sopikaa varahenkilö, se on parempi kuin ei mitään.", None]
