"""A desk: the store and the scope that somebody works with. Every use case starts from one."""

from dataclasses import dataclass

from analysis.access import Scope
from analysis.store.unit import Store


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a use case reads and writes, and on whose behalf."""

    store: Store
    scope: Scope
