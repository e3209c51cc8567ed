"""Word files: notes with theme headings, and the matrix table."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.table import _Cell

from maker.lines import cells
from maker.notes import Note, Unit
from maker.stable import MOMENT, settle_zip


def write_headings(note: Note, path: Path) -> None:
    document = _new(note)
    _body(document, [unit.text for unit in note.units])
    _save(document, path)


def write_matrix(note: Note, path: Path) -> None:
    document = _new(note)
    units = note.units
    start = next(i for i, unit in enumerate(units) if unit.tag == "columns")
    end = next(i for i, unit in enumerate(units) if unit.tag == "end")
    _body(document, [unit.text for unit in units[:start]])
    names = cells(units[start].text)
    _matrix(document, names, units[start + 1 : end])
    _body(document, [unit.text for unit in units[end + 1 :]])
    _save(document, path)


def _matrix(document: DocumentType, names: list[str], units: list[Unit]) -> None:
    table = document.add_table(rows=1, cols=len(names))
    table.style = "Table Grid"
    for cell, name in zip(table.rows[0].cells, names, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    column = row = 0
    joints: dict[tuple[int, int], str] = {}
    contents: dict[tuple[int, int], list[str]] = {}
    for unit in units:
        if unit.tag == "row":
            table.add_row().cells[0].text = unit.text
            row += 1
        elif unit.tag == "row+":
            table.add_row()
            row += 1
            table.cell(row - 1, 0)._tc.get_or_add_tcPr().append(_merge("restart"))
            table.cell(row, 0)._tc.get_or_add_tcPr().append(_merge("continue"))
        elif unit.tag == "cell":
            name, _, joint = unit.text.partition(" :: ")
            column = names.index(name)
            joints[row, column] = joint
        elif unit.text:
            contents.setdefault((row, column), []).append(unit.text)
    for place, texts in contents.items():
        _fill(table.cell(*place), texts, joints[place])


def _merge(value: str) -> BaseOxmlElement:
    mark = OxmlElement("w:vMerge")
    mark.set(qn("w:val"), value)
    return mark


def _fill(cell: _Cell, texts: list[str], joint: str) -> None:
    paragraph = cell.paragraphs[0]
    if joint == "slash":
        paragraph.add_run(" / ".join(texts))
    elif joint == "break":
        for number, text in enumerate(texts):
            run = paragraph.add_run()
            if number:
                run.add_break()
            run.add_text(text)
    else:
        paragraph.add_run(texts[0])
        for text in texts[1:]:
            cell.add_paragraph(text)


def _new(note: Note) -> DocumentType:
    document = Document()
    font = document.styles["Normal"].font
    font.name, font.size = "Calibri", Pt(11)
    swedish = sum(a.lang == "sv" for u in note.units for a in u.answers) > 5
    language = "sv-FI" if swedish else "fi-FI"
    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), language)
    properties = document.core_properties
    properties.author = properties.last_modified_by = "Vertaisryhmä"
    properties.title, properties.comments, properties.language = "", "", language
    properties.created = properties.modified = MOMENT
    return document


def _body(document: DocumentType, texts: list[str]) -> None:
    metadata: list[list[str]] = []
    for text in texts:
        mark, _, rest = text.partition(" ")
        if mark == "!":
            metadata.append(cells(rest))
            continue
        if metadata:
            _metadata(document, metadata)
            metadata = []
        if mark in ("#", "##", "###"):
            document.add_heading(rest, level=len(mark))
        elif mark == "**":
            document.add_paragraph().add_run(rest).bold = True
        elif mark in ("-", "--"):
            document.add_paragraph(rest, "List Bullet" if mark == "-" else "List Bullet 2")
        elif text:
            document.add_paragraph(text)
    if metadata:
        _metadata(document, metadata)


def _metadata(document: DocumentType, pairs: list[list[str]]) -> None:
    table = document.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    for pair in pairs:
        row = table.add_row()
        row.cells[0].text, row.cells[1].text = pair
    document.add_paragraph()


def _save(document: DocumentType, path: Path) -> None:
    document.save(str(path))
    settle_zip(path)
