"""Names for what is brought in: within one preview no two files may be called the same."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePath

from analysis.model.imports import SourceFile


def with_own_names(files: Iterable[SourceFile]) -> tuple[SourceFile, ...]:
    """Return files with a number added to the name of each that is called like an earlier one."""
    named: list[SourceFile] = []
    for file in files:
        named.append(replace(file, name=_free_name(file, named)))
    return tuple(named)


def pasted_file(words: str, moment: str, municipality_name: str | None) -> SourceFile:
    """Return pasted words as a file of plain text, in the folder of its municipality."""
    return SourceFile(f"Liitetty teksti {moment}.txt", words.encode(), municipality_name)


def _free_name(file: SourceFile, named: Sequence[SourceFile]) -> str:
    taken = {other.label for other in named}
    path = PurePath(file.name)
    candidate, number = file, 2
    while candidate.label in taken:
        candidate = replace(file, name=f"{path.stem} ({number}){path.suffix}")
        number += 1
    return candidate.name
