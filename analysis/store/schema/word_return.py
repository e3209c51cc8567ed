"""Sections that came back as Word files: the files by name and hash, and each thing in them with what became of it."""

from analysis.store.columns import json_value, key, number, reference, table, text, versioned

word_file = table(
    "word_file",
    key(),
    reference("round_id", "round"),
    reference("municipality_id", "municipality"),
    reference("release_id", "release"),
    text("name"),
    text("sha256"),
    text("brought_by"),
    text("brought_at"),
    *versioned(),
)
# `remarks` hold the names of those who wrote in Word: they are read by analysts only, and printed nowhere.
word_entry = table(
    "word_entry",
    key(),
    reference("round_id", "round"),
    reference("municipality_id", "municipality"),
    reference("release_id", "release"),
    reference("file_id", "word_file"),
    number("ordinal"),
    text("kind"),
    text("place"),
    text("statement_id", nullable=True),
    text("suggested"),
    text("mark"),
    text("quoted"),
    text("written_on"),
    text("text"),
    text("proposed"),
    json_value("remarks"),
    text("doubt", nullable=True),
    text("state"),
    text("note"),
    text("comment_id", nullable=True),
    *versioned(),
)
