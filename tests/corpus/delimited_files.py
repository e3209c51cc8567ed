"""Delimited text of every delimiter and encoding that Finnish offices write, and boards without a header."""

from tests.corpus.entry import READ, REFUSED, WARNED, CorpusFile

ROWS = (
    ("Teema", "Huomio", "V/K"),
    ("Hankinnat", "kriteerejä ei käytetä ”enää”", "K"),
    ("Kulutusseuranta", "hälytys tulee", "V"),
)
TEXTS = ("kriteerejä ei käytetä ”enää”", "hälytys tulee")
SURE = ("utf-8", "utf-8-sig", "utf-16")
GUESSED = ("utf-16-le", "utf-16-be", "cp1252", "mac_roman")


def _table(delimiter: str) -> str:
    return "".join(delimiter.join(row) + "\r\n" for row in ROWS)


FILES = (
    *(
        CorpusFile(f"erotin_{name}.csv", _table(delimiter).encode(), READ, texts=TEXTS, layout="excel_rows")
        for name, delimiter in {"puolipiste": ";", "pilkku": ",", "sarkain": "\t", "pysty": "|"}.items()
    ),
    *(CorpusFile(f"koodaus_{code}.csv", _table(";").encode(code), READ, texts=TEXTS) for code in SURE),
    *(
        CorpusFile(f"koodaus_{code}.csv", _table(";").encode(code), WARNED, texts=TEXTS, warnings=("encoding_guessed",))
        for code in GUESSED
    ),
    CorpusFile(
        "koodaus_8859_15.csv",
        _table(";").replace("”", '"').replace("tulee", "tulee, 30 € viikossa").encode("iso8859-15"),
        WARNED,
        texts=("hälytys tulee, 30 € viikossa",),
        warnings=("encoding_guessed",),
    ),
    CorpusFile(
        "rivinvaihto_solussa.csv",
        b'Teema;Huomio\r\nHankinnat;"kriteerit puuttuvat;\nsamoin ""ohje"" uusille"\r\n',
        READ,
        texts=('kriteerit puuttuvat; samoin "ohje" uusille',),
        raws=('kriteerit puuttuvat;\nsamoin "ohje" uusille',),
    ),
    CorpusFile("sep_rivi.csv", ("sep=;\r\n" + _table(";")).encode("utf-8-sig"), READ, texts=TEXTS, layout="excel_rows"),
    CorpusFile(
        "lainausmerkki_auki.csv",
        b'Teema;Huomio\nHankinnat;"ei kukaan" sanoi sen\nEK;5" putki "vuotaa\n',
        READ,
        texts=('"ei kukaan" sanoi sen', '5" putki "vuotaa'),
    ),
    CorpusFile(
        "vajaat_rivit.csv",
        "Teema;Huomio;V/K\nHankinnat;ohje puuttuu\nEK;tehty 2012;V;ylimääräinen huomautus\n".encode(),
        READ,
        texts=("ohje puuttuu", "tehty 2012"),
        raws=("ylimääräinen huomautus",),
    ),
    CorpusFile(
        "seinataulu.csv",
        "Kulutusseuranta,\nVahvuudet,Kehitettävää\nvuoto löytyi samana päivänä,kukaan ei lue lukemia\n".encode(
            "utf-8-sig"
        ),
        WARNED,
        texts=("vuoto löytyi samana päivänä", "kukaan ei lue lukemia"),
        warnings=("structure_guessed",),
        layout="whiteboard",
    ),
    CorpusFile(
        "liitetty_taulukosta.txt",
        b"Hankinnat\tkriteerit puuttuvat\nKulutusseuranta\tlukemia ei lueta\n",
        WARNED,
        texts=("kriteerit puuttuvat", "lukemia ei lueta"),
        warnings=("structure_guessed",),
    ),
    CorpusFile("liitetty_otsikoilla.txt", _table("\t").encode(), READ, texts=TEXTS, layout="excel_rows"),
    CorpusFile(
        "puolipisteita_tekstissa.txt",
        b"Hankinnat\n- teema; huomio ja muuta\n- kriteerit puuttuvat; ohje on vanha\n",
        READ,
        texts=("kriteerit puuttuvat; ohje on vanha",),
        layout="plain_text",
    ),
    CorpusFile(
        "rikkinaisia_tavuja.csv",
        _table(";").encode() + b"Hankinnat;ohjeet p\xe4ivitet\xe4\xe4n;K\r\n",
        WARNED,
        texts=(*TEXTS, "ohjeet p\\xe4ivitet\\xe4\\xe4n"),
        warnings=("unreadable_lines", "encoding_guessed"),
    ),
    CorpusFile("ei_tekstia.csv", bytes(range(256)) * 4, REFUSED, reason="undecodable"),
    CorpusFile("vain_erottimia.csv", b";;;\r\n;;;\r\n", REFUSED, reason="no_text"),
)
