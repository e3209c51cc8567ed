"""Numbers and addresses that point to a person: identity codes, e-mail addresses, telephone numbers."""

import re
from dataclasses import dataclass

EMAIL = "email"
PHONE = "phone"
IDENTITY_CODE = "identity_code"

# The separator tells the century: since 2023 also Y to U and B to F.
_IDENTITY = re.compile(r"\b[0-3]\d[01]\d{3} ?[-–+A-FU-Y] ?\d{3}[0-9A-FHJ-NPR-Y]\b", re.IGNORECASE)
# A number begins with 0 or a country code, or a word for it stands before; it has 6 to 13 digits.
_PHONE = re.compile(
    r"(?<![\d.,])(?:\+\d{2,3}|00358|\(0\d{1,2}\)|0)(?:[ \-]?\(0\))?(?:[ \-]?\d){5,11}(?![\d])"
    r"|(?<=puh\. )\d(?:[ \-]?\d){4,10}(?!\d)|(?<=puh )\d(?:[ \-]?\d){4,10}(?!\d)"
    r"|(?<=tel\. )\d(?:[ \-]?\d){4,10}(?!\d)|(?<=gsm )\d(?:[ \-]?\d){4,10}(?!\d)",
    re.IGNORECASE,
)
# Each begins where a run of its letters begins: a long line is walked once, not from every letter on.
_PATTERNS = (
    (IDENTITY_CODE, "[henkilötunnus]", _IDENTITY),
    (EMAIL, "[sähköposti]", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (PHONE, "[puhelin]", _PHONE),
)


# Without a digit or an @ there is none.
_SIGN = re.compile(r"[\d@]")


@dataclass(frozen=True, slots=True)
class Identifier:
    """One such mark: what kind, where it stands, and what stands in its place."""

    kind: str
    start: int
    end: int
    replacement: str


def identifiers_in(text: str) -> tuple[Identifier, ...]:
    """Return the identifiers of a text in its order, none overlapping."""
    if _SIGN.search(text) is None:
        return ()
    found: list[Identifier] = []
    for kind, replacement, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if not any(match.start() < other.end and other.start < match.end() for other in found):
                found.append(Identifier(kind, match.start(), match.end(), replacement))
    return tuple(sorted(found, key=lambda identifier: identifier.start))
