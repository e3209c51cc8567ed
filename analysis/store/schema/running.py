"""History, and work that takes over a second."""

from sqlalchemy import Column, Index, Integer, UniqueConstraint

from analysis.store.columns import flag, json_value, key, number, reference, table, text

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
    Index("ix_audit_event_person_id_made_at", "person_id", "made_at"),
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
