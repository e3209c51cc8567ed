"""Spoken Finnish grammar in notes: what can be written as it is written, and what leans on a question nobody sees."""

import re

# Those who act. Of anything else a singular verb may be right: "lukemat näkee suoraan" says that anybody sees them.
_PEOPLE = r"(?:\w*(?:oppilaa|opettaja|asukkaa|lapse|nuore|miehe|henkilö)t|\w{2,}(?:taja|täjä|ija|ijä|oja|öjä)t)"
# A house may be what is acted on: "koulut hoitaa yhtiö". What does something to its own is the one that acts.
_HOUSES = r"\w*(?:koulu|päiväkodi|toimiala|yksikö|yhtiö|kunna)t(?=\s\w+\s(?:oma|itse)\w*)"
_SPOKEN_AGREEMENT = re.compile(
    rf"(?P<before>(?:^|[.:;–]\s)(?:{_PEOPLE}|{_HOUSES}))\s(?P<verb>\w{{2,}}(?:aa|ee|ii|oo|uu|yy|ää|öö))\b",
    re.IGNORECASE,
)
# "It must be", "it is worth", "one may": with these the plural is no subject.
_WITHOUT_SUBJECT = frozenset(
    {"pitää", "täytyy", "kannattaa", "tarvitsee", "saa", "näkee", "joutuu", "löytää", "riittää"}
)
# Verbs of the type of *mitata*, where both vowels belong to the stem; of others the second one is the ending.
_CONTRACTED = frozenset(
    {"mittaa", "seuraa", "vastaa", "korjaa", "avaa", "lisää", "tilaa", "kerää", "vertaa", "osaa", "tapaa", "valtaa"}
)
# "Viimeks", "yheks": the ending without its last vowel. Written words in -ks there are none.
_CUT_ENDING = re.compile(r"\b\w{3,}ks\b", re.IGNORECASE)
# "Kok. 1 x v", "pj": each can be guessed, two of them in a note are telegraphic.
_SHORTHAND = re.compile(r"\b(?:kok|kk|vk|pvm|tj|pj|siht|vast|os)\.|\bpj\b|\b\d+\s?x\s?(?:v|vk|kk|pv)\b", re.IGNORECASE)
_FEWEST_OF_A_TELEGRAM = 2
_REPLY = re.compile(r"^(?:ollaan|on|ovat|oli|joo|juu|kyllä|ei|eivät|ei ole|ehkä|riippuu)\s*(?:[,.;–]|$)", re.IGNORECASE)


def with_written_agreement(text: str) -> str:
    """Return a text in which many actors have a verb in the plural: *oppilaat lukee* becomes *oppilaat lukevat*."""
    return _SPOKEN_AGREEMENT.sub(lambda found: f"{found['before']} {_plural(found['verb'])}", text)


def _plural(verb: str) -> str:
    if verb.casefold() in _WITHOUT_SUBJECT:
        return verb
    stem = verb if verb.casefold() in _CONTRACTED else verb[:-1]
    return stem + ("vat" if re.search(r"[aou]", verb, re.IGNORECASE) else "vät")


def is_telegram(text: str) -> bool:
    """Return whether a text is shorthand that only its writer reads without stopping."""
    return len(_SHORTHAND.findall(text)) + len(_CUT_ENDING.findall(text)) >= _FEWEST_OF_A_TELEGRAM


def is_reply(text: str) -> bool:
    """Return whether a text begins by answering a question that stands nowhere: *Ollaan, ja sieltä on saatu…*"""
    return _REPLY.search(text) is not None
