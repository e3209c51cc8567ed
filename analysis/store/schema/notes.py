"""Documents with their lines, and the findings that rest on them."""

from sqlalchemy import Column, Index, LargeBinary, Text, UniqueConstraint

from analysis.store.columns import flag, json_value, key, number, reference, table, text, versioned

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
# People whose names an analyst added: hidden in what is there, and in what is read later.
name_to_hide = table("name_to_hide", key(), reference("round_id", "round"), text("name"), *versioned())

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
    # File, document and line of the first line as one text to sort by; a trigger of migration 0010 writes it.
    Column("place", Text, nullable=False, server_default=""),
    *versioned(),
    # One index for each filter that also gives the order of the table, so that a page is read and not sorted.
    Index("ix_finding_round_id_place_id", "round_id", "place", "id"),
    *(
        Index(f"ix_finding_round_id_{column}_place_id", "round_id", column, "place", "id")
        for column in ("theme_code", "finding_type", "municipality_id", "role_class", "language")
    ),
    Index("ix_finding_round_id_changed_at_id", "round_id", "changed_at", "id"),
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
