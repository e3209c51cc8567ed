"""publication: what was published, never changed, and beside it what its statements rested on, for the next gate."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_VERBS = ("UPDATE", "DELETE")


def upgrade() -> None:
    op.create_table(
        "publication",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        *(_text(name) for name in ("language", "content", "comments", "sha256", "published_by", "published_at")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_publication_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication")),
        sa.UniqueConstraint("round_id", "number", name=op.f("uq_publication_round_id_number")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_publication_round_id"), "publication", ["round_id"])
    op.create_table(
        "publication_basis",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=False),
        _text("statements"),
        sa.ForeignKeyConstraint(["id"], ["publication.id"], name=op.f("fk_publication_basis_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_publication_basis_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication_basis")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_publication_basis_round_id"), "publication_basis", ["round_id"])
    _guard()


def downgrade() -> None:
    op.drop_table("publication_basis")
    op.drop_table("publication")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _guard() -> None:
    """What is published, and what a later gate reckons with, is answered by a new publication and never changes."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for name in ("publication", "publication_basis"):
        body = f"BEGIN SELECT RAISE(ABORT, '{name} never changes'); END"
        said = body if is_sqlite else "FOR EACH ROW EXECUTE FUNCTION never_changes()"
        for verb in _VERBS:
            op.execute(f'CREATE TRIGGER guard_{name}_{verb.lower()} BEFORE {verb} ON "{name}" {said}')
