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
