"""How far one transaction reaches: told to PostgreSQL at its start, so that row-level security can hold it to that.

SQLite has no such thing; there the scopes and the store's own wall (`access.check_write`) stand alone.
"""

from dataclasses import dataclass, fields

from sqlalchemy import Connection, text

from analysis.access import PublicScope, RoundScope, RoundsScope, Scope, SectionScope, VisitScope

ROLE = "vertaiskooste_rows"
"""Who a transaction is where the database is opened by a superuser: nobody is above the policies then either."""
EVERY_ROUND = "*"


@dataclass(frozen=True, slots=True)
class Reach:
    """What a transaction reaches. `kind` chooses the policies; the other fields bind them, empty for nothing."""

    kind: str = ""
    person: str = ""
    role: str = ""
    round: str = ""
    municipality: str = ""
    visit: str = ""


SYSTEM = Reach("system")
"""Signing in, people, jobs and caches, where nobody has a scope yet. No notes, findings, statements or comments."""
NUMBERING = Reach("numbering")
"""Reads the numbers of steps, so that the next one of every round is one more."""
EVERYTHING = Reach("everything")
"""Migrations, and erasure by date. Use cases that a person asks for never need it."""


def own_reach(person_id: str) -> Reach:
    """Return the reach of one person's own drafts and roles."""
    return Reach("own", person_id)


def reach_of(scope: Scope) -> Reach:
    """Return how far a scope reaches."""
    person = scope.person_id
    match scope:
        case RoundScope():
            return Reach("round", person, scope.role.value, scope.round_id)
        case VisitScope():
            return Reach("visit", person, round=scope.round_id, visit=scope.visit_id)
        case SectionScope():
            return Reach("section", person, scope.role.value, scope.round_id, scope.municipality_id)
        case RoundsScope():
            rounds = EVERY_ROUND if scope.round_ids is None else ",".join(sorted(scope.round_ids))
            return Reach("rounds", person, round=rounds)
        case PublicScope():
            return Reach("public", person)


def enter(connection: Connection, reach: Reach) -> None:
    """Hold the open transaction to a reach until it ends, or until it enters another. Does nothing on SQLite."""
    if connection.dialect.name == "postgresql":
        role = {"role": ROLE} if _stands_above_policies(connection) else {}
        _configure(connection, {**_values(reach), **role})


def settle(connection: Connection, reach: Reach) -> None:
    """Tell the reach alone, and stay whoever opened the database: for migrations, which own the tables."""
    if connection.dialect.name == "postgresql":
        _configure(connection, _values(reach))


def _values(reach: Reach) -> dict[str, str]:
    return {f"app.{field.name}": getattr(reach, field.name) for field in fields(Reach)}


def _configure(connection: Connection, values: dict[str, str]) -> None:
    settings = ", ".join(f"set_config('{name}', :v{place}, true)" for place, name in enumerate(values))
    connection.execute(text(f"SELECT {settings}"), {f"v{place}": one for place, one in enumerate(values.values())})


def _stands_above_policies(connection: Connection) -> bool:
    """Return whether whoever opened the database is one whom policies do not bind; asked once a connection."""
    known = connection.info.get(ROLE)
    if known is None:
        query = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = session_user"
        known = connection.info[ROLE] = bool(connection.exec_driver_sql(query).scalar())
    return bool(known)
