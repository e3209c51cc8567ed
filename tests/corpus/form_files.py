"""Exports of Forms and Webropol, whose headers come in three languages and whose respondents are dropped."""

from tests.corpus.entry import READ, WARNED, CorpusFile
from tests.corpus.sheet_makers import sheet

ANSWER = "energiakriteerit puuttuvat tarjouspyynnöistä"
WHO = ("Matti Mallikas", "matti@x.example")
SECRET = ("Mallikas", "matti@")


def _form(heads: list[str], question: str, scale: str, **more: str) -> list[list[object]]:
    row = [1, "1.4.2026 8:02", "1.4.2026 8:10", WHO[1], WHO[0], "1.4.2026 8:11", "Havulinna", ANSWER, 4]
    return [[*heads, question, scale, *more], [*row, *more.values()]]


FINNISH = _form(
    ["ID", "Aloitusaika", "Valmistumisaika", "Sähköposti", "Nimi", "Viimeisin muokkausaika", "Mitä kuntaa edustat?"],
    "Hankinnat: mitä pitäisi kehittää?",
    "Johdon tuki (1–5)",
)
SWEDISH = _form(
    [
        "ID",
        "Starttid",
        "Slutförandetid",
        "E-post",
        "Namn",
        "Tid för senaste ändring",
        "Vilken kommun representerar du?",
    ],
    "Upphandling: vad borde utvecklas?",
    "Ledningens stöd (1–5)",
)
ENGLISH = _form(
    ["ID", "Start time", "Completion time", "Email", "Name", "Last modified time", "Municipality"],
    "Procurement: what should be developed?",
    "Support of the management (1-5)",
)
ANONYMOUS = [
    ["ID", "Start time", "Completion time", "Last modified time", "Kunta", "Kulutusseuranta – vahvuudet"],
    [1, "4/1/26 8:02:11", "4/1/26 8:09:40", None, "Havulinna", "hälytys tulee puhelimeen"],
]
SCALES = [
    ["ID", "Aloitusaika", "Valmistumisaika", "Sähköposti", "Nimi", "Hankinnat osataan", "Mitä mitataan?", "Puhelin"],
    [1, "1.4. 8:02", "1.4. 8:09", *reversed(WHO), "Täysin samaa mieltä", "Sähkö;Lämpö;Vesi;", "+358 40 123 4567"],
    [2, "1.4. 8:02", "1.4. 8:09", *reversed(WHO), "jokseenkin eri mieltä", "Sähkö;", "040 7654321"],
]
FORMS = {"fi": FINNISH, "sv": SWEDISH, "en": ENGLISH}


def _csv(rows: list[list[object]], delimiter: str = ";") -> str:
    return "".join(delimiter.join("" if cell is None else f'"{cell}"' for cell in row) + "\r\n" for row in rows)


FILES = (
    *(
        CorpusFile(
            f"forms_{language}.xlsx",
            sheet(rows),
            READ,
            texts=(ANSWER,),
            raws=("4",),
            absent=SECRET,
            layout="form_export",
        )
        for language, rows in FORMS.items()
    ),
    *(
        CorpusFile(
            f"webropol_{language}.csv",
            _csv(rows).encode("utf-8-sig"),
            READ,
            texts=(ANSWER,),
            absent=SECRET,
            layout="form_export",
        )
        for language, rows in FORMS.items()
    ),
    CorpusFile(
        "webropol_1252.csv",
        _csv(FINNISH).encode("cp1252"),
        WARNED,
        texts=(ANSWER,),
        absent=SECRET,
        warnings=("encoding_guessed",),
    ),
    CorpusFile("forms_nimeton.xlsx", sheet(ANONYMOUS), READ, texts=("hälytys tulee puhelimeen",), layout="form_export"),
    CorpusFile(
        "webropol_otsikkorivi.xlsx",
        sheet([["Kuntien itsearviointi 2026"], ["Vastauksia 1"], [], *FINNISH]),
        READ,
        texts=(ANSWER,),
        raws=("Kuntien itsearviointi 2026",),
        absent=SECRET,
        layout="form_export",
    ),
    CorpusFile(
        "forms_asteikko.xlsx",
        sheet(SCALES),
        READ,
        raws=("Täysin samaa mieltä", "Sähkö;Lämpö;Vesi;"),
        absent=("Mallikas", "4567", "7654321"),
        layout="form_export",
    ),
)
