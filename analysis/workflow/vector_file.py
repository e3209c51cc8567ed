"""Sentence vectors kept in one file of the data directory for the command line: a text is embedded once."""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_FILE_NAME = "vectors.sqlite3"
_PART = 500
# Two calls at once write one after the other.
_WAIT_SECONDS = 30.0


class VectorFile:
    """Vectors by content key. Holds no text."""

    def __init__(self, directory: Path) -> None:
        self._path = directory / _FILE_NAME

    def known(self, keys: Iterable[str]) -> dict[str, NDArray[np.float32]]:
        """Return the vectors that are kept under these keys."""
        wanted = sorted(set(keys))
        found: dict[str, NDArray[np.float32]] = {}
        with closing(self._opened()) as connection:
            for start in range(0, len(wanted), _PART):
                part = wanted[start : start + _PART]
                marks = ",".join("?" * len(part))
                rows = connection.execute(f"SELECT key, data FROM vector WHERE key IN ({marks})", part)
                found.update({key: np.frombuffer(data, dtype="<f4") for key, data in rows})
        return found

    def keep(self, vectors: Mapping[str, NDArray[np.float32]]) -> None:
        """Keep vectors for the next call."""
        rows = [(key, np.asarray(vector, dtype="<f4").tobytes()) for key, vector in sorted(vectors.items())]
        with closing(self._opened()) as connection, connection:
            connection.executemany("INSERT OR IGNORE INTO vector VALUES (?, ?)", rows)

    def _opened(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=_WAIT_SECONDS)
        connection.execute("CREATE TABLE IF NOT EXISTS vector (key TEXT PRIMARY KEY, data BLOB NOT NULL)")
        return connection
