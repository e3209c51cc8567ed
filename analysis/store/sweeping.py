"""After an erasure: no erased word stays in the database's files, in free pages or in the write-ahead log."""

import sqlite3

from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError

from analysis.access import round_of
from analysis.store import schema
from analysis.store.database import Database
from analysis.store.unit import Reading, Writing

_REWRITTEN = (
    *("document_bytes", "source_line", "document", "hidden_person", "name_to_hide", "finding", "recurring"),
    *("suggestion", "vector", "finding_map", "row_change", "draft_text", "job", "person", "invitation"),
    *("memo", "saved_view", "table_choice", "word_file", "word_entry"),
)


def unswept(reading: Reading) -> bool:
    """Return whether something was erased in the round since the files were last rewritten."""
    table = schema.erasure
    query = select(table.c.id).where(table.c.round_id == round_of(reading.scope), table.c.swept_at.is_(None))
    return bool(reading.rows(query.limit(1)))


def mark_swept(unit: Writing, before: str) -> None:
    """Record that the files were rewritten after the round's erasures made up to `before`."""
    table = schema.erasure
    unit.connection.execute(
        update(table)
        .where(
            table.c.round_id == round_of(unit.scope),
            table.c.swept_at.is_(None),
            table.c.made_at <= before,
        )
        .values(swept_at=unit.now)
    )


def sweep(database: Database) -> bool:
    """Rewrite the database's files without what was erased. Returns False when others hold them now: try again."""
    try:
        return _sweep_sqlite(database) if database.engine.dialect.name == "sqlite" else _sweep_postgresql(database)
    except DBAPIError:
        return False


def _sweep_sqlite(database: Database) -> bool:
    with database.engine.connect() as connection:
        # Past SQLAlchemy's own BEGIN: VACUUM runs in no transaction.
        raw = connection.connection.driver_connection
        assert raw is not None
        try:
            raw.execute("VACUUM")
            row = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.OperationalError:  # the driver's own, not SQLAlchemy's
            return False
    return row is None or row[0] == 0


def _sweep_postgresql(database: Database) -> bool:
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for name in _REWRITTEN:
            connection.exec_driver_sql(f'VACUUM FULL "{name}"')
    return True
