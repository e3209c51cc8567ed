"""What the codes of keeping, erasing and looking are called: msgids."""

PRIVACY_ACTIONS = {
    "write_privacy_notice": "The privacy notice was written",
    "set_retention": "The day of erasing the notes was set",
    "erase_notes": "The notes were erased",
    "erase_person": "A person's account was erased",
    "erase_name": "A name in the notes was erased",
    "fetch_person": "A person's data was fetched",
    "claim_reminder": "A reminder was taken to be sent",
    "send_reminder": "A reminder was sent",
    "sweep": "The database's files were rewritten after an erasure",
}
PRIVACY_RULES = {
    "notes_erased": "The notes of this round were erased, so this cannot be done any more.",
    "own_account": "You cannot erase your own account. Ask another lead analyst.",
}
PRIVACY_INPUTS = {
    ("erase_on", "past"): "Choose a day that is still to come.",
    ("round_name", "differs"): "That is not the round's name. Nothing was erased.",
    ("typed_email", "differs"): "That is not the person's e-mail address. Nothing was erased.",
    ("typed_name", "differs"): "That is not the name that was looked for. Nothing was erased.",
}
ERASURE_KINDS = {"notes": "The notes of the round", "person": "A person's account", "name": "A name in the notes"}
ERASED_THINGS = {
    "files": "files:",
    "lines": "lines:",
    "findings": "findings:",
    "names": "names:",
    "suggestions": "suggestions:",
    "roles": "roles:",
    "sessions": "sign-ins:",
    "drafts": "drafts:",
    "invitations": "invitations:",
}
ACCESS_ACTIONS = {
    "open_section": "Opened a section",
    "view_lines": "Looked at original lines",
    "access_refused": "Was refused",
    "fetch_export": "Fetched a document",
    "fetch_section": "Fetched a section",
    "fetch_original": "Fetched an original file",
    "fetch_person": "Fetched a person's data",
}
ACCESS_KINDS = {
    "document": "a file of notes",
    "section_opened": "a municipality's section",
    "section": "a municipality's section",
    "report": "a municipality's report",
    "report.docx": "a municipality's report",
    "person": "a person",
    "page": "a page",
    "action": "a step",
    "download": "a download",
    "summary.docx": "the results summary (Word)",
    "summary.pdf": "the results summary (PDF)",
    "page.docx": "the page for decision-makers",
    "evidence.xlsx": "the evidence table",
    "result.json": "the results as JSON",
    "round.qdpx": "the coded material",
    "codebook.qdc": "the codebook",
    "differences": "the differences of two releases",
    "comments.xlsx": "the comment matrix",
    "comments.docx": "the summary of comments",
}
