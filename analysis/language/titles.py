"""Titles of which a municipality has one holder: whoever reads one knows who is meant."""

import re

# Each of the titles holds one of these; looking for them is far quicker than for the titles.
_PART = re.compile(r"joh|ins|paal|direktor|chef")
# In the singular only, and not the titles of which there is one a school or a building.
_HOLDER = re.compile(
    r"\b(?P<title>kunnanjoht|kaupunginjoht|hallintojoht|tekni\w+ joht|sivistysjoht|talousjoht|kaupungininsinoor|"
    r"kunnaninsinoor|hankintapaalli|kiinteistopaalli|viestintapaalli|kommundirektor|stadsdirektor|"
    r"teknisk\w* direktor|fastighetschef|upphandlingschef)"
    r"(?!\w*(?:jat\b|jien\b|jilla|jille|jilta|jista|jissa|jia\b|kot\b|koiden|koille|koilla|koilta|koita|orit\b|"
    r"erna|erer\b|erer))\w*"
)
_DOTLESS = str.maketrans("åäöéÅÄÖÉ", "aaoeaaoe")


def titles_of_one_holder(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return where titles stand of which a municipality has one holder: start, end, and the title itself."""
    plain = text.translate(_DOTLESS).lower()
    if _PART.search(plain) is None:
        return ()
    return tuple((match.start(), match.end(), match["title"]) for match in _HOLDER.finditer(plain))
