"""Does a sentence speak of a person where a word that may be a name stands?"""

import re

from analysis.ingest.folding import fold

# Verbs of people: what somebody says, promises, does by hand. Stems or whole forms, folded.
_VERBS = re.compile(
    r"^(?:lupa\w+|sano\w*|kerto\w*|hoita\w*|hoiti|hoidi|katto\w*|katso\w*|kysy\w*|soitta\w*|soitti|tiesi|"
    r"tietaa|osaa|teki|tekee|"
    r"muistaa|muisti|muistut\w*|ehdot\w*|halus\w*|haluaa|kirjas\w*|kirjaa|kirjoit\w*|lahett\w*|tuli|tulee|"
    r"lahti|jaa|siirty\w*|"
    r"aloitti|aloittaa|vastaa\w*|vastasi|vetaa|veti|pitaa|piti|nayt\w*|tarkist\w*|laski|laskee|keras\w*|"
    r"keraa|opas\w*|opett\w*|"
    r"koulut\w*|ihmett\w*|valitt\w*|totes\w*|toteaa|mainit\w*|kuul\w*|nahnyt|naki|paatti|paattaa|tilas\w*|"
    r"tilaa|lomail\w*|"
    r"sairas\w*|elakoity\w*|saa|sai|antaa|antoi|seuraa|seuras\w*|luki|lukee|mittaa\w*|mittas\w*|paivit\w*|"
    r"ottaa|otti|tuntee|"
    r"sager|sade|berattar|lovar|lovade|tycker|skriver|skoter|laser|foljer|ringer|fragar|kan|vet|gor)$"
)
_TITLES = re.compile(
    r"^(?:rehtori|opettaja|huoltomies|talonmies|johtaja|insinoori|paallikko|isannoitsija|kirjuri|pj|"
    r"siht\w*|rouva|herra|"
    r"\w*(?:kouluttaja|katselmoija|suunnittelija|tarkastaja|valvoja|vetaja|asentaja|neuvoja|konsultti|"
    r"koordinaattori|vahtimestari|lehtori|tyonjohtaja|esimies|puheenjohtaja)n?|"
    r"\w{3,}(?:johtaja|paallikko|insinoori|mestari|hoitaja|asiantuntija|sihteeri)n?|rektor|chefen?|direktor)$"
)
_BEFORE = re.compile(
    r"^(?:kysy|kysykaa|soita|soittakaa|pyyda|terveisin|t|terv|kirjasi|kirjaaja|siht|sanoo|sager|fraga|ring)$"
)
_AFTER = re.compile(r"^(?:mukaan|mielesta|kanssa|luona|arvio\w*|puhelin\w*|lista\w*|kaa|kans|tyo(?:na|ta)|keksin\w*)$")


_PLACE_NOUN = re.compile(
    r"^(?:koulu|paivakoti|paivakod|talo|halli|uimahalli|jaahalli|katu|kadu|tie|alue|kyla|keskus|asema|laito|kirjasto|terveysasema|"
    r"monitoimi|liikunta|lukio|yhtenaiskoulu|koulukesku|silta|ranta|puisto|skola|daghem|skolan|gard|vag|gata)"
)


def is_place_noun(word: str) -> bool:
    """Return whether a word makes a place of the name before it ("Mäkelän koulu")."""
    return _PLACE_NOUN.match(fold(word)) is not None


def speaks_of_person(before: str, after: str) -> bool:
    """Return whether the words beside a possible name are words of people."""
    previous, following = fold(before).strip("."), fold(after)
    return bool(
        _TITLES.match(previous) or _BEFORE.match(previous) or _VERBS.match(following) or _AFTER.match(following)
    )


def is_title(word: str) -> bool:
    """Return whether a word is a person's title."""
    return _TITLES.match(fold(word).strip(".")) is not None


# Of what people say, and what is said by them: no machine or company does these.
_SPEECH = re.compile(
    r"^(?:lupasi|lupaa|sanoi|sanoo|kertoi|kertoo|muistutti|muistuttaa|ehdotti|ehdottaa|totesi|toteaa|mainitsi|"
    r"mainitsee|ihmetteli|ihmettelee|valitti|valittaa|kysyi|kysyy|lomailee|sairastui|elakoityi|elakoityy|"
    r"mukaan|mielesta|kertoman|sanoin|sager|sade|berattar|berattade|tycker|tyckte|lovar|lovade|pensioneras)$"
)
_GREETING = re.compile(r"^(?:t|terv|terveisin|terkuin|yt|mvh|kirjasi|kirjaaja|halsningar|allekirjoittanut)$")
_COMPANY = re.compile(
    r"^(?:oy|oyj|ab|abp|ky|ry|rf|gmbh|group|manager|consulting|finland|suomi|energia|energi|palvelut|yhtiot|"
    r"tuote\w*|ohjelm\w*|jarjestelm\w*|pilvi\w*|valvomo\w*)$"
)
# Finnish surnames tell themselves by their ending, Swedish ones by their last part.
_SURNAME = re.compile(
    r"^\w{3,}[aeiouy](?:nen|sen|selle|selta|sella|sta|seen)$|"
    r"^\w{2,}(?:strom|berg|qvist|kvist|lund|holm|gren|roos|blad|fors|stedt)(?:s|in|ille|ilta|illa|ia|ista)?$"
)
_NOT_SURNAME = re.compile(
    r"(?:lainen|laisen|laisella|laiselle|laiselta|laiseen|laista|ista|osta|asta|esta|usta|ysta|vesta)$"
)
# Towns that are surnames too: in the cases of "in" and "from" they are towns.
_TOWN = re.compile(r"^(?:lahti|salo|kokkola|jarvenpaa|kangasniemi|kankaanpaa|laitila|pohja|karjala|turkki|kuusisto)$")
_IN_A_PLACE = re.compile(r"(?:ssa|sta|([aeiouy])\1n|seen|hen)$")
_THING = re.compile(
    r"^(?:kaupun\w*|kunta|kunna\w*|seutu\w*|seudu\w*|maakun\w*|hank\w*|projekt\w*|verkost\w*|yliopist\w*|"
    r"ammattikor\w*|sanomat|lehti|lehde\w*|malli\w*|foorum\w*|kampanj\w*|taulukk?o\w*|stad\w*|kommun\w*)$"
)
# Initials that mean a thing of the trade, whoever bears them.
_ABBREVIATIONS = re.compile(r"A[IP]|E[KLSUV]|HR|I[TV]|K[AHJKLMPSV]|LTO|LVI|M[HT]|P[JKMV]|PTS|T[AEKPS]|TMA|V[KSV]|YT")


def is_speech(word: str) -> bool:
    """Return whether a word after a name tells what only people do: speak, promise, retire."""
    return _SPEECH.match(fold(word)) is not None


def is_greeting(word: str) -> bool:
    """Return whether a signature's word stands before a name ("terv.", "kirjasi")."""
    return _GREETING.match(fold(word).strip(".,")) is not None


def is_company_word(word: str) -> bool:
    """Return whether a word makes a company or a product of the name before it ("Granlund Manager")."""
    return _COMPANY.match(fold(word)) is not None


def looks_like_surname(word: str) -> bool:
    """Return whether a word ends as surnames do and hardly as anything else that has a capital."""
    folded = fold(word)
    return _SURNAME.match(folded) is not None and _NOT_SURNAME.search(folded) is None


def is_town_in_place_case(name: str, word: str) -> bool:
    """Return whether a form is where a town is spoken of ("Lahdessa"), though people have its name too."""
    return is_town(name) and _IN_A_PLACE.search(fold(word)) is not None


def is_in_place_case(word: str) -> bool:
    """Return whether a form is where something is: "Turussa", "Oulusta", "Exceliin"."""
    return _IN_A_PLACE.search(fold(word)) is not None


def is_thing_noun(word: str) -> bool:
    """Return whether a word makes a town, a project or a paper of the name before it ("Turun kaupunki")."""
    return _THING.match(fold(word)) is not None


def is_town(name: str) -> bool:
    """Return whether a listed name is also a town's."""
    return _TOWN.match(fold(name)) is not None


def is_trade_abbreviation(word: str) -> bool:
    """Return whether capitals mean a thing rather than somebody's initials (EK, TS)."""
    return _ABBREVIATIONS.fullmatch(word) is not None
