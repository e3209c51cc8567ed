"""What is published, for readers; and what its statements rested on, for the gate of the next one alone."""

from sqlalchemy import Column, ForeignKey, Text, UniqueConstraint

from analysis.store.columns import json_value, key, number, reference, table, text

publication = table(
    "publication",
    key(),
    reference("round_id", "round"),
    # One sequence with the releases for comments, so that any two can be compared by their numbers.
    number("number"),
    text("language"),
    text("content"),
    text("comments"),
    text("sha256"),
    text("published_by"),
    text("published_at"),
    UniqueConstraint("round_id", "number"),
)
# A table of its own: it tells in which municipalities a statement's evidence was found, which no reader may see.
publication_basis = table(
    "publication_basis",
    Column("id", Text, ForeignKey("publication.id"), primary_key=True),
    reference("round_id", "round"),
    json_value("statements"),
)
