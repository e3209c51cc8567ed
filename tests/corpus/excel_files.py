"""Workbooks of notes: one observation a row, in every shape that people give them."""

from datetime import date

from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.corpus.entry import READ, REFUSED, WARNED, CorpusFile
from tests.corpus.sheet_makers import Rows, book, sheet, with_member, with_part

MONTHLY = "lukemat käydään läpi kuukausittain"
NOBODY = "kukaan ei katso hälytyksiä"
TENDER = "tarjouspyynnöissä ei ole energiakriteerejä"
PLAIN: Rows = [
    ["Nro", "Teema", "Huomio", "V/K"],
    [1, "Kulutusseuranta", MONTHLY, "V"],
    [2, "Kulutusseuranta", NOBODY, "K"],
    [3, "Hankinnat", TENDER, "K"],
]
GREEN, RED = PatternFill("solid", fgColor="FFC6EFCE"), PatternFill("solid", fgColor="FFFFC7CE")


def _titles(width: int) -> Rows:
    return [["Vertaisoppimisvierailu Havulinna 12.3."] + [None] * width, ["Kirjaaja Sammalkoski"], []]


def _coloured(page: Worksheet) -> None:
    for row in range(2, 5):
        page.cell(row, 3).fill = GREEN if row == 2 else RED


def _inked(page: Worksheet) -> None:
    page["C3"].font = Font(color="FFC00000")


def _striped(page: Worksheet) -> None:
    for row in range(2, 8, 2):
        for column in range(1, 4):
            page.cell(row, column).fill = PatternFill("solid", fgColor="FFDDDDDD")


def _merge_themes(page: Worksheet) -> None:
    page.merge_cells("A2:A3")


def _band(page: Worksheet) -> None:
    page.merge_cells("A2:C2")
    page.merge_cells("A4:C4")


def _hide_everything(made: Workbook) -> None:
    made["Taul1"].row_dimensions[3].hidden = True
    made["Taul1"].column_dimensions["E"].hidden = True
    made["Vanhat"].sheet_state = "veryHidden"


def _comment(page: Worksheet) -> None:
    page["C2"].comment = Comment("Mallikas Maija:\nPiteekö tämä paikkansa?", "Mallikas Maija")


def _two_headers(page: Worksheet) -> None:
    page.merge_cells("B1:C1")
    page.merge_cells("A1:A2")


NO_TYPE: Rows = [[row[0], row[1], row[2]] for row in PLAIN]

FILES = (
    CorpusFile("huomiot.xlsx", sheet(PLAIN), READ, texts=(MONTHLY, NOBODY, TENDER), layout="excel_rows"),
    CorpusFile("otsikkorivit.xlsx", sheet(_titles(2) + PLAIN), READ, texts=(MONTHLY, TENDER), layout="excel_rows"),
    CorpusFile(
        "svenska.xlsx",
        sheet([["Tema", "+/–", "Iakttagelse", "Vem sade"], ["Upphandling", "–", "inga energikrav ställs", "rektor"]]),
        READ,
        texts=("inga energikrav ställs",),
        layout="excel_rows",
    ),
    CorpusFile(
        "english.xlsx",
        sheet([["Type", "Finding", "Topic"], ["strength", "the council asks for figures every month", "Organisation"]]),
        READ,
        texts=("the council asks for figures every month",),
        layout="excel_rows",
    ),
    CorpusFile(
        "pidemmat_otsikot.xlsx",
        sheet([["Teema / aihe", "Huomio (vapaa teksti)", "Vahvuus vai kehittämiskohde?"], ["EK", "tehty 2012", "V"]]),
        READ,
        texts=("tehty 2012",),
        layout="excel_rows",
    ),
    CorpusFile(
        "nimeton_sarake.xlsx",
        sheet([["Teema", "Mitä jäi mieleen kierrokselta", "V/K"], ["Hankinnat", TENDER, "K"]]),
        WARNED,
        texts=(TENDER,),
        warnings=("structure_guessed",),
    ),
    CorpusFile(
        "taulukko_haastatteluittain.xlsx",
        book(
            {
                "Haast1 tekn.": PLAIN[:3],
                "Haast2 hank": [PLAIN[0], PLAIN[3]],
                "Ohje": [["Täytä yksi rivi havaintoa kohti"]],
            }
        ),
        READ,
        texts=(MONTHLY, NOBODY, TENDER),
    ),
    CorpusFile(
        "yhdistetty_teema.xlsx",
        sheet([["Teema", "Huomio"], ["Hankinnat", TENDER], [None, "x" * 30]], _merge_themes),
        READ,
        texts=(TENDER,),
    ),
    CorpusFile(
        "vyohykkeet.xlsx",
        sheet(
            [["Nro", "Huomio", "V/K"], ["HANKINNAT"], [1, TENDER, "K"], ["KULUTUSSEURANTA"], [2, MONTHLY, "V"]], _band
        ),
        READ,
        texts=(TENDER, MONTHLY),
    ),
    CorpusFile(
        "matriisi.xlsx",
        sheet(
            [
                ["Teema", "Vahvuudet", "Kehittämiskohteet", "Muuta"],
                ["Kulutusseuranta", MONTHLY, NOBODY + "\n" + "mittarit ovat vanhoja", "kysytään lisää huollolta"],
                ["Hankinnat", None, TENDER, None],
            ]
        ),
        READ,
        texts=(MONTHLY, NOBODY, "mittarit ovat vanhoja", TENDER, "kysytään lisää huollolta"),
        layout="excel_rows",
    ),
    CorpusFile(
        "rastit.xlsx",
        sheet(
            [["Teema", "Huomio", "Vahvuus", "Kehittämiskohde"], ["Hankinnat", TENDER, None, "x"], ["EK", MONTHLY, "x"]]
        ),
        READ,
        texts=(TENDER, MONTHLY),
    ),
    CorpusFile(
        "kaksirivinen_otsikko.xlsx",
        sheet(
            [["Teema", "Huomio", None, "Kuka"], [None, "Vahvuudet", "Kehitettävää"], ["Katselmukset", MONTHLY, NOBODY]],
            _two_headers,
        ),
        READ,
        texts=(MONTHLY, NOBODY),
    ),
    CorpusFile(
        "kaksi_taulukkoa.xlsx",
        sheet(
            [
                ["Teema", "Huomio"],
                ["Hankinnat", TENDER],
                [],
                ["Toinen haastattelu"],
                ["Huomio", "V/K", "Teema"],
                [MONTHLY, "V", "mittarit"],
            ]
        ),
        READ,
        texts=(TENDER, MONTHLY),
        raws=("Toinen haastattelu",),
    ),
    CorpusFile(
        "rinnakkain.xlsx",
        sheet(
            [
                ["Teema", "Huomio", None, "Teema", "Huomio"],
                ["Hankinnat", TENDER, None, "mittarit", MONTHLY],
                [None, None, None, "mittarit", NOBODY],
            ]
        ),
        READ,
        texts=(TENDER, MONTHLY, NOBODY),
    ),
    CorpusFile(
        "vari_merkitsee.xlsx", sheet(NO_TYPE, _coloured), WARNED, texts=(MONTHLY, TENDER), warnings=("colour_meaning",)
    ),
    CorpusFile("kirjainvari.xlsx", sheet(NO_TYPE, _inked), WARNED, texts=(NOBODY,), warnings=("colour_meaning",)),
    CorpusFile(
        "raidat.xlsx",
        sheet([["Nro", "Teema", "Huomio"], *[[n, "Hankinnat", f"{TENDER} kohteessa {n}"] for n in range(6)]], _striped),
        READ,
        texts=(f"{TENDER} kohteessa 5",),
    ),
    CorpusFile(
        "piilotettua.xlsx",
        book(
            {"Taul1": [[*row, "sivuhuomautus" if n else "Lisätiedot"] for n, row in enumerate(PLAIN)], "Vanhat": PLAIN},
            _hide_everything,
        ),
        WARNED,
        texts=(MONTHLY, TENDER),
        raws=(NOBODY, "sivuhuomautus"),
        warnings=("hidden_rows", "hidden_columns", "hidden_sheets"),
    ),
    CorpusFile(
        "kommentti.xlsx",
        sheet(PLAIN, _comment),
        WARNED,
        texts=("Piteekö tämä paikkansa?",),
        absent=("Mallikas",),
        warnings=("comments",),
    ),
    CorpusFile(
        "kaava_ilman_arvoa.xlsx",
        sheet([*PLAIN, [4, "Hankinnat", '=CONCATENATE("a","b")', "V"]]),
        WARNED,
        texts=(MONTHLY,),
        raws=('=CONCATENATE("a","b")',),
        warnings=("formula_without_value",),
    ),
    CorpusFile(
        "kaavan_arvo.xlsx",
        with_part(
            sheet([*PLAIN, [4, "Hankinnat", "=1+1", "V"]]),
            "xl/worksheets/sheet1.xml",
            rb'<c r="C5"[^>]*><f>1\+1</f><v ?/?>(</v>)?</c>',
            b'<c r="C5" t="str"><f>HYPERLINK("http://x.example","y")</f><v>kriteerit yhteishankinnasta</v></c>',
        ),
        READ,
        texts=("kriteerit yhteishankinnasta",),
        absent=("HYPERLINK", "x.example"),
    ),
    CorpusFile(
        "makrot.xlsm",
        with_member(sheet(PLAIN), "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 macro"),
        WARNED,
        texts=(MONTHLY,),
        warnings=("macros",),
    ),
    CorpusFile(
        "paivat_ja_luvut.xlsx",
        sheet(
            [
                ["Pvm", "Teema", "Huomio", "V/K", "Lisätiedot"],
                [date(2026, 3, 12), "EK, PTS", date(2026, 3, 1), "V", 0.25],
            ],
            lambda page: setattr(page["E2"], "number_format", "0 %"),
        ),
        READ,
        raws=("1.3.2026", "12.3.2026", "25 %"),
    ),
    CorpusFile(
        "monta_tagia.xlsx",
        sheet(
            [
                ["Teema", "Huomio"],
                ["katselmus; PTS", "ehdotukset odottavat rahaa"],
                ["viestintä/koulutus", "kurssi pidettiin"],
            ]
        ),
        READ,
        texts=("ehdotukset odottavat rahaa", "kurssi pidettiin"),
    ),
    CorpusFile(
        "luettelo_solussa.xlsx",
        sheet([["Teema", "Huomio"], ["Hankinnat", "- puitesopimus käytössä\n- mutta vain osassa taloja"]]),
        READ,
        texts=("puitesopimus käytössä", "mutta vain osassa taloja"),
        raws=("- puitesopimus käytössä",),
    ),
    CorpusFile(
        "kaukainen_solu.xlsx",
        sheet(PLAIN, lambda page: page.cell(900_000, 16_000, "eksynyt huomautus")),
        READ,
        texts=(MONTHLY,),
        raws=("eksynyt huomautus",),
    ),
    CorpusFile(
        "kuka_sanoi.xlsx",
        sheet([["Huomio", "Kuka sanoi", "Nimi"], [TENDER, "Virtanen", "Maija Mallikas"]]),
        READ,
        texts=(TENDER,),
        absent=("Virtanen", "Mallikas"),
    ),
    CorpusFile("tyhja.xlsx", sheet([]), REFUSED, reason="no_text"),
    CorpusFile("katkennut.xlsx", sheet(PLAIN)[:-300], REFUSED, reason="damaged"),
    CorpusFile(
        "ulkoinen_entiteetti.xlsx",
        with_part(
            sheet(PLAIN),
            "xl/worksheets/sheet1.xml",
            rb"<worksheet",
            b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet',
        ),
        REFUSED,
        reason="unsafe_xml",
    ),
    CorpusFile(
        "pitka_solu.xlsx",
        with_part(
            sheet([["Teema", "Huomio"], ["org.", "jatkuu"]]), "xl/worksheets/sheet1.xml", b"jatkuu", b"y" * 40_000
        ),
        REFUSED,
        reason="too_large",
    ),
)
