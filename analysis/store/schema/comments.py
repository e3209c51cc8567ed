"""The comment round: comments, approvals, and who opened a section."""

from sqlalchemy import UniqueConstraint

from analysis.store.columns import flag, json_value, key, reference, table, text, versioned

# Its id is the release's.
comment_round = table(
    "comment_round",
    key(),
    reference("round_id", "round"),
    text("deadline", nullable=True),
    flag("is_open"),
    json_value("covers"),
    *versioned(),
)
comment = table(
    "comment",
    key(),
    reference("round_id", "round"),
    reference("release_id", "release"),
    reference("municipality_id", "municipality"),
    text("statement_id", nullable=True),
    text("place"),
    text("kind"),
    text("text"),
    text("quoted"),
    text("written_on"),
    text("proposed"),
    text("author_id"),
    text("written_at"),
    text("state"),
    text("sent_at", nullable=True),
    text("answer", nullable=True),
    text("reason"),
    text("answered_by", nullable=True),
    text("answered_at", nullable=True),
    flag("applied"),
    text("origin", nullable=True),
    *versioned(),
)
approval = table(
    "approval",
    key(),
    reference("round_id", "round"),
    reference("release_id", "release"),
    reference("municipality_id", "municipality"),
    text("part"),
    text("statement_id", nullable=True),
    flag("is_given"),
    text("given_by"),
    text("given_at"),
    *versioned(),
)
section_opened = table(
    "section_opened",
    key(),
    reference("round_id", "round"),
    reference("release_id", "release"),
    reference("municipality_id", "municipality"),
    text("person_id"),
    text("opened_at"),
    UniqueConstraint("release_id", "municipality_id", "person_id"),
)
