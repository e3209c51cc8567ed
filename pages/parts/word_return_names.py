"""What the codes of returned Word files are called: what somebody did, and why a person has to look. English msgids."""

ENTRY_KINDS = {
    "comment": "Comment",
    "wording": "Changed text",
    "new_text": "New text",
    "struck_out": "Deleted text",
    "moved": "Moved text",
}
DOUBTS = {
    "other_release": "The file is of an earlier release: the words may have changed since.",
    "unknown_release": "The file does not tell which release it is of. It was compared with the newest.",
    "not_in_section": "This is on a statement that is not in this municipality's section.",
    "several_places": "The comment covers several places. Choose the right one.",
    "no_place": "This is not on a statement or an observation. Choose the place.",
    "no_anchor": "The place of the comment is no longer in the file. Choose the place.",
    "resolved": "The comment was marked resolved in Word: is it still meant?",
    "empty": "The comment holds no text.",
    "grown": "A comment that was brought in before has got a reply. Only the reply is here.",
    "moved": "The paragraph was moved to another place.",
    "deleted": "The whole paragraph was deleted with tracked changes. Is it meant to go?",
    "gone": "The paragraph is no longer in the file, and nobody tracked its deletion.",
    "split": "The paragraph was split in two.",
    "merged": "The paragraph was joined to the one after it.",
    "untracked": "The text was changed without tracked changes. Is it meant?",
    "new_text": "Somebody wrote a paragraph of their own. It was put at the place above it.",
}
WORD_ACTIONS = {
    "bring_word": "A returned Word file was brought in",
    "take_in_word": "Comments of a Word file were taken in",
    "set_aside_word": "Comments of a Word file were set aside",
    "word_looked_at_again": "A comment of a Word file is looked at again",
}
WORD_RULES = {
    "file_of_another_municipality": (
        "This is another municipality's section, not that of the municipality you chose. Nothing was brought in."
    ),
    "file_of_another_round": "This file was not made in this round, so its places are unknown. Nothing was brought in.",
    "word_entry_decided": "Somebody has decided this already. Look at the list again.",
}
WORD_INPUTS = {
    ("returned", "not_word"): "Bring the returned section as a Word file (.docx).",
    ("reason", "aside_empty"): "Say why you set these aside. The reason stays on record.",
    ("kind", "no_remarks"): "Choose what kind of comment it is.",
}
