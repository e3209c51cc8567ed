"""names that people asked to hide in a round."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "name_to_hide",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_name_to_hide_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_name_to_hide")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_name_to_hide_round_id"), "name_to_hide", ["round_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_name_to_hide_round_id"), table_name="name_to_hide")
    op.drop_table("name_to_hide")
