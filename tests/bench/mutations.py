"""Changes a file as damage and malice do: bytes flipped, cut, doubled, swapped; members of archives one at a time."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Callable
from random import Random

from tests.bench.xml_mutations import xml_mutated

# Numbers and signs that parsers stumble on.
_ODD = (
    b"\x00",
    b"\xff\xff\xff\xff",
    b"-1",
    b"99999999999999999999",
    b"1e999",
    b"<",
    b">",
    b"&",
    b"&#0;",
    b"&#x10ffff;",
    b"]]>",
    b"<![CDATA[",
    b"{",
    b"}",
    b"\\",
    b'"',
    b";",
    b"\r\n\r\n",
    b"\xed\xa0\x80",
    "\u202e".encode(),
    b"=",
    b"%",
    b"../",
)
_LARGEST_REPEAT = 300
_SOUND = 0.7
# Larger XML is there for its size: its tree would take memory that no reader took.
_LARGEST_XML = 500_000


def mutated(data: bytes, random: Random) -> bytes:
    """Return the file with one to four changes; of an archive mostly within one member, packed again."""
    if data.startswith(b"PK") and random.random() < 0.85:
        return _archive_mutated(data, random)
    for _ in range(random.randint(1, 4)):
        data = random.choice(_CHANGES)(data, random)
    return data


def _archive_mutated(data: bytes, random: Random) -> bytes:
    buffer = io.BytesIO()
    try:
        with (
            warnings.catch_warnings(),
            zipfile.ZipFile(io.BytesIO(data)) as old,
            zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            warnings.simplefilter("ignore")  # doubled members stay doubled
            names = old.namelist()
            chosen = random.choice(names)
            for name in names:
                inside = old.read(name)
                if name == chosen:
                    if random.random() < 0.05:
                        continue
                    inside = _member_mutated(inside, random)
                new.writestr(name, inside)
    except (zipfile.BadZipFile, zlib.error, IndexError, ValueError, NotImplementedError, EOFError, RuntimeError):
        return random.choice(_CHANGES)(data, random)
    return buffer.getvalue()


def _member_mutated(inside: bytes, random: Random) -> bytes:
    """Most changes keep XML sound: damaged XML is refused by the parser, before any reader of ours."""
    is_small = len(inside) <= _LARGEST_XML
    sound = xml_mutated(inside, random) if is_small and random.random() < _SOUND else None
    if sound is not None:
        return sound
    for _ in range(random.randint(1, 4)):
        inside = random.choice(_CHANGES)(inside, random)
    return inside


def _place(data: bytes, random: Random) -> int:
    return random.randrange(len(data) + 1)


def _span(data: bytes, random: Random) -> tuple[int, int]:
    start = _place(data, random)
    return start, min(len(data), start + random.randint(1, 64))


def _flip(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.randint(1, 8)):
        if changed:
            changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _cut(data: bytes, random: Random) -> bytes:
    return data[: _place(data, random)]


def _drop(data: bytes, random: Random) -> bytes:
    start, end = _span(data, random)
    return data[:start] + data[end:]


def _repeat(data: bytes, random: Random) -> bytes:
    start, end = _span(data, random)
    return data[:end] + data[start:end] * random.choice((1, 3, _LARGEST_REPEAT)) + data[end:]


def _move(data: bytes, random: Random) -> bytes:
    start, end = _span(data, random)
    place = _place(data, random)
    return data[:place] + data[start:end] + data[place:]


def _insert(data: bytes, random: Random) -> bytes:
    place = _place(data, random)
    return data[:place] + random.choice(_ODD) * random.choice((1, 1, 1, 50)) + data[place:]


def _drop_between_tags(data: bytes, random: Random) -> bytes:
    """Take away or double a whole element's beginning or end: XML that is sound as bytes and odd as a tree."""
    start = data.find(b"<", _place(data, random))
    end = data.find(b">", start)
    if start < 0 or end < 0:
        return _drop(data, random)
    tag = data[start : end + 1]
    return data[:start] + tag * random.choice((0, 2)) + data[end + 1 :]


def _change_number(data: bytes, random: Random) -> bytes:
    place = next((at for at in range(_place(data, random), len(data)) if 48 <= data[at] <= 57), -1)
    if place < 0:
        return _flip(data, random)
    return data[:place] + random.choice((b"-1", b"0", b"4294967296", b"9" * 30, b"x")) + data[place + 1 :]


_CHANGES: tuple[Callable[[bytes, Random], bytes], ...] = (
    _flip,
    _cut,
    _drop,
    _repeat,
    _move,
    _insert,
    _drop_between_tags,
    _drop_between_tags,
    _change_number,
    _change_number,
)
