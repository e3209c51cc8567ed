"""Statements in another language than the document: the reader is told once, and a screen reader at every passage."""

from dataclasses import replace

import pytest
from docx.oxml.ns import qn
from export_builders import CHAPTER, DIFFICULTY, STRENGTH, opened, section, summary, texts

from analysis.export.word import summary_docx
from analysis.export.word_decision_page import decision_page_docx
from analysis.export.word_section import section_docx

SAID = {
    "sv": "Huvudpunkterna är på finska, såsom de skrevs.",
    "en": "The statements are in Finnish, as they were written.",
}
MAKERS = {
    "summary": lambda language: summary_docx(summary(language=language)),
    "page": lambda language: decision_page_docx(summary(language=language)),
    "section": lambda language: section_docx(section(language)),
}


def languages_of(data, words):
    """The languages of every run that holds some words; None is the document's own."""
    found = [run for one in opened(data).paragraphs for run in one.runs if words in run.text]
    marks = [run._r.find(f"{qn('w:rPr')}/{qn('w:lang')}") for run in found]
    return {None if mark is None else mark.get(qn("w:val")) for mark in marks}


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("language", SAID)
def test_reader_is_told_once_why_statements_are_in_another_language_and_each_is_marked(kind, language):
    data = MAKERS[kind](language)

    assert texts(data).count(SAID[language]) == 1
    assert languages_of(data, "sijaista ei ole") == {"fi-FI"}
    assert languages_of(data, SAID[language]) == {None}


@pytest.mark.parametrize("kind", MAKERS)
def test_nothing_is_said_or_marked_where_statements_are_in_the_documents_language(kind):
    data = MAKERS[kind]("fi")

    assert not any("sellaisina kuin ne kirjoitettiin" in one for one in texts(data))
    assert languages_of(data, "sijaista ei ole") == {None}


def test_where_only_some_are_in_another_language_no_more_is_said():
    swedish = replace(STRENGTH, text="I flera kommuner fungerar gruppen.", language="sv")
    chapter = replace(CHAPTER, editorial=(), examples=(), strengths=(swedish,), development=(DIFFICULTY,))
    data = summary_docx(summary(chapter))

    assert "Osa nostoista on ruotsiksi, sellaisina kuin ne kirjoitettiin." in texts(data)
    assert languages_of(data, "fungerar gruppen") == {"sv-FI"}
    assert languages_of(data, "sijaista ei ole") == {None}


def test_what_is_said_of_a_list_stays_on_its_page():
    paragraphs = opened(section_docx(section())).paragraphs
    said = next(n for n, one in enumerate(paragraphs) if one.text == "Meidän huomiomme tämän perustana")

    assert paragraphs[said].paragraph_format.keep_with_next
