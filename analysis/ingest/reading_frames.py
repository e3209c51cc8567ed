"""What goes between the app and the process that reads files: tasks there, answers back, each in a frame."""

import io
import pickle
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, Any

from analysis.model.imports import ReadingContext, ReadSource, SourceFile
from analysis.model.returned import ReturnedSection
from analysis.model.tables import TableMapping

_LENGTH = struct.Struct(">Q")
# Many times what the largest file gives.
_LONGEST = 512 * 1024 * 1024
_SAFE_MODULES = ("analysis.model.", __name__)
_SAFE_BUILTINS = frozenset({"frozenset", "set", "bytearray", "complex"})


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read, what may be known of its round, and what a person told of its tables."""

    file: SourceFile
    context: ReadingContext
    mappings: Sequence[TableMapping] = ()


@dataclass(frozen=True, slots=True)
class SectionTask:
    """A municipality's section that came back with comments."""

    file: SourceFile


@dataclass(frozen=True, slots=True)
class Ready:
    """The process has started and waits for tasks."""


@dataclass(frozen=True, slots=True)
class Read:
    """A file that was read; its bytes stay where they came from."""

    source: ReadSource


@dataclass(frozen=True, slots=True)
class ReadSection:
    """A returned section that was read."""

    section: ReturnedSection


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that could not be read: a reason of UnreadableDocument."""

    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """A reader broke: where in the program, without a word of the file."""

    places: str


Answer = Ready | Read | ReadSection | Refused | Fault


def send(stream: IO[bytes], thing: Task | SectionTask | Answer) -> None:
    """Write one frame."""
    data = pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive_task(stream: IO[bytes]) -> Task | SectionTask | None:
    """Return the next task; None when there are no more."""
    data = _frame(stream)
    return None if data is None else pickle.loads(data)


def receive_answer(stream: IO[bytes]) -> Answer | None:
    """Return the next answer; None when the process has ended. Nothing but plain nouns comes out of a frame."""
    data = _frame(stream)
    answer = None if data is None else _NounsOnly(io.BytesIO(data)).load()
    return answer if isinstance(answer, Ready | Read | ReadSection | Refused | Fault) else None


class _NounsOnly(pickle.Unpickler):
    """A reader may have been taken over by what it read: its answers can make our nouns, and call nothing."""

    def find_class(self, module: str, name: str) -> Any:
        is_safe = module.startswith(_SAFE_MODULES) or (module == "builtins" and name in _SAFE_BUILTINS)
        found = super().find_class(module, name) if is_safe and "." not in name else None
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name} is no noun")
        return found


def _frame(stream: IO[bytes]) -> bytes | None:
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > _LONGEST:
        return None
    data = stream.read(length)
    return data if len(data) == length else None
