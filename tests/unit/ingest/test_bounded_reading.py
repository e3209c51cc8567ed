"""One file cannot stop the app: readers that take too long, too much, or break are ended, and the others go on."""

import io
import logging
import pickle
import subprocess
import sys
import time
from pathlib import Path

import pytest
from ingest_builders import context, read

from analysis.errors import UnreadableDocument
from analysis.ingest import bounded_reading, reading_frames
from analysis.ingest.bounded_reading import Outcome, read_bounded, read_here
from analysis.ingest.reading_frames import Fault, Refused, Task
from analysis.model.imports import ReadSource, SourceFile
from analysis.settings import ReadingLimits

ROOT = Path(__file__).parents[3]
GOOD = b"Hankinnat\n- kriteerit puuttuvat\n"
# A child whose reader does what a file's first word says, as a parser would that falls for a hostile file.
_HOSTILE_CHILD = """
import os, sys, time
from analysis.ingest import reading, reading_child
real = reading.read_file
def read(file, context, mappings=()):
    if file.data.startswith(b"hang"):
        time.sleep(60)
    if file.data.startswith(b"grow"):
        held = [bytes(10_000_000) for _ in range(1000)]
    if file.data.startswith(b"exit"):
        os._exit(3)
    if file.data.startswith(b"deep"):
        raise RuntimeError("Virtanen sanoi")
    if file.data.startswith(b"talk"):
        print("not an answer")
    return real(file, context, mappings)
reading_child.read_file = read
sys.exit(reading_child.main())
"""


def _tasks(*files: bytes) -> list[Task]:
    return [Task(SourceFile(f"{number}.txt", data, "Havulinna"), context()) for number, data in enumerate(files)]


def _reasons(outcomes: list[Outcome]) -> list[str]:
    return [one.reason if isinstance(one, UnreadableDocument) else "read" for one in outcomes]


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded_reading, "_COMMAND", (sys.executable, "-c", _HOSTILE_CHILD))
    monkeypatch.setenv("VERTAISKOOSTE_READ_MEMORY_BYTES", str(200 * 1024 * 1024))


def test_a_file_read_in_a_process_of_its_own_reads_the_same() -> None:
    tasks = _tasks(GOOD, b"", GOOD + b"- ohje puuttuu\n")

    outcomes = list(read_bounded(tasks))

    assert _reasons(outcomes) == ["read", "empty", "read"]
    assert [one for one in outcomes if isinstance(one, ReadSource)] == [
        one for one in read_here(tasks) if isinstance(one, ReadSource)
    ]
    assert outcomes[0] == read(GOOD, "0.txt")


def test_a_reader_that_takes_too_long_is_ended_and_the_others_go_on(
    hostile: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERTAISKOOSTE_READ_SECONDS", "2")
    began = time.monotonic()

    outcomes = list(read_bounded(_tasks(GOOD, b"hang", GOOD)))

    assert _reasons(outcomes) == ["read", "too_slow", "read"]
    assert isinstance(outcomes[1], UnreadableDocument)
    assert outcomes[1].file_name == "Havulinna/1.txt"
    assert time.monotonic() - began < 30


def test_a_reader_that_takes_too_much_memory_is_ended_and_the_others_go_on(hostile: None) -> None:
    assert _reasons(list(read_bounded(_tasks(b"grow", GOOD)))) == ["too_much_memory", "read"]


def test_a_reader_that_dies_or_breaks_is_told_without_a_word_of_the_file(
    hostile: None, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        outcomes = list(read_bounded(_tasks(b"exit", b"deep", b"talk\n- kriteerit puuttuvat", GOOD)))

    assert _reasons(outcomes) == ["fault", "fault", "read", "read"]
    assert "RuntimeError" in caplog.text
    assert "Virtanen" not in caplog.text


def test_who_stops_listening_ends_the_readers_at_once(hostile: None) -> None:
    began = time.monotonic()
    outcomes = read_bounded(_tasks(GOOD, b"hang", *[GOOD + bytes([65 + n]) for n in range(8)]))

    next(outcomes)
    outcomes.close()

    assert time.monotonic() - began < 20


def test_the_watch_ends_a_process_where_the_system_keeps_no_bound() -> None:
    script = (
        "import time; from analysis.ingest import memory_bound as m; m._bound_by_system = lambda extra: None\n"
        "m.bound_memory(50_000_000)\nheld = []\n"
        "for _ in range(40): held.append(bytearray(b'x' * 10_000_000)); time.sleep(0.05)\n"
    )

    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False)

    assert ended.returncode == 77


class _Call:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return print, ("called",)


@pytest.mark.parametrize("thing", [_Call(), Path("x"), subprocess.Popen])
def test_an_answer_makes_nouns_only_and_calls_nothing(thing: object, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(pickle.UnpicklingError):
        reading_frames._NounsOnly(_stream(thing)).load()

    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("thing", [Refused("damaged"), Fault("x")])
def test_answers_come_through(thing: object) -> None:
    assert reading_frames._NounsOnly(_stream(thing)).load() == thing


def _stream(thing: object) -> io.BytesIO:

    return io.BytesIO(pickle.dumps(thing))


def test_limits_have_defaults_and_are_set_by_variables() -> None:
    assert ReadingLimits.from_environment({}) == ReadingLimits()
    assert ReadingLimits.from_environment({"VERTAISKOOSTE_READ_SECONDS": "5"}).seconds == 5


@pytest.mark.parametrize("value", ["0", "-1", "ei", "1.5"])
def test_no_limit_falls_away_by_a_slip(value: str) -> None:
    with pytest.raises(ValueError, match="VERTAISKOOSTE_READ_SECONDS"):
        ReadingLimits.from_environment({"VERTAISKOOSTE_READ_SECONDS": value})
