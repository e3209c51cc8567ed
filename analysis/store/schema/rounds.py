"""The round: its municipalities, visits, interviews, and which themes were discussed where."""

from sqlalchemy import UniqueConstraint

from analysis.store.columns import flag, json_value, key, number, reference, table, text, versioned

peer_round = table(
    "round",
    key(),
    text("name"),
    text("agreement"),
    json_value("themes"),
    text("stage"),
    flag("is_sample"),
    *versioned(),
)
municipality = table(
    "municipality",
    key(),
    reference("round_id", "round"),
    text("name_fi"),
    text("name_sv"),
    json_value("aliases"),
    json_value("languages"),
    text("size_class"),
    *versioned(),
    UniqueConstraint("round_id", "name_fi"),
)
visit = table(
    "visit",
    key(),
    reference("round_id", "round"),
    reference("host_id", "municipality"),
    json_value("interviewing_ids"),
    text("held_on", nullable=True),
    *versioned(),
)
interview = table(
    "interview",
    key(),
    reference("round_id", "round"),
    reference("visit_id", "visit"),
    text("name"),
    json_value("role_classes"),
    number("interviewees"),
    *versioned(),
)
coverage = table(
    "coverage",
    key(),
    reference("round_id", "round"),
    reference("municipality_id", "municipality"),
    text("theme_code"),
    text("state"),
    text("decided_by", nullable=True),
    *versioned(),
    UniqueConstraint("municipality_id", "theme_code"),
)
