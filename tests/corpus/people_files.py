"""Notes with people in them, in every form: hidden in what a finding says, left in the raw line, asked in doubt."""

from tests.corpus.entry import READ, WARNED, CorpusFile
from tests.corpus.sheet_makers import sheet

FORMS = """Hankinnat
- Virtasen mukaan kriteerit ovat vanhoja
- Kysykää Virtaselta ohjeesta
- Virtanen ja Maija Korhonen laativat ohjeen, Korhoselle voi soittaa
- Korhosta kiitetään ohjeesta
"""
NUMBERS = """Hankinnat
- ohje tilataan osoitteesta maija.virtanen@havulinna.fi tai numerosta 040 123 4567
- vanha numero +358 (0)50-765 4321 ei vastaa
- tunnus 131052-308T jäi lomakkeelle
- säästö on 12 000 euroa vuodessa
"""
WORDS = """Hankinnat
- Ilma on kuivaa koulussa
- Sade kastelee katon joka syksy
- Onni lupasi tuoda mittarin
"""
TITLES = """Johtaminen
- Havulinnan kunnanjohtaja ei tue ohjelmaa
- Havulinnan kunnanjohtajalle on kerrottu asiasta
"""
SWEDISH = """Upphandling
- Enligt Anders Lindqvist är kriterierna gamla
- Lindqvists anvisning används inte
- Anvisningarna fås på numret 019 555 1234 eller av anders.lindqvist@gralunda.fi
"""
SIGNED = """Hankinnat
- kriteerit puuttuvat laitteista
- Hellevin mielestä ohje on vanha

terveisin Hellevi
"""

FILES = (
    CorpusFile(
        "nimet_taivutettuina.txt",
        FORMS.encode(),
        READ,
        texts=(
            "[henkilö 1] mukaan kriteerit ovat vanhoja",
            "Kysykää [henkilö 1] ohjeesta",
            "[henkilö 1] ja [henkilö 2] laativat ohjeen, [henkilö 2] voi soittaa",
            "[henkilö 2] kiitetään ohjeesta",
        ),
        hidden=("Virtasen", "Virtaselta", "Virtanen", "Maija Korhonen", "Korhoselle", "Korhosta"),
    ),
    CorpusFile(
        "numerot_ja_osoitteet.txt",
        NUMBERS.encode(),
        READ,
        texts=("säästö on 12 000 euroa vuodessa",),
        hidden=("maija.virtanen@havulinna.fi", "040 123 4567", "+358 (0)50-765 4321", "131052-308T"),
    ),
    CorpusFile(
        "nimi_vai_sana.txt",
        WORDS.encode(),
        WARNED,
        texts=("Ilma on kuivaa koulussa", "Sade kastelee katon joka syksy"),
        warnings=("names_to_check",),
    ),
    CorpusFile(
        "nimike_kunnassa.txt",
        TITLES.encode(),
        READ,
        texts=("Havulinnan [henkilö 1] ei tue ohjelmaa", "Havulinnan [henkilö 1] on kerrottu asiasta"),
        hidden=("kunnanjohtaja", "kunnanjohtajalle"),
    ),
    CorpusFile(
        "namn_pa_svenska.txt",
        SWEDISH.encode(),
        READ,
        hidden=("Anders Lindqvist", "Lindqvists", "019 555 1234", "anders.lindqvist@gralunda.fi"),
    ),
    CorpusFile("allekirjoittaja.txt", SIGNED.encode(), READ, hidden=("Hellevin",)),
    CorpusFile(
        "nimet_taulukossa.xlsx",
        sheet(
            [
                ["Nimi", "Sähköposti", "Teema", "Huomio"],
                ["Kerttu Aho", "kerttu.aho@havulinna.fi", "Hankinnat", "Ahon mukaan ohje on vanha"],
            ]
        ),
        READ,
        hidden=("Ahon",),
    ),
)
