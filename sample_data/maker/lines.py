"""The source lines of a note, in the order of the file, with their answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from maker.notes import Answer, Note, Unit

HEADINGS = {"h", "title", "frame", "column", "tag", "subject"}
ROWS = {"row", "row+", "hidden", "green", "red"}


@dataclass(frozen=True)
class Row:
    """One row of an answers table."""

    file: str
    line: str
    municipality: str
    answer: Answer


def cells(text: str) -> list[str]:
    return [part.strip() for part in text.split("|")]


def columns_of(note: Note) -> list[tuple[str, str]]:
    """Key and heading of every column of a form, in order."""
    found: list[tuple[str, str]] = []
    for unit in note.units:
        if unit.tag == "base":
            found += [(f"base{i}", name) for i, name in enumerate(cells(unit.text))]
        elif unit.tag in ("number", "question"):
            key, name = cells(unit.text)
            found.append((key, name))
    return found


def form_answer(unit: Unit) -> tuple[str, str]:
    key, _, value = unit.text.partition(":")
    return key.strip(), value.strip()


def rows_of(note: Note) -> list[Row]:
    swedish = note.units and any(a.lang == "sv" for u in note.units for a in u.answers)
    mostly = "sv" if swedish and note.layout in ("word_headings", "excel_rows") else "fi"
    rows = []
    for text, answers, what in _texts(note):
        line = " ".join(text.split())
        if not line:
            continue
        for answer in answers or [Answer(lang=mostly, note=what)]:
            rows.append(Row(note.file, line, note.municipality, answer))
    return rows


def _texts(note: Note) -> Iterator[tuple[str, list[Answer], str]]:
    text_column = 0
    names: list[str] = []
    in_signature = False
    for unit in note.units:
        if unit.tag == "columns":
            names = cells(unit.text)
        elif unit.tag == "text":
            text_column = names.index(unit.text)
        elif unit.tag in HEADINGS:
            yield unit.text, [], "tag" if unit.tag == "tag" else "heading"
        elif unit.tag in ("message", "cue"):
            place, what = (4, "chat") if unit.tag == "message" else (2, "speech")
            yield cells(unit.text)[place], unit.answers, what
        elif unit.tag in ROWS and note.layout == "word_matrix":
            yield unit.text, [], "row heading"
        elif unit.tag in ROWS:
            yield cells(unit.text)[text_column], unit.answers, ""
        elif not unit.tag:
            in_signature = in_signature or (note.layout == "mail" and unit.text == "--")
            yield from _plain_line(note.layout, unit, in_signature)


def _plain_line(layout: str, unit: Unit, in_signature: bool) -> Iterator[tuple[str, list[Answer], str]]:
    if layout == "forms":
        key, value = form_answer(unit)
        yield value, unit.answers, "self-assessment number" if key.startswith("n") else ""
    elif layout in ("word_headings", "word_matrix"):
        yield from _word_line(unit)
    elif layout == "mail" and unit.text.startswith(">"):
        yield unit.text, unit.answers, "quoted reply"
    else:
        yield unit.text, unit.answers, "signature" if in_signature else ""


def _word_line(unit: Unit) -> Iterator[tuple[str, list[Answer], str]]:
    mark, _, text = unit.text.partition(" ")
    if mark in ("#", "##", "###", "**"):
        yield text, [], "heading"
    elif mark == "!":
        yield cells(text)[1], [], "metadata"
    elif mark in ("-", "--"):
        yield text, unit.answers, ""
    else:
        yield unit.text, unit.answers, ""


def with_number(rows: list[Row]) -> list[Row]:
    """Rows whose line holds several findings say which one they are."""
    several: dict[tuple[str, str], int] = {}
    for row in rows:
        if row.answer.kind == "finding" and "part: " in row.answer.note:
            several[row.file, row.line] = several.get((row.file, row.line), 0) + 1
    counted: dict[tuple[str, str], int] = {}
    result = []
    for row in rows:
        key = (row.file, row.line)
        if key not in several or "part: " not in row.answer.note:
            result.append(row)
            continue
        counted[key] = counted.get(key, 0) + 1
        note = f"{counted[key]} of {several[key]}; {row.answer.note}"
        result.append(replace(row, answer=replace(row.answer, note=note)))
    return result
