"""People and their memberships. Sessions and codes keep hashes only, so that a copy of the database opens nothing."""

from sqlalchemy import Column, Text

from analysis.store.columns import flag, key, reference, table, text, versioned

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
