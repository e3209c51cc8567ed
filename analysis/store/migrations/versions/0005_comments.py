"""the comment round: comments, approvals, and who opened a section."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_VERSIONED = ("version:int", "changed_by", "changed_at")
_COMMENT = ("place", "kind", "text", "quoted", "written_on", "proposed", "author_id", "written_at", "state", "sent_at?")
_ANSWER = ("answer?", "reason", "answered_by?", "answered_at?", "applied:int")
# A column that ends with ? may be empty, with :int is a number; names of a table with _id point to it.
_TABLES: dict[str, tuple[str, ...]] = {
    "comment_round": ("round_id", "deadline?", "is_open:int", "covers", *_VERSIONED),
    "comment": (
        *("round_id", "release_id", "municipality_id", "statement_id?"),
        *_COMMENT,
        *_ANSWER,
        *_VERSIONED,
    ),
    "approval": (
        *("round_id", "release_id", "municipality_id", "part", "statement_id?"),
        *("is_given:int", "given_by", "given_at"),
        *_VERSIONED,
    ),
    "section_opened": ("round_id", "release_id", "municipality_id", "person_id", "opened_at"),
}
_POINTS_TO = {"round_id": "round.id", "release_id": "release.id", "municipality_id": "municipality.id"}
_UNIQUE = {"section_opened": ("release_id", "municipality_id", "person_id")}


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
            *(
                sa.UniqueConstraint(*unique, name=op.f(f"uq_{name}_{'_'.join(unique)}"))
                for table, unique in _UNIQUE.items()
                if table == name
            ),
            sqlite_strict=True,
        )
        for column in foreign:
            op.create_index(op.f(f"ix_{name}_{column}"), name, [column])


def downgrade() -> None:
    for name in reversed(_TABLES):
        op.drop_table(name)


def _column(spec: str) -> sa.Column[object]:
    name = spec.removesuffix("?").removesuffix(":int")
    return sa.Column(name, sa.Integer() if spec.endswith(":int") else sa.Text(), nullable=spec.endswith("?"))
