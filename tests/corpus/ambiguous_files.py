"""Codes, tags and names that may mean more than one thing: taken where the file tells which, else asked."""

from tests.corpus.entry import READ, WARNED, CorpusFile
from tests.corpus.sheet_makers import sheet

TRAPS = """Teema;Huomio
hank.;puitesopimus ei taivu
hank.;ovi jää usein auki
EK;raportit jäävät hyllyyn
seuranta;kukaan ei katso toteumaa
koulutus;iltapäivä järjestettiin lokakuussa
koulut;ovet jätetään auki
Hankinnat, EK;ehdotukset unohtuivat tilauksesta
"""
CODES = [
    ["Teema", "V/K", "Huomio"],
    ["Hankinnat", "V", "puitesopimus kattaa valaisimet"],
    ["Hankinnat", "K", "puitesopimus kattaa vain valaisimet"],
    ["Hankinnat", "+", "ohje on kaikilla"],
    ["Hankinnat", "–", "ohje on vain yhdellä"],
    ["Hankinnat", "HK", "ohje käydään läpi syksyisin"],
    ["Hankinnat", "V/K", "ohje on, mutta se on vanha"],
    ["Hankinnat", "", "ohje on tehty"],
]
SWEDISH_CODES = [
    ["Tema", "S/U", "Iakttagelse"],
    ["Upphandling", "S", "ramavtalet omfattar armaturer"],
    ["Upphandling", "U", "ramavtalet omfattar bara armaturer"],
    ["Upphandling", "GP", "anvisningen gås igenom på hösten"],
]
FIRST_WORDS = """Hankinnat
- Krasniqi ei ole nähnyt ohjetta
- Kivikorven lista on paperilla
- Sade kastelee katon joka syksy
- Energiakulut eivät näy kouluille
- Kuurajärven malli on tuttu
"""

FILES = (
    CorpusFile(
        "tagien_ansat.csv",
        TRAPS.encode(),
        READ,
        says=(
            ("puitesopimus ei taivu", "theme", "procurement"),
            ("ovi jää usein auki", "theme", "procurement?"),
            ("raportit jäävät hyllyyn", "theme", "audits"),
            ("kukaan ei katso toteumaa", "theme", "consumption_monitoring?"),
            ("iltapäivä järjestettiin lokakuussa", "theme", "training"),
            ("ovet jätetään auki", "theme_uncertain", "True"),
            ("ehdotukset unohtuivat tilauksesta", "theme_uncertain", "True"),
        ),
    ),
    CorpusFile(
        "koodit.xlsx",
        sheet(CODES),
        READ,
        says=(
            ("puitesopimus kattaa valaisimet", "type", "strength"),
            ("puitesopimus kattaa vain valaisimet", "type", "development"),
            ("ohje on kaikilla", "type", "strength"),
            ("ohje on vain yhdellä", "type", "development"),
            ("ohje käydään läpi syksyisin", "type", "good_practice"),
            ("ohje on tehty", "type", None),
        ),
    ),
    CorpusFile(
        "koder.xlsx",
        sheet(SWEDISH_CODES),
        READ,
        says=(
            ("ramavtalet omfattar armaturer", "type", "strength"),
            ("ramavtalet omfattar bara armaturer", "type", "development"),
            ("anvisningen gås igenom på hösten", "type", "good_practice"),
        ),
    ),
    CorpusFile(
        "nimi_aloittaa_rivin.txt",
        FIRST_WORDS.encode(),
        WARNED,
        texts=("Krasniqi ei ole nähnyt ohjetta", "Energiakulut eivät näy kouluille"),
        warnings=("names_to_check",),
        asked=("Krasniqi", "Kivikorven", "Sade"),
    ),
)
