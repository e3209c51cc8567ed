from datetime import date

from export_builders import CHAPTER, opened, section, summary, texts

from analysis.export.word import summary_docx
from analysis.export.word_decision_page import decision_page_docx
from analysis.export.word_report import report_docx
from analysis.model.codes import RoleClass
from analysis.model.content import ChapterContent, EvidenceEntry, ThemeReport, VisitFacts

VISIT = VisitFacts(date(2026, 3, 12), ("Lumiranta", "Sammalkoski"), 7, 12, (RoleClass.PREMISES,))


def report(*themes, **fields):
    return report_docx(section(report=themes, visit=VISIT, **fields))


def theme(code="organisation", **fields):
    return ThemeReport(code, code.title(), **{name: tuple(map(EvidenceEntry, said)) for name, said in fields.items()})


def test_report_tells_of_the_visit_without_a_name_of_anybody():
    rows = [[cell.text for cell in row.cells] for row in opened(report(theme(strengths=["Toimii."]))).tables[0].rows]

    assert rows[1:] == [
        ["Päivä", "12.3.2026"],
        ["Haastattelijat kunnista", "Lumiranta, Sammalkoski"],
        ["Haastattelut", "7 haastattelua, 12 haastateltavaa"],
        ["Keitä kuultiin", "kiinteistöt ja tilat"],
    ]


def test_report_says_what_was_not_recorded():
    data = report_docx(section(report=(), statements=(), name_proposals=()))

    assert [row.cells[1].text for row in opened(data).tables[0].rows[1:]] == ["ei kirjattu"] * 4
    assert texts(data).count("Tällaisia huomioita ei kirjattu.") == 2
    assert "Avoimia kysymyksiä ei kirjattu." in texts(data)


def test_brief_takes_the_plainest_note_of_each_theme_and_three_at_most():
    themes = [
        theme(code, strengths=[f"vahva {code} ??", f"Vahvuus {code} on sovittu."]) for code in ("a", "b", "c", "d")
    ]

    lines = texts(report(*themes))
    brief = lines[lines.index("Kolme vahvuutta") + 1 : lines.index("Kolme kehittämiskohdetta")]

    assert brief == [f"Vahvuus {code} on sovittu." for code in ("a", "b", "c")]


def test_open_questions_stand_at_the_end_and_only_there():
    lines = texts(report(theme(strengths=["Toimii."], questions=["Kuka maksaa?"], tips=["Sopikaa sijainen."])))

    assert lines[-2:] == ["Avoimet kysymykset", "Kuka maksaa?"]
    assert lines.count("Kuka maksaa?") == 1
    assert lines[lines.index("Vinkit meiltä vierailijoilta") + 1] == "Sopikaa sijainen."


def test_report_holds_no_statement_of_the_common_summary():
    assert not [one for one in texts(report(theme(strengths=["Toimii."]))) if "[N" in one]


def test_page_for_decision_makers_holds_three_and_three_and_questions_at_most():
    chapter = ChapterContent("Hankinnat", strengths=CHAPTER.strengths, questions=("Kuka päättää?", "Milloin?"))
    many = [ChapterContent(f"Luku {n}", questions=(f"Kysymys {n}?",)) for n in range(6)]

    lines = texts(decision_page_docx(summary(CHAPTER, chapter, *many)))

    assert lines[lines.index("Mikä toimii") + 1] == "Useassa kunnassa nousi esiin: työryhmä toimii. [N1]"
    asked = lines[lines.index("Mitä omassa kunnassa kannattaa kysyä") + 1 : -1]
    assert asked == ["Kuka päättää?", "Kysymys 0?", "Kysymys 1?", "Kysymys 2?"]
    assert not [one for one in lines if "Havulinna" in one]


def test_page_without_statements_says_so():
    assert texts(decision_page_docx(summary(ChapterContent("Tyhjä")))).count("Nostoja ei vielä ole.") == 2


def test_notes_left_out_of_a_list_are_told_of_once_with_how_many_they_are():
    said = texts(report(theme(strengths=["Toimii.", None, None], development=[None])))

    left_out = [one for one in said if "jätetty tästä pois" in one]
    assert [one.split()[0] for one in left_out] == ["2", "1"]
    assert said[said.index("Toimii.", said.index("Huomiot teemoittain")) + 1] == left_out[0]


def test_the_last_question_of_a_chapter_never_stands_alone_on_the_next_page():
    asked = ("Kuka vastaa?", "Missä käsitellään?", "Mihin kirjataan?")
    paragraphs = opened(summary_docx(summary(ChapterContent("Organisointi", questions=asked)))).paragraphs

    kept = {one.text: one.paragraph_format.keep_with_next for one in paragraphs if one.text in asked}
    assert kept == {asked[0]: True, asked[1]: True, asked[2]: False}


def test_where_a_chapter_tells_what_works_by_an_example_alone_the_brief_gives_it_with_its_name():
    chapter = ChapterContent("Seuranta", examples=CHAPTER.examples)
    for data in (summary_docx(summary(chapter)), decision_page_docx(summary(chapter))):
        said = [one for one in texts(data) if one.startswith("Esimerkki, Havulinna: Palaverissa")]
        assert said and said[0].endswith("[N12]")
    both = texts(decision_page_docx(summary(CHAPTER)))
    assert not [one for one in both if one.startswith("Esimerkki, Havulinna")]
