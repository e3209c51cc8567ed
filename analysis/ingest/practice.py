"""Does a text tell how something is done, so that others could do it too?

A good practice has a rhythm or an occasion, somebody who acts, and an act (domain 2.3). Notes with two codes, works or
lacks, have no code for it.
"""

import re
from collections.abc import Sequence

from analysis.ingest.finding_type import type_of_tag
from analysis.ingest.folding import fold
from analysis.ingest.units import SourceUnit
from analysis.model.codes import FindingType

_LABEL = re.compile(r"hyv[äa]t? k[äa]yt[äa]n|\bgoda? praxis|\bgood practice|^\s*(?:[-*•]\s*)?HK?\s*[:–-]", re.I | re.M)

_RHYTHM = re.compile(
    r"\b(?:(?:kerran|kahdesti|kolmesti|\w+ kertaa) (?:viikossa|kuussa|kuukaudessa|vuodessa|kvartaalissa|kaudessa)|"
    r"viikoittain|kuukausittain|vuosittain|neljannesvuosittain|kvartaaleittain|"
    r"joka (?:viikko|kuukausi|kuu|kvartaali|vuosi|aamu|kevat|syksy|\w+tai|keskiviikko|kerta)|"
    r"(?:aina|heti) (?:kun|ennen|\w+n jalkeen)|saman tien|samalla kertaa|ennen (?:kuin|\w+(?:ta|a)\b)|"
    r"\w*palaverissa|\w*kokouksessa|kierroksella|paikan paalla|kohteessa|\w*viikolla|\w+ vaihtuessa|"
    r"en gang (?:i|per|om) \w+|tva ganger \w+|varje (?:vecka|manad|kvartal|ar|morgon|var|host)|genast|pa plats|"
    r"fore \w+)\b"
)
# What people do with something, in the present: käydään läpi, kirjataan, esittelee; gås igenom.
_ACTS = re.compile(
    r"\b(?:kaydaan|kay lapi|kayvat|viedaan|pidetaan|kutsutaan|sovitaan|kirja(?:taan|an|a|amme)|"
    r"tarkist(?:etaan|aa|avat)|"
    r"katso(?:taan|vat)|jaetaan|jakaa|jakavat|esittele\w+|esitellaan|vertaa|verrataan|vertaavat|kilpailevat|kilpailee|"
    r"lukevat|lukee|luetaan|mittaa|mittaavat|mitataan|saadetaan|saatavat|kiertaa|kiertavat|kierretaan|korjataan|"
    r"kerataan|laaditaan|tehdaan|pannaan kuntoon|kokoontuu|kasitellaan|ripustetaan|lahetetaan|"
    r"gar igenom|gas igenom|stalls|mats|laser|jamfor\w*|foljs upp|bokfors|skrivs)\b"
)
_BUT = re.compile(r"\b(?:mutta|mut|muttei|ei|eika|eivat|men|inte|ingen)\b")


def tells_practice(text: str) -> bool:
    """Return whether a text tells a rhythm or an occasion and an act, and nothing that is not done."""
    folded = fold(text)
    return bool(_RHYTHM.search(folded) and _ACTS.search(folded)) and not _BUT.search(folded)


def has_place_for_practices(units: Sequence[SourceUnit]) -> bool:
    """Return whether a file has a heading, column, code or label for good practices: its strengths are meant so."""
    codes = {unit.type_tag for unit in units}
    return any(type_of_tag(code) is FindingType.GOOD_PRACTICE for code in codes) or any(
        _LABEL.search(unit.raw) for unit in units
    )
