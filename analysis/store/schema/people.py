"""People and what they may open. Sessions, codes and invitations keep hashes only: a copy opens nothing."""

from sqlalchemy import Column, Text, UniqueConstraint

from analysis.store.columns import flag, json_value, key, number, reference, table, text, versioned

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
    text("device", nullable=True),
)
one_time_code = table("one_time_code", key(), text("purpose"), text("expires_at"))
# A link that works once: to join with a role, or (purpose `reset`) to set a new password.
invitation = table(
    "invitation",
    key(),
    reference("round_id", "round"),
    Column("token_hash", Text, nullable=False, unique=True),
    text("purpose"),
    text("email"),
    text("name"),
    text("role", nullable=True),
    text("municipality_id", nullable=True),
    json_value("visit_ids"),
    flag("every_round"),
    text("person_id", nullable=True),
    text("language"),
    text("expires_at"),
    text("used_at", nullable=True),
    text("withdrawn_at", nullable=True),
    *versioned(),
)
# The second step of signing in; its id is the person's. `last_step` keeps a code from being used twice.
second_factor = table("second_factor", key(), text("secret"), text("confirmed_at", nullable=True), number("last_step"))
recovery_code = table("recovery_code", key(), reference("person_id", "person"))
# Throttling: account and network address are hashes, so that the table names nobody.
failed_sign_in = table(
    "failed_sign_in",
    key(),
    Column("account", Text, nullable=False, index=True),
    Column("address", Text, nullable=False, index=True),
    text("failed_at"),
)
known_address = table("known_address", key(), text("seen_at"))
# Who a person is at an identity provider: the provider's own subject, never an e-mail address.
identity = table(
    "identity",
    key(),
    reference("person_id", "person"),
    text("issuer"),
    text("subject"),
    text("bound_at"),
    UniqueConstraint("issuer", "subject"),
)
