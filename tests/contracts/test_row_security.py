"""PostgreSQL's own wall: with every check of ours left out, raw SQL in a scope finds and changes its own rows only."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, delete, insert, make_url, select, text, update
from sqlalchemy.exc import DBAPIError

from analysis.access import Scope
from analysis.model.people import Role
from analysis.store import comments as comment_store
from analysis.store import erasing, schema
from analysis.store.database import Database
from analysis.store.migrate import configuration
from analysis.store.reach import EVERYTHING, ROLE, SYSTEM, Reach, own_reach, reach_of
from analysis.store.row_security import policies_of, raise_wall
from analysis.store.unit import Store
from analysis.workflow import commenting, people, sections
from analysis.workflow.desk import Desk
from tests.access.world import SECRETS, World, make_world

pytestmark = pytest.mark.postgres
NOW = "2026-03-01T08:00:00.000Z"
# What holds words of the municipalities, their notes or their people's drafts.
_NOT_MATERIAL = frozenset({"municipality", "visit", "membership", "invitation", "job", "audit_event"})
MATERIAL = [
    *("document_bytes", "row_change"),
    *(
        table.name
        for table in schema.metadata.sorted_tables
        if {"round_id", "municipality_id"} & set(table.c.keys()) and table.name not in _NOT_MATERIAL
    ),
]


def emptied(url: str) -> None:
    database = Database.connect(url)
    with database.engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    database.dispose()


@pytest.fixture(scope="module")
def world(postgres_url: str) -> Iterator[World]:
    """Two rounds of two municipalities in a database that a superuser opens."""
    emptied(postgres_url)
    database = Database.open(postgres_url)
    yield make_world(Store(database))
    database.dispose()


@contextmanager
def raw(world: World, reach: Reach | Scope) -> Iterator[Connection]:
    """A transaction as a unit of a scope has it, taken back afterwards."""
    found = reach if isinstance(reach, Reach) else reach_of(reach)
    with world.store.database.begin(write=True, reach=found) as connection:
        yield connection
        connection.rollback()


def rows(connection: Connection, table: str) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(select(schema.metadata.tables[table])).mappings()]


def everything_seen(connection: Connection) -> str:
    return repr([rows(connection, table.name) for table in schema.metadata.sorted_tables])


def test_every_table_is_closed_and_has_a_policy(world: World) -> None:
    query = (
        "SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity, (SELECT count(*) FROM pg_policy p "
        "WHERE p.polrelid = c.oid) FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace"
    )
    with world.store.database.engine.connect() as connection:
        found = {name: (closed, policies) for name, closed, policies in connection.execute(text(query))}

    bound = [t.name for t in schema.metadata.sorted_tables if {"round_id", "municipality_id"} & set(t.c.keys())]
    assert len(bound) > 25
    assert {name for name in bound if not found[name][1]} == set()
    assert {name for name, (closed, _) in found.items() if not closed} <= {"alembic_version"}
    # The rest has rules too: a new table without one would stay closed to everybody, and should be noticed here.
    assert [t.name for t in schema.metadata.sorted_tables if not policies_of(t)] == []


def test_without_a_reach_there_are_no_rows(world: World) -> None:
    with raw(world, Reach()) as connection:
        assert {
            t.name: rows(connection, t.name) for t in schema.metadata.sorted_tables if rows(connection, t.name)
        } == {}
        with pytest.raises(DBAPIError, match="row-level security"):
            connection.execute(insert(schema.counter).values(id="statement:x", value=1))


def test_a_reach_ends_with_its_transaction(world: World) -> None:
    with world.store.database.engine.connect() as connection:
        with connection.begin():
            connection.execute(
                text(f"SELECT set_config('app.kind', 'everything', true), set_config('role', '{ROLE}', true)")
            )
            assert rows(connection, "finding")
        with connection.begin():
            connection.execute(text(f"SET LOCAL ROLE {ROLE}"))
            assert rows(connection, "finding") == []


def test_the_system_sees_no_material(world: World) -> None:
    with raw(world, SYSTEM) as connection:
        assert {name for name in MATERIAL if rows(connection, name)} == set()
        assert rows(connection, "person") and rows(connection, "membership")
        assert not any(word in everything_seen(connection) for word in SECRETS.values())


@pytest.mark.parametrize("role", list(Role))
def test_nobody_reads_the_words_of_whom_they_do_not_belong_to(world: World, role: Role) -> None:
    scope = world.scope(role)
    with raw(world, scope) as connection:
        seen = everything_seen(connection)

    assert [word for word in world.secrets_from(role) if word in seen] == []
    assert role is Role.READER or SECRETS["A1"] in seen


def test_a_contact_reaches_rows_of_the_own_municipality_only(world: World) -> None:
    own = world.municipalities["A1"]
    with raw(world, world.scope(Role.CONTACT)) as connection:
        for table in schema.metadata.sorted_tables:
            for row in rows(connection, table.name):
                assert row.get("round_id") in (None, world.round_ids["A"]), table.name
                assert row.get("municipality_id") in (None, own), table.name
        assert [row["id"] for row in rows(connection, "municipality")] == [own]
        assert [row["municipality_id"] for row in rows(connection, "section")] == [own]
        for closed in ("finding", "source_line", "document", "statement", "release", "cell_summary", "visit", "vector"):
            assert rows(connection, closed) == [], closed


def test_a_contact_still_knows_which_release_the_section_is_of(world: World) -> None:
    found = sections.own_section(Desk(world.store, world.scope(Role.CONTACT)))

    assert found is not None and found.release.number == 1


def test_a_contact_reaches_what_the_own_round_published_and_nothing_that_it_rested_on(world: World) -> None:
    with raw(world, world.scope(Role.CONTACT)) as connection:
        for table in ("publication", "publication_template"):
            assert [row["round_id"] for row in rows(connection, table)] == [world.round_ids["A"]]
        assert rows(connection, "publication_basis") == []
        with pytest.raises(DBAPIError, match="row-level security"):
            again = {**rows(connection, "publication_template")[0], "id": "again"}
            connection.execute(insert(schema.publication_template).values(**again))


def test_an_analyst_reaches_the_open_round_only(world: World) -> None:
    with raw(world, world.leads["A"].scope) as connection:
        for name in MATERIAL:
            assert {row.get("round_id", world.round_ids["A"]) for row in rows(connection, name)} <= {
                world.round_ids["A"]
            }
        assert rows(connection, "finding") and rows(connection, "document_bytes") and rows(connection, "row_change")
        assert {row["state"] for row in rows(connection, "comment")} <= {"sent", "withdrawn"}  # drafts are not theirs


def test_a_contact_writes_nothing_of_another_municipality(world: World) -> None:
    comment = schema.comment
    with raw(world, EVERYTHING) as connection:
        of_others = [row for row in rows(connection, "comment") if row["municipality_id"] != world.municipalities["A1"]]
    assert len(of_others) == 3
    with raw(world, world.scope(Role.CONTACT)) as connection:
        assert connection.execute(update(comment).values(text="omin sanoin")).rowcount == 1
        assert connection.execute(delete(comment).where(comment.c.id.in_([r["id"] for r in of_others]))).rowcount == 0
        for row in of_others:
            with pytest.raises(DBAPIError, match="row-level security"), connection.begin_nested():
                connection.execute(insert(comment).values(**{**row, "id": "K-uusi"}))
        with pytest.raises(DBAPIError, match="row-level security"), connection.begin_nested():
            connection.execute(update(comment).values(municipality_id=world.municipalities["A2"]))


@pytest.mark.parametrize("role", [Role.CONTACT, Role.INTERVIEWER, Role.READER])
def test_only_analysts_write_the_round(world: World, role: Role) -> None:
    with raw(world, EVERYTHING) as connection:
        there = {
            name: rows(connection, name)[0] for name in ("finding", "statement", "chapter", "section", "membership")
        }
    with raw(world, world.scope(role)) as connection:
        for name, row in there.items():
            table = schema.metadata.tables[name]
            assert connection.execute(update(table).values(id=table.c.id)).rowcount == 0, name
            with pytest.raises(DBAPIError, match="row-level security"), connection.begin_nested():
                connection.execute(insert(table).values(**{**row, "id": "uusi"}))


def test_an_analyst_writes_nothing_into_another_round(world: World) -> None:
    with raw(world, EVERYTHING) as connection:
        row = next(row for row in rows(connection, "finding") if row["round_id"] == world.round_ids["B"])
    with raw(world, world.leads["A"].scope) as connection:
        finding = schema.finding
        assert connection.execute(delete(finding).where(finding.c.id == row["id"])).rowcount == 0
        with pytest.raises(DBAPIError, match="row-level security"), connection.begin_nested():
            connection.execute(insert(finding).values(**{**row, "id": "F-uusi"}))
        with pytest.raises(DBAPIError, match="row-level security"), connection.begin_nested():
            connection.execute(update(finding).values(round_id=world.round_ids["B"]))


def test_only_a_lead_changes_who_may_do_what(world: World) -> None:
    membership = schema.membership
    with raw(world, world.scope(Role.ANALYST)) as connection:
        assert connection.execute(update(membership).values(role="lead_analyst")).rowcount == 0
        assert connection.execute(delete(schema.session)).rowcount == 0
    with raw(world, world.leads["A"].scope) as connection:
        changed = connection.execute(
            update(membership).where(membership.c.round_id == world.round_ids["B"]).values(role="reader")
        )
        assert changed.rowcount == 0


def test_what_is_being_typed_is_seen_by_its_writer_alone(world: World) -> None:
    draft = {"id": "x", "person_id": "P-contact", "round_id": world.round_ids["A"], "field": "f", "text": "kesken"}
    with raw(world, own_reach("P-contact")) as connection:
        connection.execute(insert(schema.draft_text).values(**draft, saved_at=NOW))
        assert len(rows(connection, "draft_text")) == 1
        for other in (own_reach("P-approver"), reach_of(world.leads["A"].scope), SYSTEM):
            connection.execute(
                text("SELECT set_config('app.kind', :k, true), set_config('app.person', :p, true)"),
                {"k": other.kind, "p": other.person},
            )
            assert rows(connection, "draft_text") == []


def test_an_erasure_takes_what_others_were_typing_too(world: World) -> None:
    draft = {"id": "x", "person_id": "P-contact", "round_id": world.round_ids["A"], "field": "f", "text": "kesken"}
    with world.trial() as store:
        with store.database.begin(write=True, reach=own_reach("P-contact")) as connection:
            connection.execute(insert(schema.draft_text).values(**draft, saved_at=NOW))
        with store.writing(world.leads["A"].scope, "erase", can_undo=False) as unit:
            erasing.erase_notes(unit, "P-maker")
            assert rows(unit.connection, "draft_text") == []  # and the unit is back within its own reach
            assert {row["round_id"] for row in rows(unit.connection, "finding")} == {world.round_ids["A"]}
        with store.database.begin(reach=EVERYTHING) as connection:
            assert rows(connection, "draft_text") == []


def test_the_audit_log_takes_nobody_elses_name(world: World) -> None:
    event = {"made_at": NOW, "person_id": "P-maker", "action": "x", "kind": "comment", "row_id": "K1"}
    with raw(world, world.scope(Role.CONTACT)) as connection, pytest.raises(DBAPIError, match="row-level security"):
        connection.execute(insert(schema.audit_event).values(**event))


def test_a_use_case_that_forgets_to_ask_finds_no_more(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comment_store, "_reach", lambda _reading: text("true"))
    held = commenting.own_comments(Desk(world.store, world.scope(Role.CONTACT)))

    assert SECRETS["A1"] in repr(held)
    assert not any(SECRETS[key] in repr(held) for key in ("A2", "B1", "B2"))


def test_an_ordinary_owner_of_the_tables_is_bound_too(postgres_url: str) -> None:
    _as_superuser(postgres_url, "CREATE ROLE plain LOGIN", "CREATE DATABASE plain OWNER plain")
    database = Database.open(make_url(postgres_url).set(username="plain", database="plain").render_as_string())
    small = make_world(Store(database))

    with raw(small, small.scope(Role.CONTACT)) as connection:
        assert connection.execute(text("SELECT current_user")).scalar() == "plain"
        seen = everything_seen(connection)
    own = sections.own_section(Desk(small.store, small.scope(Role.CONTACT)))
    with database.engine.begin() as connection:
        assert raise_wall(connection) is False  # it stands already: a start of the app changes nothing
        assert connection.execute(select(schema.finding)).all() == []
    database.dispose()

    assert SECRETS["A1"] in seen and not any(SECRETS[key] in seen for key in ("A2", "B1", "B2"))
    assert own is not None


def _as_superuser(url: str, *statements: str) -> None:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def test_the_wall_goes_with_its_migration_and_comes_back(postgres_url: str) -> None:
    from alembic import command

    emptied(postgres_url)
    database = Database.open(postgres_url)
    with database.engine.begin() as connection:
        command.downgrade(configuration(connection), "0008")
        count = "SELECT (SELECT count(*) FROM pg_policies), (SELECT count(*) FROM pg_class WHERE relrowsecurity)"
        assert tuple(connection.execute(text(count)).one()) == (0, 0)
    database.dispose()
    database = Database.open(postgres_url)
    code = people.issue_first_code(Store(database))
    database.dispose()
    assert code


def test_a_role_above_policies_that_is_no_superuser_is_refused(postgres_url: str) -> None:
    _as_superuser(postgres_url, "CREATE ROLE above LOGIN BYPASSRLS", "CREATE DATABASE above OWNER above")
    database = Database.open(make_url(postgres_url).set(username="above", database="above").render_as_string())

    with pytest.raises(DBAPIError, match=ROLE):
        people.issue_first_code(Store(database))
    database.dispose()
