"""sections that came back as Word files, and which comments were brought in from them."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_VERSIONED = ("version:int", "changed_by", "changed_at")
_PLACE = ("round_id", "municipality_id", "release_id")
# A column that ends with ? may be empty, with :int is a number; names in _POINTS_TO point to another table.
_TABLES: dict[str, tuple[str, ...]] = {
    "word_file": (*_PLACE, "name", "sha256", "brought_by", "brought_at", *_VERSIONED),
    "word_entry": (
        *(*_PLACE, "file_id", "ordinal:int", "kind", "place", "statement_id?", "suggested", "mark", "quoted"),
        *("written_on", "text", "proposed", "remarks", "doubt?", "state", "note", "comment_id?"),
        *_VERSIONED,
    ),
}
_POINTS_TO = {
    "round_id": "round.id",
    "municipality_id": "municipality.id",
    "release_id": "release.id",
    "file_id": "word_file.id",
}


def upgrade() -> None:
    for name, columns in _TABLES.items():
        foreign = [column for column in columns if column in _POINTS_TO]
        op.create_table(
            name,
            sa.Column("id", sa.Text(), nullable=False),
            *(_column(column) for column in columns),
            *(
                sa.ForeignKeyConstraint([column], [_POINTS_TO[column]], name=op.f(f"fk_{name}_{column}"))
                for column in foreign
            ),
            sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
            sqlite_strict=True,
        )
        for column in foreign:
            op.create_index(op.f(f"ix_{name}_{column}"), name, [column])
    op.add_column("comment", sa.Column("origin", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("comment", "origin")
    for name in reversed(_TABLES):
        op.drop_table(name)


def _column(spec: str) -> sa.Column[object]:
    name = spec.removesuffix("?").removesuffix(":int")
    return sa.Column(name, sa.Integer() if spec.endswith(":int") else sa.Text(), nullable=spec.endswith("?"))
