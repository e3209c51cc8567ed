"""Is a file a sound, plain, not too large office file? Looked at before anything is unpacked."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.oxml.exceptions import XmlchemyError
from openpyxl.utils.exceptions import InvalidFileException

from analysis.errors import UnreadableDocument
from analysis.model.imports import SourceFile

MAX_BYTES = 20 * 1024 * 1024
# A zip of this size unpacked is no interview note; a bomb is refused from its directory, unopened.
MAX_UNPACKED_BYTES = 200 * 1024 * 1024

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


def check_size(file: SourceFile) -> None:
    """Refuse a file that is empty or too large."""
    if not file.data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableDocument(file.label, "empty")
    if len(file.data) > MAX_BYTES:
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
    PythonDocxError,
    OpcError,
    XmlchemyError,
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
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
    except _PARSER_ERRORS as error:
        raise UnreadableDocument(file.label, "damaged") from error


def member_names(file: SourceFile) -> frozenset[str]:
    """Return the names in the archive; raises UnreadableDocument when it is damaged, encrypted or too large."""
    with damage_refused(file), zipfile.ZipFile(io.BytesIO(file.data)) as archive:
        members = archive.infolist()
        if any(member.flag_bits & _ENCRYPTED_BIT for member in members):
            raise UnreadableDocument(file.label, "encrypted")
        if sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
            raise UnreadableDocument(file.label, "too_large")
        # Only now is anything unpacked: every member against its checksum.
        if archive.testzip() is not None:
            raise UnreadableDocument(file.label, "damaged")
    return frozenset(member.filename for member in members)
