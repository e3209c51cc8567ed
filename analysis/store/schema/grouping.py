"""Recurring findings. Suggestions are the program's and are replaced by the next run; the rest is people's."""

from sqlalchemy import UniqueConstraint

from analysis.store.columns import flag, json_value, key, number, reference, table, text, versioned

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
