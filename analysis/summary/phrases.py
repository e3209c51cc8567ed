"""Patterns of words that the rules and the drafting look for, in Finnish, Swedish and English."""

import re

from analysis.model.codes import Quantifier

_I = re.IGNORECASE

PERSON_PLACEHOLDER = re.compile(
    r"\[(?:henkilö|person|nimi|namn|name|puhelin\w*|telefon\w*|phone|sähköposti\w*|e-?post\w*|e-?mail|"
    r"henkilötunnus|personbeteckning|identity code|tehtävänimike|titel|title|nimike)[^\[\]]*\]",
    _I,
)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\d.,])(?:\+358[\s-]?\(?0?\)?|0)\d{1,3}(?:[\s-]?\d){5,8}(?!\d)")
IDENTITY_CODE = re.compile(r"\b\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]\b")
JOB_TITLE = re.compile(
    r"\b(?:\w*(?:johtaja|päällik(?:kö|ö)|insinöör|isännöitsijä|kiinteistömesta|huoltomie|huoltomiehe|rehtor|"
    r"asiantuntija(?!-?apu|palvel|organ)|koordinaattori)\w*|(?:tekn|siv|sivistys|kaup|hank|hall|tal)\w*\.?\s?(?:joht|ins|pääll)\."
    r"|controller\w*|\w*direktör\w*|\w*chef(?:en)?\b|\w*\bingenjör\w*|rektor\w*)",
    _I,
)
QUOTE_MARKS = re.compile(r"[”“\"„»«]")
DIRECT_QUOTE = re.compile(r"[”“\"„»«][^”“\"„»«]*\s[^”“\"„»«]*\s[^”“\"„»«]*[”“\"„»«]")
DIALECT = re.compile(
    r"\b(?:m(?:ie|yö|yä|ä|ää)|sie|työ\s+ootte|oo|oon|ootte|ollaa|tää|tän|nää|noi|toi|kattoo|katotaan|oikeen|tiiä|tiijä|"
    r"tartte|tarttee|kyl|hyvii|etteenpäin|meijän|teijän|eiks|niinku|joo|juu|sit|mut|ku|ny|siit|iha|jotenki)\b",
    _I,
)
# Words by which a reader hears where the speaker comes from.
REGIONAL_DIALECT = re.compile(
    r"\b(?:mie|sie|myö|hyö|mää|minnuu?|sinnuu?|[ms]iu(?:n|lla|lle|lta)|meijän|teijän|heijän|etteenpäin|"
    r"kahto\w+|tehhä\w+|männä\w+)\b",
    _I,
)
# First person and everyday words: true to the notes, but not the voice of a published text.
COLLOQUIAL = re.compile(
    r"\b(?:me|meillä|meille|meidän|meistä|meiltä|minä|mun|kirjaan|ollaan|eipä|homm\w+|juttu\w*|jutut|\w*poruk\w*|väki|tyyppi|"
    r"rapsa\w*|ihan|vissiin|varmaan|justiin|vi\s+har|hos\s+oss|jag)\b",
    _I,
)

QUANTIFIER_WORDS: tuple[tuple[Quantifier, re.Pattern[str]], ...] = (
    (
        Quantifier.ALL,
        re.compile(
            r"\bkaikissa\s+(?:\w+\s+){0,3}(?:kunni|kaupungei)\w*|\b(?:kaikki|jokainen)\s+(?:\w+\s+){0,3}(?:kunnat?|kunta)\b"
            r"|\bjokaisessa\s+(?:\w+\s+){0,2}kunnassa|\bsamtliga\s+(?:\w+\s+){0,2}kommuner|\balla\s+(?:\w+\s+){0,2}kommuner"
            r"|\b(?:in\s+)?(?:all|every)\s+(?:of\s+)?(?:the\s+)?(?:\w+\s+)?municipalit\w+",
            _I,
        ),
    ),
    (
        Quantifier.MANY,
        re.compile(
            r"\b(?:useassa|monessa|useimmassa)\s+(?:\w+\s+){0,2}(?:kunnassa|kaupungissa)|\buseimmissa\s+(?:\w+\s+){0,2}kunnissa"
            r"|\buseissa\s+(?:\w+\s+){0,2}kunnissa|\b(?:useat|monet)\s+kunnat\b|\b(?:flera|många)\s+kommuner"
            r"|\b(?:several|many|most)\s+(?:of\s+the\s+)?municipalities",
            _I,
        ),
    ),
    (
        Quantifier.SOME,
        re.compile(
            r"\b(?:osassa|osa)\s+(?:\w+\s+){0,2}(?:kunnista|kuntia|kaupungeista)|\b(?:joissain|joissakin|muutamissa|eräissä)"
            r"\s+(?:\w+\s+){0,2}kunnissa|\bmuutamassa\s+kunnassa|\b(?:en\s+del\s+av\s+kommunerna|vissa\s+kommuner|"
            r"några\s+kommuner)|\bsome\s+(?:of\s+the\s+)?municipalities",
            _I,
        ),
    ),
    (
        Quantifier.ONE,
        re.compile(
            r"\b(?:yhdessä|eräässä|yksittäisessä)\s+(?:\w+\s+){0,2}(?:kunnassa|kaupungissa)|\bi\s+en\s+kommun\b"
            r"|\bin\s+(?:one|a\s+single)\s+municipality",
            _I,
        ),
    ),
)
"""From the widest claim to the narrowest."""

COUNTED_MUNICIPALITIES = re.compile(
    r"\b(?:kahdessa|kolmessa|neljässä|viidessä|kuudessa|[2-9])\s+(?:\w+\s+)?(?:kunnassa|kaupungissa)\b"
    r"|\b(?:kaksi|kolme|neljä|viisi|kuusi|[2-9])\s+(?:kuntaa|kaupunkia)\b|\b(?:två|tre|fyra|fem|sex)\s+kommuner"
    r"|\b(?:two|three|four|five|six)\s+(?:of\s+the\s+)?municipalities"
    r"|\b(?:yksi|kaksi|kolme|neljä|viisi)\s+(?:kolmesta|neljästä|viidestä|kuudesta)\b|\b[1-6]\s*/\s*[3-6]\b(?=\s+kun)"
    r"|\b(?:puolet|puolessa|kolmasosa|kolmasosassa|kolmannes|neljännes|enemmistö|vähemmistö)\s+(?:\w+\s+)?kunnista"
    r"|\bhälften\s+av\s+kommunerna|\bhalf\s+(?:of\s+)?the\s+municipalities",
    _I,
)
LEFT_OVER = re.compile(
    r"\b(?:yhtä|yhden)\s+(?:kuntaa|kaupunkia|kunnan)?\s*(?:lukuun\s+ottamatta|poikkeusta)"
    r"|\b(?:kaikissa|kaikki)\s+(?:muissa|muut|muita)\b|\b(?:lähes|melkein)\s+(?:kaikissa|kaikki)\s+(?:\w+\s+)?kun\w+"
    r"|\bvain\s+(?:yhdessä|yksi)\s+(?:\w+\s+)?(?:kunnassa|kunta|kaupunki|kaupungissa)|\bainoa(?:na|ssa)?\s+(?:kunta|kunnassa|"
    r"kaupunki)\w*|\bmuissa\s+kunnissa\b|\bi\s+alla\s+(?:andra|utom)\b|\bi\s+alla\s+kommuner\s+utom\b|\bden\s+enda\s+kommunen"
    r"|\ball\s+(?:but\s+one|the\s+other)\b|\bthe\s+only\s+municipality",
    _I,
)
NOT_MENTIONED = re.compile(
    r"\bei\s+(?:tullut\s+(?:esiin|esille|ilmi)|noussut\s+(?:esiin|esille)|mainittu|mainita|kerrottu|käsitelty)\b"
    r"|\bjäi\s+mainitsematta|\b(?:nämndes|togs|kom)\s+inte\b|\b(?:was|were)\s+not\s+(?:mentioned|brought\s+up)"
    r"|\bdid\s+not\s+come\s+up",
    _I,
)
DESCRIBED = re.compile(
    r"\b(?P<small>pieni|pienessä|pienen|pienet|pienissä)\s+(?:\w+\s+)?(?:kun|kaupun)\w+"
    r"|\b(?P<middle>keski(?:kokoi|suur)\w*)\s+(?:\w+\s+)?(?:kun|kaupun)\w+"
    r"|\b(?P<large>suuri|suuressa|suuren|suuret|suurissa|iso|isossa|isoissa)\s+(?:\w+\s+)?(?:kun|kaupun)\w+"
    r"|\b(?P<two_languages>kaksikieli\w+)\s+(?:\w+\s+)?(?:kun|kaupun)\w+"
    r"|\b(?P<swedish>ruotsinkieli\w+)\s+(?:\w+\s+)?(?:kun|kaupun)\w+",
    _I,
)
"""A municipality described by its size or language; the group's name is the class."""

GENERALISATION = re.compile(
    r"\bkunnissa\s+(?:yleensä|tavallisesti|usein|aina|yleisesti|ei\s+yleensä)|\byleensä\s+(?:kunnissa|kunnat)"
    r"|\bkunnat\s+(?:yleensä|aina|usein|eivät)\b|\bkaikki\s+(?:suomen\s+)?kunnat\b|\bsuomalaisissa\s+kunnissa"
    r"|\bsuomen\s+kunnissa|\btilastollisesti|\b(?:suurin|valta)\s*osa\s+(?:suomen\s+)?kunnista|\benemmistö\s+kunnista"
    r"|\bi\s+kommunerna\s+(?:i\s+allmänhet|vanligtvis|alltid)|\bkommuner(?:na)?\s+(?:brukar|alltid)"
    r"|\bmunicipalities\s+(?:generally|usually|always|never|tend)|\bmost\s+finnish\s+municipalities",
    _I,
)
PERCENTAGE = re.compile(r"\d+(?:[.,]\d+)?\s*(?:%|prosent|procent|per\s?cent|promille)|\bprosenttiyksik\w+", _I)
ENERGY_OR_MONEY = re.compile(
    r"\d[\d\s.,]*\s*(?:k|M|G|T)?(?:Wh|€|eur\w*)(?:/\w+)?\b|\d[\d\s.,]*\s*(?:€|t?CO2\w*|tonnia\b|(?:mega|kilo|giga)wattitun\w+)",
    re.IGNORECASE,
)
REPORTED_BY_MUNICIPALITY = re.compile(r"kunnan\s+ilmoitta|enligt\s+kommunen|reported\s+by\s+the\s+municipality", _I)
NUMBER = re.compile(r"\d")
COMPARISON = re.compile(
    r"\b(?:parempi|paremmi[nt]|parempaa|heikompi|heikommi[nt]|huonompi|huonommi[nt]|edistyneempi\w*|pidemmällä|jäljessä)\b"
    r"(?:\s+\w+){0,3}\s+kuin\s+(?!ennen|aiem|aikaisem|edelli|viime|ei\s)|\bedelläkävijä\w*|\bparhai(?:ten|mmin)\b"
    r"|\b(?:paras|parhaat|parhaassa|heikoin|heikoimmat|huonoin|huonoimmat|kehittynein|edistynein)\s+(?:\w+\s+)?"
    r"(?:kun|kaupun)\w+|\bmuita\s+(?:parem|heikom|edellä|jäljessä)\w*|\b(?:enemmän|vähemmän|useammin|harvemmin)\s+kuin\s+"
    r"(?:muissa|muualla|naapuri\w*|toisissa)|\bkärkikun\w+|\bmallioppila\w+"
    r"|\bmuita\s+kuntia\b|\bmuihin\s+kuntiin\s+verrattuna|\bbättre\s+än\s+(?!förr|tidigare)|\bsämre\s+än\s+(?!förr|tidigare)"
    r"|\b(?:better|worse)\s+than\s+(?!before|earlier)|\bcompared\s+(?:to|with)\s+other\s+municipalities",
    _I,
)
