"""Spreadsheets and CSV files: rows, form exports, whiteboards and chats."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from itertools import zip_longest
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from maker.lines import cells, columns_of, form_answer
from maker.notes import Note, Unit
from maker.stable import MOMENT, settle_zip

COLOURS = {"green": "C6EFCE", "red": "FFC7CE"}


def write_rows(note: Note, path: Path) -> None:
    book = Workbook()
    sheet: Worksheet = book.active
    number = 0
    names: list[str] = []
    for unit in note.units:
        if unit.tag == "sheet":
            sheet = book.create_sheet(unit.text)
            number = 0
        elif unit.tag == "text":
            for column, name in enumerate(names, 1):
                width = 70 if name == unit.text else 18
                sheet.column_dimensions[get_column_letter(column)].width = width
        elif unit.tag == "title":
            number += 1
            sheet.cell(number, 1, unit.text.strip() or None).font = Font(bold=True)
        elif unit.tag:
            number += 1
            names = cells(unit.text) if unit.tag == "columns" else names
            _write_row(sheet, number, unit)
    book.remove(book.worksheets[0])
    _save(book, path)


def _write_row(sheet: Worksheet, number: int, unit: Unit) -> None:
    for column, value in enumerate(cells(unit.text), 1):
        cell = sheet.cell(number, column, int(value) if value.isdigit() else value or None)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if unit.tag == "columns":
            cell.font = Font(bold=True)
        elif unit.tag in COLOURS:
            cell.fill = PatternFill("solid", fgColor=COLOURS[unit.tag])
    sheet.row_dimensions[number].hidden = unit.tag == "hidden"


def write_form(note: Note, path: Path) -> None:
    columns = columns_of(note)
    table: list[dict[str, str]] = []
    for unit in note.units:
        if unit.tag == "respondent":
            table.append({f"base{i}": v for i, v in enumerate(cells(unit.text))})
        elif not unit.tag and unit.text:
            key, value = form_answer(unit)
            table[-1][key] = value
    rows = [[name for _, name in columns]]
    rows += [[answers.get(key, "") for key, _ in columns] for answers in table]
    if path.suffix == ".csv":
        _write_csv(rows, path, note.encoding)
        return
    book = Workbook()
    book.active.title = "Form1"
    for row in rows:
        book.active.append([_typed(value) for value in row])
    _save(book, path)


def _typed(value: str) -> str | int | datetime | None:
    if value.isdigit():
        return int(value)
    if value[:2] == "20" and value[4:5] == "-":
        return datetime.fromisoformat(value)
    return value or None


def write_board(note: Note, path: Path) -> None:
    rows: list[list[str]] = []
    headers: list[str] = []
    stacks: list[list[str]] = []
    tags: list[str] = []

    def finish() -> None:
        if headers:
            rows.append(list(headers))
            rows.extend(list(row) for row in zip_longest(*stacks, fillvalue=""))
            rows.append([])
        headers.clear()
        stacks.clear()

    for unit in note.units:
        if unit.tag == "frame":
            finish()
            rows.append([unit.text])
        elif unit.tag == "column":
            headers.append(unit.text)
            stacks.append([])
        elif unit.tag == "tag":
            tags.append(unit.text)
        elif unit.text:
            stacks[-1].append(unit.text)
    finish()
    rows.append(tags)
    _write_csv(rows, path, note.encoding, delimiter=",")


def write_chat(note: Note, path: Path) -> None:
    rows = [["kirjoittaja", "aika", "viesti", "vastaus-viestiin", "tykkäykset"]]
    for unit in note.units:
        if unit.tag == "message":
            author, time, reply, likes, text = cells(unit.text)
            rows.append([author, time, text, reply, likes])
    _write_csv(rows, path, note.encoding)


def _write_csv(rows: list[list[str]], path: Path, encoding: str, delimiter: str = ";") -> None:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    path.write_bytes(buffer.getvalue().encode(encoding))


def _save(book: Workbook, path: Path) -> None:
    book.properties.creator = "Vertaisryhmä"
    book.properties.created = book.properties.modified = MOMENT
    book.save(path)
    settle_zip(path)
