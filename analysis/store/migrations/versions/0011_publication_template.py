"""publication template: the Word template that a publication was made with, never changed, so that its files stay."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_NAME = "publication_template"


def upgrade() -> None:
    op.create_table(
        _NAME,
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["publication.id"], name=op.f(f"fk_{_NAME}_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f(f"fk_{_NAME}_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{_NAME}")),
        sqlite_strict=True,
    )
    op.create_index(op.f(f"ix_{_NAME}_round_id"), _NAME, ["round_id"])
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    body = f"BEGIN SELECT RAISE(ABORT, '{_NAME} never changes'); END"
    said = body if is_sqlite else "FOR EACH ROW EXECUTE FUNCTION never_changes()"
    for verb in ("UPDATE", "DELETE"):
        op.execute(f'CREATE TRIGGER guard_{_NAME}_{verb.lower()} BEFORE {verb} ON "{_NAME}" {said}')
    if not is_sqlite:
        op.execute(f'ALTER TABLE "{_NAME}" ENABLE ROW LEVEL SECURITY')
        op.execute(f'ALTER TABLE "{_NAME}" FORCE ROW LEVEL SECURITY')


def downgrade() -> None:
    op.drop_table(_NAME)
