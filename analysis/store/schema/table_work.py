"""Work at the table of findings: memos, people's marks, saved views, and second coding of a sample.

What points to a finding here does so without a key: taking an import back must not stumble over a memo.
"""

from sqlalchemy import Index

from analysis.store.columns import flag, json_value, key, number, reference, table, text, versioned

# A note of the analysts' own about a thing; its id is the thing's kind and id. Never printed.
memo = table(
    "memo",
    key(),
    reference("round_id", "round"),
    text("kind"),
    text("thing_id"),
    text("text"),
    *versioned(),
    Index("ix_memo_round_id_kind_thing_id", "round_id", "kind", "thing_id"),
)
# A mark that a person set on a finding; its id is the finding's id and the mark.
mark = table(
    "mark",
    key(),
    reference("round_id", "round"),
    text("finding_id"),
    text("code"),
    *versioned(),
    Index("ix_mark_round_id_code_finding_id", "round_id", "code", "finding_id"),
)
saved_view = table(
    "saved_view",
    key(),
    reference("round_id", "round"),
    text("person_id"),
    text("name"),
    flag("is_shared"),
    json_value("wanted"),
    *versioned(),
)
# What an address must not say (words of a search), and which columns somebody likes. No step of the history holds it.
table_choice = table(
    "table_choice",
    key(),
    reference("round_id", "round"),
    text("person_id"),
    text("kind"),
    json_value("value"),
    text("made_at"),
)
agreement_check = table(
    "agreement_check",
    key(),
    reference("round_id", "round"),
    text("made_at"),
    number("seed"),
    number("size"),
    json_value("parts"),
    text("coder_id", nullable=True),
    flag("is_ended"),
    *versioned(),
)
second_code = table(
    "second_code",
    key(),
    reference("round_id", "round"),
    reference("check_id", "agreement_check"),
    text("finding_id"),
    number("position"),
    text("first_theme"),
    text("first_type", nullable=True),
    text("second_theme", nullable=True),
    text("second_type", nullable=True),
    flag("is_coded"),
    text("settled", nullable=True),
    *versioned(),
)
