"""The same promises of storage on SQLite and on PostgreSQL, each in an empty database."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import create_engine, make_url, text

from analysis.store.database import Database
from analysis.store.unit import Store
from tests.postgres_server import programs, running_postgres


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL server of our own on loopback; skipped in plain words where the system has none."""
    if programs() is None:
        pytest.skip("PostgreSQL's server is not installed (make test installs it)")
    # Not in pytest's own folder: each further pytest closes that to the user as whom the server runs.
    with TemporaryDirectory() as folder, running_postgres(Path(folder)) as url:
        yield url


@pytest.fixture(scope="session")
def postgres_copies(postgres_url: str) -> Iterator[Callable[[], str]]:
    """Gives the URL of an empty database at each call: a copy of one that was migrated once, ten times as quick."""
    address = make_url(postgres_url)
    template, copy = (address.set(database=name).render_as_string() for name in ("migrated", "contract"))
    owner = create_engine(address, isolation_level="AUTOCOMMIT")
    with owner.connect() as connection:
        connection.execute(text("CREATE DATABASE migrated"))
    Database.open(template).dispose()

    def fresh() -> str:
        with owner.connect() as connection:
            connection.execute(text("DROP DATABASE IF EXISTS contract WITH (FORCE)"))
            connection.execute(text("CREATE DATABASE contract TEMPLATE migrated"))
        return copy

    yield fresh
    owner.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store on each kind of database."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'contract.sqlite3'}"
    else:
        url = request.getfixturevalue("postgres_copies")()
    opened = Database.open(url)
    yield Store(opened)
    opened.dispose()
