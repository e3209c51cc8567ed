from export_builders import DAY, opened, texts

from analysis.export.word_differences import ChangedStatement, ChangedText, Differences, differences_docx

WORDS = (ChangedText("Sijaista "), ChangedText("ei ole", is_deleted=True), ChangedText("on", is_added=True))
CHANGE = ChangedStatement(
    "N2", ("Wording changed",), "Hankinnat", "Seuranta", WORDS, evidence_added=("Uusi.",), evidence_gone=("Vanha.",)
)


def made(*statements, language="fi"):
    return differences_docx(Differences("Kierros 2026", 1, 3, DAY, language, statements))


def test_added_words_are_underlined_deleted_struck_and_both_marked_in_words():
    paragraph = next(one for one in opened(made(CHANGE)).paragraphs if one.text.startswith("Sijaista"))

    runs = [(run.text, run.font.underline, run.font.strike) for run in paragraph.runs]
    assert runs == [("Sijaista ", None, None), ("[–ei ole–]", None, True), ("[+on+]", True, None)]


def test_spaces_stand_outside_the_marks_and_no_mark_holds_nothing():
    words = (
        ChangedText("Useassa ", is_deleted=True),
        ChangedText("Osassa ", is_added=True),
        ChangedText("kunnista"),
        ChangedText("  ", is_deleted=True),
        ChangedText(" näin", is_added=True),
    )
    change = ChangedStatement("N1", ("Wording changed",), "Hankinnat", "Hankinnat", words)

    assert "[–Useassa–] [+Osassa+] kunnista   [+näin+]" in texts(made(change))


def test_each_statement_says_what_differs_and_where():
    lines = texts(made(CHANGE))

    assert "[N2] Sanamuoto muuttui" in lines
    assert "Luku: ennen Hankinnat, nyt Seuranta" in lines
    assert lines[lines.index("Perusteisiin lisätyt huomiot:") + 1] == "Uusi."
    assert lines[lines.index("Perusteista poistuneet huomiot:") + 1] == "Vanha."
    assert "Koosteversiosta 1 koosteversioon 3" in lines


def test_document_says_when_nothing_differs():
    assert "Näiden koosteversioiden välillä ei ole eroja." in texts(made())
    assert "Det finns inga skillnader mellan dessa versioner." in texts(made(language="sv"))
