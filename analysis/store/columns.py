"""Column types that mean the same on SQLite (STRICT) and PostgreSQL."""

import json
from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING)


class Json(TypeDecorator[Any]):
    """A value kept as canonical JSON text: sorted keys, so that the same value is the same text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Write canonical JSON; None stays NULL."""
        return None if value is None else canonical_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Read JSON back."""
        return None if value is None else json.loads(value)


class Flag(TypeDecorator[bool]):
    """A truth value kept as 0 or 1: SQLite's STRICT tables know no BOOLEAN."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        """Write 0 or 1."""
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        """Read a truth value back."""
        return None if value is None else bool(value)


def canonical_json(value: Any) -> str:
    """Return JSON text with sorted keys and no spaces, letters as they are."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def table(name: str, *items: Any) -> Table:
    """Return a table whose types are enforced on SQLite too."""
    return Table(name, metadata, *items, sqlite_strict=True)


def key() -> Column[str]:
    """Return the primary key column `id`."""
    return Column("id", Text, primary_key=True)


def reference(name: str, target: str, *, nullable: bool = False) -> Column[str]:
    """Return a column that points to another table's id."""
    return Column(name, Text, ForeignKey(f"{target}.id"), nullable=nullable, index=True)


def text(name: str, *, nullable: bool = False) -> Column[str]:
    """Return a text column."""
    return Column(name, Text, nullable=nullable)


def number(name: str, *, nullable: bool = False) -> Column[int]:
    """Return a whole-number column."""
    return Column(name, Integer, nullable=nullable)


def flag(name: str) -> Column[bool]:
    """Return a yes-or-no column, no by default."""
    return Column(name, Flag, nullable=False, default=False)


def json_value(name: str) -> Column[Any]:
    """Return a column of canonical JSON."""
    return Column(name, Json, nullable=False)


def versioned() -> tuple[Column[Any], ...]:
    """Return the columns that every row a person can change carries: version, and who changed it when."""
    return (number("version"), text("changed_by"), text("changed_at"))


__all__ = [
    "canonical_json",
    "flag",
    "json_value",
    "key",
    "metadata",
    "number",
    "reference",
    "table",
    "text",
    "versioned",
]
