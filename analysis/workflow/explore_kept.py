"""What is computed of a whole round, kept in the process until something in the round changes."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import TypeVar, cast

from analysis.access import round_of
from analysis.store import findings as finding_store
from analysis.store.material import FindingFacts, finding_facts, material_version
from analysis.store.unit import Reading

Thing = TypeVar("Thing")
# A handful of figures of a handful of rounds.
_MOST = 32

_lock = Lock()
_kept: OrderedDict[tuple[str, ...], tuple[str, object]] = OrderedDict()


def version_of(reading: Reading) -> str:
    """Return a text that changes whenever the open round does. Raises AccessDenied to all but its analysts."""
    return f"{material_version(reading)}-{finding_store.data_version(reading)}"


def kept(reading: Reading, name: str, make: Callable[[], Thing]) -> Thing:
    """Return what `make` gives for the open round, made once for each state of it.

    The scope is asked before anything kept is handed out. `name` tells what is made, with whatever it depends on.
    """
    key = (str(reading.connection.engine.url), round_of(reading.scope), name)
    version = version_of(reading)
    with _lock:
        found = _kept.get(key)
        if found is not None and found[0] == version:
            _kept.move_to_end(key)
            return cast(Thing, found[1])
    made = make()
    with _lock:
        _kept[key] = (version, made)
        _kept.move_to_end(key)
        while len(_kept) > _MOST:
            _kept.popitem(last=False)
    return made


def facts_of_findings(reading: Reading) -> tuple[FindingFacts, ...]:
    """Return what is known of every finding of the open round beside its text, by id."""
    return kept(reading, "facts", lambda: finding_facts(reading))
