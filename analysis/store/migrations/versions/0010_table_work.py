"""table work: where a finding stands, indexes of filter and order, memos, marks, saved views, second coding."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_VERSIONED = ("version:int", "changed_by", "changed_at")
# A column that ends with ? may be empty, with :int is a number; those of _POINTS_TO point to a table.
_TABLES: dict[str, tuple[str, ...]] = {
    "memo": ("round_id", "kind", "thing_id", "text", *_VERSIONED),
    "mark": ("round_id", "finding_id", "code", *_VERSIONED),
    "saved_view": ("round_id", "person_id", "name", "is_shared:int", "wanted", *_VERSIONED),
    "table_choice": ("round_id", "person_id", "kind", "value", "made_at"),
    "agreement_check": (
        *("round_id", "made_at", "seed:int", "size:int", "parts", "coder_id?", "is_ended:int"),
        *_VERSIONED,
    ),
    "second_code": (
        *("round_id", "check_id", "finding_id", "position:int", "first_theme", "first_type?"),
        *("second_theme?", "second_type?", "is_coded:int", "settled?"),
        *_VERSIONED,
    ),
}
_POINTS_TO = {"round_id": "round.id", "check_id": "agreement_check.id"}
_INDEXES = ("theme_code", "finding_type", "municipality_id", "role_class", "language")
# Where the first line of a finding stands, as one text that sorts by file, document and line.
_SQLITE_PLACE = (
    "SELECT document.file_name || char(31) || document.id || char(31) || printf('%08d', source_line.ordinal) "
    "FROM source_line JOIN document ON document.id = source_line.document_id WHERE source_line.id = "
)
_POSTGRESQL_PLACE = (
    "SELECT document.file_name || chr(31) || document.id || chr(31) || lpad(source_line.ordinal::text, 8, '0') "
    "FROM source_line JOIN document ON document.id = source_line.document_id WHERE source_line.id = "
)
_READ_BY_PLACE = ("finding", "finding_line", "source_line", "document")


def upgrade() -> None:
    for name, columns in _TABLES.items():
        _make(name, columns)
    op.add_column("finding", sa.Column("place", sa.Text(), nullable=False, server_default=""))
    if op.get_bind().dialect.name == "sqlite":
        _places_of_sqlite()
    else:
        _places_of_postgresql()
    op.create_index("ix_finding_round_id_place_id", "finding", ["round_id", "place", "id"])
    for column in _INDEXES:
        op.create_index(f"ix_finding_round_id_{column}_place_id", "finding", ["round_id", column, "place", "id"])
    op.create_index("ix_finding_round_id_changed_at_id", "finding", ["round_id", "changed_at", "id"])
    op.create_index("ix_memo_round_id_kind_thing_id", "memo", ["round_id", "kind", "thing_id"])
    op.create_index("ix_mark_round_id_code_finding_id", "mark", ["round_id", "code", "finding_id"])


def downgrade() -> None:
    op.drop_index("ix_mark_round_id_code_finding_id", "mark")
    op.drop_index("ix_memo_round_id_kind_thing_id", "memo")
    op.drop_index("ix_finding_round_id_changed_at_id", "finding")
    for column in _INDEXES:
        op.drop_index(f"ix_finding_round_id_{column}_place_id", "finding")
    op.drop_index("ix_finding_round_id_place_id", "finding")
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER place_of_finding_insert")
        op.execute("DROP TRIGGER place_of_finding_update")
    else:
        op.execute("DROP TRIGGER place_of_finding ON finding_line")
        op.execute("DROP FUNCTION place_of_finding()")
    op.drop_column("finding", "place")
    for name in reversed(_TABLES):
        op.drop_table(name)


def _make(name: str, columns: tuple[str, ...]) -> None:
    foreign = [column for column in columns if column in _POINTS_TO]
    op.create_table(
        name,
        sa.Column("id", sa.Text(), nullable=False),
        *(_column(column) for column in columns),
        *(sa.ForeignKeyConstraint([one], [_POINTS_TO[one]], name=op.f(f"fk_{name}_{one}")) for one in foreign),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sqlite_strict=True,
    )
    for column in foreign:
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column])
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f'ALTER TABLE "{name}" ENABLE ROW LEVEL SECURITY')
        op.execute(f'ALTER TABLE "{name}" FORCE ROW LEVEL SECURITY')


def _column(spec: str) -> sa.Column[object]:
    name = spec.removesuffix("?").removesuffix(":int")
    return sa.Column(name, sa.Integer() if spec.endswith(":int") else sa.Text(), nullable=spec.endswith("?"))


def _places_of_sqlite() -> None:
    op.execute(
        f"UPDATE finding SET place = coalesce(({_SQLITE_PLACE} (SELECT line_id FROM finding_line "
        "WHERE finding_line.finding_id = finding.id AND finding_line.ordinal = 0)), '')"
    )
    for event in ("INSERT", "UPDATE"):
        op.execute(
            f"CREATE TRIGGER place_of_finding_{event.lower()} AFTER {event} ON finding_line WHEN NEW.ordinal = 0 "
            f"BEGIN UPDATE finding SET place = coalesce(({_SQLITE_PLACE} NEW.line_id), '') "
            "WHERE id = NEW.finding_id; END"
        )


def _places_of_postgresql() -> None:
    # The wall binds the owner too: it is lifted from these tables for this one update.
    for name in _READ_BY_PLACE:
        op.execute(f"ALTER TABLE {name} NO FORCE ROW LEVEL SECURITY")
    op.execute(
        f"UPDATE finding SET place = coalesce(({_POSTGRESQL_PLACE} (SELECT line_id FROM finding_line "
        "WHERE finding_line.finding_id = finding.id AND finding_line.ordinal = 0)), '')"
    )
    for name in _READ_BY_PLACE:
        op.execute(f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY")
    op.execute(
        "CREATE FUNCTION place_of_finding() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"UPDATE finding SET place = coalesce(({_POSTGRESQL_PLACE} NEW.line_id), '') WHERE id = NEW.finding_id; "
        "RETURN NULL; END $$"
    )
    op.execute(
        "CREATE TRIGGER place_of_finding AFTER INSERT OR UPDATE ON finding_line "
        "FOR EACH ROW WHEN (NEW.ordinal = 0) EXECUTE FUNCTION place_of_finding()"
    )
