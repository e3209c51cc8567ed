"""first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_event",
        sa.Column("sequence", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=True),
        sa.Column("step_id", sa.Text(), nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("row_id", sa.Text(), nullable=False),
        sa.Column("before_sha256", sa.Text(), nullable=True),
        sa.Column("after_sha256", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_audit_event")),
        sqlite_strict=True,
    )
    op.create_table(
        "counter",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_counter")),
        sqlite_strict=True,
    )
    op.create_table(
        "document_bytes",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_bytes")),
        sqlite_strict=True,
    )
    op.create_table(
        "job",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("membership_id", sa.Text(), nullable=False),
        sa.Column("arguments", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("progress", sa.Integer(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=True),
        sa.Column("ended_at", sa.Text(), nullable=True),
        sa.Column("cancel_asked", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
        sqlite_strict=True,
    )
    op.create_table(
        "one_time_code",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_one_time_code")),
        sqlite_strict=True,
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("is_sample", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("email", name=op.f("uq_person_email")),
        sqlite_strict=True,
    )
    op.create_table(
        "round",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("agreement", sa.Text(), nullable=False),
        sa.Column("themes", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("is_sample", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round")),
        sqlite_strict=True,
    )
    op.create_table(
        "step",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Text(), nullable=True),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.Column("can_undo", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step")),
        sa.UniqueConstraint("sequence", name=op.f("uq_step_sequence")),
        sqlite_strict=True,
    )
    op.create_table(
        "vector",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("embedder", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vector")),
        sqlite_strict=True,
    )
    op.create_table(
        "chapter",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("theme_codes", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_chapter_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chapter")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("chapter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_chapter_round_id"), ["round_id"], unique=False)

    op.create_table(
        "finding_map",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=False),
        sa.Column("points", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_finding_map_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding_map")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("finding_map", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_finding_map_round_id"), ["round_id"], unique=False)

    op.create_table(
        "membership",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=True),
        sa.Column("municipality_id", sa.Text(), nullable=True),
        sa.Column("visit_id", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_membership_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_membership_person_id"), ["person_id"], unique=False)

    op.create_table(
        "municipality",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=False),
        sa.Column("name_fi", sa.Text(), nullable=False),
        sa.Column("name_sv", sa.Text(), nullable=False),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("languages", sa.Text(), nullable=False),
        sa.Column("size_class", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_municipality_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_municipality")),
        sa.UniqueConstraint("round_id", "name_fi", name=op.f("uq_municipality_round_id_name_fi")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("municipality", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_municipality_round_id"), ["round_id"], unique=False)

    op.create_table(
        "recurring",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("theme_code", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("accepted_by", sa.Text(), nullable=False),
        sa.Column("accepted_at", sa.Text(), nullable=False),
        sa.Column("pinned", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_recurring_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recurring")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("recurring", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_recurring_round_id"), ["round_id"], unique=False)

    op.create_table(
        "rejection",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=False),
        sa.Column("finding_ids", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_rejection_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rejection")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("rejection", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rejection_round_id"), ["round_id"], unique=False)

    op.create_table(
        "release",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("released_by", sa.Text(), nullable=False),
        sa.Column("released_at", sa.Text(), nullable=False),
        sa.Column("deadline", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_release_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release")),
        sa.UniqueConstraint("round_id", "number", name=op.f("uq_release_round_id_number")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("release", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_release_round_id"), ["round_id"], unique=False)

    op.create_table(
        "row_change",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("step_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_id", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["step_id"], ["step.id"], name=op.f("fk_row_change_step_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_row_change")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("row_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_row_change_step_id"), ["step_id"], unique=False)

    op.create_table(
        "session",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("membership_id", sa.Text(), nullable=True),
        sa.Column("round_id", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_session_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_session_person_id"), ["person_id"], unique=False)

    op.create_table(
        "suggestion",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("theme_code", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("finding_ids", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("joins", sa.Text(), nullable=True),
        sa.Column("is_local", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_suggestion_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestion")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("suggestion", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_suggestion_round_id"), ["round_id"], unique=False)

    op.create_table(
        "suggestion_run",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=False),
        sa.Column("settings", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("data_version", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_suggestion_run_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestion_run")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("suggestion_run", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_suggestion_run_round_id"), ["round_id"], unique=False)

    op.create_table(
        "coverage",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=False),
        sa.Column("municipality_id", sa.Text(), nullable=False),
        sa.Column("theme_code", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["municipality_id"], ["municipality.id"], name=op.f("fk_coverage_municipality_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_coverage_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coverage")),
        sa.UniqueConstraint("municipality_id", "theme_code", name=op.f("uq_coverage_municipality_id_theme_code")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("coverage", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_coverage_municipality_id"), ["municipality_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_coverage_round_id"), ["round_id"], unique=False)

    op.create_table(
        "document",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("layout", sa.Text(), nullable=False),
        sa.Column("municipality_id", sa.Text(), nullable=True),
        sa.Column("visit_id", sa.Text(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("imported_by", sa.Text(), nullable=False),
        sa.Column("imported_at", sa.Text(), nullable=False),
        sa.Column("retired", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["municipality_id"], ["municipality.id"], name=op.f("fk_document_municipality_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_document_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("round_id", "sha256", name=op.f("uq_document_round_id_sha256")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_document_municipality_id"), ["municipality_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_document_round_id"), ["round_id"], unique=False)

    op.create_table(
        "finding",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=False),
        sa.Column("municipality_id", sa.Text(), nullable=True),
        sa.Column("theme_code", sa.Text(), nullable=False),
        sa.Column("finding_type", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("role_class", sa.Text(), nullable=True),
        sa.Column("interview_id", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("flags", sa.Text(), nullable=False),
        sa.Column("context", sa.Text(), nullable=False),
        sa.Column("search_terms", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["municipality_id"], ["municipality.id"], name=op.f("fk_finding_municipality_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_finding_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("finding", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_finding_municipality_id"), ["municipality_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_finding_round_id"), ["round_id"], unique=False)

    op.create_table(
        "name_consent",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=False),
        sa.Column("municipality_id", sa.Text(), nullable=False),
        sa.Column("statement_id", sa.Text(), nullable=False),
        sa.Column("wording_sha256", sa.Text(), nullable=False),
        sa.Column("given_by", sa.Text(), nullable=False),
        sa.Column("given_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["municipality_id"], ["municipality.id"], name=op.f("fk_name_consent_municipality_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_name_consent_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_name_consent")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("name_consent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_name_consent_municipality_id"), ["municipality_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_name_consent_round_id"), ["round_id"], unique=False)

    op.create_table(
        "section",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=False),
        sa.Column("release_id", sa.Text(), nullable=False),
        sa.Column("municipality_id", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["municipality_id"], ["municipality.id"], name=op.f("fk_section_municipality_id")),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"], name=op.f("fk_section_release_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_section_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_section")),
        sa.UniqueConstraint("release_id", "municipality_id", name=op.f("uq_section_release_id_municipality_id")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("section", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_section_municipality_id"), ["municipality_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_section_release_id"), ["release_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_section_round_id"), ["round_id"], unique=False)

    op.create_table(
        "statement",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("chapter_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("recurring_id", sa.Text(), nullable=True),
        sa.Column("quantifier", sa.Text(), nullable=False),
        sa.Column("attribution", sa.Text(), nullable=False),
        sa.Column("named_municipality_id", sa.Text(), nullable=True),
        sa.Column("dissent", sa.Text(), nullable=False),
        sa.Column("suggested", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["chapter_id"], ["chapter.id"], name=op.f("fk_statement_chapter_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_statement_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement")),
        sa.UniqueConstraint("round_id", "number", name=op.f("uq_statement_round_id_number")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("statement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_statement_chapter_id"), ["chapter_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_statement_round_id"), ["round_id"], unique=False)

    op.create_table(
        "visit",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=False),
        sa.Column("host_id", sa.Text(), nullable=False),
        sa.Column("interviewing_ids", sa.Text(), nullable=False),
        sa.Column("held_on", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["host_id"], ["municipality.id"], name=op.f("fk_visit_host_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_visit_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visit_host_id"), ["host_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_visit_round_id"), ["round_id"], unique=False)

    op.create_table(
        "grouping_constraint",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=False),
        sa.Column("finding_a", sa.Text(), nullable=False),
        sa.Column("finding_b", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["finding_a"], ["finding.id"], name=op.f("fk_grouping_constraint_finding_a")),
        sa.ForeignKeyConstraint(["finding_b"], ["finding.id"], name=op.f("fk_grouping_constraint_finding_b")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_grouping_constraint_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grouping_constraint")),
        sa.UniqueConstraint("finding_a", "finding_b", name=op.f("uq_grouping_constraint_finding_a_finding_b")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("grouping_constraint", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_grouping_constraint_finding_a"), ["finding_a"], unique=False)
        batch_op.create_index(batch_op.f("ix_grouping_constraint_finding_b"), ["finding_b"], unique=False)
        batch_op.create_index(batch_op.f("ix_grouping_constraint_round_id"), ["round_id"], unique=False)

    op.create_table(
        "hidden_person",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("original", sa.Text(), nullable=False),
        sa.Column("replacement", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sure", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_hidden_person_document_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_hidden_person_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hidden_person")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("hidden_person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hidden_person_document_id"), ["document_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_hidden_person_round_id"), ["round_id"], unique=False)

    op.create_table(
        "interview",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=False),
        sa.Column("visit_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role_classes", sa.Text(), nullable=False),
        sa.Column("interviewees", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_interview_round_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_interview_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interview")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("interview", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_interview_round_id"), ["round_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_interview_visit_id"), ["visit_id"], unique=False)

    op.create_table(
        "recurring_member",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=False),
        sa.Column("recurring_id", sa.Text(), nullable=False),
        sa.Column("finding_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["finding_id"], ["finding.id"], name=op.f("fk_recurring_member_finding_id")),
        sa.ForeignKeyConstraint(["recurring_id"], ["recurring.id"], name=op.f("fk_recurring_member_recurring_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_recurring_member_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recurring_member")),
        sa.UniqueConstraint("finding_id", name=op.f("uq_recurring_member_finding_id")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("recurring_member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_recurring_member_finding_id"), ["finding_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_recurring_member_recurring_id"), ["recurring_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_recurring_member_round_id"), ["round_id"], unique=False)

    op.create_table(
        "source_line",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("set_aside", sa.Text(), nullable=True),
        sa.Column("waiting", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_source_line_document_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_source_line_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_line")),
        sa.UniqueConstraint("document_id", "ordinal", name=op.f("uq_source_line_document_id_ordinal")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("source_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_source_line_document_id"), ["document_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_source_line_round_id"), ["round_id"], unique=False)

    op.create_table(
        "statement_evidence",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=False),
        sa.Column("statement_id", sa.Text(), nullable=False),
        sa.Column("finding_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["finding_id"], ["finding.id"], name=op.f("fk_statement_evidence_finding_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_statement_evidence_round_id")),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"], name=op.f("fk_statement_evidence_statement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement_evidence")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("statement_evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_statement_evidence_finding_id"), ["finding_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_statement_evidence_round_id"), ["round_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_statement_evidence_statement_id"), ["statement_id"], unique=False)

    op.create_table(
        "finding_line",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("round_id", sa.Text(), nullable=False),
        sa.Column("finding_id", sa.Text(), nullable=False),
        sa.Column("line_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["finding_id"], ["finding.id"], name=op.f("fk_finding_line_finding_id")),
        sa.ForeignKeyConstraint(["line_id"], ["source_line.id"], name=op.f("fk_finding_line_line_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_finding_line_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding_line")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("finding_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_finding_line_finding_id"), ["finding_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_finding_line_line_id"), ["line_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_finding_line_round_id"), ["round_id"], unique=False)
    _guard()


def downgrade() -> None:
    with op.batch_alter_table("finding_line", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_finding_line_round_id"))
        batch_op.drop_index(batch_op.f("ix_finding_line_line_id"))
        batch_op.drop_index(batch_op.f("ix_finding_line_finding_id"))

    op.drop_table("finding_line")
    with op.batch_alter_table("statement_evidence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_statement_evidence_statement_id"))
        batch_op.drop_index(batch_op.f("ix_statement_evidence_round_id"))
        batch_op.drop_index(batch_op.f("ix_statement_evidence_finding_id"))

    op.drop_table("statement_evidence")
    with op.batch_alter_table("source_line", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_source_line_round_id"))
        batch_op.drop_index(batch_op.f("ix_source_line_document_id"))

    op.drop_table("source_line")
    with op.batch_alter_table("recurring_member", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_recurring_member_round_id"))
        batch_op.drop_index(batch_op.f("ix_recurring_member_recurring_id"))
        batch_op.drop_index(batch_op.f("ix_recurring_member_finding_id"))

    op.drop_table("recurring_member")
    with op.batch_alter_table("interview", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_interview_visit_id"))
        batch_op.drop_index(batch_op.f("ix_interview_round_id"))

    op.drop_table("interview")
    with op.batch_alter_table("hidden_person", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_hidden_person_round_id"))
        batch_op.drop_index(batch_op.f("ix_hidden_person_document_id"))

    op.drop_table("hidden_person")
    with op.batch_alter_table("grouping_constraint", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_grouping_constraint_round_id"))
        batch_op.drop_index(batch_op.f("ix_grouping_constraint_finding_b"))
        batch_op.drop_index(batch_op.f("ix_grouping_constraint_finding_a"))

    op.drop_table("grouping_constraint")
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_visit_round_id"))
        batch_op.drop_index(batch_op.f("ix_visit_host_id"))

    op.drop_table("visit")
    with op.batch_alter_table("statement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_statement_round_id"))
        batch_op.drop_index(batch_op.f("ix_statement_chapter_id"))

    op.drop_table("statement")
    with op.batch_alter_table("section", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_section_round_id"))
        batch_op.drop_index(batch_op.f("ix_section_release_id"))
        batch_op.drop_index(batch_op.f("ix_section_municipality_id"))

    op.drop_table("section")
    with op.batch_alter_table("name_consent", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_name_consent_round_id"))
        batch_op.drop_index(batch_op.f("ix_name_consent_municipality_id"))

    op.drop_table("name_consent")
    with op.batch_alter_table("finding", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_finding_round_id"))
        batch_op.drop_index(batch_op.f("ix_finding_municipality_id"))

    op.drop_table("finding")
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_document_round_id"))
        batch_op.drop_index(batch_op.f("ix_document_municipality_id"))

    op.drop_table("document")
    with op.batch_alter_table("coverage", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_coverage_round_id"))
        batch_op.drop_index(batch_op.f("ix_coverage_municipality_id"))

    op.drop_table("coverage")
    with op.batch_alter_table("suggestion_run", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_suggestion_run_round_id"))

    op.drop_table("suggestion_run")
    with op.batch_alter_table("suggestion", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_suggestion_round_id"))

    op.drop_table("suggestion")
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_session_person_id"))

    op.drop_table("session")
    with op.batch_alter_table("row_change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_row_change_step_id"))

    op.drop_table("row_change")
    with op.batch_alter_table("release", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_release_round_id"))

    op.drop_table("release")
    with op.batch_alter_table("rejection", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rejection_round_id"))

    op.drop_table("rejection")
    with op.batch_alter_table("recurring", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_recurring_round_id"))

    op.drop_table("recurring")
    with op.batch_alter_table("municipality", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_municipality_round_id"))

    op.drop_table("municipality")
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_membership_person_id"))

    op.drop_table("membership")
    with op.batch_alter_table("finding_map", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_finding_map_round_id"))

    op.drop_table("finding_map")
    with op.batch_alter_table("chapter", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_chapter_round_id"))

    op.drop_table("chapter")
    op.drop_table("vector")
    op.drop_table("step")
    op.drop_table("round")
    op.drop_table("person")
    op.drop_table("one_time_code")
    op.drop_table("job")
    op.drop_table("document_bytes")
    op.drop_table("counter")
    op.drop_table("audit_event")


# Source lines, original files and the audit log never change; the database itself says no.
_NEVER_CHANGES = {
    "audit_event": ("UPDATE", "DELETE"),
    "document_bytes": ("UPDATE",),
    "release": ("UPDATE",),
    "section": ("UPDATE",),
}


def _guard() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _guard_sqlite()
    else:
        _guard_postgresql()


def _guard_sqlite() -> None:
    for name, verbs in _NEVER_CHANGES.items():
        for verb in verbs:
            op.execute(
                f'CREATE TRIGGER guard_{name}_{verb.lower()} BEFORE {verb} ON "{name}" '
                f"BEGIN SELECT RAISE(ABORT, '{name} never changes'); END"
            )
    op.execute(
        "CREATE TRIGGER guard_source_line_raw BEFORE UPDATE OF raw, locator, ordinal, document_id ON source_line "
        "WHEN (OLD.raw, OLD.locator, OLD.ordinal, OLD.document_id) "
        "IS NOT (NEW.raw, NEW.locator, NEW.ordinal, NEW.document_id) "
        "BEGIN SELECT RAISE(ABORT, 'raw lines never change'); END"
    )


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION never_changes() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% never changes', TG_TABLE_NAME; END $$"
    )
    for name, verbs in _NEVER_CHANGES.items():
        for verb in verbs:
            op.execute(
                f'CREATE TRIGGER guard_{name}_{verb.lower()} BEFORE {verb} ON "{name}" '
                "FOR EACH ROW EXECUTE FUNCTION never_changes()"
            )
    op.execute(
        "CREATE TRIGGER guard_source_line_raw BEFORE UPDATE ON source_line FOR EACH ROW "
        "WHEN ((OLD.raw, OLD.locator, OLD.ordinal, OLD.document_id) "
        "IS DISTINCT FROM (NEW.raw, NEW.locator, NEW.ordinal, NEW.document_id)) "
        "EXECUTE FUNCTION never_changes()"
    )
