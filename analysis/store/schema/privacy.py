"""Privacy: the notice, how long a round keeps its notes, what was erased, and which reminders went out."""

from analysis.store.columns import json_value, key, number, reference, table, text, versioned

# The notice as the customer wrote it; its id is the language. No row: the text that comes with the program.
privacy_notice = table("privacy_notice", key(), text("text"), *versioned())
# The day on which a round's raw notes are erased; its id is the round's.
retention = table("retention", key(), reference("round_id", "round"), text("erase_on", nullable=True), *versioned())
# What was erased, when and by whom: counts only. Kept for good (a trigger of migration 0008).
erasure = table(
    "erasure",
    key(),
    reference("round_id", "round"),
    text("kind"),
    text("made_by"),
    text("made_at"),
    json_value("counts"),
    text("swept_at", nullable=True),
)
# Open while a round's raw lines may be blanked and its originals dropped: within the erasing transaction only.
erasure_door = table("erasure_door", key(), reference("round_id", "round"))
# A reminder of a comment deadline to one person: its id holds release, deadline, days before, and the person.
reminder = table(
    "reminder",
    key(),
    reference("round_id", "round"),
    text("release_id"),
    text("municipality_id"),
    text("person_id"),
    text("deadline"),
    number("days_before"),
    text("state"),
    text("tried_at"),
    number("tries"),
)
