"""Files as hurried people leave them, of every format: each breaks a habit that the readers may lean on."""

from openpyxl.worksheet.worksheet import Worksheet

from tests.corpus import open_document_files as odf
from tests.corpus.entry import READ, WARNED, CorpusFile
from tests.corpus.sheet_makers import sheet
from tests.corpus.word_parts import cell, docx, item, para, row, run, table


def _merged(page: Worksheet) -> None:
    for cells in ("A1:E1", "C3:D3", "A3:A4", "B3:B4", "E3:E4"):
        page.merge_cells(cells)


def _control(inside: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


TITLED = [
    ["Vertaisoppimisvierailu Havulinna 12.3.2026"],
    [],
    ["Nro", "Teema", "Havainto", None, "Kuka sanoi"],
    [None, None, "Vahvuudet", "Kehittämiskohteet", None],
    [1, "Hankinnat", "ohje on uusi", "kriteerit puuttuvat", "rehtori"],
    [2, "Koulutus", None, "kurssi jäi kesken", None],
    ["- ilta päättyi hyviin puheisiin"],
]
MAC_LINES = (
    'Teema;Huomio;Kuka\rHankinnat;"ohje on vanha; sitä ei lueta";rehtori\r'
    'Koulutus;"sanottiin ""ei jakseta""; silti käytiin";\rKulutusseuranta;lukemat; katoavat'
)
SENT_ON = """From: Karin Berg <karin.berg@gralunda.example>
To: notes@motiva.example
Subject: VB: Anteckningar
MIME-Version: 1.0
Content-Type: text/html; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

<html><body><p>Hej!</p><div><b>Upphandling</b></div><ul><li>kriterierna anv=E4nds inte</li></ul>
<p>Med v=E4nlig h=E4lsning<br>Karin Berg</p><hr>
<div><b>Fr=E5n:</b> Stig Holm &lt;stig.holm@gralunda.example&gt;<br><b>Skickat:</b> den 12 mars 2026 10:00<br>
<b>Till:</b> Karin Berg<br><b>=C4mne:</b> Anteckningar</div>
<p>Utbildning: kursen h=F6lls en g=E5ng</p><p>energibesiktningarna gl=F6ms bort</p></body></html>
"""
VOICES = """WEBVTT

NOTE tehty koneella

00:00:01.000 --> 00:00:04.000
<v.loud Maija Virtanen>Hankinnoissa kriteerit puuttuvat <i>kokonaan</i> laitteista.</v>

id-2
00:00:05.000 --> 00:00:08.000 align:start
<v Pekka Laine>Joo.</v> <v Maija Virtanen>Pekka tietää &amp; muistaa kriteerit.</v>
"""
CODE_PAGES = (
    rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset238 Arial CE;}{\f1\fswiss\fcharset0 Arial;}}"
    rb"\f1\b Hankinnat\b0\par \'96 kriteerej\'e4 ei k\'e4ytet\'e4\par"
    rb"{\pard\b Koulutus:\b0  kurssi pidettiin \u8211\'96 kerran\par}\f0 \'9eaket olivat vanhoja\par}"
)
WEBROPOL = """Svarsnummer;Svarstid;E-postadress;Namn;Vilken kommun representerar du?;Din roll;\
1. Vad fungerar bra i er upphandling?;2. Vad borde utvecklas i uppföljningen av förbrukningen?;\
3. Bedöm ledningens stöd (1-5);4. Övriga kommentarer
1;12.3.2026 10:00;karin.berg@gralunda.example;Karin Berg;Grålunda;fastighetschef;\
Anvisningen är ny, och alla läser den;Avläsningarna görs för hand;4;Inga kommentarer
2;12.3.2026 11:00;anonymous;;Grålunda;rektor;Karin sköter det bra;;2;Ventilationen borde ses över
"""
SPACED_BOARD = """Hankinnat,,
Vahvuudet,Kehitettävää,
,,
ohje on uusi,kriteerit puuttuvat,
,,
,sopimus päättyi,
,,
Koulutus,,
Vahvuudet,Kehitettävää,
kurssi pidettiin,ohjaajat puuttuvat,
"""
FOOTNOTE = '<w:footnote w:id="1"><w:p><w:r><w:t>tieto on vuodelta 2021</w:t></w:r></w:p></w:footnote>'
CONTROLS = docx(
    table(
        row("Teema", "Vahvuudet", "Kehittämiskohteet"),
        row(
            _control(cell("Hankinnat")),
            cell(_control(para("ohje on uusi"))),
            cell(para(run("kriteerit puuttuvat") + '<w:r><w:footnoteReference w:id="1"/></w:r>')),
        ),
        _control(
            row(
                "Koulutus",
                cell(para(_control(run("kurssi pidettiin")))),
                cell(_control(para("Kirjoita tähän"), "<w:showingPlcHdr/>")),
            )
        ),
    ),
    footnotes=FOOTNOTE,
)
BLANK_THEMES = docx(
    para("1. Koulutus", "Otsikko2"),
    table(
        row("Teema", "Vahvuudet", "Kehittämiskohteet"),
        row(cell("Hankinnat", properties='<w:vMerge w:val="restart"/>'), "ohje on uusi", "kriteerit puuttuvat"),
        row(cell("", properties="<w:vMerge/>"), "sopimus kattaa sähkön", ""),
        row("", "kaikki lukevat sen", ""),
        row("Koulutus", "kurssi pidettiin", ""),
    ),
)
PLAIN_TAGS = docx(
    para("1. Koulutus", "Otsikko2"),
    item("kurssi pidettiin"),
    para("Hankinnat"),
    item("ohje on vanha"),
    item("sitä ei lueta", 1),
    item("paitsi keskuksessa", 2),
    para("Seuranta"),
    item("kukaan ei katso toteumaa"),
)
NESTED_AND_CHANGED = odf.odt(
    '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>'
    + odf.p("vanha lause")
    + '</text:deletion></text:changed-region><text:changed-region text:id="c2"><text:insertion/></text:changed-region>'
    "</text:tracked-changes>",
    odf.HEADING,
    odf.items(
        odf.p('ohje on <text:change-start text:change-id="c2"/>todella <text:change-end text:change-id="c2"/>vanha')
        + odf.items(
            odf.p('sitä ei lueta<text:change text:change-id="c1"/>') + odf.items(odf.p("paitsi keskuksessa")),
        ),
        odf.p("Katselmukset") + odf.items(odf.p("raportit ovat hyllyssä")),
    ),
)
SHORT_LINES = """Organisointi

vuosikello on sovittu yhdessä

katselmukset jäävät tekemättä

Viestintä kuntalaisille ontuu

rehtorit eivät tiedä kenelle soittaa

Tausta:
- asukkaita on noin 9 000 ja kouluja kuusi
"""

FILES = (
    CorpusFile(
        "otsikko_kahdella_rivilla.xlsx",
        sheet(TITLED, _merged),
        READ,
        says=(
            ("ohje on uusi", "type", "strength"),
            ("kriteerit puuttuvat", "type", "development"),
            ("kriteerit puuttuvat", "theme", "procurement"),
            ("kurssi jäi kesken", "type", "development"),
        ),
        texts=("ilta päättyi hyviin puheisiin",),
    ),
    CorpusFile(
        "mac_rivit.csv",
        MAC_LINES.encode("mac_roman"),
        WARNED,
        texts=("ohje on vanha; sitä ei lueta", 'sanottiin "ei jakseta"; silti käytiin', "lukemat"),
        raws=(" katoavat",),
        warnings=("encoding_guessed",),
    ),
    CorpusFile(
        "ilman_tavujarjestysta.txt",
        "Hankinnat\r\n- ohje on vanha ja kömpelö – sitä ei lueta\r\n".encode("utf-16-be"),
        WARNED,
        says=(("ohje on vanha ja kömpelö – sitä ei lueta", "theme", "procurement"),),
        warnings=("encoding_guessed",),
    ),
    CorpusFile(
        "VB anteckningar.eml",
        SENT_ON.encode(),
        READ,
        folder="Grålunda",
        layout="email",
        absent=("Holm", "stig", "Skickat: Stig"),
        says=(
            ("kriterierna används inte", "theme", "procurement"),
            ("kursen hölls en gång", "theme", "training"),
            ("energibesiktningarna glöms bort", "theme", "audits?"),
        ),
    ),
    CorpusFile(
        "aanet.vtt",
        VOICES.encode(),
        READ,
        layout="transcript",
        texts=("Hankinnoissa kriteerit puuttuvat kokonaan laitteista.",),
        hidden=("Pekka",),
        asides=(("Joo.", "no_content"),),
    ),
    CorpusFile(
        "merkistot.rtf",
        CODE_PAGES,
        READ,
        says=(
            ("kriteerejä ei käytetä", "theme", "procurement"),
            ("kurssi pidettiin – kerran", "theme", "training"),
            ("žaket olivat vanhoja", "theme", "training"),
        ),
    ),
    CorpusFile(
        "mac.rtf",
        rb"{\rtf1\mac Hankinnat\par - kriteerej\'8a ei k\'8aytet\'8a\par}",
        READ,
        texts=("kriteerejä ei käytetä",),
    ),
    CorpusFile(
        "dos.rtf",
        rb"{\rtf1\pc Hankinnat\par - kriteerej\'84 ei k\'84ytet\'84\par}",
        READ,
        texts=("kriteerejä ei käytetä",),
    ),
    CorpusFile(
        "webropol_kommun.csv",
        WEBROPOL.encode("cp1252"),
        WARNED,
        folder=None,
        layout="form_export",
        absent=("Karin Berg", "karin.berg"),
        warnings=("encoding_guessed",),
        says=(
            ("Anvisningen är ny, och alla läser den", "type", "strength"),
            ("Anvisningen är ny, och alla läser den", "municipality", "M4"),
            ("Avläsningarna görs för hand", "theme", "consumption_monitoring"),
            ("Ventilationen borde ses över", "language", "sv"),
        ),
        asides=(("4", "numeric_answer"), ("Inga kommentarer", "no_content")),
        hidden=("Karin",),
    ),
    CorpusFile(
        "taulu_valeilla.csv",
        SPACED_BOARD.encode(),
        WARNED,
        warnings=("structure_guessed",),
        says=(
            ("ohje on uusi", "type", "strength"),
            ("kriteerit puuttuvat", "theme", "procurement"),
            ("sopimus päättyi", "theme", "procurement?"),
            ("ohjaajat puuttuvat", "theme", "training"),
            ("ohjaajat puuttuvat", "type", "development"),
        ),
    ),
    CorpusFile(
        "saatimia_taulukossa.docx",
        CONTROLS,
        READ,
        says=(
            ("ohje on uusi", "theme", "procurement"),
            ("kriteerit puuttuvat", "type", "development"),
            ("tieto on vuodelta 2021", "theme", "procurement"),
            ("kurssi pidettiin", "theme", "training"),
        ),
        asides=(("Kirjoita tähän", "no_content"),),
    ),
    CorpusFile(
        "teema_ensimmaisella_rivilla.docx",
        BLANK_THEMES,
        READ,
        says=(
            ("ohje on uusi", "theme", "procurement"),
            ("sopimus kattaa sähkön", "theme", "procurement"),
            ("kaikki lukevat sen", "theme", "procurement?"),
            ("kurssi pidettiin", "theme", "training"),
        ),
    ),
    CorpusFile(
        "otsikot_ilman_tyylia.docx",
        PLAIN_TAGS,
        READ,
        says=(
            ("kurssi pidettiin", "theme", "training"),
            ("ohje on vanha", "theme", "procurement"),
            ("paitsi keskuksessa", "theme", "procurement"),
            ("kukaan ei katso toteumaa", "theme", "consumption_monitoring?"),
        ),
        asides=(("Hankinnat", "heading"), ("Seuranta", "heading")),
    ),
    CorpusFile(
        "sisakkain_ja_muutettu.odt",
        NESTED_AND_CHANGED,
        WARNED,
        absent=("vanha lause",),
        warnings=("tracked_changes",),
        says=(
            ("ohje on todella vanha", "theme", "procurement"),
            ("sitä ei lueta", "theme", "procurement"),
            ("paitsi keskuksessa", "theme", "procurement"),
            ("raportit ovat hyllyssä", "theme", "audits"),
        ),
        asides=(("Katselmukset", "heading"),),
    ),
    CorpusFile(
        "lyhyita_riveja.txt",
        SHORT_LINES.encode(),
        READ,
        says=(
            ("vuosikello on sovittu yhdessä", "theme", "organisation"),
            ("katselmukset jäävät tekemättä", "theme", "audits?"),
            ("Viestintä kuntalaisille ontuu", "theme", "training?"),
            ("rehtorit eivät tiedä kenelle soittaa", "theme_uncertain", "True"),
            ("asukkaita on noin 9 000 ja kouluja kuusi", "type", "context"),
        ),
    ),
)
