"""Brings a database's schema up to date, from the first table on."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

from analysis.store.reach import EVERYTHING, settle
from analysis.store.row_security import raise_wall

SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Apply every migration up to `revision`, in one transaction."""
    with engine.connect() as connection:
        connection.execution_options(vertaiskooste_write=True)
        with connection.begin():
            settle(connection, EVERYTHING)  # a migration that mends rows has to see them
            command.upgrade(configuration(connection), revision)
            raise_wall(connection)


def configuration(connection: object) -> Config:
    """Return Alembic's configuration for an open connection."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
