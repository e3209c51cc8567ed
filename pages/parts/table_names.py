"""What the codes of the table of findings and of second coding are called: msgids."""

TABLE_ACTIONS = {
    "save_memo": "A memo was saved",
    "save_notes": "A memo and marks were saved",
    "mark_findings": "Findings were marked",
    "set_findings_aside": "Findings were set aside",
    "save_view": "A view was saved",
    "change_view": "A view was changed",
    "remove_view": "A view was removed",
    "draw_sample": "A sample for second coding was drawn",
    "code_again": "A finding was coded a second time",
    "end_check": "A second coding was ended",
    "settle_coding": "A disagreement of coding was settled",
}
TABLE_RULES = {
    "sample_open": "The second coding is not ended yet. Its codes are shown after that.",
    "sample_ended": "The second coding has ended already.",
}
TABLE_INPUTS = {
    ("findings", "too_many"): "Too many for one step. Take a narrower filter.",
    ("findings", "too_many_aside"): "At most 200 findings are set aside in one step. Take a narrower filter.",
    ("sample", "size"): "Choose how many findings and what is coded.",
    ("sample", "all_own"): "There are no findings that somebody else has coded.",
    ("sample", "same"): "Both codings say the same; there is nothing to settle.",
    ("sample", "other_missing"): "Choose the other code first.",
    ("theme", "unknown"): "The round no longer has this theme. Choose another.",
}
CODE_PARTS = {"theme": "Theme", "type": "Type"}
SETTLED = {"first": "the first coding", "second": "the second coding", "other": "another code"}
VERDICTS = {
    "undefined": "Both gave one and the same code to every finding, so nothing can be said of how repeatable the codes "
    "are.",
    "too_few": "Too few findings were coded to say anything.",
    "repeatable": "The codes can be given again much alike: even the low end of the interval is 0.6 or more.",
    "differs": "The two read these codes differently: even the high end of the interval is below 0.6. "
    "Look at the findings below together, and agree on what the codes mean.",
    "open": "It cannot be said yet whether the codes are repeatable: 0.6 lies within the interval.",
}
