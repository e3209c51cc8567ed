"""invitations, the second step of signing in, throttling, identities at a provider."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("session", _text("device", nullable=True))
    _create(
        "invitation",
        *_texts("id", "round_id", "token_hash", "purpose", "email", "name"),
        *(_text(name, nullable=True) for name in ("role", "municipality_id")),
        _text("visit_ids"),
        sa.Column("every_round", sa.Integer(), nullable=False),
        _text("person_id", nullable=True),
        *_texts("language", "expires_at"),
        *(_text(name, nullable=True) for name in ("used_at", "withdrawn_at")),
        sa.Column("version", sa.Integer(), nullable=False),
        *_texts("changed_by", "changed_at"),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_invitation_round_id")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitation_token_hash")),
        indexes=("round_id",),
    )
    _create(
        "second_factor",
        *_texts("id", "secret"),
        _text("confirmed_at", nullable=True),
        sa.Column("last_step", sa.Integer(), nullable=False),
    )
    _create("recovery_code", *_texts("id", "person_id"), _of_person("recovery_code"), indexes=("person_id",))
    _create("failed_sign_in", *_texts("id", "account", "address", "failed_at"), indexes=("account", "address"))
    _create("known_address", *_texts("id", "seen_at"))
    _create(
        "identity",
        *_texts("id", "person_id", "issuer", "subject", "bound_at"),
        _of_person("identity"),
        sa.UniqueConstraint("issuer", "subject", name=op.f("uq_identity_issuer_subject")),
        indexes=("person_id",),
    )


def downgrade() -> None:
    for name in ("identity", "known_address", "failed_sign_in", "recovery_code", "second_factor", "invitation"):
        op.drop_table(name)
    op.drop_column("session", "device")


def _create(name: str, *items: sa.schema.SchemaItem, indexes: tuple[str, ...] = ()) -> None:
    op.create_table(name, *items, sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")), sqlite_strict=True)
    for column in indexes:
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column])


def _of_person(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f(f"fk_{table}_person_id"))


def _texts(*names: str) -> list[sa.Column[str]]:
    return [_text(name) for name in names]


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)
