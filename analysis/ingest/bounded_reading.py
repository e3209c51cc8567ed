"""Reads files in processes of their own, under a bound of time and memory: one file cannot stop the app."""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from pickle import UnpicklingError
from queue import Empty, SimpleQueue

from analysis.errors import UnreadableDocument
from analysis.ingest.memory_bound import EXIT_CODE
from analysis.ingest.reading_frames import (
    Answer,
    Fault,
    Read,
    ReadSection,
    Ready,
    Refused,
    SectionTask,
    Task,
    receive_answer,
    send,
)
from analysis.model.imports import ReadSource, SourceFile
from analysis.model.returned import ReturnedSection
from analysis.settings import ReadingLimits

log = logging.getLogger(__name__)

Outcome = ReadSource | UnreadableDocument
"""A file as read, or why it was not."""
ReadTasks = Callable[[Sequence[Task]], Generator[Outcome, None, None]]

_ROOT = Path(__file__).parents[2]
_COMMAND = (sys.executable, "-W", "ignore", "-m", "analysis.ingest.reading_start")
_MOST_CHILDREN = 4
# A process takes a second to start: it has to be worth it.
_FILES_A_CHILD = 4
_START_SECONDS = 60
# Numerical libraries start a thread and take memory for every core; reading needs neither.
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def read_bounded(tasks: Sequence[Task]) -> Generator[Outcome, None, None]:
    """Give what becomes of each file, in order. A reader that takes too long or too much is killed, and a new one
    goes on with the next file. Processes are shared by the files and end with them."""
    if not tasks:
        return
    children = _Children(ReadingLimits.from_environment())
    count = min(os.cpu_count() or 1, _MOST_CHILDREN, 1 + (len(tasks) - 1) // _FILES_A_CHILD)
    pool = ThreadPoolExecutor(count, thread_name_prefix="reader")
    try:
        yield from pool.map(children.read, tasks)
    finally:
        # Whoever stopped listening stops the work: a killed reader wakes the thread that waits for it.
        children.end()
        pool.shutdown(cancel_futures=True)
        children.close()


def read_section_bounded(file: SourceFile) -> ReturnedSection:
    """Return what a returned section holds, read under the same bound as notes. Raises UnreadableDocument."""
    children = _Children(ReadingLimits.from_environment())
    try:
        answer = children.answer(SectionTask(file))
    finally:
        children.end()
        children.close()
    if isinstance(answer, ReadSection):
        return answer.section
    raise _refusal(file, answer)


def read_here(tasks: Sequence[Task]) -> Generator[Outcome, None, None]:
    """Read in this process and without a bound: for tests of what is read, never for files that came from outside."""
    from analysis.ingest.reading import read_file  # noqa: PLC0415  the app itself need not load the readers

    for task in tasks:
        try:
            yield read_file(task.file, task.context, task.mappings)
        except UnreadableDocument as error:
            yield error


@dataclass(slots=True)
class _Children:
    """The processes of one reading: idle ones wait in a queue, busy ones are lent to a thread."""

    limits: ReadingLimits
    _idle: SimpleQueue["_Child"] = field(default_factory=SimpleQueue)
    _all: list["_Child"] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _has_ended: bool = False

    def read(self, task: Task) -> Outcome:
        """Return what becomes of one file of notes."""
        answer = self.answer(task)
        if self._has_ended:  # nobody listens any more; that it was killed is no fault
            return UnreadableDocument(task.file.label, "fault")
        return _outcome(task, answer)

    def answer(self, task: Task | SectionTask) -> Answer:
        """Return what a process says of one file."""
        child = self._child()
        answer = child.read(task, self.limits.seconds)
        if child.is_alive:
            self._idle.put(child)
        return answer

    def end(self) -> None:
        """End every process, whatever it is doing."""
        with self._lock:
            self._has_ended = True
            for child in self._all:
                child.end()

    def close(self) -> None:
        """Close the pipes of ended processes, once no thread waits at one."""
        for child in self._all:
            child.close()

    def _child(self) -> "_Child":
        with suppress(Empty):
            return self._idle.get_nowait()
        with self._lock:
            child = _Child()
            self._all.append(child)
            if self._has_ended:
                child.end()
        return child


class _Child:
    """One reading process."""

    def __init__(self) -> None:
        # Its words go nowhere: an error message may hold words of the notes.
        self._process = subprocess.Popen(
            _COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env=os.environ | _ONE_THREAD,
        )
        self._has_started = False
        self.is_alive = True

    def read(self, task: Task | SectionTask, seconds: float) -> Answer:
        """Return the answer for one file. A process that gives none in time, or ends, is no longer alive."""
        if not self._has_started and not isinstance(self._answer(None, _START_SECONDS), Ready):
            raise RuntimeError("the process that reads files does not start")
        self._has_started = True
        answer = self._answer(task, seconds)
        # After it ran out of memory a process ends by itself.
        if answer == Refused("too_much_memory"):
            self.end()
        return answer

    def end(self) -> None:
        """End the process and let go of what belongs to it."""
        self.is_alive = False
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """Close the pipes."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def _answer(self, task: Task | SectionTask | None, seconds: float) -> Answer:
        is_late = threading.Event()
        clock = threading.Timer(seconds, self._end_late, (is_late,))
        clock.daemon = True
        clock.start()
        try:
            answer = self._exchange(task)
        finally:
            clock.cancel()
        if answer is not None:
            return answer
        self.end()
        if is_late.is_set():
            return Refused("too_slow")
        return Refused("too_much_memory") if self._process.returncode == EXIT_CODE else Fault("the reader ended")

    def _exchange(self, task: Task | SectionTask | None) -> Answer | None:
        tasks, answers = self._process.stdin, self._process.stdout
        if tasks is None or answers is None:
            return None
        try:
            if task is not None:
                send(tasks, task)
            return receive_answer(answers)
        except (OSError, UnpicklingError, EOFError):  # it ended before it had the whole file, or tells what it may not
            return None

    def _end_late(self, is_late: threading.Event) -> None:
        is_late.set()
        self._process.kill()


def _outcome(task: Task, answer: Answer) -> Outcome:
    if isinstance(answer, Read):
        return replace(answer.source, file=task.file)
    return _refusal(task.file, answer)


def _refusal(file: SourceFile, answer: Answer) -> UnreadableDocument:
    if isinstance(answer, Refused):
        return UnreadableDocument(file.label, answer.reason, answer.detail)
    places = answer.places if isinstance(answer, Fault) else ""
    log.error("a reader broke on a file of %d bytes\n%s", len(file.data), places)
    return UnreadableDocument(file.label, "fault")
