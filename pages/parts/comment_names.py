"""What the codes of the comment round are called: kinds, answers, states, steps, refusals. The msgids are English."""

from pages.parts.word_return_names import WORD_ACTIONS, WORD_INPUTS, WORD_RULES

COMMENT_KINDS = {
    "factual_error": "Factual error",
    "addition": "Addition",
    "wording": "Wording",
    "number": "Number or its scope",
    "situation_changed": "The situation has changed",
    "anonymise": "Please anonymise",
    "do_not_quote": "The quotation may not be published",
    "not_public": "Not public",
    "name_use": "Use of the name",
    "differing_view": "Differing view",
    "no_remarks": "No remarks",
}
# What each kind means, for somebody who comments once a year; short, to fit a phone. Empty where the name says it.
KIND_HINTS = {
    "factual_error": "something is wrong",
    "addition": "something is missing",
    "wording": "we would say it otherwise",
    "number": "is not right",
    "situation_changed": "now it is otherwise",
    "anonymise": "",
    "do_not_quote": "",
    "not_public": "may not be published",
    "name_use": "of our municipality's name",
    "differing_view": "we see the matter otherwise",
}
ANSWERS = {
    "accepted": "Accepted",
    "partly": "Accepted in part",
    "no_change": "No change",
    "moved_on": "Moved on",
}
READING_STATES = {
    "not_opened": "Not opened",
    "read": "Opened",
    "commented": "Has replied",
    "waiting": "Comments wait for an answer",
    "approved": "Has approved",
    "approved_with_remarks": "Has approved, with remarks",
    "deadline_passed": "No reply by the deadline",
}
COMMENT_ACTIONS = WORD_ACTIONS | {
    "open_section": "A section was opened",
    "write_comment": "A comment was drafted",
    "change_comment": "A draft of a comment was changed",
    "delete_comment": "A draft of a comment was deleted",
    "send_comments": "Comments were sent",
    "withdraw_comment": "A comment was withdrawn",
    "approve_text": "A word was given on the text of a section",
    "approve_name": "A word was given on the use of a name",
    "answer_comment": "A comment was answered",
    "apply_wording": "A proposed wording was put into a statement",
    "record_dissent": "A differing view was put beside a statement",
    "extend_comments": "The comment round was extended",
    "close_comments": "The comment round was closed",
    "reopen_comments": "The comment round was reopened",
    "write_covers": "The cover texts were written",
}
COMMENT_RULES = WORD_RULES | {
    "comment_round_closed": "The comment round is over, so nothing can be sent. Drafts are kept.",
    "nothing_out_for_comments": "Nothing is out for comments.",
    "no_sample_comments": "Sample comments are added once, and only to a sample round.",
    "comment_answered": "The comment has been answered already, or it is not sent.",
    "comment_sent": "Somebody has sent this comment already.",
    "comment_withdrawn": "The municipality has withdrawn this comment.",
    "maybe_person_in_wording": "These words may name a person. Say first whether they do.",
    "person_in_wording": "These words name a person. Write the statement yourself without the name.",
    "statement_changed": (
        "The statement has been edited since the comment was written, so the wording was not put in. "
        "Compare the two and edit the statement yourself."
    ),
}
COMMENT_INPUTS = WORD_INPUTS | {
    ("comment", "empty"): "Write the comment or a proposed wording.",
    ("quoted", "not_in_text"): "The marked passage is not in the text.",
    ("proposed", "empty"): "The comment proposes no wording.",
    ("reason", "empty"): "Give a reason: the municipality will read it.",
    ("kind", "not_differing"): "Only a differing view on a statement can be printed beside it.",
}
