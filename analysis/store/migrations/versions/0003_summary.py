"""what summary need beyond the first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_TABLES = {
    "counter_evidence": ("statement_id", "finding_id"),
    "statement_basis": ("seen",),
    "overrule": ("statement_id", "rule", "detail", "reason"),
    "cell_summary": ("municipality_id", "theme_code", "paragraphs"),
}


def upgrade() -> None:
    for name, columns in _TABLES.items():
        _create(name, columns)
    op.create_table(
        "draft_text",
        *(_text(column) for column in ("id", "person_id")),
        sa.Column("round_id", sa.Text(), nullable=True),
        *(_text(column) for column in ("field", "text", "saved_at")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_text")),
        sa.UniqueConstraint("person_id", "field", name=op.f("uq_draft_text_person_id_field")),
        sqlite_strict=True,
    )
    # A finding may fall away under a statement: the statement is then reopened and says so.
    with op.batch_alter_table("statement_evidence", table_kwargs={"sqlite_strict": True}) as batch:
        batch.drop_constraint(op.f("fk_statement_evidence_finding_id"), type_="foreignkey")


def downgrade() -> None:
    for name in ("draft_text", *reversed(_TABLES)):
        op.drop_table(name)


def _create(name: str, columns: tuple[str, ...]) -> None:
    foreign = ("round_id", *(column for column in columns if column == "municipality_id"))
    op.create_table(
        name,
        *(_text(column) for column in ("id", "round_id", *columns)),
        sa.Column("version", sa.Integer(), nullable=False),
        *(_text(column) for column in ("changed_by", "changed_at")),
        *(
            sa.ForeignKeyConstraint([column], [f"{column[:-3]}.id"], name=op.f(f"fk_{name}_{column}"))
            for column in foreign
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sqlite_strict=True,
    )
    for column in foreign:
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column])


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)
