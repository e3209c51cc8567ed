"""Mutated files of the corpus, read by each reader: what breaks, how long and how much memory the worst one takes.

`python -m tests.bench fuzz` reads 10,000 a reader; `python -m tests.bench.fuzz_readers rich_text_files 500 7` reads
500 of one module's files with the seed 7 and prints what broke.
"""

import importlib
import json
import pkgutil
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from analysis.errors import UnreadableDocument
from analysis.ingest.memory_bound import peak_memory
from analysis.ingest.reading import read_file
from analysis.model.imports import ReadingContext, SourceFile
from analysis.model.rounds import Municipality
from analysis.model.themes import DEFAULT_THEMES
from tests import corpus
from tests.bench.mutations import mutated
from tests.corpus.entry import CorpusFile

FILES_A_READER = 10_000
_SEED = 11
# Files made to be large or slow are no seeds: ten thousand of them tell nothing that one does not.
_LARGEST_SEED = 40_000
_CONTEXT = ReadingContext((Municipality("M1", "Havulinna"), Municipality("M2", "Sammalkoski")), DEFAULT_THEMES)


@dataclass(slots=True)
class Fuzzed:
    """What came of the mutated files of one module."""

    files: int = 0
    read: int = 0
    refused: int = 0
    slowest: float = 0.0
    slowest_case: str = ""
    seconds: float = 0.0
    broken: dict[str, str] = field(default_factory=dict)


def modules() -> tuple[str, ...]:
    """Return the modules of the corpus, one a kind of file."""
    return tuple(sorted(one.name for one in pkgutil.iter_modules(corpus.__path__) if one.name.endswith("_files")))


def seeds(module: str) -> tuple[CorpusFile, ...]:
    """Return the files of a module that are mutated."""
    return tuple(
        one for one in importlib.import_module(f"tests.corpus.{module}").FILES if 0 < len(one.data) <= _LARGEST_SEED
    )


def mutations(module: str, count: int, seed: int) -> Iterator[tuple[str, SourceFile]]:
    """Give `count` mutated files with a name by which each can be made again."""
    files = seeds(module)
    for number in range(count):
        random = Random(f"{module}-{seed}-{number}")
        chosen = random.choice(files)
        yield f"{number} {chosen.name}", SourceFile(chosen.name, mutated(chosen.data, random), "Havulinna")


def fuzz(module: str, count: int, seed: int) -> Fuzzed:
    """Read mutated files; whatever a reader raises that is no refusal is kept, once a place."""
    found = Fuzzed()
    began = time.perf_counter()
    for case, file in mutations(module, count, seed):
        started = time.perf_counter()
        try:
            source = read_file(file, _CONTEXT)
            found.read += 1
            if source.balance.lines_in != len(source.lines):
                found.broken.setdefault("the account of lines is out of balance", case)
        except UnreadableDocument:
            found.refused += 1
        except Exception as error:  # noqa: BLE001  what a fuzzer is for
            place = traceback.extract_tb(error.__traceback__)[-1]
            found.broken.setdefault(f"{type(error).__name__} {place.filename}:{place.lineno}", case)
        taken = time.perf_counter() - started
        if taken > found.slowest:
            found.slowest, found.slowest_case = taken, case
        found.files += 1
    found.seconds = time.perf_counter() - began
    return found


def record(module: str, count: int, seed: int = _SEED) -> dict[str, object]:
    """Return the figures of one reader; memory is the peak of the process over what it held before."""
    before = peak_memory()
    found = fuzz(module, count, seed)
    return {
        "name": f"fuzz/{module.removesuffix('_files')}",
        "files": found.files,
        "read": found.read,
        "refused": found.refused,
        "uncaught": len(found.broken),
        "broken": found.broken,
        "seconds": round(found.seconds, 1),
        "slowest_seconds": round(found.slowest, 2),
        "slowest_case": found.slowest_case,
        "memory_mb_before": round(before / 1e6),
        "peak_mb": round(peak_memory() / 1e6),
    }


def in_own_process(module: str, count: int = FILES_A_READER, seed: int = _SEED) -> dict[str, object]:
    """Return the figures of one reader in a process of its own, so that its memory is its own."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.bench.fuzz_readers", module, str(count), str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    if done.returncode or not lines:
        return {"name": f"fuzz/{module.removesuffix('_files')}", "files": count, "ended_with": done.returncode}
    return dict(json.loads(lines[-1]))


if __name__ == "__main__":
    print(json.dumps(record(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])), ensure_ascii=False))
