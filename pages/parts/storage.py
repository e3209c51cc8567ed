"""The store of this process: opened once, shared by pages and web routes."""

from functools import cache
from threading import Lock

from analysis.settings import Settings
from analysis.workflow.desk import Store
from analysis.workflow.opening import open_store

_OPENING = Lock()


def store() -> Store:
    """Return the store that the settings of the environment name."""
    with _OPENING:  # two first visitors must not migrate the same database side by side
        return _opened(Settings.from_environment())


@cache
def _opened(settings: Settings) -> Store:
    settings.data_directory.mkdir(parents=True, exist_ok=True)
    return open_store(settings)
