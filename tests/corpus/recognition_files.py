"""Notes that say whose, of what and of which kind they are in every way that people have: recognised, or asked."""

from tests.corpus.entry import READ, WARNED, CorpusFile
from tests.corpus.word_parts import cell, docx, item, para, row, run, table

_NOTE = "kriteerejä ei käytetä laitehankinnoissa"


def _of_town(name: str, words: str, says: str | None, folder: str | None = None) -> CorpusFile:
    sure = says is not None and not says.endswith("?")
    return CorpusFile(
        name,
        words.encode(),
        READ if sure else WARNED,
        folder=folder,
        says=((_NOTE, "municipality", says if sure else None),),
        warnings=() if sure else ("municipality_unknown",),
    )


TAGS = f"""Tag;Huomio
HANK.;{_NOTE}
hankinta;puitesopimus ei taivu
kulutus-seuranta;hälytysrajat puuttuvat
Kulutuseuranta;lukemat tulevat paperilla
viestintä;henkilöstö ei tiedä tavoitteista
EK;raportit jäävät hyllyyn
seuranta;kukaan ei katso toteumaa
???;tätä ei osattu luokitella
"""
KINDS = """Hankinnat

Vahvuudet
- yhteishankinnat toimivat hyvin
Kehitettävää
- kriteerit puuttuvat laitteista
Hyvät käytännöt
- elinkaarilaskuri liitetään jokaiseen kilpailutukseen
Vinkit muille
- kysykää tarjoajalta takuulukemia
Kysymyksiä
- kuka seuraa sopimuksen aikana?
"""
UNTOLD = "Hankinnat\n- laitteet vaihdetaan puitesopimuksen kautta\n"
LANGUAGES = """Upphandling
- Kriterierna används inte i upphandlingen av maskiner
Hankinnat
- Kriteerejä ei käytetä laitteiden hankinnoissa
Procurement
- The criteria are not used when buying devices
"""
ROLES = """Hankinnat
- "ohje unohtuu" (kiinteistöpäällikkö)
- hankintapäällikkö: kriteerit ovat vanhoja
"""
ASIDES = """Hankinnat
- ok
- kts. liite
- –
- kriteerit puuttuvat laitteista
- ks. edellinen kohta
- ei mitään
"""
NO_GAPS = """Hankinnat
kriteerit puuttuvat laitteista
Katselmukset
raportit jäävät hyllyyn
Seuranta
- kukaan ei katso toteumaa
"""
ROW_TAGS = f"""Vierailu Havulinnassa

Paikalla oli viisi ihmistä.

## Organisointi

- vuosikello on sovittu
- työryhmä kokoontuu syksyllä

## Hankinnat

- ohje on vanha
- sopimukset päättyvät keväällä

| Teema | Huomio |
|---|---|
| Seuranta | kukaan ei katso toteumaa |
| Koulutus | kurssi pidettiin kerran |
| Hankinnat | {_NOTE} |
"""
SHORT_BESIDE_TABLE = """# Havulinna

## Organisointi

- vuosikello on sovittu
- työryhmästä puuttuu sihteeri

Teema | Havainto
--- | ---
Hankinnat | ohje on vanha
??? | tätä ei osattu sijoittaa
- | sopimus päättyy keväällä
 | lamput vaihdettiin
Liikenne | bussit kulkevat tyhjinä
"""
LABELS_IN_LINES = """Koulutus ja viestintä

- kurssi pidettiin kerran
- seuranta: kukaan ei katso toteumaa
- EK – kannanotto luettiin
- mittarit, viestintä: ei kerrota kenelläkään
- hankinnat: kriteerit puuttuvat

Kulutusseuranta

- seuranta: tehdään talvisin
"""
UNKNOWN_THEMES = docx(
    para("1. Organisointi", "Otsikko2"),
    item("vuosikello on sovittu"),
    table(
        row("Teema", "Vahvuudet", "Kehittämiskohteet"),
        row("Hankinnat", "ohje on uusi", ""),
        row("???", "", "tätä ei osattu sijoittaa"),
        row("-", "sopimus päättyy keväällä", ""),
    ),
    para("2. Katselmukset", "Otsikko2"),
    table(
        row("", "Vahvuudet", "Kehittämiskohteet"),
        row("Tekninen toimi", "raportit luetaan", "tilat unohtuvat"),
    ),
)
LABELS_THAT_OPEN = """## Organisointi
- vuosikello on sovittu

Hankinta: kriteerit puuttuvat
- ohje on vanha

**Koulutus:** kurssi pidettiin kerran
- osallistujia oli vähän
**Katselmukset**
- raportit ovat hyllyssä
- **Mittarit** unohtuvat aina
- lukemat katoavat matkalla

## Muut

Sisäilma: valituksia tulee talvella

rehtorit eivät tiedä kenelle soittaa
- Hankinnat
    - sopimukset päättyvät keväällä
        - paitsi autoista
- viestintä: ei ole
"""
LABELS_IN_CELLS = docx(
    para("1. Organisointi", "Otsikko2"),
    para("Hankinnat: kriteerit puuttuvat"),
    item("ohje on vanha"),
    item("Katselmukset"),
    item("raportit ovat hyllyssä", 1),
    item("kukaan ei lue niitä", 2),
    table(
        row("Teema", "Vahvuudet", "Kehittämiskohteet"),
        row(
            "Hankinnat",
            cell(para(run("Koulutus:", "<w:b/>") + run(" kurssi pidettiin")), "ohjaajat innostuivat"),
            cell(para(run("Koulutus", "<w:b/>") + run(" unohtui monelta")), "toinen puute on aika"),
        ),
        row("Katselmukset", "raportit luetaan", ""),
    ),
    para("1. Organisointi", "Otsikko2"),
    table(row(cell(para(run("Viestintä", "<w:b/>") + run(" ontuu")), "tiedotteet viipyvät"), cell("työpari löytyy"))),
)
NOT_DISCUSSED = """Hankinnat
- kriteerit puuttuvat laitteista

Katselmukset
Ei käsitelty

Koulutus
- ei ehditty käydä läpi
"""
SEVERAL = """Hankinnat
- Ohje on kunnossa. KEHITETTÄVÄÄ: sitä ei lueta
- vahvuus: ohje on; kehitettävää: sitä ei lueta
- ohje on vanha * kukaan ei lue sitä
"""
SEVERAL_TEXTS = (
    "Ohje on kunnossa. KEHITETTÄVÄÄ: sitä ei lueta",
    "ohje on; kehitettävää: sitä ei lueta",
    "ohje on vanha * kukaan ei lue sitä",
)
BOLD_STARTS = docx(
    para("1. Organisointi", "Otsikko2"),
    item("vuosikello on sovittu"),
    para(run("2. Hankinnat", "<w:b/>") + run(" – kriteerit puuttuvat")),
    item("ohje on vanha"),
    para(run("3. Seuranta", "<w:b/>") + run(" – asia on kesken")),
    item("kukaan ei katso toteumaa"),
    para("4. Koulutus", "Otsikko2"),
    item("kurssi pidettiin kerran"),
)

FILES = (
    _of_town("nimi_otsikossa.txt", f"Vierailu Havulinnassa 12.3.2026\n\nHankinnat\n- {_NOTE}\n", "M1"),
    _of_town("rinnakkaisnimi.txt", f"Havulinnan kaupungin haastattelu\n\nHankinnat\n- {_NOTE}\n", "M1"),
    _of_town("svenskt_namn.txt", f"Besök i Grålunda 12.3.2026\n\nHankinnat\n- {_NOTE}\n", "M4"),
    _of_town("Sammalkoski_2026-03-12.txt", f"Hankinnat\n- {_NOTE}\n", "M2"),
    _of_town("sammalkoskenMuistio_v2.txt", f"Hankinnat\n- {_NOTE}\n", "M2"),
    _of_town("kansiosta.txt", f"Hankinnat\n- {_NOTE}\n", "M5", "Lumiranta"),
    _of_town("kansiosta_ruotsiksi.txt", f"Hankinnat\n- {_NOTE}\n", "M4", "Grålunda 2026"),
    _of_town("naeppaily.txt", f"Vierailu Lumirannta\n\nHankinnat\n- {_NOTE}\n", "M5?"),
    _of_town("ei_kuntaa.txt", f"Hankinnat\n- {_NOTE}\n", None),
    CorpusFile(
        "tagien_kirjo.csv",
        TAGS.encode(),
        READ,
        says=(
            (_NOTE, "theme", "procurement"),
            ("puitesopimus ei taivu", "theme", "procurement"),
            ("hälytysrajat puuttuvat", "theme", "consumption_monitoring"),
            ("lukemat tulevat paperilla", "theme", "consumption_monitoring"),
            ("raportit jäävät hyllyyn", "theme_uncertain", "False"),
            ("kukaan ei katso toteumaa", "theme_uncertain", "True"),
            ("tätä ei osattu luokitella", "theme_uncertain", "True"),
        ),
    ),
    CorpusFile(
        "tyypit_otsikoista.txt",
        KINDS.encode(),
        READ,
        says=(
            ("yhteishankinnat toimivat hyvin", "type", "strength"),
            ("kriteerit puuttuvat laitteista", "type", "development"),
            ("elinkaarilaskuri liitetään jokaiseen kilpailutukseen", "type", "good_practice"),
            ("kysykää tarjoajalta takuulukemia", "type", "tip"),
            ("kuka seuraa sopimuksen aikana?", "type", "question"),
        ),
    ),
    CorpusFile(
        "ilman_valeja.txt",
        NO_GAPS.encode(),
        READ,
        says=(
            ("kriteerit puuttuvat laitteista", "theme", "procurement"),
            ("raportit jäävät hyllyyn", "theme", "audits"),
            ("kukaan ei katso toteumaa", "theme_uncertain", "True"),
        ),
    ),
    CorpusFile(
        "rivin_oma_teema.md",
        ROW_TAGS.encode(),
        READ,
        says=(
            ("ohje on vanha", "theme", "procurement"),
            ("kukaan ei katso toteumaa", "theme", "consumption_monitoring?"),
            ("kurssi pidettiin kerran", "theme", "training"),
            (_NOTE, "theme", "procurement"),
        ),
    ),
    CorpusFile(
        "lyhyt_taulukon_vieressa.md",
        SHORT_BESIDE_TABLE.encode(),
        READ,
        layout="plain_text",
        raws=("- vuosikello on sovittu", "???", "-", "Liikenne"),
        says=(
            ("vuosikello on sovittu", "theme", "organisation"),
            ("työryhmästä puuttuu sihteeri", "theme", "organisation"),
            ("ohje on vanha", "theme", "procurement"),
            ("tätä ei osattu sijoittaa", "theme_uncertain", "True"),
            ("sopimus päättyy keväällä", "theme_uncertain", "True"),
            ("lamput vaihdettiin", "theme_uncertain", "True"),
            ("bussit kulkevat tyhjinä", "theme_uncertain", "True"),
        ),
    ),
    CorpusFile(
        "tagit_rivien_alussa.txt",
        LABELS_IN_LINES.encode(),
        READ,
        says=(
            ("kurssi pidettiin kerran", "theme", "training"),
            ("kukaan ei katso toteumaa", "theme", "consumption_monitoring?"),
            ("kannanotto luettiin", "theme", "audits?"),
            ("ei kerrota kenelläkään", "theme", "training?"),
            ("kriteerit puuttuvat", "theme", "procurement"),
            ("tehdään talvisin", "theme", "consumption_monitoring"),
        ),
    ),
    CorpusFile(
        "teema_ei_tiedossa.docx",
        UNKNOWN_THEMES,
        READ,
        says=(
            ("ohje on uusi", "theme", "procurement"),
            ("tätä ei osattu sijoittaa", "theme_uncertain", "True"),
            ("sopimus päättyy keväällä", "theme_uncertain", "True"),
            ("raportit luetaan", "theme", "audits"),
            ("tilat unohtuvat", "theme", "audits"),
        ),
    ),
    CorpusFile(
        "tagit_avaavat_osan.md",
        LABELS_THAT_OPEN.encode(),
        READ,
        says=(
            ("vuosikello on sovittu", "theme", "organisation"),
            ("kriteerit puuttuvat", "theme", "procurement"),
            ("ohje on vanha", "theme", "procurement"),
            ("kurssi pidettiin kerran", "theme", "training"),
            ("osallistujia oli vähän", "theme", "training"),
            ("raportit ovat hyllyssä", "theme", "audits"),
            ("Mittarit unohtuvat aina", "theme", "consumption_monitoring?"),
            ("lukemat katoavat matkalla", "theme_uncertain", "False"),
            ("valituksia tulee talvella", "theme", "other"),
            ("rehtorit eivät tiedä kenelle soittaa", "theme", "other"),
            ("sopimukset päättyvät keväällä", "theme", "procurement"),
            ("paitsi autoista", "theme", "procurement"),
            ("viestintä: ei ole", "theme", "training"),
        ),
        asides=(("**Katselmukset**", "heading"), ("- Hankinnat", "heading")),
    ),
    CorpusFile(
        "tagit_avaavat_osan.docx",
        LABELS_IN_CELLS,
        READ,
        says=(
            ("kriteerit puuttuvat", "theme", "procurement"),
            ("ohje on vanha", "theme", "procurement"),
            ("raportit ovat hyllyssä", "theme", "audits"),
            ("kukaan ei lue niitä", "theme", "audits"),
            ("kurssi pidettiin", "theme", "training"),
            ("ohjaajat innostuivat", "theme", "training"),
            ("Koulutus unohtui monelta", "theme", "training?"),
            ("toinen puute on aika", "theme", "training?"),
            ("raportit luetaan", "theme", "audits"),
            ("Viestintä ontuu", "theme", "training?"),
            ("tiedotteet viipyvät", "theme_uncertain", "True"),
            ("työpari löytyy", "theme", "organisation"),
        ),
        asides=(("Katselmukset", "heading"),),
    ),
    CorpusFile(
        "teema_lihavoituna_rivin_alussa.docx",
        BOLD_STARTS,
        READ,
        raws=("2. Hankinnat – kriteerit puuttuvat", "3. Seuranta – asia on kesken"),
        says=(
            ("vuosikello on sovittu", "theme", "organisation"),
            ("kriteerit puuttuvat", "theme", "procurement"),
            ("ohje on vanha", "theme", "procurement"),
            ("asia on kesken", "theme", "consumption_monitoring?"),
            ("kukaan ei katso toteumaa", "theme", "consumption_monitoring?"),
            ("kurssi pidettiin kerran", "theme", "training"),
        ),
    ),
    CorpusFile(
        "tyyppia_ei_kerrota.txt",
        UNTOLD.encode(),
        READ,
        says=(("laitteet vaihdetaan puitesopimuksen kautta", "type", None),),
    ),
    CorpusFile(
        "kolme_kielta.txt",
        LANGUAGES.encode(),
        READ,
        says=(
            ("Kriterierna används inte i upphandlingen av maskiner", "language", "sv"),
            ("Kriterierna används inte i upphandlingen av maskiner", "theme", "procurement"),
            ("Kriteerejä ei käytetä laitteiden hankinnoissa", "language", "fi"),
            ("The criteria are not used when buying devices", "language", "en"),
            ("The criteria are not used when buying devices", "theme", "procurement"),
        ),
    ),
    CorpusFile(
        "nimikkeet.txt",
        ROLES.encode(),
        READ,
        says=(('"ohje unohtuu"', "role", "RO3"), ("kriteerit ovat vanhoja", "role", "RO5")),
    ),
    CorpusFile(
        "ei_havaintoja.txt",
        ASIDES.encode(),
        READ,
        texts=("kriteerit puuttuvat laitteista",),
        asides=(
            ("- ok", "no_content"),
            ("- kts. liite", "cross_reference"),
            ("- –", "no_content"),
            ("- ks. edellinen kohta", "cross_reference"),
            ("- ei mitään", "no_content"),
        ),
    ),
    CorpusFile(
        "ei_kasitelty.txt",
        NOT_DISCUSSED.encode(),
        READ,
        asides=(("Ei käsitelty", "not_discussed"), ("- ei ehditty käydä läpi", "not_discussed")),
        coverage=(("procurement", "discussed"), ("audits", "not"), ("training", "not")),
    ),
    CorpusFile(
        "monta_rivilla.txt",
        SEVERAL.encode(),
        READ,
        texts=SEVERAL_TEXTS,
        says=tuple((text, "several_findings", "True") for text in SEVERAL_TEXTS),
    ),
)
