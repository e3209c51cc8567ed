"""A layout program that hangs is ended with everything it started, and the document goes on without it."""

import os
import time
from pathlib import Path

import pytest

from analysis.export import pdf
from analysis.export.pdf import NoLayoutProgram

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-in program is a shell script")


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")


def is_running(number: int) -> bool:
    state = Path(f"/proc/{number}/stat")
    return state.exists() and state.read_text(encoding="utf-8").split()[2] != "Z"


def test_a_program_that_hangs_is_ended_with_what_it_started(tmp_path, monkeypatch) -> None:
    stand_in(tmp_path, monkeypatch, f"sleep 60 &\necho $! > {tmp_path}/child\nwait")

    with pytest.raises(NoLayoutProgram):
        pdf._laid_out(b"", {}, 1.0)

    child = int((tmp_path / "child").read_text(encoding="utf-8"))
    for _ in range(50):
        if not is_running(child):
            break
        time.sleep(0.1)
    assert not is_running(child)


def test_a_program_that_fails_is_told_as_such(tmp_path, monkeypatch) -> None:
    stand_in(tmp_path, monkeypatch, "exit 3")

    with pytest.raises(NoLayoutProgram):
        pdf.pdf_of(b"")
