"""Whatever a table or a typed note holds: every line is accounted for, its text survives, reading twice is the same."""

import csv
import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ingest_builders import read

from analysis.errors import UnreadableDocument
from analysis.model.imports import ReadSource
from tests.corpus.sheet_makers import sheet

LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co", "Cn"))
WORDS = st.text(LETTERS, min_size=1, max_size=60).map(lambda text: "a" + text).filter(lambda text: text.strip() == text)
CELLS = st.one_of(st.just(""), WORDS, st.sampled_from(["V", "K", "+", "–", "Hankinnat", "Teema", "ok", "x", "4"]))
ROWS = st.lists(st.lists(CELLS, min_size=3, max_size=5), min_size=1, max_size=8)
HEADS = st.permutations(["Teema", "Huomio", "V/K"])
FEW = settings(max_examples=25, deadline=None)


def _read(data: bytes, name: str) -> ReadSource | None:
    """Read twice and check what always holds; None where it is refused both times."""
    try:
        source = read(data, name)
    except UnreadableDocument:
        with pytest.raises(UnreadableDocument):
            read(data, name)
        return None
    locators = [line.locator for line in source.lines]
    assert source == read(data, name)
    assert source.balance.lines_in == len(source.lines)
    assert len(set(locators)) == len(locators)
    return source


def _notes_are_there(source: ReadSource | None, head: list[str], rows: list[list[str]]) -> None:
    place = head.index("Huomio")
    raws = {line.raw for line in source.lines} if source else set()
    everything = "\n".join(raws)
    assert all(row[place] in everything for row in rows if len(row) > place and row[place].strip())


@FEW
@given(HEADS, ROWS)
def test_every_note_of_a_workbook_is_a_line(head: list[str], rows: list[list[str]]) -> None:
    _notes_are_there(_read(sheet([head, *rows]), "a.xlsx"), head, rows)


@FEW
@given(HEADS, ROWS, st.sampled_from(";,\t|"), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_every_note_of_a_delimited_file_is_a_line(
    head: list[str], rows: list[list[str]], delimiter: str, code: str
) -> None:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([head, *rows])

    _notes_are_there(_read(buffer.getvalue().encode(code), "a.csv"), head, rows)


@FEW
@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=8))
def test_every_cell_of_a_board_is_a_line(rows: list[list[str]]) -> None:
    source = _read(sheet([["seinä taulu 1 2 3"], *rows]), "a.xlsx")

    everything = "\n".join(line.raw for line in source.lines) if source else ""
    assert all(cell in everything for row in rows for cell in row if cell.startswith("a"))


@FEW
@given(
    st.lists(st.tuples(st.sampled_from(["", "- ", "  * ", "> ", "# ", "+ ", "1) "]), WORDS), min_size=1, max_size=12)
)
def test_every_character_of_typed_notes_is_in_some_line(lines: list[tuple[str, str]]) -> None:
    text = "\n".join(mark + words for mark, words in lines)

    source = _read(text.encode(), "a.txt")

    # Line breaks within a line were joined; everything else is as it was typed.
    kept = "".join(line.raw for line in source.lines) if source else ""
    assert re.sub(r"\s", "", kept) == re.sub(r"\s", "", text)


@FEW
@given(st.lists(WORDS, min_size=1, max_size=8), st.sampled_from(["utf-8", "utf-16"]))
def test_every_cue_is_a_line(words: list[str], code: str) -> None:
    cues = [f"00:00:{number:02d}.000 --> 00:00:59.000\n<v Minna>{text}</v>" for number, text in enumerate(words)]

    source = _read(("WEBVTT\n\n" + "\n\n".join(cues)).encode(code), "a.vtt")

    assert source is not None
    assert len(source.lines) <= len(words) + 1
