"""Three hundred files, ten thousand lines, through build's import stage, against the plain libraries' read of them.

The plain read opens each file with python-docx or openpyxl and takes every text, as anyone would begin; ours also
recognises, hides people and drafts findings. Ratios above 3 would be too slow. `here` is one process, as the plain
read; `bounded` is what build does: processes of their own under a bound of time and memory.
"""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable

from docx import Document
from openpyxl import load_workbook

from analysis.ingest.bounded_reading import read_bounded, read_here
from analysis.ingest.memory_bound import peak_memory
from analysis.ingest.reading_frames import Task
from analysis.model.imports import ReadSource, SourceFile
from tests.bench.note_files import LINES, context, note_files


def run() -> list[dict[str, object]]:
    """Return the plain read and ours, each in a process of its own, start-up of word lists and readers counted."""
    plain = _in_own_process("plain")
    return [
        {"name": "import/plain", **plain},
        *(_compared(way, _in_own_process(way), plain) for way in ("here", "bounded")),
    ]


def _compared(way: str, ours: dict[str, float], plain: dict[str, float]) -> dict[str, object]:
    return {
        "name": f"import/{way}",
        **ours,
        "compared_with": "python-docx and openpyxl reading every text of the same files",
        "ratio": round(ours["cpu_seconds"] / plain["cpu_seconds"], 2),
        "ratio_of_the_clock": round(ours["seconds"] / plain["seconds"], 2),
    }


def _in_own_process(way: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.bench_import", way]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _plain(files: tuple[SourceFile, ...]) -> int:
    texts = 0
    for file in files:
        if file.name.endswith(".docx"):
            texts += sum(bool(paragraph.text) for paragraph in Document(io.BytesIO(file.data)).paragraphs)
        else:
            sheets = load_workbook(io.BytesIO(file.data)).worksheets
            texts += sum(1 for sheet in sheets for row in sheet.iter_rows(values_only=True) for text in row if text)
    return texts


def _here(files: tuple[SourceFile, ...]) -> int:
    return _lines(list(read_here([Task(file, context()) for file in files])))


def _bounded(files: tuple[SourceFile, ...]) -> int:
    return _lines(list(read_bounded([Task(file, context()) for file in files])))


def _lines(outcomes: list[object]) -> int:
    return sum(len(one.lines) for one in outcomes if isinstance(one, ReadSource))


_WAYS: dict[str, Callable[[tuple[SourceFile, ...]], int]] = {"plain": _plain, "here": _here, "bounded": _bounded}


def measured(way: str) -> dict[str, float]:
    """Return seconds by the clock and of processors, lines a second, and the peak memory (MB) of the process."""
    files = note_files()
    before, used = peak_memory(), os.times()
    _WAYS[way](files)
    after = os.times()
    seconds = after.elapsed - used.elapsed
    return {
        "files": len(files),
        "lines": LINES,
        "seconds": round(seconds, 2),
        "cpu_seconds": round(sum(after[:4]) - sum(used[:4]), 2),
        "lines_a_second": round(LINES / seconds),
        "peak_mb": round(peak_memory() / 1e6),
        "peak_mb_before": round(before / 1e6),
    }


if __name__ == "__main__":
    print(json.dumps(measured(sys.argv[1])))
