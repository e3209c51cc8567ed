"""Reading many files under a bound, each once: files of the same bytes are read together."""

from collections.abc import Generator, Mapping, Sequence
from contextlib import closing

from analysis.errors import UnreadableDocument
from analysis.ingest.bounded_reading import Outcome, ReadTasks, read_bounded
from analysis.ingest.reading_frames import Task
from analysis.model.hashing import sha256_of
from analysis.model.imports import ReadingContext, ReadSource, SourceFile
from analysis.model.tables import TableMapping


def read_each(
    files: Sequence[SourceFile], context: ReadingContext, read: ReadTasks = read_bounded
) -> Generator[Outcome, None, None]:
    """Give what becomes of each file, in order; the second of two files of the same bytes is a duplicate."""
    digests = [sha256_of(file.data) for file in files]
    firsts = {digest: place for place, digest in reversed(list(enumerate(digests)))}
    once = [Task(files[place], context) for place in sorted(firsts.values())]
    known: dict[str, Outcome] = {}
    with closing(read(once)) as outcomes:
        for file, digest in zip(files, digests, strict=True):
            yield _as_twin(file, known[digest]) if digest in known else known.setdefault(digest, next(outcomes))


def read_told(
    files: Sequence[SourceFile],
    context: ReadingContext,
    tables: Mapping[str, tuple[TableMapping, ...]],
    read: ReadTasks = read_bounded,
) -> dict[str, ReadSource]:
    """Return files by their labels, read with what a person told of their tables; raises UnreadableDocument."""
    tasks = [Task(file, context, tables.get(file.label, ())) for file in files]
    with closing(read(tasks)) as outcomes:
        return {file.label: _read_or_raise(outcome) for file, outcome in zip(files, outcomes, strict=True)}


def _as_twin(file: SourceFile, first: Outcome) -> UnreadableDocument:
    if isinstance(first, UnreadableDocument):
        return UnreadableDocument(file.label, first.reason, first.detail)
    return UnreadableDocument(file.label, "duplicate", first.file.label)


def _read_or_raise(outcome: Outcome) -> ReadSource:
    if isinstance(outcome, UnreadableDocument):
        raise outcome
    return outcome
