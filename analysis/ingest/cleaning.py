"""The text of a finding, cleaned of what typing and file formats leave behind. The raw line stays as it is."""

import re
import unicodedata
from dataclasses import dataclass

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_ODD_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
# "energiatehokkuu-\ndessa": a hyphen at a line's end between lower-case letters was put there by a typesetter.
_LINE_END_HYPHEN = re.compile(r"(?<=[a-zåäö]{2})-[ \t]*[\r\n\x0b]+[ \t]*(?=[a-zåäö]{2})")
_SPACES = re.compile(r" {2,}")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_BULLET = re.compile(r"^\s*(?:(?P<mark>[-–—*•·▪◦‣+?o])\s+|(?P<glued>[–—•·▪◦‣])|(?P<number>\(?\d{1,2}[.)])\s+(?=\D))")


@dataclass(frozen=True, slots=True)
class Bullet:
    """A text without its bullet mark, and the mark; an empty mark where there is none."""

    mark: str
    text: str


def clean(raw: str) -> str:
    """Return the text in NFC, without soft hyphens, odd spaces, control characters and broken lines."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", raw))
    text = _LINE_END_HYPHEN.sub("", text)
    text = _ODD_SPACE.sub(" ", _CONTROL.sub(" ", text))
    text = _EMPHASIS.sub(r"\2", text)
    return _SPACES.sub(" ", text).strip()


def split_bullet(text: str) -> Bullet:
    """Take the bullet mark off a text."""
    match = _BULLET.match(text)
    if match is None:
        return Bullet("", text.strip())
    mark = match["mark"] or match["glued"] or match["number"]
    return Bullet(mark, text[match.end() :].strip())
