import ast
import re
from pathlib import Path

import pytest
from export_builders import section, summary

import analysis
from analysis.export import place_words
from analysis.export.comment_words import ANSWERS, COMMENT_KINDS, NO_ANSWER
from analysis.export.rule_words import RULE_WORDS
from analysis.export.word import summary_docx
from analysis.export.word_language import IN_WORDS
from analysis.export.word_section import section_docx
from analysis.export.words import FINDING_TYPES, NOT_RECORDED, ROLE_CLASSES
from analysis.language.catalogue import DOCUMENT_LANGUAGES, Catalogue, document_catalogue, load_catalogue
from analysis.model.content import ChapterContent
from analysis.summary import house_texts

HOUSE = Path(analysis.__file__).parent
ASKING = {"text", "words", "word", "counted"}


def asked_texts():
    """Every literal that the documents' code asks a catalogue for, and the tables of words."""
    found = {*ROLE_CLASSES.values(), *FINDING_TYPES.values(), NOT_RECORDED, *house_texts.msgids()}
    found |= set(RULE_WORDS.values())
    found |= set(IN_WORDS.values()) | place_words.msgids()
    found |= {*COMMENT_KINDS.values(), *ANSWERS.values(), NO_ANSWER}
    for module in [*(HOUSE / "export").glob("*.py"), *(HOUSE / "summary").glob("*.py")]:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ASKING:
                found |= {one.value for one in node.args[:1] if isinstance(one, ast.Constant)}
    return found


@pytest.mark.parametrize("language", DOCUMENT_LANGUAGES)
def test_every_text_of_the_documents_is_translated(language):
    asked = asked_texts()

    assert len(asked) > 40
    assert asked - document_catalogue(language).msgids() == set()


@pytest.mark.parametrize("language", DOCUMENT_LANGUAGES)
def test_nothing_that_a_document_prints_lacks_its_translation(language, monkeypatch):
    asked, missing, told = [], [], Catalogue.text

    def text(self, msgid):
        asked.append(msgid)
        missing.extend({msgid} - self.msgids())
        return told(self, msgid)

    monkeypatch.setattr(Catalogue, "text", text)
    for content in (summary(language=language, is_automatic_draft=True, is_sample=True), summary(ChapterContent("x"))):
        summary_docx(content)
    section_docx(section(language))
    section_docx(section(language, report=(), statements=(), name_proposals=()))

    assert len(asked) > 60
    assert missing == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_languages_hold_the_same_texts_with_the_same_slots(language):
    finnish, other = document_catalogue("fi"), document_catalogue(language)

    assert finnish.msgids() == other.msgids()
    for msgid in finnish.msgids():
        assert set(re.findall(r"{\w+}", finnish.text(msgid))) == set(re.findall(r"{\w+}", other.text(msgid)))


def test_unknown_text_stays_as_it_is_and_unknown_language_is_finnish():
    assert document_catalogue("fi").text("no such text") == "no such text"
    assert document_catalogue("de") is document_catalogue("fi")


def test_count_chooses_the_form():
    catalogue = document_catalogue("fi")

    forms = [catalogue.counted("{count} interview", "{count} interviews", count) for count in (0, 1, 2)]

    assert forms == ["0 haastattelua", "1 haastattelu", "2 haastattelua"]


def test_any_catalogue_is_read_from_its_file_once(tmp_path):
    path = tmp_path / "pages.po"
    path.write_text('msgid "Save"\nmsgstr "Tallenna"\n\nmsgid "Later"\nmsgstr ""\n', encoding="utf-8")

    catalogue = load_catalogue(path)

    assert isinstance(catalogue, Catalogue)
    assert (catalogue.text("Save"), catalogue.text("Later")) == ("Tallenna", "Later")
    assert load_catalogue(path) is catalogue
