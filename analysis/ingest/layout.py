"""Which layout a file has, by its content: members of its zip, header patterns, first lines. Then its reader."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from analysis.errors import UnreadableDocument
from analysis.ingest.archives import check_not_ole2, check_size, is_pdf, is_zip, member_names
from analysis.ingest.decoding import DecodedText, decode
from analysis.ingest.email_message import is_email, read_email
from analysis.ingest.open_file import is_open_document, read_open_document
from analysis.ingest.plain_text import read_text
from analysis.ingest.qda.reader import is_project, is_qda_xml, read_qda_project, read_qda_xml
from analysis.ingest.rtf_file import is_rich_text, read_rich_text
from analysis.ingest.sheet_layouts import is_workbook, read_sheets, read_workbook, sheet_of_text
from analysis.ingest.tags import TagReader
from analysis.ingest.transcript import TIMING, read_transcript
from analysis.ingest.units import FileUnits
from analysis.ingest.word_file import is_word, read_word
from analysis.model.imports import ReadWarning, SourceFile
from analysis.model.tables import TableMapping
from analysis.settings import ReadingLimits

# Empty lines, and lines within a quoted cell, are no rows.
_LINES_FOR_ROW = 4
# What begins like this is no note: images, other archives, programs, SQLite.
_FOREIGN = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BM",
    b"RIFF",
    b"II*\x00",
    b"MM\x00*",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x1f\x8b",
    b"MZ",
    b"\x7fELF",
    b"SQLite format 3",
    b"<!DOCTYPE html",
    b"<html",
    b"<?xml",
)


def read_units(file: SourceFile, tags: TagReader, mappings: Sequence[TableMapping] = ()) -> FileUnits:
    """Return the units of a file; raises UnreadableDocument with the reason where it cannot be read.

    `mappings` are what a person told of the tables of a workbook or delimited file.
    """
    check_size(file)
    check_not_ole2(file)
    units = _read_archive(file, tags, mappings) if is_zip(file.data) else _read_bytes(file, tags, mappings)
    if not any(unit.raw.strip() for unit in units.units):
        raise UnreadableDocument(file.label, "no_text")
    limits = ReadingLimits.from_environment()
    if len(units.units) > limits.rows or any(len(unit.raw) > limits.line_length for unit in units.units):
        raise UnreadableDocument(file.label, "too_large")
    return units


def _read_archive(file: SourceFile, tags: TagReader, mappings: Sequence[TableMapping]) -> FileUnits:
    members = member_names(file)
    if is_word(members):
        return read_word(file, members, tags)
    if is_open_document(members):
        return read_open_document(file, members, tags)
    if is_workbook(members):
        return read_workbook(file, members, tags, mappings)
    if is_project(members):
        return read_qda_project(file, tags)
    raise UnreadableDocument(file.label, "unknown_format")


def _read_bytes(file: SourceFile, tags: TagReader, mappings: Sequence[TableMapping]) -> FileUnits:
    if is_qda_xml(file.data):
        return read_qda_xml(file, tags)
    if is_rich_text(file.data):
        return read_rich_text(file, tags)
    if file.data.lstrip()[:16].startswith(_FOREIGN):
        raise UnreadableDocument(file.label, "unknown_format")
    if is_pdf(file.data):
        from analysis.ingest.pdf_text import read_pdf  # noqa: PLC0415  pypdf is slow to import and seldom needed

        return read_pdf(file, tags)
    if is_email(file.data):
        return read_email(file, tags)
    decoded = decode(file)
    if decoded.text.count("\n") > _LINES_FOR_ROW * ReadingLimits.from_environment().rows:
        raise UnreadableDocument(file.label, "too_large")
    units = _text_reader(file, decoded.text, mappings)(tags)
    return replace(units, warnings=(*units.warnings, *_encoding_warnings(decoded)))


def _encoding_warnings(decoded: DecodedText) -> tuple[ReadWarning, ...]:
    return (ReadWarning.ENCODING_GUESSED,) if decoded.was_guessed else ()


def _text_reader(file: SourceFile, text: str, mappings: Sequence[TableMapping]) -> Callable[[TagReader], FileUnits]:
    if text.lstrip("\ufeff \r\n").startswith("WEBVTT") or TIMING.search(text[:2000]):
        return lambda _: read_transcript(text)
    sheet = sheet_of_text(file, text, is_told=bool(mappings))
    if sheet is not None:
        return lambda tags: read_sheets((sheet,), tags, mappings)
    return lambda tags: read_text(text, tags)
