import io
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from docx.oxml.ns import qn
from export_builders import CHAPTER, DIFFICULTY, EXAMPLE, STRENGTH, summary

from analysis.errors import InvalidInput
from analysis.export.checker import Known, check_document, labels_of
from analysis.export.word import summary_docx
from analysis.model.content import ThemeFigure
from analysis.summary.names import names_in

FINDINGS = tuple(entry.text for one in (STRENGTH, DIFFICULTY, EXAMPLE) for entry in one.evidence if entry.text)
KNOWN = Known(FINDINGS, ("Mervi Virtanen",), ("Havulinna", "Öja"))
FIGURE = (ThemeFigure("Hankinnat", 3, 2, 1, 0),)


def check(data, known=KNOWN):
    problems = check_document(data, known, lambda text, names: [hit.words for hit in names_in(text, names)])
    return [(one.rule, one.where) for one in problems]


def rules(data, known=KNOWN):
    return [rule for rule, _ in check(data, known)]


def edited(edit, content=None):
    """The document after somebody has edited it in Word."""
    document = Document(io.BytesIO(summary_docx(content or summary())))
    edit(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def paragraph_with(document, text):
    return next(one for one in document.paragraphs if text in one.text and "[N" in one.text)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_what_we_write_keeps_its_promises_in_every_language(language):
    data = summary_docx(summary(language=language, themes=FIGURE))

    assert check(data) == []
    assert set(labels_of(data)) == {"N1", "N2", "N4", "N12"}


def test_statement_without_evidence_is_found():
    hollow = replace(CHAPTER, strengths=(replace(STRENGTH, evidence=()),))

    def drop_the_editorial_sentence(document):
        for one in document.paragraphs:
            if one.text.startswith("Toimituksellinen teksti"):
                one._p.getparent().remove(one._p)

    assert ("no_evidence", "N1") in check(edited(drop_the_editorial_sentence, summary(hollow)))


def test_lost_links_both_ways_are_found():
    def drop_links(document):
        for link in list(document.element.body.iter(qn("w:hyperlink"))):
            if link.get(qn("w:anchor")) in ("naytto_N1", "nosto_N2"):
                link.getparent().remove(link)

    assert check(edited(drop_links)) == [("no_way_to_evidence", "N1"), ("no_way_back", "N2")]


def test_link_to_nothing_and_one_name_twice_are_found():
    def spoil(document):
        marks = list(document.element.body.iter(qn("w:bookmarkStart")))
        first = next(one for one in marks if one.get(qn("w:name")) == "lukuohje")
        first.set(qn("w:name"), "toteutus")

    assert check(edited(spoil)) == [("bookmark_twice", "toteutus"), ("link_leads_nowhere", "lukuohje")]


def test_evidence_of_a_finding_that_no_longer_stands_is_found_and_a_masked_one_is_not():
    fewer = replace(KNOWN, findings=tuple(text for text in FINDINGS if text != "Sijainen puuttuu."))
    masked = replace(KNOWN, findings=(*FINDINGS, "Mervi vetää ryhmää."))
    evidence = replace(STRENGTH, evidence=(replace(STRENGTH.evidence[0], text="[henkilö] vetää ryhmää."),))

    assert check(summary_docx(summary()), fewer) == [("evidence_unknown", "N2")]
    assert check(summary_docx(summary(replace(CHAPTER, strengths=(evidence,)))), masked) == []


def test_withdrawn_words_are_found_wherever_they_stand():
    withdrawn = replace(KNOWN, withdrawn=("OSASSA kunnista nousi  esiin: sijaista ei ole", "ei ole"))

    assert rules(summary_docx(summary()), withdrawn) == ["withdrawn_text"]


def test_municipality_named_outside_its_example_is_found():
    named = replace(CHAPTER, development=(replace(DIFFICULTY, text="Havulinnassa sijaista ei ole."),))

    # In its chapter, and on the page in brief.
    assert rules(summary_docx(summary(named))) == ["municipality_named", "municipality_named"]


@pytest.mark.parametrize(
    "hide",
    [
        lambda document: paragraph_with(document, "työryhmä").add_run(" Mervi Virtasen mukaan"),
        lambda document: [paragraph_with(document, "työryhmä").add_run(part) for part in (" Mer", "vi Virta", "nen")],
        lambda document: document.add_comment(document.paragraphs[0].runs, "Kysy Mervi Virtaselta", author="A"),
        lambda document: document.add_comment(document.paragraphs[0].runs, "ok", author="Mervi Virtanen"),
        lambda document: setattr(document.core_properties, "last_modified_by", "Mervi Virtanen"),
        lambda document: setattr(document.core_properties, "keywords", "mervi virtanen"),
        lambda document: setattr(document.sections[0].footer.paragraphs[0], "text", "Mervi Virtanen"),
        lambda document: next(document.element.body.iter("{*}docPr")).set("descr", "Kuva: Mervi Virtanen"),
    ],
    ids=["text", "split into runs", "comment", "author of a comment", "last modified by", "keywords", "footer", "alt"],
)
def test_hidden_name_is_found_in_any_part_in_any_form(hide):
    assert set(rules(edited(hide, summary(themes=FIGURE)))) == {"hidden_name"}


def test_hidden_name_is_found_in_the_name_of_a_file_and_in_the_workbook_of_the_chart():
    out = io.BytesIO(summary_docx(summary(themes=(ThemeFigure("Mervi Virtasen teema", 1, 0, 0, 0),))))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("word/media/Mervi Virtanen.png", b"")

    parts = {where for rule, where in check(out.getvalue()) if rule == "hidden_name"}

    assert "word/media/Mervi Virtanen.png" in parts
    assert any(part.startswith("word/embeddings/chart1.xlsx/") for part in parts)
    assert "word/charts/chart1.xml" in parts


def test_what_is_no_document_is_refused():
    with pytest.raises(InvalidInput):
        check(b"text")
