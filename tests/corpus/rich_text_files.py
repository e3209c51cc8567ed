"""Rich text files: good, odd and hostile."""

from tests.corpus.entry import READ, REFUSED, WARNED, CorpusFile

_HEAD = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\froman\fcharset2 Symbol;}}"
    r"{\stylesheet{\s0 Normal;}{\s2\b heading 2;}}{\*\generator Word;}"
)
_HEADING = r"\pard\s2\b Hankinnat\par\pard\plain "
_BULLET = r"{\listtext\f1\'b7\tab}\ls1\ilvl0 "


def rtf(*body: str) -> bytes:
    return (_HEAD + "\r\n".join(body) + "}").encode("ascii")


def _row(*cells: str, merges: tuple[str, ...] = ()) -> str:
    marks = merges or ("",) * len(cells)
    defined = "".join(f"{mark}\\cellx{1000 * number}" for number, mark in enumerate(marks, 1))
    return r"\trowd" + defined + "".join(rf"\pard\intbl {one}\cell" for one in cells) + r"\row\pard "


FILES = (
    CorpusFile(
        "muistio.rtf",
        rtf(
            _HEADING,
            _BULLET + r"Kriteerej\'e4 ei k\'e4ytet\'e4 laitteissa\par\pard ",
            r"\ls1\ilvl1 autoissa kyll\u228\'e4 k\u228?ytet\u228?\u228?n\par\pard ",
            r"{\b Kulutusseuranta}\par\pard ",
            r"- mittarit vaihdettiin kev\'e4\'e4ll\'e4\par",
        ),
        READ,
        texts=("Kriteerejä ei käytetä laitteissa", "autoissa kyllä käytetään", "mittarit vaihdettiin keväällä"),
        layout="rich_text",
    ),
    CorpusFile(
        "matriisi.rtf",
        rtf(
            _row("Teema", "Vahvuudet", r"Kehitt\'e4miskohteet"),
            _row("Hankinnat", r"Ohje on selke\'e4\line Tuki toimii hyvin", "", merges=(r"\clvmgf", "", "")),
            _row("", "", "Seuranta puuttuu kokonaan", merges=(r"\clvmrg", "", "")),
        ),
        READ,
        texts=("Ohje on selkeä", "Tuki toimii hyvin", "Seuranta puuttuu kokonaan"),
    ),
    CorpusFile(
        "viitteet_ja_kommentit.rtf",
        rtf(
            r"{\header Vierailu / Sammalkoski\par}{\footer Sivu 1\par}",
            _HEADING,
            _BULLET + r"Ohje on hyv\'e4ksytty{\footnote\pard\plain Ohje koskee vain laitehankintoja}"
            r"{\footnote\ftnalt Ohjetta p\'e4ivitet\'e4\'e4n joka syksy}"
            r"{\*\atnid RS}{\*\atnauthor Riikka Salonen}\chatn"
            r"{\*\annotation{\*\atndate 1}Koskeeko t\'e4m\'e4 autoja?}\par",
        ),
        WARNED,
        texts=(
            "Ohje on hyväksytty",
            "Ohje koskee vain laitehankintoja",
            "Ohjetta päivitetään joka syksy",
            "Koskeeko tämä autoja?",
        ),
        raws=("Vierailu / Sammalkoski", "Sivu 1"),
        absent=("Riikka Salonen",),
        warnings=("comments",),
    ),
    CorpusFile(
        "muutokset_ja_piilot.rtf",
        rtf(
            _HEADING,
            _BULLET + r"N\'e4kyv\'e4 kohta kerrotaan{\v  salainen}{\deleted POISTETTU}{\revised  heti}\par",
            r"{\field{\*\fldinst HAKU-X}{\fldrslt Viittaus n\'e4kyy tuloksena}}\par{\*\outo EI TEKSTI\'c4}",
        ),
        WARNED,
        texts=("Näkyvä kohta kerrotaan heti",),
        raws=(" salainen", "Viittaus näkyy tuloksena"),
        absent=("POISTETTU", "HAKU-X", "EI TEKSTI"),
        warnings=("tracked_changes", "hidden_text"),
    ),
    CorpusFile(
        "tahdelliset_viitteet.rtf",
        rtf(
            _HEADING,
            _BULLET + r"Kappaleet on {\deleted\par}yhdistetty{\*\footnote Ohje koskee vain laitehankintoja}\par",
        ),
        WARNED,
        texts=("Kappaleet on yhdistetty", "Ohje koskee vain laitehankintoja"),
        warnings=("tracked_changes",),
    ),
    CorpusFile(
        "ruutu.rtf",
        rtf(
            _HEADING,
            r"Kriteerit ovat kaikilla k\'e4yt\'f6ss\'e4{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt Ruudussa kerrotaan "
            r"mallista\par}}{\shprslt VANHA KUVA}}\par",
        ),
        READ,
        texts=("Kriteerit ovat kaikilla käytössä", "Ruudussa kerrotaan mallista"),
        absent=("VANHA KUVA",),
    ),
    CorpusFile(
        "kuva.rtf",
        rtf(_HEADING, _BULLET + r"Kuvan vieress\'e4 on teksti{\pict\pngblip 89504e47\bin4 }}}}}\par"),
        WARNED,
        texts=("Kuvan vieressä on teksti",),
        warnings=("pictures",),
    ),
    CorpusFile("katkennut.rtf", rtf(_HEADING, "x")[:-1], REFUSED, reason="damaged"),
    CorpusFile("syva.rtf", b"{\\rtf1" + b"{" * 9000 + b"}" * 9001, REFUSED, reason="too_deep"),
    CorpusFile("tyhja.rtf", rtf(r"\par"), REFUSED, reason="no_text"),
    CorpusFile(
        "muisti.docx",
        rtf(_HEADING, _BULLET + r"Sis\'e4lt\'f6 ratkaisee muodon\par"),
        READ,
        texts=("Sisältö ratkaisee muodon",),
    ),
)
