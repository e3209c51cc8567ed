"""What a person should look at in a finding before it is used."""

import re

from analysis.ingest.folding import fold
from analysis.ingest.role_class import names_one_holder
from analysis.model.codes import Flag

_NUMBER_IN_DOUBT = re.compile(
    r"\d[^.!]{0,30}\?|(?:\bn\.|\bnoin\b|\behka\b|\bca\b|\bcirka\b|\bkai\b|\bsuunnilleen\b|~)\s*\d|"
    r"\btarkista luku|\bpuolet\b.*\barvio|\d\s*%[^.]*\?"
)
_QUOTE = re.compile(r"[”“\"»][^”“\"«»]{8,}[”“\"«]")
_MAY_DOUBT_NUMBER, _QUOTE_SIGN, _LABEL_SIGN = re.compile(r"\d|arvio|luku"), re.compile('[”“"»]'), re.compile("[.!;:)]")
_COMPARATIVE = re.compile(
    r"\b(?:(?:parem|huono|enem|vahem|nopeam|edella)\w*\s+kuin\s+(?:meilla|meidan|naapuri\w*|muu\w*|toisissa|\w+ssa\b)|"
    r"kuin meilla|battre an (?:hos oss|vi|andra|grann\w*)|better than (?:us|ours|others)|ottakaa (?:tasta )?mallia)"
)
_CONTRAST = re.compile(
    r"\b(?:paitsi|mutta|mut|kuitenkin|tosin|vaikka|ei enaa|eika enaa|men|dock|utom|inte langre|but|except)\b"
)
_UNSURE = re.compile(
    r"\?\?|\(\?\)|\b(?:tiettavasti|ehka|luultavasti|kuulemma|kai|varmaan|mahdollisesti|antagligen|kanske|"
    r"lar)\b|\btarkista"
)
_IDENTIFIABLE = re.compile(
    r"\b(?:elakkeelle|elakoityy|pension\w*|uusi, aloitti|aloitti \d|ainoa joka|ainut joka|"
    r"yhden (?:ihmisen|henkilon|miehen)|"
    r"yhdella (?:miehella|ihmisella|henkilolla)|yksi (?:ihminen|henkilo)|1 hlo|sama (?:ihminen|henkilo)|en enda person|"
    r"sairastu\w*|ei sijaista|\d+ % tyoaja\w*|palkkalistoil\w*|vaihtuu (?:elo|syys|loka|marras|joulu|"
    r"tammi|helmi|maalis|huhti|touko|kesa|heina)kuu\w*)"
)
_SEVERAL_BULLETS = re.compile(r"\S\s+[*•·]\s+\S")
_SEVERAL_TYPES = re.compile(
    r"[.!;]\s+(?:VAHVUUS|KEHIT\w+|HYVÄ\w*|VINKKI)\b|\b(?:vahvuus|kehitettävää|vinkki)\s*:.*\b(?:vahvuus|"
    r"kehitettävää|vinkki)\s*:",
    re.IGNORECASE,
)
_SEVERAL_TAGS = re.compile(r"[.)!]\s+[A-ZÅÄÖ][a-zåäö]{3,}\s*(?:=|:)\s*\S")


def flags_of(text: str) -> frozenset[Flag]:
    """Return the flags that the words of a finding call for."""
    folded = fold(text)
    # Most lines hold no quote, number or second label: looking for the sign first costs next to nothing.
    found = {
        Flag.UNVERIFIED_NUMBER: _MAY_DOUBT_NUMBER.search(folded) and _NUMBER_IN_DOUBT.search(folded),
        Flag.QUOTE: _QUOTE_SIGN.search(text) and _QUOTE.search(text),
        Flag.COMPARATIVE: _COMPARATIVE.search(folded),
        Flag.CONTRAST: _CONTRAST.search(folded),
        Flag.UNSURE: _UNSURE.search(folded),
        Flag.IDENTIFIABLE: _IDENTIFIABLE.search(folded) or names_one_holder(text),
        Flag.SEVERAL_FINDINGS: _SEVERAL_BULLETS.search(text)
        or (_LABEL_SIGN.search(text) and (_SEVERAL_TYPES.search(text) or _SEVERAL_TAGS.search(text))),
    }
    return frozenset(flag for flag, is_found in found.items() if is_found)
