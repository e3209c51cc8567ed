"""What is kept of a form's numbers and choices, and what of a mail is notes."""

import pytest
from ingest_builders import findings, line, read

from analysis.ingest.decoding import decode
from analysis.model.codes import FindingType, LineStatus, SetAsideReason, WaitingReason
from analysis.model.imports import ReadSource, SourceFile
from analysis.model.tables import Column
from tests.corpus import form_files, mail_files, typed_files
from tests.corpus.entry import CorpusFile


def _of(files: tuple[CorpusFile, ...], name: str) -> ReadSource:
    file = next(file for file in files if file.name == name)
    return read(file.data, file.name)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_form_in_any_language_gives_theme_type_and_municipality(language: str) -> None:
    source = _of(form_files.FILES, f"forms_{language}.xlsx")

    (finding,) = findings(source)
    assert (finding.theme.code, finding.finding_type) == ("procurement", FindingType.DEVELOPMENT)
    assert finding.municipality_id == "M1"


def test_numbers_of_the_self_assessment_are_kept_as_lines_and_never_findings() -> None:
    source = _of(form_files.FILES, "forms_fi.xlsx")

    number = line(source, "4")
    assert number.decision.set_aside is SetAsideReason.NUMERIC_ANSWER
    assert number.findings == ()


def test_agreement_in_words_is_a_rating_too_and_picked_choices_are_asked() -> None:
    source = _of(form_files.FILES, "forms_asteikko.xlsx")

    assert line(source, "Täysin").decision.set_aside is SetAsideReason.NUMERIC_ANSWER
    assert line(source, "Sähkö;Lämpö").decision.waiting is WaitingReason.IS_IT_A_FINDING


def test_columns_of_a_form_are_shown_without_respondents() -> None:
    table = _of(form_files.FILES, "webropol_otsikkorivi.xlsx").tables[0]

    held = dict(table.mapping.columns)
    assert table.mapping.header_row == 4
    assert {held[4], held[5]} == {Column.EMAIL, Column.NAME}
    assert "Mallikas" not in str(table.sample) and "matti@" not in str(table.sample)


def test_an_older_mail_below_is_set_apart_and_its_sender_dropped() -> None:
    source = _of(mail_files.FILES, "vastaus_outlook.eml")

    assert line(source, "Meillä ei ole").decision.set_aside is SetAsideReason.QUOTED_REPLY
    assert line(source, "Ystävällisin").decision.set_aside is SetAsideReason.SIGNATURE


def test_a_mail_sent_on_without_words_is_read_for_what_was_sent_on() -> None:
    source = _of(mail_files.FILES, "VS muistio.eml")

    assert [finding.text for finding in findings(source) if finding.theme.code == "procurement"] == [mail_files.NOTE]


def test_a_postscript_below_a_signature_is_text_again() -> None:
    source = read(mail_files._plain("Hankinnat\n- a b c\n\nTerveisin\nRiikka\nPS. lukemia ei lueta enää\n"), "a.eml")

    assert line(source, "PS.").decision.status is not LineStatus.SET_ASIDE


def test_a_line_whose_letters_were_lost_waits_as_it_stands() -> None:
    source = _of(typed_files.FILES, "korvattuja_merkkeja.txt")

    assert line(source, "- kriteerej").decision.waiting is WaitingReason.UNREADABLE_TEXT


TEXTS = (
    "Hankinnat\n- kriteerejä ei käytetä, paitsi autoissa\n",
    "- åtgärderna följs inte upp på våren\nÅRSKLOCKA\n",
    "KÄYTTÖAIKA YÖLLÄ\nÄÄNI\n",
    "- hyvää\n",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    "code",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "iso8859-15", "mac_roman", "cp850"],
)
def test_every_encoding_of_an_office_is_told_from_the_others(text: str, code: str) -> None:
    assert decode(SourceFile("a.txt", text.encode(code))).text == text
