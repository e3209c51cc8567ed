"""What the process that reads files does: one after another, as the app sends them. `reading_start` starts it."""

import os
import signal
import sys
import traceback
from dataclasses import replace

from analysis.errors import UnreadableDocument
from analysis.ingest.memory_bound import bound_memory
from analysis.ingest.reading import read_file
from analysis.ingest.reading_frames import (
    Answer,
    Fault,
    Read,
    ReadSection,
    Ready,
    Refused,
    SectionTask,
    Task,
    receive_task,
    send,
)
from analysis.ingest.returned.reader import read_returned
from analysis.settings import ReadingLimits

# The app kills a reader in time; this is for a reader whose app has gone.
_GRACE_SECONDS = 10


def main() -> int:
    """Answer tasks until there are no more. A reader that ran out of memory ends: its state is not to be trusted."""
    tasks, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not garble the answers
    limits = ReadingLimits.from_environment()
    bound_memory(limits.memory_bytes)
    send(answers, Ready())
    while (task := receive_task(tasks)) is not None:
        answer = _answer(task, limits)
        send(answers, answer)
        if answer == _TOO_MUCH:
            return 1
    return 0


_TOO_MUCH = Refused("too_much_memory")


def _answer(task: Task | SectionTask, limits: ReadingLimits) -> Answer:
    _set_alarm(limits.seconds + _GRACE_SECONDS)
    try:
        if isinstance(task, SectionTask):
            return ReadSection(read_returned(task.file))
        source = read_file(task.file, task.context, task.mappings)
        return Read(replace(source, file=replace(task.file, data=b"")))
    except UnreadableDocument as error:
        return Refused(error.reason, error.detail)
    except MemoryError:
        return _TOO_MUCH
    except Exception as error:  # noqa: BLE001  a fault on one file is told, and the other files go on
        return Fault(_places(error))
    finally:
        _set_alarm(0)


def _set_alarm(seconds: int) -> None:
    if sys.platform != "win32":
        signal.alarm(seconds)


def _places(error: Exception) -> str:
    """Where it broke and on what kind of error; its message may hold words of the notes."""
    frames = traceback.extract_tb(error.__traceback__)
    return "\n".join([type(error).__name__, *(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames)])
