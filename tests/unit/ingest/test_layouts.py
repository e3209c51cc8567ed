import pytest
from docx import Document
from ingest_builders import findings, line, read, saved, word, workbook

from analysis.model.codes import FindingType, Layout, LineStatus, RoleClass, SetAsideReason
from analysis.model.imports import ReadWarning


def test_word_headings_give_theme_type_and_context() -> None:
    source = read(
        word(
            ("Heading 1", "Vertaisoppimisvierailu / Havulinna"),
            ("Heading 2", "1. Hankinnat"),
            ("Heading 3", "Kehittämiskohteet"),
            ("List Bullet", "Kriteerejä ei käytetä laitehankinnoissa"),
            ("List Bullet 2", "autoissa kyllä"),
        )
    )

    first, second = findings(source)
    assert source.layout is Layout.WORD_HEADINGS
    assert (first.theme.code, first.finding_type) == ("procurement", FindingType.DEVELOPMENT)
    assert second.context == "Kriteerejä ei käytetä laitehankinnoissa"
    assert first.context == ""


def test_a_type_heading_beside_a_theme_heading_ends_the_theme() -> None:
    source = read(
        word(
            ("Heading 2", "Energiakatselmukset"),
            ("List Bullet", "Kohteet on katselmoitu"),
            ("Heading 2", "Vinkit meiltä vierailijoilta"),
            ("List Bullet", "Sopikaa varahenkilö ennen kesää"),
        )
    )

    assert findings(source)[1].finding_type is FindingType.TIP
    assert findings(source)[1].theme.code != "audits"


def _with_tracked_change() -> bytes:
    document = Document()
    document.add_heading("Hankinnat", 2)
    paragraph = document.add_paragraph("Ohje on ", "List Bullet")
    for tag, text_tag, text in (("w:ins", "w:t", "uusi"), ("w:del", "w:delText", "vanha")):
        from docx.oxml import OxmlElement

        change, run, piece = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
        piece.text = text
        run.append(piece)
        change.append(run)
        paragraph._p.append(change)
    return saved(document)


def test_tracked_insertions_are_taken_and_deletions_left() -> None:
    source = read(_with_tracked_change())

    assert findings(source)[0].text == "Ohje on uusi"
    assert ReadWarning.TRACKED_CHANGES in source.warnings


def _matrix() -> bytes:
    document = Document()
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(table.rows[0].cells, ("Teema", "Vahvuudet", "Kehittämiskohteet"), strict=True):
        cell.text = text
    table.cell(1, 0).text = "Kulutusseuranta"
    table.cell(1, 1).text = "tuntidata tulee itsestään / hälytykset toimivat"
    table.cell(1, 2).text = ""
    return saved(document)


def test_matrix_cells_are_split_and_an_empty_cell_is_no_line() -> None:
    source = read(_matrix())

    assert source.layout is Layout.WORD_MATRIX
    locators = [line.locator for line in source.lines if line.findings]
    assert locators == ["table 1 r2 c2 #1", "table 1 r2 c2 #2"]
    assert all(finding.finding_type is FindingType.STRENGTH for finding in findings(source))
    assert not any(line.locator.startswith("table 1 r2 c3") for line in source.lines)


ROWS: list[list[object]] = [
    ["Havulinna 12.3.", None, None, None],
    ["Huomio", "V/K", "Teema", "Kuka sanoi"],
    ["hälytys tulee puhelimeen", "V", "mittarit", "kiinteistöpäällikkö"],
    ["kukaan ei vastaa siitä", "–", "org.", "Virtanen"],
    ["poistetaanko tämä", "K", "org.", "Virtanen"],
]


def test_excel_columns_are_found_by_their_names_below_title_rows() -> None:
    source = read(workbook(ROWS, hidden=(5,)))

    first, second = findings(source)
    assert source.layout is Layout.EXCEL_ROWS
    assert (first.theme.code, first.finding_type) == ("consumption_monitoring", FindingType.STRENGTH)
    assert first.role_class is RoleClass.PREMISES
    assert (second.theme.code, second.finding_type) == ("organisation", FindingType.DEVELOPMENT)
    assert second.role_class is None


def test_hidden_excel_rows_are_set_aside_and_reported() -> None:
    source = read(workbook(ROWS, hidden=(5,)))

    assert line(source, "poistetaanko").decision.set_aside is SetAsideReason.HIDDEN_PART
    assert ReadWarning.HIDDEN_ROWS in source.warnings


FORM = (
    "Vastaajan tunnus;Aloitusaika;Sähköposti;Nimi;Kunta;Hankinnat: mitä pitäisi kehittää?;Johdon tuki (1–5)\r\n"
    "1;1.4.2026 8:02;matti@x.example;Matti Mallikas;Havulinna;Energiakriteerit puuttuvat tarjouspyynnöistä;4\r\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_form_answers_are_read_in_every_encoding_and_who_answered_is_dropped(encoding: str) -> None:
    source = read(FORM.encode(encoding), "vienti.csv")

    assert source.layout is Layout.FORM_EXPORT
    assert findings(source)[0].text == "Energiakriteerit puuttuvat tarjouspyynnöistä"
    assert findings(source)[0].theme.code == "procurement"
    assert not any("Mallikas" in line.raw or "@" in line.raw for line in source.lines)


def test_numeric_answers_are_set_aside() -> None:
    source = read(FORM, "vienti.csv")

    assert line(source, "4").decision.set_aside is SetAsideReason.NUMERIC_ANSWER


def test_semicolon_comma_and_tab_give_the_same_form() -> None:
    texts = [FORM, FORM.replace(";", "\t"), FORM.replace(";", ",")]

    assert {findings(read(text, "vienti.csv"))[0].text for text in texts} == {
        "Energiakriteerit puuttuvat tarjouspyynnöistä"
    }


def test_iso_8859_15_is_told_from_windows_1252() -> None:
    source = read(FORM.replace("puuttuvat", "Škodan ž puuttuvat").replace("–", "-").encode("iso8859-15"), "vienti.csv")

    assert findings(source)[0].text.startswith("Energiakriteerit Škodan ž")
    assert ReadWarning.ENCODING_GUESSED in source.warnings


def test_a_whiteboard_gives_frame_and_column() -> None:
    board = "Kulutusseuranta\nVahvuudet,Kehitettävää\nvuoto löytyi,kukaan ei lue lukemia\n\n#ketsi,???\n"

    source = read(board, "taulu.csv")

    assert source.layout is Layout.WHITEBOARD
    assert [f.finding_type for f in findings(source)] == [FindingType.STRENGTH, FindingType.DEVELOPMENT]
    assert {f.theme.code for f in findings(source)} == {"consumption_monitoring"}
    assert line(source, "#ketsi").decision.set_aside is SetAsideReason.NO_CONTENT


def test_chat_authors_are_dropped_and_likes_count_for_nothing() -> None:
    chat = (
        "kirjoittaja;aika;viesti;vastaus-viestiin;tykkäykset\n"
        "Jaana Mäkelä;12.3.;TEEMA: Viestintä;;9\n"
        "Timo Korhonen;12.3.;Vinkki: kertokaa onnistumisista intrassa;;4\n"
    )

    source = read(chat, "howspace.csv")

    assert source.layout is Layout.CHAT_EXPORT
    assert findings(source)[0].theme.code == "training"
    assert not any("Korhonen" in line.raw or line.raw == "4" for line in source.lines)


MAIL = (
    "From: Riikka Korpela <riikka@x.example>\nTo: r@y.example\nSubject: Lisäyksiä\n"
    "Date: Mon, 23 Mar 2026 08:41:00 +0200\n"
    "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nMoi!\n\n"
    "- Vahvuus (johtaminen): Riikan mukaan valtuusto kysyy energiasta\n\nTerkuin\nRiikka\n\n"
    "> ma Onni Lahtinen kirjoitti:\n> heillä ei ole seurantaa ollenkaan\n"
)


def test_mail_quotes_and_signatures_are_set_aside() -> None:
    source = read(MAIL, "viesti.eml")

    assert source.layout is Layout.EMAIL
    assert line(source, "> heillä").decision.set_aside is SetAsideReason.QUOTED_REPLY
    assert line(source, "Riikka").decision.set_aside is SetAsideReason.SIGNATURE
    assert [f.text for f in findings(source)] == ["[henkilö 1] mukaan valtuusto kysyy energiasta"]


VTT = (
    "WEBVTT\n\n00:00:03.000 --> 00:00:09.000\n<v Minna Aaltonen>Mikä kulutusseurannassa ei toimi?</v>\n\n"
    "00:12:31.000 --> 00:12:40.000\n<v Toivo Järvinen>Lukemia ei katso kukaan, sanoi Hannele.</v>\n"
)


def test_transcript_cues_keep_their_time_and_lose_their_speaker() -> None:
    source = read(VTT, "teams.vtt")

    answer = source.lines[1]
    assert source.layout is Layout.TRANSCRIPT
    assert answer.locator == "00:12:31"
    assert answer.findings[0].finding_type is FindingType.DEVELOPMENT
    assert source.lines[0].decision.status is LineStatus.SET_ASIDE
    assert "Toivo" not in answer.raw and "Hannele" not in answer.findings[0].text


def test_layout_is_found_from_content_whatever_the_suffix() -> None:
    assert read(VTT, "muistio.txt").layout is Layout.TRANSCRIPT
    assert read(MAIL, "muistio.md").layout is Layout.EMAIL
    assert read(FORM, "muistio.txt").layout is Layout.FORM_EXPORT
    assert read(word(("Heading 2", "Hankinnat")), "muistio.csv").layout is Layout.WORD_HEADINGS


def test_prose_with_commas_is_no_table() -> None:
    source = read("Muistio, Havulinna\n\n- hyvä, nopea, halpa\n- ja vielä, jotain\n", "muistio.txt")

    assert source.layout is Layout.PLAIN_TEXT


def test_raw_lines_stay_as_they_were_typed() -> None:
    raw = "  * energia\xadtehokkuus\u00a0on   tärkeä"

    source = read(f"Organisointi\n{raw}\n")

    assert source.lines[1].raw == raw
    assert findings(source)[0].text == "energiatehokkuus on tärkeä"
