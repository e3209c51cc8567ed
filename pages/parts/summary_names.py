"""What the codes of the summary are called: rules, steps, reasons to look again. The msgids are English."""

SUMMARY_RULES = {
    "reopened_withdrawn": "Look again: a finding that the statement rests on has been withdrawn.",
    "reopened_moved": "Look again: a finding that the statement rests on has been moved.",
    "reopened_corrected": "Look again: a finding that the statement rests on has been corrected.",
    "reopened_consent_withdrawn": "Look again: the consent to a name has been withdrawn.",
    "reopened_coverage_changed": "Look again: what was discussed where has changed.",
    "told_by_elimination": "Names printed elsewhere give away whose difficulty this is.",
    "described_too_narrowly": "The description fits fewer than three participants, so it tells who is meant.",
    "left_over": "The text tells who is left over.",
    "not_mentioned": "“Not mentioned” may be said only where the theme was discussed everywhere.",
    "one_interview": "All or nearly all of this comes from one interview.",
    "one_role": "All of this was told by one class of interviewees.",
    "one_interviewer": "All of this was noted by interviewers of one municipality.",
    "open_flags": "Some flags wait for a better text or a reason.",
    "no_such_flag": "There is no such flag any more.",
    "already_beside": "The finding stands beside the statement already.",
    "no_comment_round": "The summary has not been out for comments yet.",
    "comments_open": "The comment round is still open. Close it, or wait for its last day.",
    "comments_unanswered": "Some comments have no answer yet.",
    "drafts_unaccepted": "Some statements are suggestions that nobody has accepted yet.",
}
SUMMARY_ACTIONS = {
    "look_again": "A statement was looked at again",
    "set_direction": "The direction of a statement was changed",
    "set_dissent": "A differing view was written",
    "add_counter": "Counter-evidence was added",
    "remove_counter": "Counter-evidence was removed",
    "merge_statements": "Statements were merged",
    "split_statement": "A statement was split",
    "overrule": "A flag was let stand",
    "flag_again": "A flag was restored",
    "save_cell": "A cell of the grid was written",
    "use_chapter_set": "A ready set of chapters was taken",
}
SUMMARY_INPUTS = {("reason", "empty"): "Tell why the flag may stand."}
REOPEN_REASONS = {
    "withdrawn": "A finding has been withdrawn.",
    "moved": "A finding has been moved to another municipality, theme or group.",
    "corrected": "A finding has been corrected.",
    "consent_withdrawn": "The consent to a name has been withdrawn.",
    "coverage_changed": "It was decided anew where the theme was discussed.",
}
EVERY_TABLE = (SUMMARY_RULES, SUMMARY_ACTIONS, SUMMARY_INPUTS, REOPEN_REASONS)
