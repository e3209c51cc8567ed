"""The tables, grouped as the nouns are: people, round, documents, findings, recurring, summary, history, jobs."""

from sqlalchemy import Column, Integer, LargeBinary, Text, UniqueConstraint

from analysis.store.columns import flag, json_value, key, metadata, number, reference, table, text, versioned

__all__ = ["metadata"]

# People. Sessions and codes keep hashes only, so that a copy of the database opens nothing.
person = table(
    "person",
    key(),
    text("name"),
    Column("email", Text, nullable=False, unique=True),
    text("password_hash", nullable=True),
    text("language"),
    flag("is_sample"),
    *versioned(),
)
membership = table(
    "membership",
    key(),
    reference("person_id", "person"),
    text("role"),
    text("round_id", nullable=True),
    text("municipality_id", nullable=True),
    text("visit_id", nullable=True),
    *versioned(),
)
session = table(
    "session",
    key(),
    reference("person_id", "person"),
    text("membership_id", nullable=True),
    text("round_id", nullable=True),
    text("language", nullable=True),
    text("created_at"),
    text("seen_at"),
    text("expires_at"),
)
one_time_code = table("one_time_code", key(), text("purpose"), text("expires_at"))

# The round.
peer_round = table(
    "round",
    key(),
    text("name"),
    text("agreement"),
    json_value("themes"),
    text("stage"),
    flag("is_sample"),
    *versioned(),
)
municipality = table(
    "municipality",
    key(),
    reference("round_id", "round"),
    text("name_fi"),
    text("name_sv"),
    json_value("aliases"),
    json_value("languages"),
    text("size_class"),
    *versioned(),
    UniqueConstraint("round_id", "name_fi"),
)
visit = table(
    "visit",
    key(),
    reference("round_id", "round"),
    reference("host_id", "municipality"),
    json_value("interviewing_ids"),
    text("held_on", nullable=True),
    *versioned(),
)
interview = table(
    "interview",
    key(),
    reference("round_id", "round"),
    reference("visit_id", "visit"),
    text("name"),
    json_value("role_classes"),
    number("interviewees"),
    *versioned(),
)
coverage = table(
    "coverage",
    key(),
    reference("round_id", "round"),
    reference("municipality_id", "municipality"),
    text("theme_code"),
    text("state"),
    text("decided_by", nullable=True),
    *versioned(),
    UniqueConstraint("municipality_id", "theme_code"),
)

# Documents and lines. Bytes and raw text never change (triggers in the first migration).
document = table(
    "document",
    key(),
    reference("round_id", "round"),
    text("file_name"),
    text("sha256"),
    text("layout"),
    reference("municipality_id", "municipality", nullable=True),
    text("visit_id", nullable=True),
    number("size"),
    text("imported_by"),
    text("imported_at"),
    flag("retired"),
    *versioned(),
    UniqueConstraint("round_id", "sha256"),
)
document_bytes = table("document_bytes", key(), Column("data", LargeBinary, nullable=False))
source_line = table(
    "source_line",
    key(),
    reference("round_id", "round"),
    reference("document_id", "document"),
    number("ordinal"),
    text("locator"),
    text("raw"),
    text("status"),
    text("set_aside", nullable=True),
    text("waiting", nullable=True),
    *versioned(),
    UniqueConstraint("document_id", "ordinal"),
)
hidden_person = table(
    "hidden_person",
    key(),
    reference("round_id", "round"),
    reference("document_id", "document"),
    text("original"),
    text("replacement"),
    text("kind"),
    flag("sure"),
    *versioned(),
)

# Findings.
finding = table(
    "finding",
    key(),
    reference("round_id", "round"),
    reference("municipality_id", "municipality", nullable=True),
    text("theme_code"),
    text("finding_type", nullable=True),
    text("text"),
    text("role_class", nullable=True),
    text("interview_id", nullable=True),
    text("language"),
    json_value("flags"),
    text("context"),
    text("search_terms"),
    *versioned(),
)
finding_line = table(
    "finding_line",
    key(),
    reference("round_id", "round"),
    reference("finding_id", "finding"),
    reference("line_id", "source_line"),
    number("ordinal"),
    *versioned(),
)
finding_map = table("finding_map", key(), reference("round_id", "round"), json_value("points"))
vector = table("vector", key(), text("embedder"), Column("data", LargeBinary, nullable=False))

# Recurring findings. Suggestions are the program's and are replaced by the next run; the rest is people's.
suggestion_run = table(
    "suggestion_run",
    key(),
    reference("round_id", "round"),
    json_value("settings"),
    text("made_at"),
    text("data_version"),
)
suggestion = table(
    "suggestion",
    key(),
    reference("round_id", "round"),
    number("position"),
    text("title"),
    text("theme_code"),
    text("direction"),
    json_value("finding_ids"),
    json_value("reason"),
    text("joins", nullable=True),
    flag("is_local"),
    text("state"),
    *versioned(),
)
rejection = table("rejection", key(), reference("round_id", "round"), json_value("finding_ids"), *versioned())
recurring = table(
    "recurring",
    key(),
    reference("round_id", "round"),
    text("title"),
    text("theme_code"),
    text("direction"),
    text("accepted_by"),
    text("accepted_at"),
    flag("pinned"),
    *versioned(),
)
recurring_member = table(
    "recurring_member",
    key(),
    reference("round_id", "round"),
    reference("recurring_id", "recurring"),
    reference("finding_id", "finding"),
    *versioned(),
    UniqueConstraint("finding_id"),
)
grouping_constraint = table(
    "grouping_constraint",
    key(),
    reference("round_id", "round"),
    reference("finding_a", "finding"),
    reference("finding_b", "finding"),
    text("answer"),
    *versioned(),
    UniqueConstraint("finding_a", "finding_b"),
)

# The summary and its releases.
chapter = table(
    "chapter",
    key(),
    reference("round_id", "round"),
    text("title"),
    json_value("theme_codes"),
    number("position"),
    *versioned(),
)
statement = table(
    "statement",
    key(),
    reference("round_id", "round"),
    number("number"),
    reference("chapter_id", "chapter"),
    number("position"),
    text("text"),
    text("kind"),
    text("direction"),
    text("recurring_id", nullable=True),
    text("quantifier"),
    text("attribution"),
    text("named_municipality_id", nullable=True),
    text("dissent"),
    flag("suggested"),
    *versioned(),
    UniqueConstraint("round_id", "number"),
)
statement_evidence = table(
    "statement_evidence",
    key(),
    reference("round_id", "round"),
    reference("statement_id", "statement"),
    reference("finding_id", "finding"),
    *versioned(),
)
name_consent = table(
    "name_consent",
    key(),
    reference("round_id", "round"),
    reference("municipality_id", "municipality"),
    text("statement_id"),
    text("wording_sha256"),
    text("given_by"),
    text("given_at"),
    *versioned(),
)
release = table(
    "release",
    key(),
    reference("round_id", "round"),
    number("number"),
    text("content"),
    text("sha256"),
    text("released_by"),
    text("released_at"),
    text("deadline", nullable=True),
    UniqueConstraint("round_id", "number"),
)
section = table(
    "section",
    key(),
    reference("round_id", "round"),
    reference("release_id", "release"),
    reference("municipality_id", "municipality"),
    text("content"),
    UniqueConstraint("release_id", "municipality_id"),
)

# History: steps with the rows they changed (removable by erasure) and the audit log (ids and hashes, only added to).
step = table(
    "step",
    key(),
    number("sequence"),
    text("round_id", nullable=True),
    text("person_id"),
    text("action"),
    text("made_at"),
    text("undoes", nullable=True),
    text("undone_by", nullable=True),
    flag("can_undo"),
    UniqueConstraint("sequence"),
)
row_change = table(
    "row_change",
    key(),
    reference("step_id", "step"),
    number("ordinal"),
    text("table_name"),
    text("row_id"),
    Column("before", json_value("before").type),
    Column("after", json_value("after").type),
)
audit_event = table(
    "audit_event",
    Column("sequence", Integer, primary_key=True, autoincrement=True),
    text("made_at"),
    text("person_id"),
    text("round_id", nullable=True),
    text("step_id", nullable=True),
    text("action"),
    text("kind"),
    text("row_id"),
    text("before_sha256", nullable=True),
    text("after_sha256", nullable=True),
)
counter = table("counter", key(), number("value"))

# Work that takes over a second, done by the worker process.
job = table(
    "job",
    key(),
    number("sequence"),
    text("kind"),
    text("round_id", nullable=True),
    text("person_id"),
    text("membership_id"),
    json_value("arguments"),
    text("state"),
    number("progress"),
    text("message"),
    text("made_at"),
    text("started_at", nullable=True),
    text("ended_at", nullable=True),
    flag("cancel_asked"),
)
