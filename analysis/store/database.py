"""The engine: SQLite by default, PostgreSQL by URL. Transactions open with a scope; see `unit`."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.pool import StaticPool

from analysis.store.reach import SYSTEM, Reach, enter

BUSY_TIMEOUT_MS = 5000  # a writer waits this long for another before it gives up
_LONGEST_QUEUE_S = 30.0  # as long as for a connection


class Database:
    """A database that is ready to use. Made by `Database.open`, which brings its schema up to date."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._turn = RLock() if engine.dialect.name == "sqlite" else None

    @staticmethod
    def open(url: str) -> "Database":
        """Open a database by URL and migrate it to the newest schema."""
        from analysis.store.migrate import upgrade  # noqa: PLC0415  alembic takes 0.2 s to import

        database = Database.connect(url)
        upgrade(database.engine)
        return database

    @staticmethod
    def connect(url: str) -> "Database":
        """Open a database whose schema somebody else keeps up to date (the worker, a second replica)."""
        return Database(_sqlite_engine(url) if make_url(url).get_backend_name() == "sqlite" else create_engine(url))

    @staticmethod
    def in_memory() -> "Database":
        """Open an empty database that lives as long as this object."""
        return Database.open("sqlite://")

    @contextmanager
    def begin(self, *, write: bool = False, reach: Reach = SYSTEM) -> Iterator[Connection]:
        """Open one transaction; it is rolled back when the block raises.

        `reach` is what PostgreSQL holds it to. Without one it reaches people, jobs and caches, and no material.
        """
        with self._turn_of(write=write), self.engine.connect() as connection:
            connection.execution_options(vertaiskooste_write=write)
            with connection.begin():
                enter(connection, reach)
                yield connection

    @contextmanager
    def _turn_of(self, *, write: bool) -> Iterator[None]:
        """SQLite takes one writer at a time and lets the others ask again and again: in one process they queue instead.

        Who waits for a turn holds no connection, so readers find one. After the wait SQLite itself decides.
        """
        turn = self._turn if write else None
        has_turn = turn is not None and turn.acquire(timeout=_LONGEST_QUEUE_S)
        try:
            yield
        finally:
            if turn is not None and has_turn:
                turn.release()

    def dispose(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def _sqlite_engine(url: str) -> Engine:
    parsed = make_url(url)
    in_memory = parsed.database in (None, "", ":memory:")
    if not in_memory:
        Path(str(parsed.database)).parent.mkdir(parents=True, exist_ok=True)
    engine = (
        create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})
        if in_memory
        else create_engine(url, connect_args={"check_same_thread": False})
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own transaction handling would begin late and read stale: we begin ourselves.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", f"busy_timeout={BUSY_TIMEOUT_MS}", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    write = connection.get_execution_options().get("vertaiskooste_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
