"""Opens a written file again and finds every line of the answers in it."""

from __future__ import annotations

import csv
import io
from email import message_from_bytes, policy
from pathlib import Path

from docx import Document
from openpyxl import load_workbook

from maker.lines import Row


def every_line_occurs(path: Path, lines: list[str]) -> None:
    units = {" ".join(text.split()) for text in _units(path)}
    whole = "\n".join(units)
    for line in lines:
        if line not in units and (path.suffix != ".docx" or line not in whole):
            raise ValueError(f"{path.name}: not in the file: {line}")


def hidden_occurs(rows: list[Row]) -> None:
    for row in rows:
        wanted = [part for part in row.answer.hidden.split(" | ") if part]
        for part in row.answer.note.split("; "):
            if part.startswith("part: "):
                wanted.append(part.removeprefix("part: "))
        for text in wanted:
            if text not in row.line:
                raise ValueError(f"{row.file}: {text!r} not in {row.line!r}")


def _units(path: Path) -> list[str]:
    if path.suffix == ".docx":
        document = Document(str(path))
        texts = [p.text for p in document.paragraphs]
        for table in document.tables:
            for row in table.rows:
                for cell in row.cells:
                    texts += [line for p in cell.paragraphs for line in p.text.split("\n")]
        return texts
    if path.suffix == ".xlsx":
        book = load_workbook(path)
        values = [cell for sheet in book for row in sheet.values for cell in row]
        return [str(value) for value in values if value is not None]
    data = path.read_bytes()
    if path.suffix == ".eml":
        mail = message_from_bytes(data, policy=policy.default)
        return [str(mail["Subject"]), *mail.get_content().splitlines()]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    if path.suffix == ".csv":
        mark = ";" if ";" in text.splitlines()[0] else ","
        return [cell for row in csv.reader(io.StringIO(text), delimiter=mark) for cell in row]
    if path.suffix == ".vtt":
        spoken = [line for line in text.splitlines() if line.startswith("<v ")]
        return [line.partition(">")[2].removesuffix("</v>") for line in spoken]
    return text.splitlines()
