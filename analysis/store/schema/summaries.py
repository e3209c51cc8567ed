"""The summary and its releases."""

from sqlalchemy import Column, Text, UniqueConstraint

from analysis.store.columns import flag, json_value, key, number, reference, table, text, versioned

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
    # No reference: a finding may fall away under a statement, which is then reopened and says so.
    Column("finding_id", Text, nullable=False, index=True),
    *versioned(),
)
counter_evidence = table(
    "counter_evidence",
    key(),
    reference("round_id", "round"),
    text("statement_id"),
    text("finding_id"),
    *versioned(),
)
# What a statement rested on when a person last stood behind it; its id is the statement's.
statement_basis = table("statement_basis", key(), reference("round_id", "round"), json_value("seen"), *versioned())
overrule = table(
    "overrule",
    key(),
    reference("round_id", "round"),
    text("statement_id"),
    text("rule"),
    text("detail"),
    text("reason"),
    *versioned(),
)
cell_summary = table(
    "cell_summary",
    key(),
    reference("round_id", "round"),
    reference("municipality_id", "municipality"),
    text("theme_code"),
    json_value("paragraphs"),
    *versioned(),
)
# What somebody is typing, saved while they type; never seen by anybody else, and no step of the history.
draft_text = table(
    "draft_text",
    key(),
    text("person_id"),
    text("round_id", nullable=True),
    text("field"),
    text("text"),
    text("saved_at"),
    UniqueConstraint("person_id", "field"),
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
