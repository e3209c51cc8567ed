"""Words by which notes label facts about the visit, and by which tables head their columns."""

import re
from functools import lru_cache

from analysis.ingest.folding import fold, fold_tag
from analysis.model.tables import Column

_METADATA = re.compile(
    r"^(?:pvm|paivays|paivamaara|aika|paikka|ajankohta|haastattelijat?|haastateltavat?|haastatellut|"
    r"haastateltu|vierailijat|"
    r"vierailun|kirjaaja|kirjasi|kirjaus|koonnut|koonneet|poissa|paikalla|mukana|lasna|osallistujat|"
    r"aikataulu|puheenjohtaja|"
    r"pj|tilaisuus|kunta|isanta|datum|tid|plats|intervjuare|intervjuade|narvarande|franvarande|antecknat|antecknare|"
    r"date|place|interviewers?|interviewees?|present|absent|recorder|subject|otsikko|huom|merkinnat)\b"
)
_LONGEST_LABEL = 40
_LONGEST_COLUMN_NAME = 80
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|^\s*\d{1,2}[.)]\s+")
_PARTS = re.compile(r"\s*/\s*|\s+(?:ja|tai|och|eller|and|or|sekä)\s+|\s*[,\n]\s*")


_COLUMNS = (
    (
        Column.NUMBER,
        r"#|n|nro|nr|no|numero|nummer|number|id|rivi|rad|row|jrk|vastaajan tunnus|vastaajan id|tunnus|"
        r"respondent(?:ens)? id|vastaaja id|svarsnummer|vastausnumero|response id",
    ),
    (
        Column.MUNICIPALITY,
        r"(?:oma |min |own |my |your )?(?:kunta|kuntasi|kaupunki|kaupunkisi|kommun|kommunen|kommunens namn|din kommun|"
        r"stad|municipality|kunnan nimi|organisaatio(?:si)?|organisation(?:en)?|city)|"
        r"(?:mita|mista) (?:kuntaa|kunnasta|kaupunkia)(?: \S+){0,2}|vilken kommun(?: \S+){0,3}|"
        r"which municipality(?: \S+){0,4}|name of (?:the )?municipality",
    ),
    (
        Column.THEME,
        r"teemat?|paateema|aihe|aiheet|aihepiiri|aihealue|osa-alue|tema(?:n)?|amne|amnesomrade|omrade|delomrade|themes?|"
        r"topics?|subject|area",
    ),
    (
        Column.TYPE,
        r"v/k|v / k|vk|\+/[-–−]|\+ / [-–−]|[-–−]/\+|tyyppi|laji|luokka|luokitus|typ|type|kind|class|klass|s/u|s / u|"
        r"s/d|vahv\S*\s?/\s?keh\S*|styrk\S*\s?/\s?utv\S*|strength\S*\s?/\s?dev\S*|vahvuus vai kehit\S*",
    ),
    (
        Column.TEXT,
        r"huomiot?|havain(?:to|not)|muistiinpanot?|teksti|sisalto|observation(?:er|s)?|iakttagelse(?:r)?|"
        r"anteckning(?:ar|en)?|finding|findings|notes?|kirjaus|kirjaukset|asia|nosto|nostot|mita sanottiin|"
        r"mita kuultiin|muuta|muut huomiot|lainaukset|ovrigt|citat|quotes|"
        r"huomion teksti|havainnon kuvaus|kuvaus|beskrivning|description|text|"
        r"innehall|content|vad sades|what was said|"
        r"kommentti tai havainto|statement|uttalande",
    ),
    (
        Column.WHO,
        r"kuka(?: sanoi| kertoi)?|lahde|sanoja|puhuja|kalla|vem|vem sade|vem sa|source|who|who said(?: it)?|"
        r"haastatelta(?:va|vat|van rooli)|intervjuad|intervjuperson(?:en)?|interviewee|speaker|talare",
    ),
    (Column.KEYWORDS, r"avainsanat?|tagit?|tunnisteet|asiasanat?|nyckelord|keywords?|tags?|taggar|etiketter"),
    (
        Column.COMMENT,
        r"kommentt?i|kommentit|huom|huomautus|lisatieto(?:ja)?|lisatiedot|kommentar(?:er)?|anmarkning(?:ar)?|"
        r"comments?|remarks?",
    ),
    (
        Column.TIME,
        r"start time|completion time|last modified(?: time)?|aloitusaika|alkamisaika|lopetusaika|valmistumisaika|"
        r"paattymisaika|viimeksi muokattu|viimeisin muokkaus(?:aika|kerta)?|viimeinen muokkausaika|muokkausaika|"
        r"starttid(?:punkt)?|sluttid(?:punkt)?|slutforandetid|tid for slutforande|tidpunkt for slutforande|"
        r"senast andrad|tid for senaste andring(?:en)?|senaste andringstid|tidsstampel|aikaleima|timestamp|aika|tid|"
        r"time|pvm|paivamaara|datum|date|vastausaika|vastauspaiva|svarstid|svarsdatum|submitted(?: at)?|lahetetty|"
        r"started|completed|response time",
    ),
    (
        Column.EMAIL,
        r"(?:vastaajan |your |din |respondent(?:ens)? )?(?:e-?mail(?: address)?|sahkoposti(?:osoite)?(?:si)?|"
        r"e-?post(?:adress)?(?:en)?|s-posti|user ?name|kayttajatunnus|anvandarnamn)",
    ),
    (
        Column.NAME,
        r"name|nimi|nimesi|oma nimi|namn|ditt namn|vastaaja|vastaajan nimi|full name|your name|etunimi|sukunimi|"
        r"koko nimi|fornamn|efternamn|first name|last name|surname|given name|respondent|respondentens namn|"
        r"mika on nimesi|vad heter du|what is your name|yhteyshenkilo|kontaktperson|contact person",
    ),
    (
        Column.ROLE,
        r"tehtava(?:si|nimike|nimikkeesi)?|rooli(?:si)?|mika on (?:rooli|tehtava)si|mihin ryhmaan kuulut|ryhma|"
        r"vastaajaryhma|titel|din titel|roll|din roll|vad ar din roll|role|your role|position|job title|title|"
        r"what is your role|toimiala(?:si)?|ammattinimike|nimike|vilken grupp tillhor du|befattning",
    ),
    (
        Column.PERSONAL,
        r"(?:vastaajan |your |din )?(?:puhelin(?:numero(?:si)?)?|puh|matkapuhelin|telefon(?:nummer)?|phone(?: number)?|"
        r"mobile|gsm|ip-?\s?(?:osoite|adress|address)|yhteystie(?:to|dot|tosi)|kontaktuppgifter|contact details|"
        r"osoite|adress|address|henkilotunnus|personbeteckning)",
    ),
    (Column.AUTHOR, r"kirjoittaja|lahettaja|forfattare|avsandare|author|sender|from|user"),
    (Column.MESSAGE, r"viesti|meddelande|message|kommentti|inlagg|post"),
    (Column.REPLY, r"vastaus[- ]viestiin|vastaus|svar(?: till)?|reply(?: to)?|in reply to"),
    (Column.LIKES, r"tykkayk(?:set|sia)|gillar|gillanden|likes?|reaktiot|reactions?"),
)
_COLUMN_PATTERNS = tuple((column, re.compile(pattern)) for column, pattern in _COLUMNS)


def is_metadata_label(text: str) -> bool:
    """Return whether a text labels a fact about the visit (date, interviewers, who was there)."""
    return len(text) <= _LONGEST_LABEL and _METADATA.match(fold_tag(text)) is not None


def columns_named(heading: str) -> frozenset[Column]:
    """Return what a column with this heading may hold; some headings mean different things in different layouts."""
    folded = fold(heading).strip(" :?.*")
    return frozenset(column for column, pattern in _COLUMN_PATTERNS if pattern.fullmatch(folded))


@lru_cache(maxsize=4096)
def columns_headed(heading: str) -> frozenset[Column]:
    """Return what a column holds whose heading may say more than its name: "Teema / aihe", "Huomio (vapaa teksti)"."""
    if len(heading) > _LONGEST_COLUMN_NAME or not heading.strip():
        return frozenset()
    named = columns_named(heading)
    if named:
        return named
    bare = _ASIDE.sub(" ", heading)
    parts = [bare, *_PARTS.split(bare)]
    return next((found for part in parts if (found := columns_named(part))), frozenset())
