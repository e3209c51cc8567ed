"""Bytes to text: by the BOM, then UTF-8, then the encodings that Finnish programs write."""

from dataclasses import dataclass

import charset_normalizer

from analysis.errors import UnreadableDocument
from analysis.model.imports import SourceFile

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# In ISO-8859-15 the bytes 80–9F are controls; Windows-1252 has – ” € there.
_CONTROLS = frozenset(range(0x80, 0xA0))
# Where 8859-15 has letters, Windows-1252 has signs that no note needs between letters (¤ ¦ ¨ ´ ¸ ¼ ½ ¾).
_LATIN_9_LETTERS = frozenset(b"\xa4\xa6\xa8\xb4\xb8")
_FINNISH_LETTERS = frozenset("äöåÄÖÅ")
# A file of which more is control characters than this is no text.
_MOST_CONTROLS = 0.02


@dataclass(frozen=True, slots=True)
class DecodedText:
    """The text of a file and whether its encoding had to be guessed."""

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
                raise UnreadableDocument(file.label, "undecodable") from error
    return None


def _by_utf_8(file: SourceFile) -> DecodedText | None:
    if b"\x00" in file.data:
        return None
    try:
        return DecodedText(file.data.decode("utf-8"), "utf-8", False)
    except UnicodeDecodeError:
        return None


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
    high = frozenset(file.data) - frozenset(range(0x80))
    encoding = "iso8859-15" if not high & _CONTROLS and high & _LATIN_9_LETTERS else "cp1252"
    text = _decoded_or_none(file.data, encoding)
    if text is not None and set(text) & _FINNISH_LETTERS:
        return DecodedText(text, encoding, True)
    return _by_statistics(file.data)


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
