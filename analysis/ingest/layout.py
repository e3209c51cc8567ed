"""Which layout a file has, by its content: members of its zip, header patterns, first lines. Then its reader."""

from collections.abc import Callable
from dataclasses import replace

from analysis.errors import UnreadableDocument
from analysis.ingest.archives import check_not_ole2, check_size, is_zip, member_names
from analysis.ingest.chat_export import is_chat, read_chat
from analysis.ingest.csv_table import csv_rows
from analysis.ingest.decoding import DecodedText, decode
from analysis.ingest.email_message import is_email, read_email
from analysis.ingest.excel_rows import find_header, read_rows
from analysis.ingest.form_export import form_header, read_form
from analysis.ingest.grid import Sheet, sheet_of_rows, workbook_sheets
from analysis.ingest.plain_text import read_text
from analysis.ingest.qda.reader import is_project, is_qda_xml, read_qda_project, read_qda_xml
from analysis.ingest.tags import TagReader
from analysis.ingest.transcript import TIMING, read_transcript
from analysis.ingest.units import FileUnits
from analysis.ingest.word_file import is_word, read_word
from analysis.ingest.whiteboard import read_board
from analysis.model.imports import ReadWarning, SourceFile

# What begins like this is no note: PDF, images, other archives, rich text, programs, SQLite.
_FOREIGN = (
    b"%PDF",
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
    b"{\\rtf",
    b"MZ",
    b"\x7fELF",
    b"SQLite format 3",
    b"<!DOCTYPE html",
    b"<html",
    b"<?xml",
)
_TABLE_SUFFIXES = (".csv", ".tsv")
# A table without a known header is one only when most of its lines have the delimiter.
_SHARE_OF_ROWS = 0.6


def read_units(file: SourceFile, tags: TagReader) -> FileUnits:
    """Return the units of a file; raises UnreadableDocument with the reason where it cannot be read."""
    check_size(file)
    check_not_ole2(file)
    units = _read_archive(file, tags) if is_zip(file.data) else _read_bytes(file, tags)
    if not any(unit.raw.strip() for unit in units.units):
        raise UnreadableDocument(file.label, "no_text")
    return units


def _read_archive(file: SourceFile, tags: TagReader) -> FileUnits:
    members = member_names(file)
    if is_word(members):
        return read_word(file, members, tags)
    if "xl/workbook.xml" in members:
        return _read_sheets(workbook_sheets(file), tags)
    if is_project(members):
        return read_qda_project(file, tags)
    raise UnreadableDocument(file.label, "unknown_format")


def _read_sheets(sheets: tuple[Sheet, ...], tags: TagReader) -> FileUnits:
    if any(form_header(sheet) is not None for sheet in sheets):
        return read_form(sheets)
    if len(sheets) == 1 and is_chat(sheets[0]):
        return read_chat(sheets[0])
    if any(find_header(sheet) is not None for sheet in sheets):
        return read_rows(sheets)
    return read_board(sheets, tags)


def _read_bytes(file: SourceFile, tags: TagReader) -> FileUnits:
    if is_qda_xml(file.data):
        return read_qda_xml(file, tags)
    if file.data.lstrip()[:16].startswith(_FOREIGN):
        raise UnreadableDocument(file.label, "unknown_format")
    if is_email(file.data):
        return read_email(file, tags)
    decoded = decode(file)
    units = _text_reader(file, decoded.text)(tags)
    return replace(units, warnings=(*units.warnings, *_encoding_warnings(decoded)))


def _encoding_warnings(decoded: DecodedText) -> tuple[ReadWarning, ...]:
    return (ReadWarning.ENCODING_GUESSED,) if decoded.was_guessed else ()


def _text_reader(file: SourceFile, text: str) -> Callable[[TagReader], FileUnits]:
    if text.lstrip("\ufeff \r\n").startswith("WEBVTT") or TIMING.search(text[:400]):
        return lambda _: read_transcript(text)
    sheet = sheet_of_rows(csv_rows(text))
    has_header = form_header(sheet) is not None or is_chat(sheet) or find_header(sheet) is not None
    if has_header or (file.name.lower().endswith(_TABLE_SUFFIXES) and _is_table(sheet)):
        return lambda tags: _read_sheets((sheet,), tags)
    return lambda tags: read_text(text, tags)


def _is_table(sheet: Sheet) -> bool:
    """The suffix decides only between a grid and typed notes, which nothing else tells apart."""
    rows = [row for row in sheet.rows if any(cell.strip() for cell in row)]
    return any(len(row) > 1 for row in rows) or not rows
