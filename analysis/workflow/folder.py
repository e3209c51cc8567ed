"""A folder of notes: one sub-folder a municipality, an optional round.toml, files in any of the layouts."""

from pathlib import Path
from unicodedata import normalize

from analysis.model.imports import SourceFile
from analysis.workflow.round_file import RoundPlan, read_round_file

ROUND_FILE = "round.toml"


def plan_of(folder: Path) -> RoundPlan:
    """Return what the folder says of its round: round.toml where there is one, and a municipality a sub-folder."""
    round_file = folder / ROUND_FILE
    text = round_file.read_text(encoding="utf-8-sig") if round_file.is_file() else ""
    names = tuple(
        sorted(normalize("NFC", entry.name) for entry in folder.iterdir() if entry.is_dir() and not _is_hidden(entry))
    )
    return read_round_file(text, folder.resolve().name).with_municipalities(names)


def files_of(folder: Path) -> tuple[SourceFile, ...]:
    """Return the folder's files in a fixed order; hidden files and round.toml are left out."""
    found = [path for path in folder.rglob("*") if path.is_file() and not _is_left_out(path, folder)]
    return tuple(_source_file(path, folder) for path in sorted(found, key=lambda p: p.relative_to(folder).as_posix()))


def _source_file(path: Path, folder: Path) -> SourceFile:
    inside = path.relative_to(folder)
    name = "/".join(inside.parts[1:]) if len(inside.parts) > 1 else inside.name
    place = normalize("NFC", inside.parts[0]) if len(inside.parts) > 1 else None
    return SourceFile(normalize("NFC", name), path.read_bytes(), place)


def _is_left_out(path: Path, folder: Path) -> bool:
    inside = path.relative_to(folder)
    return inside.as_posix() == ROUND_FILE or any(_is_hidden(Path(part)) for part in inside.parts)


def _is_hidden(path: Path) -> bool:
    # ~$ is Word's lock file of an open document.
    return path.name.startswith((".", "~$"))
