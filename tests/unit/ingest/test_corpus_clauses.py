"""Every clause of what import promises has a file or a test, and no file does more than be read."""

import ast
import csv
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from ingest_builders import read
from test_corpus import FILES

from analysis.errors import UnreadableDocument
from tests import corpus

ROOT = Path(__file__).resolve().parents[3]
TABLE = Path(corpus.__path__[0]) / "clauses.tsv"
BY_NAME = {file.name: file for file in FILES}
PARTS = {
    "readers", "Word", "Excel", "forms", "CSV", "other", "REFI-QDA", "recognition", "people", "page", "hygiene",
    "bad input",
}  # fmt: skip
# What a file could make a program do besides reading it.
_DEEDS = ("socket.", "subprocess.", "os.system", "os.exec", "os.spawn", "os.startfile", "urllib.", "webbrowser.")
_WRITES = ("w", "a", "x", "+")


def clauses() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def names(cell: str) -> list[str]:
    return [name.strip() for name in cell.split(";") if name.strip()]


def lacking(rows: list[dict[str, str]]) -> list[str]:
    """What is wrong with a table: a clause without a file, or a file or a test that is not there."""
    wrong = [f"{row['clause']}: no file" for row in rows if not names(row["files"])]
    for row in rows:
        wrong += [f"{row['clause']}: no file {name}" for name in names(row["files"]) if name not in BY_NAME]
        wrong += [f"{row['clause']}: no test {test}" for test in names(row["tests"]) if not is_test(test)]
    return wrong


def is_test(address: str) -> bool:
    path, _, name = address.partition("::")
    file = ROOT / path
    tree = ast.parse(file.read_text(encoding="utf-8")) if file.is_file() else ast.Module([], [])
    return name.startswith("test_") and any(getattr(node, "name", "") == name for node in tree.body)


def test_every_clause_has_a_file_that_is_there() -> None:
    rows = clauses()

    assert lacking(rows) == []
    assert {row["part"] for row in rows} == PARTS
    assert len({row["clause"] for row in rows}) == len(rows)


def test_a_clause_without_a_file_and_a_name_of_nothing_are_noticed() -> None:
    rows = [
        {"clause": "a", "files": "", "tests": ""},
        {"clause": "b", "files": "ei_ole.docx", "tests": ""},
        {"clause": "c", "files": FILES[0].name, "tests": "tests/unit/ingest/test_corpus_clauses.py::test_of_nothing"},
    ]

    assert len(lacking(rows)) == 3


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("huomiot.xlsx", r"Taul1![A-Z]+\d+"),
        ("otsikot_tyyleista.docx", r"para \d+"),
        ("matriisi_yhdistetyt.docx", r"table 1 r\d+ c\d+( #\d+)?"),
        ("matriisi.odt", r"table 1 r\d+ c\d+( #\d+)?"),
        ("teams.vtt", r"note|\d\d:\d\d:\d\d( #\d+)?"),
        ("rivitetty.txt", r"line \d+(–\d+)?"),
        ("muistio.pdf", r"page \d+ line \d+(–\d+)?"),
        ("seinataulu.csv", r"r\d+ c\d+"),
    ],
)
def test_a_line_has_the_place_that_its_layout_has(name: str, place: str) -> None:
    file = BY_NAME[name]
    places = [line.locator for line in read(file.data, file.name, file.folder).lines]

    assert places
    assert [one for one in places if not re.fullmatch(place, one)] == []


def test_no_file_makes_a_reader_write_fetch_or_start_anything() -> None:
    noted = watched(lambda: [_read_or_refuse(name) for name in BY_NAME])

    assert noted == []


def test_a_written_file_is_noticed(tmp_path: Path) -> None:
    assert watched(lambda: (tmp_path / "out.txt").write_text("x")) == [f"open {tmp_path / 'out.txt'}"]


def _read_or_refuse(name: str) -> None:
    file = BY_NAME[name]
    try:
        read(file.data, file.name, file.folder)
    except UnreadableDocument:
        assert file.reason


def watched(work: Callable[[], object]) -> list[str]:
    """Return what was written, fetched or started while something was done; Python's own caches aside."""
    if not WATCH.is_there:
        sys.addaudithook(WATCH.note)  # there is no taking it back: it minds only what is done in here
        WATCH.is_there = True
    WATCH.noted = []
    try:
        work()
        return WATCH.noted
    finally:
        WATCH.noted = None


class Watch:
    """What Python tells of files, sockets and processes, while `noted` is a list."""

    noted: list[str] | None = None
    is_there = False

    def note(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.noted is None:
            return
        if event.startswith(_DEEDS):
            self.noted.append(event)
        elif event == "open":
            path, mode, flags = arguments
            writes = any(sign in str(mode or "") for sign in _WRITES) or bool(int(str(flags or 0)) & 0o3)
            is_outside = str(path).startswith(("/etc/", "//", "http")) or "salaisuus" in str(path)
            if (writes or is_outside) and "__pycache__" not in str(path):
                self.noted.append(f"open {path}")


WATCH = Watch()
