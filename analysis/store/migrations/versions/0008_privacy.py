"""privacy: the notice, retention, the record and the door of erasures, reminders."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_VERSIONED = ("version:int", "changed_by", "changed_at")
# A column that ends with ? may be empty, with :int is a number; round_id points to the round.
_TABLES: dict[str, tuple[str, ...]] = {
    "privacy_notice": ("text", *_VERSIONED),
    "retention": ("round_id", "erase_on?", *_VERSIONED),
    "erasure": ("round_id", "kind", "made_by", "made_at", "counts", "swept_at?"),
    "erasure_door": ("round_id",),
    "reminder": (
        *("round_id", "release_id", "municipality_id", "person_id", "deadline"),
        *("days_before:int", "state", "tried_at", "tries:int"),
    ),
}
_AUDIT_INDEX = "ix_audit_event_person_id_made_at"
# What stands in the place of erased words; the door lets raw lines become this and nothing else.
_ERASED = "[poistettu]"


def upgrade() -> None:
    for name, columns in _TABLES.items():
        foreign = [column for column in columns if column == "round_id"]
        op.create_table(
            name,
            sa.Column("id", sa.Text(), nullable=False),
            *(_column(column) for column in columns),
            *(sa.ForeignKeyConstraint([one], ["round.id"], name=op.f(f"fk_{name}_{one}")) for one in foreign),
            sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
            sqlite_strict=True,
        )
        for column in foreign:
            op.create_index(op.f(f"ix_{name}_{column}"), name, [column])
    op.create_index(_AUDIT_INDEX, "audit_event", ["person_id", "made_at"])
    if op.get_bind().dialect.name == "sqlite":
        _guard_sqlite()
    else:
        _guard_postgresql()


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _unguard_sqlite()
    else:
        _unguard_postgresql()
    op.drop_index(_AUDIT_INDEX, "audit_event")
    for name in reversed(_TABLES):
        op.drop_table(name)


def _column(spec: str) -> sa.Column[object]:
    name = spec.removesuffix("?").removesuffix(":int")
    return sa.Column(name, sa.Integer() if spec.endswith(":int") else sa.Text(), nullable=spec.endswith("?"))


_DOOR_OF_LINE = "EXISTS (SELECT 1 FROM erasure_door WHERE erasure_door.id = OLD.round_id)"
_DOOR_OF_FILE = (
    "EXISTS (SELECT 1 FROM erasure_door JOIN document ON document.round_id = erasure_door.id "
    "WHERE document.id = OLD.id)"
)
_BLANKED = (
    f"NEW.raw = '{_ERASED}' AND NEW.locator IN (OLD.locator, '') "
    "AND NEW.ordinal = OLD.ordinal AND NEW.document_id = OLD.document_id"
)
_RECORD = ("id", "round_id", "kind", "made_by", "made_at", "counts")


def _guard_sqlite() -> None:
    op.execute("DROP TRIGGER guard_source_line_raw")
    op.execute(
        "CREATE TRIGGER guard_source_line_raw BEFORE UPDATE OF raw, locator, ordinal, document_id ON source_line "
        "WHEN (OLD.raw, OLD.locator, OLD.ordinal, OLD.document_id) "
        f"IS NOT (NEW.raw, NEW.locator, NEW.ordinal, NEW.document_id) AND NOT ({_BLANKED} AND {_DOOR_OF_LINE}) "
        "BEGIN SELECT RAISE(ABORT, 'raw lines never change'); END"
    )
    op.execute(
        f"CREATE TRIGGER guard_document_bytes_delete BEFORE DELETE ON document_bytes WHEN NOT {_DOOR_OF_FILE} "
        "BEGIN SELECT RAISE(ABORT, 'document_bytes never changes'); END"
    )
    op.execute(
        f"CREATE TRIGGER guard_erasure_update BEFORE UPDATE OF {', '.join(_RECORD)} ON erasure "
        "BEGIN SELECT RAISE(ABORT, 'erasure never changes'); END"
    )
    op.execute(
        "CREATE TRIGGER guard_erasure_delete BEFORE DELETE ON erasure "
        "BEGIN SELECT RAISE(ABORT, 'erasure never changes'); END"
    )


def _unguard_sqlite() -> None:
    for name in ("source_line_raw", "document_bytes_delete", "erasure_update", "erasure_delete"):
        op.execute(f"DROP TRIGGER guard_{name}")
    op.execute(
        "CREATE TRIGGER guard_source_line_raw BEFORE UPDATE OF raw, locator, ordinal, document_id ON source_line "
        "WHEN (OLD.raw, OLD.locator, OLD.ordinal, OLD.document_id) "
        "IS NOT (NEW.raw, NEW.locator, NEW.ordinal, NEW.document_id) "
        "BEGIN SELECT RAISE(ABORT, 'raw lines never change'); END"
    )


def _guard_postgresql() -> None:
    # A WHEN clause there holds no sub-select: functions ask for the door.
    for name, allowed, answer in (
        ("raw_line_changes", f"{_BLANKED} AND {_DOOR_OF_LINE}", "NEW"),
        ("original_goes", _DOOR_OF_FILE, "OLD"),
    ):
        op.execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {allowed} THEN RETURN {answer}; "
            "END IF; RAISE EXCEPTION '% never changes', TG_TABLE_NAME; END $$"
        )
    op.execute("DROP TRIGGER guard_source_line_raw ON source_line")
    op.execute(_RAW_LINES_POSTGRESQL.format(function="raw_line_changes"))
    op.execute(
        "CREATE TRIGGER guard_document_bytes_delete BEFORE DELETE ON document_bytes "
        "FOR EACH ROW EXECUTE FUNCTION original_goes()"
    )
    old, new = (", ".join(f"{side}.{name}" for name in _RECORD) for side in ("OLD", "NEW"))
    op.execute(
        f"CREATE TRIGGER guard_erasure_update BEFORE UPDATE ON erasure FOR EACH ROW "
        f"WHEN (({old}) IS DISTINCT FROM ({new})) EXECUTE FUNCTION never_changes()"
    )
    op.execute(
        "CREATE TRIGGER guard_erasure_delete BEFORE DELETE ON erasure FOR EACH ROW EXECUTE FUNCTION never_changes()"
    )


def _unguard_postgresql() -> None:
    op.execute("DROP TRIGGER guard_document_bytes_delete ON document_bytes")
    op.execute("DROP TRIGGER guard_erasure_update ON erasure")
    op.execute("DROP TRIGGER guard_erasure_delete ON erasure")
    op.execute("DROP TRIGGER guard_source_line_raw ON source_line")
    op.execute(_RAW_LINES_POSTGRESQL.format(function="never_changes"))
    op.execute("DROP FUNCTION raw_line_changes()")
    op.execute("DROP FUNCTION original_goes()")


_RAW_LINES_POSTGRESQL = (
    "CREATE TRIGGER guard_source_line_raw BEFORE UPDATE ON source_line FOR EACH ROW "
    "WHEN ((OLD.raw, OLD.locator, OLD.ordinal, OLD.document_id) "
    "IS DISTINCT FROM (NEW.raw, NEW.locator, NEW.ordinal, NEW.document_id)) "
    "EXECUTE FUNCTION {function}()"
)
