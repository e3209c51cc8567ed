"""Opens the store, once per process."""

from analysis.settings import Settings
from analysis.store.database import Database
from analysis.store.unit import Store


def open_store(settings: Settings) -> Store:
    """Open the database that the settings name and bring its schema up to date."""
    return Store(Database.open(settings.database_url))


def open_migrated_store(settings: Settings) -> Store:
    """Open a database whose schema somebody else keeps up to date (the worker)."""
    return Store(Database.connect(settings.database_url))


def temporary_store() -> Store:
    """Open an empty store in memory that lives as long as the object."""
    return Store(Database.in_memory())
