"""Several findings in one line: where it could be taken apart. A person decides; nothing is split by itself."""

import re
from dataclasses import dataclass

from analysis.ingest.tags import TagReader
from analysis.model.codes import FindingType

_BULLETS = re.compile(r"\s+[*•·▪◦]\s+")
# A new label begins: "… kunnossa. KEHITETTÄVÄÄ: …", "… kunnossa Vinkki: …", "… kunnossa. Katselmukset: …"
_LABELS = re.compile(
    r"(?<=[.!;])\s+(?=(?:VAHVUUS|KEHIT\w+|HYVÄ\w*|VINKKI|STYRKA|UTVECKL\w+|TIPS)\b)|"
    r"\s+(?=(?i:vahvuus|kehitettävää|kehittämiskohde|kehityskohde|hyvä käytäntö|vinkki|styrka|utveckling|tips)\s*:\s)|"
    r"(?<=[.)!])\s+(?=[A-ZÅÄÖ][a-zåäö]{3,}\s*[=:]\s*\S)"
)
_SENTENCES = re.compile(r"(?<=[^\W\d_]{3}[.!?]|[^\W\d_]{2}\)[.])\s+(?=[A-ZÅÄÖ\[])|;\s+")
# What ends in a full stop and goes on: "esim. Turussa", "mm. koulut".
_SHORTENED = re.compile(
    r"\b(?:esim|mm|ym|yms|jne|vrt|kts|mrd|milj|kaup|kunn|vast|tod|näk|huom|toim|t\.ex|bl\.a|osv)\.$", re.I
)
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Part:
    """One part; what its own label says of theme and type, or None."""

    text: str
    theme_code: str | None = None
    finding_type: FindingType | None = None


def suggested_pieces(text: str) -> tuple[str, ...]:
    """Return where a text could be taken apart: at bullets, else at labels, else at sentences; whole when nowhere."""
    for place in (_BULLETS, _LABELS, _SENTENCES):
        pieces = _together([piece.strip(" ;") for piece in place.split(text) if piece and piece.strip(" ;.")])
        if len(pieces) > 1:
            return tuple(pieces)
    return (text.strip(),)


def read_part(text: str, tags: TagReader) -> Part:
    """Return a part without the label in front of it, and what the label said."""
    prefix = tags.prefix(text.strip())
    code = prefix.theme.code if prefix.theme.is_sure else None
    if code is None and prefix.finding_type is None:
        return Part(text.strip())
    return Part(prefix.rest, code, prefix.finding_type)


def _together(pieces: list[str]) -> list[str]:
    """Put back what is too short to say anything by itself, and what a shortened word cut."""
    joined: list[str] = []
    for piece in pieces:
        if joined and (len(piece.split()) < _SHORTEST or _SHORTENED.search(joined[-1])):
            joined[-1] = f"{joined[-1]} {piece}"
        else:
            joined.append(piece)
    return joined
