"""Settings from the environment, read when asked for, never at import."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from platformdirs import user_data_path

DATA_VARIABLE = "VERTAISKOOSTE_DATA"
DATABASE_VARIABLE = "VERTAISKOOSTE_DATABASE_URL"
DEMO_VARIABLE = "VERTAISKOOSTE_DEMO"
EMBEDDER_VARIABLE = "VERTAISKOOSTE_EMBEDDER"
VOIKKO_VARIABLE = "VERTAISKOOSTE_VOIKKO"
LIMIT_VARIABLE = "VERTAISKOOSTE_READ_"
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """Where data lies, which database is used, and whether the sample round may be opened without an account.

    `embedder` is a language model on disk, by path or name; empty for our own. `voikko`: lemmas also by Voikko.
    """

    data_directory: Path
    database_url: str
    demo: bool
    embedder: str = ""
    voikko: bool = False

    @staticmethod
    def from_environment(environment: Mapping[str, str] | None = None) -> "Settings":
        """Read the environment; the default database is one SQLite file in the data directory."""
        values = os.environ if environment is None else environment
        directory = Path(values.get(DATA_VARIABLE) or user_data_path("vertaiskooste", appauthor=False))
        default_url = f"sqlite:///{directory / 'vertaiskooste.sqlite3'}"
        return Settings(
            data_directory=directory,
            database_url=values.get(DATABASE_VARIABLE) or default_url,
            demo=values.get(DEMO_VARIABLE) == "1",
            embedder=values.get(EMBEDDER_VARIABLE, "").strip(),
            voikko=values.get(VOIKKO_VARIABLE) == "1",
        )


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """What one file of notes may cost; every default is far above any real note.

    Each is set by a variable of its name: `VERTAISKOOSTE_READ_SECONDS=120`. `file_bytes` is what the uploader lets in;
    `members`, `unpacked_bytes` and `ratio` (unpacked to packed, of large members) hold for archives; `depth` for parts
    of a mail and elements of XML; `rows` for lines of one file, `cells` for those of its tables; `line_length` is in
    characters. `seconds` of the clock and `memory_bytes` (beyond what the program itself takes) stop a reader.
    """

    file_bytes: int = 25 * _MEGABYTE
    members: int = 5_000
    unpacked_bytes: int = 200 * _MEGABYTE
    ratio: int = 200
    depth: int = 200
    rows: int = 100_000
    cells: int = 500_000
    line_length: int = 200_000
    seconds: int = 60
    memory_bytes: int = 1024 * _MEGABYTE

    @staticmethod
    def from_environment(environment: Mapping[str, str] | None = None) -> "ReadingLimits":
        """Read the environment. A value that is no whole number above 0 raises ValueError: no limit falls away."""
        values = os.environ if environment is None else environment
        names = {field.name: LIMIT_VARIABLE + field.name.upper() for field in fields(ReadingLimits)}
        return ReadingLimits(**{name: _limit(key, values[key]) for name, key in names.items() if values.get(key)})


def _limit(variable: str, value: str) -> int:
    if not (value.isascii() and value.isdecimal() and int(value)):
        raise ValueError(f"{variable} has to be a whole number above 0, not {value!r}")
    return int(value)


def data_directory() -> Path:
    """Return the directory that holds the database, caches and backups; made when missing."""
    directory = Settings.from_environment().data_directory
    directory.mkdir(parents=True, exist_ok=True)
    return directory
