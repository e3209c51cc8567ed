"""Numbers and addresses that point to a person: identity codes, e-mail addresses, telephone numbers."""

import re
from dataclasses import dataclass

EMAIL = "email"
PHONE = "phone"
IDENTITY_CODE = "identity_code"

_PATTERNS = (
    (IDENTITY_CODE, "[henkilötunnus]", re.compile(r"\b[0-3]\d[01]\d{3}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]\b")),
    (EMAIL, "[sähköposti]", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    # A number begins with 0 or +358 and has 7 to 13 digits; years and sums do not.
    (PHONE, "[puhelin]", re.compile(r"(?<![\d.,])(?:\+358|00358|0)(?:[ \-]?\(0\))?(?:[ \-]?\d){5,11}(?![\d])")),
)


@dataclass(frozen=True, slots=True)
class Identifier:
    """One such mark: what kind, where it stands, and what stands in its place."""

    kind: str
    start: int
    end: int
    replacement: str


def identifiers_in(text: str) -> tuple[Identifier, ...]:
    """Return the identifiers of a text in its order, none overlapping."""
    found: list[Identifier] = []
    for kind, replacement, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if not any(match.start() < other.end and other.start < match.end() for other in found):
                found.append(Identifier(kind, match.start(), match.end(), replacement))
    return tuple(sorted(found, key=lambda identifier: identifier.start))
