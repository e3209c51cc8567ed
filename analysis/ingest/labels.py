"""Words by which notes label facts about the visit, and by which tables head their columns."""

import re

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


_COLUMNS = (
    (Column.NUMBER, r"#|n|nro|nr|no|numero|id|rivi|vastaajan tunnus|tunnus|respondent id|vastaaja id"),
    (Column.MUNICIPALITY, r"(?:oma )?(?:kunta|kuntasi|kaupunki|kommun|din kommun|municipality)"),
    (Column.THEME, r"teemat?|aihe|aihepiiri|aihealue|osa-alue|tema|amne|omrade|theme|topic"),
    (Column.TYPE, r"v/k|v / k|vk|\+/[-–−]|\+ / [-–−]|tyyppi|laji|luokka|typ|type|s/u|vahv\S*\s?/\s?keh\S*"),
    (
        Column.TEXT,
        r"huomiot?|havain(?:to|not)|muistiinpanot?|teksti|sisalto|observation(?:er|s)?|iakttagelse(?:r)?|"
        r"anteckning(?:ar)?|"
        r"finding|note|kirjaus|asia",
    ),
    (Column.WHO, r"kuka(?: sanoi)?|lahde|sanoja|puhuja|kalla|vem|vem sade|source|who|haastateltava"),
    (Column.KEYWORDS, r"avainsanat?|tagit?|asiasanat?|nyckelord|keywords?|tags?"),
    (Column.COMMENT, r"kommentt?i|kommentit|huom|lisatieto(?:ja)?|kommentar(?:er)?|comments?|remarks?"),
    (
        Column.TIME,
        r"start time|completion time|last modified time|aloitusaika|alkamisaika|lopetusaika|valmistumisaika|"
        r"viimeksi muokattu|muokkausaika|starttid|sluttid|slutforandetid|aikaleima|timestamp|aika|tid|"
        r"time|pvm|vastausaika",
    ),
    (Column.EMAIL, r"e-?mail(?: address)?|sahkoposti(?:osoite)?|e-?post(?:adress)?|user ?name"),
    (Column.NAME, r"name|nimi|nimesi|namn|ditt namn|vastaaja|vastaajan nimi|full name"),
    (
        Column.ROLE,
        r"tehtava(?:si|nimike)?|rooli(?:si)?|mihin ryhmaan kuulut|ryhma|vastaajaryhma|titel|roll|din roll|"
        r"role|position|"
        r"toimiala(?:si)?|vilken grupp tillhor du",
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
