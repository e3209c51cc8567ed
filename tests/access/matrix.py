"""The matrix: every use case by every role, with own, others' and made-up ids. Each try is taken back."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from analysis.errors import AccessDenied, SynthesisError
from analysis.model.people import Role
from analysis.store import schema
from analysis.store.reach import EVERYTHING
from analysis.store.unit import Store
from analysis.workflow.desk import Desk
from tests.access import calls
from tests.access.arguments import Arguments, Ids, ids_of, made_up
from tests.access.world import World, fingerprint

# Reading files starts processes of their own; for those who may, once is enough, and tests of importing do it.
SLOW_FOR_THOSE_WHO_MAY = frozenset({"suggesting.suggest_recurring", "word_return.bring"})


@dataclass(frozen=True)
class Open:
    """Something that should have been refused and was not."""

    call: str
    role: Role
    ids: str
    what: str

    def __str__(self) -> str:
        return f"{self.call} by {self.role.value} with {self.ids} ids: {self.what}"


def try_all(world: World, names: tuple[str, ...] | None = None) -> list[Open]:
    """Try use cases (all, or the named ones) by every role with every kind of ids. Returns what was open."""
    allowed, functions = calls.entries(), calls.found()
    places = {
        "own": ids_of(world, "A", 1),
        "neighbour's": ids_of(world, "A", 2),
        "other round's": ids_of(world, "B", 1),
        "made-up": made_up(),
    }
    arguments = Arguments(world)
    tries = _Tries(world, arguments)
    return [
        opening
        for key in sorted(functions if names is None else names)
        for role in Role
        for kind, ids in places.items()
        if (opening := tries.one(key, functions[key], role, kind, ids, may=role in allowed[key]))
    ]


class _Tries:
    def __init__(self, world: World, arguments: Arguments) -> None:
        self._world, self._arguments = world, arguments
        self._of_others = ids_of(world, "B", 1).every() | ids_of(world, "B", 2).every()
        self._comments_of_neighbour = frozenset(ids_of(world, "A", 2).two["comment"])
        with world.trial() as store:
            self._untouched = fingerprint(store)

    def one(self, key: str, function: Callable[..., Any], role: Role, kind: str, ids: Ids, *, may: bool) -> Open | None:
        if may and key in SLOW_FOR_THOSE_WHO_MAY and kind != "own":
            return None
        made = self._arguments.of(key, function, role, ids)
        with self._world.trial() as store:
            what = self._tried(store, function, role, kind, made, may=may)
        return Open(key, role, kind, what) if what else None

    def _tried(
        self, store: Store, function: Callable[..., Any], role: Role, kind: str, made: dict[str, Any], *, may: bool
    ) -> str:
        before = self._steps(store)
        try:
            answer = function(Desk(store, self._world.scope(role)), **made)
        except AccessDenied:
            return "refused to whom it belongs" if may and kind == "own" and not _needs_more(role) else ""
        except SynthesisError as error:
            if not may and fingerprint(store) != self._untouched:
                return f"wrote before it said {error}"
            return self._words(role, str(error))
        except (DBAPIError, LookupError, TypeError, AttributeError) as error:
            return f"broke down: {type(error).__name__} {str(error)[:120]}"
        if not may:
            return "answered" if fingerprint(store) == self._untouched else "wrote"
        return self._words(role, text_of(answer)) or self._touched(store, before, role)

    def _words(self, role: Role, text: str) -> str:
        shown = [word for word in self._world.secrets_from(role) if word in text]
        return f"showed {', '.join(shown)}" if shown else ""

    def _steps(self, store: Store) -> frozenset[str]:
        with store.database.begin(reach=EVERYTHING) as connection:
            return frozenset(connection.execute(select(schema.row_change.c.id)).scalars())

    def _touched(self, store: Store, before: frozenset[str], role: Role) -> str:
        """Say whether rows of another's place were changed, or one's own tied to them."""
        is_analyst = role in (Role.LEAD_ANALYST, Role.ANALYST)
        foreign = self._of_others if is_analyst else self._of_others | self._comments_of_neighbour
        with store.database.begin(reach=EVERYTHING) as connection:
            table = schema.row_change
            rows = connection.execute(select(table.c.id, table.c.row_id, table.c.after)).all()
        for row in rows:
            if row.id not in before and (row.row_id in foreign or _holds(row.after, foreign)):
                return "changed or tied something of another's"
        return ""


def _needs_more(role: Role) -> bool:
    """A lead of one round may not do what needs the lead of every round."""
    return role is Role.LEAD_ANALYST


def _holds(row: dict[str, Any] | None, foreign: frozenset[str]) -> bool:
    values = [] if row is None else list(row.values())
    flat = [one for value in values for one in (value if isinstance(value, list | tuple) else [value])]
    return any(isinstance(one, str) and one in foreign for one in flat)


def text_of(answer: Any) -> str:
    """Return everything that an answer says, documents unpacked."""
    data = answer if isinstance(answer, bytes) else getattr(answer, "data", None)
    if not isinstance(data, bytes):
        return repr(answer)
    if data[:2] != b"PK":
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
