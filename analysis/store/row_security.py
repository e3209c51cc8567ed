"""Row-level security on PostgreSQL: a second wall behind the scopes, for the day when a use case forgets to ask.

Every table is closed; a policy opens the rows that the transaction's reach (`reach.py`) allows. A table with a round is
the analysts' of that round by itself, and one that municipalities write (`access`) is also theirs in their own rows;
what differs is said here. The wall is put up after the migrations, and again only when the policies have changed.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, Table, inspect

from analysis.access import section_writes
from analysis.model.comments import CommentState
from analysis.model.hashing import sha256_of
from analysis.model.people import Role
from analysis.store import schema
from analysis.store.reach import EVERY_ROUND, ROLE


def _set(name: str) -> str:
    # In a sub-select the setting is read once a query, not once a row.
    return f"(SELECT current_setting('app.{name}', true))"


def _is(*kinds: str) -> str:
    return f"{_set('kind')} IN ({', '.join(repr(kind) for kind in kinds)})"


_ALL, _SYSTEM = _is("everything"), _is("system")
_ANYBODY = f"{_set('kind')} <> ''"
_OWN_ROUND = f"round_id = {_set('round')}"
_ROUND = f"{_is('round')} AND {_OWN_ROUND}"
_OWN_PLACE = f"{_OWN_ROUND} AND municipality_id = {_set('municipality')}"
_SECTION = f"{_is('section')} AND {_OWN_PLACE}"
_LEAD = f"{_is('round')} AND {_set('role')} = '{Role.LEAD_ANALYST}'"
_OWN = f"person_id = {_set('person')}"
_SYSTEM_OR_LEAD = (_SYSTEM, _LEAD)
_VISIT = f"{_is('visit')} AND {_OWN_ROUND}"
_BROUGHT = f"visit_id = {_set('visit')} OR visit_id IS NULL AND imported_by = {_set('person')}"


def _seen(table: str, condition: str) -> str:
    """A row is there for whoever may see the row of another table that it belongs to: that one's policy decides."""
    return f'EXISTS (SELECT FROM "{table}" AS whole WHERE {condition})'


# Who writes (and reads) rows, where it is not "the analysts of the row's round".
_WRITES: dict[str, tuple[str, ...]] = {
    "round": (f"{_is('round')} AND id = {_set('round')}",),
    # What a municipality has not sent is its own.
    "comment": (f"{_ROUND} AND state <> '{CommentState.DRAFT}'", _SECTION),
    "document": (_ROUND, f"{_VISIT} AND ({_BROUGHT})"),
    "document_bytes": (f"{_is('round')} AND {_seen('document', 'whole.id = document_bytes.id')}",),
    "person": (_SYSTEM,),
    "membership": (_SYSTEM, f"{_LEAD} AND ({_OWN_ROUND} OR round_id IS NULL)"),
    "invitation": (_SYSTEM, f"{_LEAD} AND {_OWN_ROUND}"),
    "session": _SYSTEM_OR_LEAD,
    "second_factor": _SYSTEM_OR_LEAD,
    "recovery_code": _SYSTEM_OR_LEAD,
    "identity": _SYSTEM_OR_LEAD,
    "one_time_code": (_SYSTEM,),
    "failed_sign_in": (_SYSTEM,),
    "known_address": (_SYSTEM,),
    "job": (_SYSTEM,),
    "counter": (f"{_is('round')} AND right(id, length({_set('round')}) + 1) = ':' || {_set('round')}",),
    "vector": (_SYSTEM, _is("round")),
    "draft_text": (_OWN,),
    "step": (_ROUND, f"{_is('visit', 'section')} AND {_OWN_ROUND} AND {_OWN}", f"{_is('public', 'rounds')} AND {_OWN}"),
    "row_change": (f"{_is('round', 'visit', 'section')} AND {_seen('step', 'whole.id = step_id')}",),
    "audit_event": (),
    # The worker sends reminders, and sweeps what is past its date, on behalf of nobody.
    "retention": (_ROUND, _SYSTEM),
    "erasure": (_ROUND, _SYSTEM),
    "reminder": (_ROUND, _SYSTEM),
    "privacy_notice": (_is("round"), _SYSTEM),
}
# Who reads rows that they do not write.
_READS: dict[str, tuple[str, ...]] = {
    "round": (
        _SYSTEM,
        f"{_is('visit', 'section')} AND id = {_set('round')}",
        f"{_is('rounds')} AND ({_set('round')} = '{EVERY_ROUND}' OR id = ANY (string_to_array({_set('round')}, ',')))",
    ),
    "municipality": (
        _SYSTEM,
        f"{_is('section')} AND {_OWN_ROUND} AND id = {_set('municipality')}",
        f"{_is('visit')} AND {_seen('visit', 'whole.host_id = municipality.id')}",
    ),
    "visit": (_SYSTEM, f"{_VISIT} AND id = {_set('visit')}"),
    "source_line": (f"{_is('visit')} AND {_seen('document', 'whole.id = document_id')}",),
    "finding_line": (f"{_is('visit')} AND {_seen('source_line', 'whole.id = line_id')}",),
    "finding": (f"{_is('visit')} AND {_seen('finding_line', 'whole.finding_id = finding.id')}",),
    # Municipalities read releases by a function that leaves the content out (migration 0009).
    "publication": (_is("public"), f"{_is('section')} AND {_OWN_ROUND}"),
    "publication_template": (_is("public"), f"{_is('section')} AND {_OWN_ROUND}"),
    "section": (_SECTION,),
    "erasure": (_VISIT,),  # their notes are gone, and they are told so
    "comment_round": (f"{_is('section')} AND {_OWN_ROUND}",),
    "person": (
        _is("round"),
        f"{_is('section')} AND {_seen('membership', 'whole.person_id = person.id')}",
        f"id = {_set('person')}",
    ),
    "membership": (_is("round"), _SECTION, _OWN),
    "job": (_ROUND,),
    "step": (_is("numbering"),),
    "audit_event": (_SYSTEM, _ROUND, _OWN),
    "privacy_notice": (_ANYBODY,),
}
# The audit log is only added to.
_ADDS = {"audit_event": (_SYSTEM, f"{_is('round', 'visit', 'section', 'public', 'rounds')} AND {_OWN}")}


@dataclass(frozen=True, slots=True)
class Policy:
    """One policy of a table: for reading (SELECT), adding (INSERT) or everything (ALL), where a condition holds."""

    table: str
    command: str
    condition: str

    def sql(self) -> str:
        """Return the statement that makes the policy."""
        clause = {"SELECT": "USING ({0})", "INSERT": "WITH CHECK ({0})", "ALL": "USING ({0}) WITH CHECK ({0})"}
        rest = clause[self.command].format(self.condition)
        return f'CREATE POLICY wall_{self.command.lower()} ON "{self.table}" FOR {self.command} {rest}'


def policies_of(table: Table) -> tuple[Policy, ...]:
    """Return a table's policies. One that has no round, and is not spoken of here, stays closed to everybody."""
    name = table.name
    made = [("ALL", _writes(table)), ("SELECT", _READS.get(name)), ("INSERT", _ADDS.get(name))]
    return tuple(
        Policy(name, command, " OR ".join(f"({one})" for one in (_ALL, *conditions)))
        for command, conditions in made
        if conditions is not None
    )


def raise_wall(connection: Connection) -> bool:
    """Put the policies up when they are not those that stand. Returns whether anything had to be done."""
    if connection.dialect.name != "postgresql":
        return False
    there = set(inspect(connection).get_table_names())
    tables = [table for table in schema.metadata.sorted_tables if table.name in there]
    statements = [statement for table in tables for statement in _wall_of(table)]
    mark = sha256_of("\n".join((str(_is_superuser(connection)), *statements)))
    if _mark(connection) == mark:
        return False
    for statement in (*_dropped(connection), *statements, *_grants(connection)):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"COMMENT ON POLICY wall_all ON round IS '{mark}'")
    return True


def lower_wall(connection: Connection) -> None:
    """Take every policy away and open the tables: only for going back to a schema from before the wall."""
    for statement in _dropped(connection):
        connection.exec_driver_sql(statement)
    for name in inspect(connection).get_table_names():
        connection.exec_driver_sql(f'ALTER TABLE "{name}" NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY')


def _writes(table: Table) -> tuple[str, ...] | None:
    known = _WRITES.get(table.name)
    if known is not None or "round_id" not in table.c:
        return known
    is_of_places = "municipality_id" in table.c and section_writes(table.name)
    return (_ROUND, _SECTION) if is_of_places else (_ROUND,)


def _wall_of(table: Table) -> tuple[str, ...]:
    # Forced: the policies bind the owner of the table too, which is who opens the database.
    close = f'ALTER TABLE "{table.name}" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY'
    return (close, *(policy.sql() for policy in policies_of(table)))


def _dropped(connection: Connection) -> list[str]:
    query = "SELECT policyname, tablename FROM pg_policies WHERE schemaname = current_schema() ORDER BY 2, 1"
    rows = connection.exec_driver_sql(query).all()
    return [f'DROP POLICY "{policy}" ON "{table}"' for policy, table in rows]


def _grants(connection: Connection) -> tuple[str, ...]:
    """A superuser stands above policies: then transactions are somebody else, who is made here."""
    if not _is_superuser(connection):
        return ()
    name = connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar_one()
    make = (
        f"DO $$ BEGIN CREATE ROLE {ROLE} NOLOGIN NOSUPERUSER NOBYPASSRLS; "
        "EXCEPTION WHEN duplicate_object THEN NULL; END $$"  # roles belong to the server, not to one database
    )
    return (
        make,
        f"GRANT USAGE ON SCHEMA {name} TO {ROLE}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {name} TO {ROLE}",
        f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA {name} TO {ROLE}",
    )


def _is_superuser(connection: Connection) -> bool:
    return bool(connection.exec_driver_sql("SELECT rolsuper FROM pg_roles WHERE rolname = session_user").scalar())


def _mark(connection: Connection) -> str | None:
    query = (
        "SELECT obj_description(pol.oid, 'pg_policy') FROM pg_policy pol JOIN pg_class c ON c.oid = pol.polrelid "
        "WHERE c.relname = 'round' AND c.relnamespace = current_schema()::regnamespace AND pol.polname = 'wall_all'"
    )
    found: str | None = connection.exec_driver_sql(query).scalar()
    return found
