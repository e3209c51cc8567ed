"""Is a file a sound, plain, not too large office file? Looked at before anything is unpacked."""

import io
import re
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from openpyxl.utils.exceptions import InvalidFileException

from analysis.errors import UnreadableDocument
from analysis.model.imports import SourceFile
from analysis.settings import ReadingLimits

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"
# What an OLE2 file is, by the names of its streams. A message may carry a workbook, so messages come first.
_OLE2_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("__properties_version1.0", "outlook_message"),
    ("__substg1.0_", "outlook_message"),
    ("WordDocument", "old_word"),
    ("Workbook", "old_excel"),
)
_ENCRYPTED_BIT = 0x1
_PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
# Small members pack as tightly as they like: a style sheet of one rule over and over harms nobody.
_RATIO_FROM_BYTES = 1024 * 1024
# A DTD brings entities and what lies outside; office files have none.
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)\b", re.IGNORECASE)
_XML_SUFFIXES = (".xml", ".rels", ".vml", ".qde", ".qdc", ".rdf")


def check_size(file: SourceFile) -> None:
    """Refuse a file that is empty or too large."""
    if not file.data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableDocument(file.label, "empty")
    if len(file.data) > ReadingLimits.from_environment().file_bytes:
        raise UnreadableDocument(file.label, "too_large")


def check_not_ole2(file: SourceFile) -> None:
    """Refuse the old binary formats, each by its name, and office files behind a password."""
    if not file.data.startswith(_OLE2):
        return
    reasons = (reason for stream, reason in _OLE2_STREAMS if stream.encode("utf-16-le") in file.data)
    raise UnreadableDocument(file.label, next(reasons, "old_format"))


def is_pdf(data: bytes) -> bool:
    """Return whether the bytes are a PDF; readers of PDF let a few other bytes stand before its own first ones."""
    return data[:1024].lstrip().startswith(b"%PDF-")


def is_zip(data: bytes) -> bool:
    """Return whether the bytes begin as a zip archive does."""
    return data.startswith(_ZIP)


# What the parsers of office files trip on in broken parts; to us they all mean the same. XML errors are SyntaxErrors.
_PARSER_ERRORS = (
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
    ArithmeticError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    NotImplementedError,
    EOFError,
    OSError,
)


@contextmanager
def damage_refused(file: SourceFile) -> Iterator[None]:
    """Turn what a parser trips on into a refusal of the file as damaged."""
    try:
        yield
    except RecursionError as error:
        raise UnreadableDocument(file.label, "too_deep") from error
    except _PARSER_ERRORS as error:
        is_deep = isinstance(error, SyntaxError) and "Excessive depth" in str(error)
        raise UnreadableDocument(file.label, "too_deep" if is_deep else "damaged") from error


def member_names(file: SourceFile) -> frozenset[str]:
    """Return the names in the archive; raises UnreadableDocument when it is damaged, encrypted, unsafe or too large."""
    with damage_refused(file), zipfile.ZipFile(io.BytesIO(file.data)) as archive:
        members = archive.infolist()
        reason = _what_speaks_against(members, ReadingLimits.from_environment())
        if reason:
            raise UnreadableDocument(file.label, reason)
        # Only now is anything unpacked: every member against its checksum.
        for member in members:
            data = archive.read(member)
            if member.filename.lower().endswith(_XML_SUFFIXES) and _has_document_type(data):
                raise UnreadableDocument(file.label, "unsafe_xml")
    return frozenset(member.filename for member in members)


def _what_speaks_against(members: Sequence[zipfile.ZipInfo], limits: ReadingLimits) -> str:
    """Return the reason to refuse an archive by its directory, before anything is unpacked; "" for none."""
    if any(member.flag_bits & _ENCRYPTED_BIT for member in members):
        return "encrypted"
    if len(members) > limits.members or sum(member.file_size for member in members) > limits.unpacked_bytes:
        return "too_large"
    if any(_is_bomb(member, limits.ratio) for member in members):
        return "bomb"
    names = Counter(member.filename.replace("\\", "/").lower() for member in members)
    is_twofold = max(names.values(), default=1) > 1  # programs would disagree on which of two is meant
    return "unsafe_archive" if is_twofold or any(map(_is_unsafe, members)) else ""


def _is_bomb(member: zipfile.ZipInfo, ratio: int) -> bool:
    return member.file_size > max(_RATIO_FROM_BYTES, ratio * member.compress_size)


def _is_unsafe(member: zipfile.ZipInfo) -> bool:
    """A name that leads out of the archive, a link, or a packing that no office program uses."""
    # Read from the raw name: zipfile cuts a name at a zero byte.
    name = member.orig_filename.replace("\\", "/")
    leads_out = name.startswith("/") or ".." in name.split("/") or name[1:2] == ":" or "\x00" in name
    return leads_out or stat.S_ISLNK(member.external_attr >> 16) or member.compress_type not in _PACKINGS


def _has_document_type(data: bytes) -> bool:
    # In UTF-16 every other byte is a zero.
    plain = data.replace(b"\x00", b"")
    return b"<!" in plain and _DOCTYPE.search(plain) is not None
