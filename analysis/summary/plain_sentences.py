"""Whether a Finnish finding is a sentence that may stand right behind a quantifier (decisions.md 15)."""

import re

from analysis.summary.cleaning import is_spoken_or_doubted
from analysis.summary.phrases import COLLOQUIAL, DIALECT

_CLAUSE_END = re.compile(r"[,;:.–]")
# Finite verbs that are told by their form alone. What is not sure to be a verb is left out: a scribble then keeps the
# colon, which it can bear, instead of becoming a sentence without a verb.
_FINITE_VERB = re.compile(
    r"\b(?:on|ovat|oli|olivat|ei|eivät|saa|käy|vie|jää|näkyy|\w{3,}(?:uu|yy|ee|oo|öö)|\w{3,}v[aä]t"
    r"|\w{2,}(?:daan|dään|laan|lään|naan|nään|raan|rään|etaan|etään|itaan|itään|taan|tään)|\w{3,}(?:ttiin|ltiin|ntiin|rtiin|tyi|tui))\b",
    re.IGNORECASE,
)
# A sentence that leans on an earlier one, or asks for or orders something, needs the colon.
_LEANING = re.compile(
    r"^(?:ja|mutta|tai|kun|jos|että|vaikka|koska|niin|sitten|siis|no|nyt|silti|myös|lisäksi|toisaalta|kyllä|ollaan|"
    r"kannattaa|pitäisi|tämä|se|ne|siihen|siitä|siellä|\w+(?:kaa|kää))\b",
    re.IGNORECASE,
)
_CALLS = re.compile(r"[!?*/]")


def follows_quantifier(text: str) -> bool:
    """Return whether a cleaned text reads as a sentence when *osassa kunnista* comes first and no colon parts them."""
    if _CALLS.search(text) or _LEANING.search(text) or not text[:1].isalpha():
        return False
    if COLLOQUIAL.search(text) or DIALECT.search(text) or is_spoken_or_doubted(text):
        return False
    return bool(_FINITE_VERB.search(_CLAUSE_END.split(text, maxsplit=1)[0]))
