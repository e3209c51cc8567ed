"""Typed and pasted notes: plain text and Markdown, with what programs leave in them."""

from tests.corpus.entry import READ, REFUSED, WARNED, CorpusFile

WRAPPED = """Hankinnat

- kriteerejä ei käytetä laitehankinnoissa, koska kukaan ei ole niistä
  kertonut hankkijoille
- energiatehokkuu-
dessa on paljon tehtävää
- sähkö-
ja lämpösopimukset ovat vanhoja
"""
MARKDOWN = """---
pvm: 12.3.2026
paikka: Havulinna
---

# Vierailu Havulinna

## Kulutusseuranta

- [ ] hälytysrajat **asettamatta** kouluissa
- [x] lukemat [kuukausiraportissa](https://x.example/r)
* _tuntidata_ tulee itsestään

| Teema | Huomio | V/K |
|-------|--------|-----|
| Hankinnat | ohje \\| malli puuttuu | K |

> huoltomies kuittaa poikkeamat vihkoon
"""
PASTED_WORD = (
    "Hankinnat\n\uf0b7\tkriteerit puuttuvat laitteista\n•\tohje on vanha ja hukassa\no\tsäästö jäi mittaamatta\n"
)
PASTED_MAIL = """Lähettäjä: Maija Mallikas <maija@x.example>
Lähetetty: maanantai 23. maaliskuuta 2026 8.41
Vastaanottaja: Riikka Korpela
Aihe: Lisäyksiä

Hankinnat
- kriteerit puuttuvat laitteista

Onni Lahtinen kirjoitti:
> meillä ei ole seurantaa
"""
HYGIENE = (
    "Organisointi\n- energia\u00adtehokkuus\u00a0on\u200b “tärkeä”\u0007 ja\ufeff se na\u0308kyy &amp; kuuluu\n"
    "- ‘näin’ ne sanoivat\u2028uudestaan\n"
)

FILES = (
    CorpusFile(
        "rivitetty.txt",
        WRAPPED.encode(),
        READ,
        texts=(
            "kriteerejä ei käytetä laitehankinnoissa, koska kukaan ei ole niistä kertonut hankkijoille",
            "energiatehokkuudessa on paljon tehtävää",
            "sähkö- ja lämpösopimukset ovat vanhoja",
        ),
        raws=("- energiatehokkuu-\ndessa on paljon tehtävää",),
    ),
    CorpusFile(
        "rivitetty_windows.txt",
        WRAPPED.replace("\n", "\r\n").encode("utf-16"),
        READ,
        texts=("energiatehokkuudessa on paljon tehtävää",),
        raws=("- energiatehokkuu-\r\ndessa on paljon tehtävää",),
    ),
    CorpusFile(
        "muistio.md",
        MARKDOWN.encode(),
        READ,
        texts=(
            "hälytysrajat asettamatta kouluissa",
            "lukemat kuukausiraportissa",
            "tuntidata tulee itsestään",
            "ohje | malli puuttuu",
        ),
        raws=("pvm: 12.3.2026", "- [ ] hälytysrajat **asettamatta** kouluissa"),
        layout="plain_text",
    ),
    CorpusFile(
        "liitetty_wordista.txt",
        PASTED_WORD.encode(),
        READ,
        texts=("kriteerit puuttuvat laitteista", "ohje on vanha ja hukassa", "säästö jäi mittaamatta"),
        layout="plain_text",
    ),
    CorpusFile(
        "liitetty_viesti.txt",
        PASTED_MAIL.encode(),
        READ,
        texts=("kriteerit puuttuvat laitteista",),
        absent=("Mallikas", "Korpela"),
        raws=("> meillä ei ole seurantaa",),
        layout="plain_text",
    ),
    CorpusFile(
        "merkkeja.txt",
        HYGIENE.encode(),
        READ,
        texts=("energiatehokkuus on ”tärkeä” ja se näkyy & kuuluu", "’näin’ ne sanoivat uudestaan"),
        raws=(HYGIENE.split("\n")[1],),
    ),
    CorpusFile(
        "kaksoiskoodattu.txt",
        "Hankinnat\n- kriteerejÃ¤ ei kÃ¤ytetÃ¤\n".encode(),
        WARNED,
        warnings=("unreadable_lines",),
        raws=("- kriteerejÃ¤ ei kÃ¤ytetÃ¤",),
    ),
    CorpusFile(
        "korvattuja_merkkeja.txt",
        "Hankinnat\n- kriteerej\ufffd ei k\ufffdytet\ufffd\n".encode(),
        WARNED,
        warnings=("unreadable_lines",),
    ),
    CorpusFile(
        "ilman_pisteita.txt",
        b"Viestinta\n- ei suunnitelmaa, some silloin talloin\n",
        READ,
        texts=("ei suunnitelmaa, some silloin talloin",),
    ),
    CorpusFile(
        "mac_rivinvaihdot.txt",
        b"Hankinnat\r- kriteerit puuttuvat laitteista\r",
        READ,
        texts=("kriteerit puuttuvat laitteista",),
    ),
    CorpusFile("sivu.txt", b"<!DOCTYPE html><html><body>huomiot</body></html>", REFUSED, reason="unknown_format"),
    CorpusFile("vain_valeja.txt", "\ufeff \r\n\t\n".encode(), REFUSED, reason="empty"),
)
