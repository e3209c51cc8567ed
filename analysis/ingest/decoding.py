"""Bytes to text: by the BOM, then UTF-8, then the encodings that Finnish programs write."""

import re
from dataclasses import dataclass

import charset_normalizer

from analysis.errors import UnreadableDocument
from analysis.model.imports import SourceFile

# The longer marks first: UTF-32's begins as UTF-16's does.
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# In this order where two fit as well: Windows, Unix of the 2000s, old Macs, DOS.
_SINGLE_BYTE = ("cp1252", "iso8859-15", "mac_roman", "cp850")
_LETTERS = frozenset("äöåÄÖÅ")
_RARER_LETTERS = frozenset("éèüšžŠŽáæøØÆñßÉÜ")
_SIGNS = frozenset("–—”“’‘…€•§°²³½£´·«»\u00a0\u00ad")
# A file of which more is control characters than this is no text.
_MOST_CONTROLS = 0.02
# UTF-8 with a few broken bytes is still UTF-8: this many sound letters for each broken byte.
_SOUND_FOR_BROKEN = 2
_MULTI_BYTE = re.compile(rb"[\xc3\xc5][\x80-\xbf]|\xe2\x80[\x90-\xbf]|\xc2[\xa0-\xbf]")


@dataclass(frozen=True, slots=True)
class DecodedText:
    """The text of a file and whether its encoding had to be guessed. Bytes that fit nowhere stand as *\\xe4*."""

    text: str
    encoding: str
    was_guessed: bool


def decode(file: SourceFile) -> DecodedText:
    """Return the text; raises UnreadableDocument rather than replacing what cannot be read."""
    decoded = _by_bom(file) or _by_utf_8(file) or _by_utf_16_without_bom(file) or _by_single_bytes(file)
    if decoded is None:
        raise UnreadableDocument(file.label, "undecodable")
    return decoded


def _by_bom(file: SourceFile) -> DecodedText | None:
    for bom, encoding in _BOMS:
        if file.data.startswith(bom):
            try:
                return DecodedText(file.data.decode(encoding), encoding, False)
            except UnicodeDecodeError as error:
                if encoding == "utf-8-sig":
                    return _broken_utf_8(file.data[len(bom) :])
                raise UnreadableDocument(file.label, "undecodable") from error
    return None


def _by_utf_8(file: SourceFile) -> DecodedText | None:
    if b"\x00" in file.data:
        return None
    try:
        return DecodedText(file.data.decode("utf-8"), "utf-8", False)
    except UnicodeDecodeError:
        return _broken_utf_8(file.data)


def _broken_utf_8(data: bytes) -> DecodedText | None:
    """Show broken bytes as they are where nearly all letters are sound UTF-8; None where the text is none."""
    sound = len(_MULTI_BYTE.findall(data))
    text = data.decode("utf-8", "surrogateescape")
    broken = sum("\udc80" <= character <= "\udcff" for character in text)
    if sound < max(1, _SOUND_FOR_BROKEN * broken) or _share_of_low_controls(data) > _MOST_CONTROLS:
        return None
    return DecodedText(data.decode("utf-8", "backslashreplace"), "utf-8", True)


def _by_utf_16_without_bom(file: SourceFile) -> DecodedText | None:
    """Latin text in UTF-16 has a zero in every other byte."""
    data = file.data
    if data.count(0) < len(data) // 3:
        return None
    encoding = "utf-16-le" if data[1::2].count(0) > data[0::2].count(0) else "utf-16-be"
    try:
        return DecodedText(data.decode(encoding), encoding, True)
    except UnicodeDecodeError:
        return None


def _by_single_bytes(file: SourceFile) -> DecodedText | None:
    if b"\x00" in file.data or _share_of_low_controls(file.data) > _MOST_CONTROLS:
        return None
    read = {encoding: text for encoding in _SINGLE_BYTE if (text := _decoded_or_none(file.data, encoding)) is not None}
    scores = {encoding: _likeness(text) for encoding, text in read.items()}
    best = max(read, key=lambda encoding: scores[encoding], default=None)
    if best is not None and scores[best] > 0:
        return DecodedText(read[best], best, True)
    return _by_statistics(file.data)


def _likeness(text: str) -> float:
    """Return how much the characters beyond ASCII look like Finnish and Swedish notes: letters within words, signs."""
    score = 0.0
    for place, character in enumerate(text):
        if character < "\x80":
            continue
        before = text[place - 1 : place]
        after = text[place + 1 : place + 2]
        within = before.isalpha() or after.isalpha()
        # A capital after a small letter is no word: "kÄyttö" is what a wrong code page makes.
        odd_case = character.isupper() and before.islower()
        if character in _LETTERS:
            score += 1.0 if within and not odd_case else 0.1
        elif character in _RARER_LETTERS:
            score += 0.3 if within and not odd_case else -0.5
        elif character in _SIGNS:
            score += 0.25 if not (before.isalpha() and after.isalpha()) else -0.25
        else:
            score -= 1.0
    return score


def _by_statistics(data: bytes) -> DecodedText | None:
    """The last resort: what charset-normalizer finds likeliest."""
    match = charset_normalizer.from_bytes(data).best()
    if match is None:
        return None
    text = _decoded_or_none(data, match.encoding)
    return None if text is None else DecodedText(text, match.encoding, True)


def _decoded_or_none(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _share_of_low_controls(data: bytes) -> float:
    controls = sum(1 for byte in data if byte < 0x20 and byte not in b"\t\n\r\x0b\x0c")
    return controls / len(data)
