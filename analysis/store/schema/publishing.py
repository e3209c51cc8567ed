"""What is published, for readers, with its template; and what its statements rested on, for the next gate alone."""

from sqlalchemy import Column, ForeignKey, LargeBinary, Text, UniqueConstraint

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
# The Word template that the files of a publication are made with; no bytes where they have our own look.
publication_template = table(
    "publication_template",
    Column("id", Text, ForeignKey("publication.id"), primary_key=True),
    reference("round_id", "round"),
    text("sha256"),
    Column("data", LargeBinary, nullable=False),
)
