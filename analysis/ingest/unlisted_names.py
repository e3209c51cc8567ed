"""May a capitalised word at the beginning of a sentence be a name that no list holds? Then a person is asked."""

import re

from analysis.ingest.folding import fold
from analysis.ingest.name_lists import is_organisation_or_town
from analysis.ingest.person_clues import is_company_word, is_in_place_case, is_place_noun, is_thing_noun
from analysis.language.known_words import is_made_of_words, is_whole_word

_SHORTEST = 4
# Longer strings are no names, and taking them apart would take long.
_LONGEST = 30
# Signs glued to a word make it a name of a thing: "KETS-", "Excel:iin", "Teams2".
_GLUED = frozenset("-_/0123456789:;@")
# Finnish and Swedish surnames are made of such words: one that no dictionary holds is hardly an everyday word.
_LANDSCAPE = re.compile(
    r"(?:ahde|ahte|aho|harju|jarv|jok|joe|kallio|kanga|kankaa|kive|kivi|korpi|korve|kosk|kumpu|kummu|laakso|lahd|laht|"
    r"lampi|lamme|lehto|lehdo|luoma|maa|mae|maki|metsa|niem|niitty|niity|notko|oja|paa|pelto|pello|perk|puro|"
    r"ranna|ranta|rinne|rinte|saar|salmi|salme|salo|silla|silta|talo|torppa|torpa|tupa|tuva|vaara|vainio|"
    r"virra|virta|vuor)[ie]?(?:n|a|na|ksi|ll[ae]?|lta?|s[st]a)?$|"
    r"(?:blad|blom|berg|dahl|fors|gren|holm|kvist|lof|lund|qvist|roos|stedt|strom|wall)(?:s|in|ia|ill[ae]|ilta|ista)?$"
)
# Endings that words have and names hardly: participles, adverbs, what is done; Swedish nouns that are definite.
_NO_NAME = re.compile(
    r"^ulko|(?:t[uy](?:n|ja|jen|[iu]?ssa|[iu]?sta|illa|ihin)|ttain|ttava\w*|ttavi\w+|sti|vaan|vasta|vassa|aikai\w+|"
    r"minen|mis\w{1,4}|erna|arna|orna|heten|ningen?|ningar|ningarna|stod\w*|data\w{0,3})$"
)
# "Pohjois-Savo" and other parts of the country.
_REGION = re.compile(r"^(?:pohjois|etela|ita|lansi|keski|varsinais|kanta|paijat|norra|sodra|ostra|vastra|mellersta)-")
_INTERJECTIONS = frozenset({"aivan", "hei", "hej", "jaa", "jaaha", "joopa", "moi", "okei", "okej", "niinpa", "terve"})


def is_written_as_name(word: str) -> bool:
    """Return whether a word has capitals as names have: "Rehn", "Jere-Matti", "Ranta-aho", not "LCC-laskuri"."""
    first, *others = word.split("-")
    is_capitalised = first[:1].isupper() and first[1:].islower()
    return is_capitalised and (all(part[:1].isupper() and part[1:].islower() for part in others) or is_landscape(word))


def is_landscape(word: str) -> bool:
    """Return whether a word ends as the many surnames do that are made of words of the landscape, or is one."""
    return _LANDSCAPE.search(fold(word)) is not None


def is_double_name(word: str) -> bool:
    """Return whether a word is two names joined ("Gustavsson-Rehn"), and no part of the country."""
    return "-" in word and word == word.title() and _REGION.match(fold(word)) is None


def is_thing(word: str, next_word: str, text_before: str, text_after: str) -> bool:
    """Return whether a word or what stands around it tells of an organisation, a place or a thing."""
    return (
        is_organisation_or_town(word)
        or is_company_word(word)
        or is_company_word(next_word)
        or is_place_noun(next_word)
        or is_in_place_case(word)
        or is_thing_noun(next_word)
        or text_after[:1] in _GLUED
        or text_before[-1:] in _GLUED
    )


def is_unlisted_name(word: str) -> bool:
    """Return whether a word that begins a sentence is likely a name: no language of ours knows it, nor its parts."""
    folded = fold(word)
    if not _SHORTEST <= len(word) <= _LONGEST or not is_written_as_name(word) or folded in _INTERJECTIONS:
        return False
    if is_double_name(word):
        return True
    if _NO_NAME.search(folded) or is_whole_word(word):
        return False
    return is_landscape(word) or not is_made_of_words(word)
