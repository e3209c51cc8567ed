"""The same promises of storage on SQLite and on PostgreSQL, each in an empty database."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from analysis.store.database import Database
from analysis.store.unit import Store
from tests.postgres_server import programs, running_postgres


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL server of our own on loopback; skipped in plain words where the system has none."""
    if programs() is None:
        pytest.skip("PostgreSQL's server is not installed (make test installs it)")
    folder = tmp_path_factory.mktemp("postgres")
    with running_postgres(folder) as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store on each kind of database."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'contract.sqlite3'}"
    else:
        url = request.getfixturevalue("postgres_url")
        database = Database.connect(url)
        with database.engine.begin() as connection:  # as the owner of the tables, with no reach
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
        database.dispose()
    opened = Database.open(url)
    yield Store(opened)
    opened.dispose()
