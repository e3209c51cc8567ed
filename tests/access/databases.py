"""A PostgreSQL server of our own for the whole check, as the contract tests start one."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.postgres_server import programs, running_postgres


@contextmanager
def postgres_server() -> Iterator[str]:
    """Run a server on loopback until the block ends. Fails in plain words where the system has none."""
    if programs() is None:
        raise SystemExit("PostgreSQL's server is not installed (make test installs it)")
    with tempfile.TemporaryDirectory() as folder, running_postgres(Path(folder)) as url:
        yield url
