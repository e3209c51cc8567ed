"""Settings from the environment, read when asked for, never at import."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

DATA_VARIABLE = "VERTAISKOOSTE_DATA"
DATABASE_VARIABLE = "VERTAISKOOSTE_DATABASE_URL"
DEMO_VARIABLE = "VERTAISKOOSTE_DEMO"
EMBEDDER_VARIABLE = "VERTAISKOOSTE_EMBEDDER"
VOIKKO_VARIABLE = "VERTAISKOOSTE_VOIKKO"


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


def data_directory() -> Path:
    """Return the directory that holds the database, caches and backups; made when missing."""
    directory = Settings.from_environment().data_directory
    directory.mkdir(parents=True, exist_ok=True)
    return directory
