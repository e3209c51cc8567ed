"""What codes are called on screen: English msgids, worded in the catalogues."""

from pages.parts.comment_names import COMMENT_ACTIONS, COMMENT_INPUTS, COMMENT_RULES
from pages.parts.privacy_names import PRIVACY_ACTIONS, PRIVACY_INPUTS, PRIVACY_RULES
from pages.parts.table_names import TABLE_ACTIONS, TABLE_INPUTS, TABLE_RULES

FINDING_TYPES = {
    "strength": "Strength",
    "development": "Development area",
    "good_practice": "Good practice",
    "tip": "Tip",
    "question": "Open question",
    "context": "Context",
}
POLARITIES = {"works": "Works", "lacks": "Is lacking", "none": "Neither"}
ROLE_CLASSES = {
    "RO1": "Top management",
    "RO2": "Technical management",
    "RO3": "Premises",
    "RO4": "Energy and climate",
    "RO5": "Procurement",
    "RO6": "Finance",
    "RO7": "Service sectors",
    "RO8": "Maintenance",
    "RO9": "Other roles",
}
MEMBER_ROLES = {
    "lead_analyst": "Lead analyst",
    "analyst": "Analyst",
    "interviewer": "Interviewer",
    "contact": "Contact person of a municipality",
    "approver": "Approver of a municipality",
    "reader": "Reader",
}
FLAGS = {
    "municipality_unknown": "Municipality not known",
    "theme_uncertain": "Theme uncertain",
    "type_uncertain": "Type uncertain",
    "person_hidden": "A name was hidden",
    "identifiable": "Somebody could be recognised",
    "unverified_number": "Number not verified",
    "quote": "Direct quote",
    "comparative": "Compares municipalities",
    "other_municipality": "Speaks of another municipality",
    "contrast": "Holds a but",
    "several_findings": "Several things in one",
    "unsure": "Unsure",
}
LAYOUTS = {
    "word_headings": "Word, under headings",
    "word_matrix": "Word, matrix",
    "open_document": "OpenDocument text",
    "rich_text": "Rich text (RTF)",
    "pdf": "PDF",
    "excel_rows": "Excel, rows",
    "form_export": "Form answers",
    "whiteboard": "Whiteboard",
    "chat_export": "Chat",
    "plain_text": "Text",
    "email": "E-mail",
    "transcript": "Transcript",
    "qda": "Coded project (REFI-QDA)",
    "typed": "Typed by hand",
}
SET_ASIDE_REASONS = {
    "heading": "A heading",
    "metadata": "Information about the file",
    "no_content": "Says nothing by itself",
    "cross_reference": "Refers to another place",
    "not_discussed": "Not discussed",
    "action_item": "A task to do",
    "personal_data": "Personal data",
    "numeric_answer": "A number of the self-assessment",
    "quoted_reply": "A quoted earlier message",
    "signature": "A signature",
    "small_talk": "Small talk",
    "hidden_part": "A hidden part of the file",
    "page_edge": "Header or footer of the page",
    "read_otherwise": "Read otherwise the second time",
    "by_person": "Set aside by a person",
}
WAITING_REASONS = {
    "is_it_a_finding": "Is this a finding?",
    "other_municipality": "Which municipality does this speak of?",
    "unreadable_text": "The text cannot be read",
}
COVERAGE_STATES = {
    "discussed": "Discussed",
    "partly": "Partly discussed",
    "not": "Not discussed",
    "unknown": "No information",
}
STAGES = {
    "notes": "Notes",
    "findings": "Findings",
    "recurring": "Recurring findings",
    "summary": "Results summary",
    "comments": "Out for comment",
    "published": "Published",
}
DIRECTIONS = {
    "works": "What works",
    "hinders": "What makes it harder",
    "need": "What is needed",
    "contradiction": "Contradictory views",
}
QUANTIFIERS = {
    "none": "Without a quantifier",
    "one": "in one municipality",
    "some": "in some municipalities",
    "many": "in several municipalities",
    "all": "in all participating municipalities",
}
ACTIONS = (
    COMMENT_ACTIONS
    | PRIVACY_ACTIONS
    | TABLE_ACTIONS
    | {
        "invite": "Somebody was invited",
        "renew_invitation": "An invitation got a new link",
        "withdraw_invitation": "An invitation was withdrawn",
        "invite_to_reset": "A link for a new password was made",
        "drop_second_step": "Somebody's second step was taken away",
        "change_role": "A role was changed",
        "remove_member": "A role was taken away",
        "bind_to_visit": "An interviewer brought notes",
        "make_round": "The round was made",
        "edit_round": "The round was edited",
        "set_stage": "The stage of the round was changed",
        "save_theme": "A theme was saved",
        "remove_theme": "A theme was removed",
        "save_municipality": "A municipality was saved",
        "remove_municipality": "A municipality was removed",
        "save_visit": "A visit was saved",
        "remove_visit": "A visit was removed",
        "save_interview": "An interview was saved",
        "remove_interview": "An interview was removed",
        "save_chapter": "A chapter was saved",
        "remove_chapter": "A chapter was removed",
        "decide_coverage": "Coverage was decided",
        "commit_import": "Notes were imported",
        "take_back": "An import was taken back",
        "import_line": "A line was taken as a finding",
        "set_line_aside": "A line was set aside",
        "edit_finding": "A finding was edited",
        "tag_findings": "Findings were tagged",
        "type_finding": "A finding was typed by hand",
        "split_finding": "A finding was split",
        "hide_name": "A name was hidden",
        "suggest": "Suggestions were made",
        "answer": "A question was answered",
        "accept": "A suggestion was accepted",
        "reject": "A suggestion was rejected",
        "rename": "A recurring finding was renamed",
        "pin": "A recurring finding was pinned or unpinned",
        "split_suggestion": "A suggestion was split",
        "merge": "Findings were merged",
        "split": "A recurring finding was split",
        "move": "A finding was moved",
        "dissolve": "A recurring finding was dissolved",
        "draft_summary": "The summary was drafted",
        "edit_statement": "A statement was edited",
        "accept_statement": "A statement was accepted",
        "move_statement": "A statement was moved",
        "remove_statement": "A statement was removed",
        "add_editorial": "Editorial text was added",
        "record_consent": "A consent to a name was recorded",
        "withdraw_consent": "A consent to a name was withdrawn",
        "release": "The summary was released for comments",
        "keep_template": "A template was taken into use",
        "remove_template": "The template was taken out of use",
        "publish": "The summary was published",
        "undo": "A step was undone",
        "redo": "A step was redone",
    }
)
RULES = (
    COMMENT_RULES
    | PRIVACY_RULES
    | TABLE_RULES
    | {
        "last_lead": "The round needs a lead analyst. Invite another one first.",
        "file_name_taken": "The round has another file with this name. Give yours another name, or ask the analyst.",
        "rests_on_import": "Recurring findings or statements rest on this import. Take its findings out of them first.",
        "changed_file_open": "Say first whether a file is a changed document or another one.",
        "theme_in_use": "Findings carry this theme. Give them another theme first.",
        "municipality_in_use": "Notes, findings or visits rest on this municipality. It cannot be removed.",
        "chapter_in_use": "Statements stand in this chapter. Move them first.",
        "two_municipalities": "A recurring finding needs findings from two municipalities.",
        "two_findings": "A recurring finding needs at least two findings.",
        "opposite_polarities": "The findings say opposite things.",
        "already_decided": "Somebody has already decided this suggestion.",
        "already_recurring": "A finding already belongs to another recurring finding. Take it out of there first.",
        "last_finding": "A recurring finding keeps at least one finding. Take it apart instead.",
        "no_chapters": "The round has no chapters. Add them on the page of the round first.",
        "nothing_to_release": "There are no statements to release yet.",
        "gate_closed": "The summary cannot be released before the points above are settled.",
        "no_evidence": "The statement rests on no finding.",
        "evidence_missing": "A finding that the statement rests on is gone.",
        "quantifier_not_supported": "The text says more than the material carries about how common this is.",
        "counted_municipalities": "The text counts municipalities.",
        "unqualified_generalisation": "The text speaks of municipalities in general.",
        "editorial_claim": "Editorial text claims something about participants.",
        "named_difficulty": "A difficulty is told with the name of a municipality.",
        "recognisable_person": "Somebody could be recognised from the text.",
        "job_title": "A job title could tell who spoke.",
        "lone_difficulty": "The difficulty comes from one municipality alone.",
        "name_without_consent": "The municipality has not agreed to its name beside this wording.",
        "percentage": "The text holds a percentage.",
        "unsourced_quantity": "The quantity has no source in the findings.",
        "unverified_number": "The number has not been verified.",
        "direct_quote": "The text quotes somebody directly.",
        "comparison": "The text compares municipalities.",
    }
)
INVALID_INPUTS = (
    COMMENT_INPUTS
    | PRIVACY_INPUTS
    | TABLE_INPUTS
    | {
        ("name", "empty"): "The name is missing.",
        ("name_fi", "empty"): "The name is missing.",
        ("name_fi", "taken"): "Another municipality of the round has this name.",
        ("title", "empty"): "The title is missing.",
        ("text", "empty"): "The text is missing.",
        ("email", "not_an_address"): "This is not an e-mail address.",
        ("email", "taken"): "There is already an account with this e-mail address.",
        ("password", "too_short"): "The password needs at least 12 characters.",
        ("password", "too_long"): "The password can have at most 128 characters.",
        ("password", "common"): "This password is among those tried first. A sentence of your own is better.",
        ("password", "like_you"): "The password is too much like your own name or address.",
        ("password", "wrong"): "The password is not right.",
        ("password", "wait"): "Too many tries. Wait five minutes, and try again.",
        ("old_password", "wrong"): "The password you have now is not right.",
        ("old_password", "wait"): "Too many tries. Wait five minutes, and try again.",
        ("second_step", "wrong_code"): "The code is not right, or it has been used already. Wait for the next one.",
        ("second_step", "wait"): "Too many tries. Wait five minutes, and try again.",
        (
            "second_step",
            "key_changed",
        ): "The server's key has changed, so no code can be checked. Use a recovery code, or ask a lead analyst.",
        ("second_step", "is_on"): "The second step is on already.",
        ("email", "has_role"): "This person has that role in the round already.",
        ("email", "is_invited"): "There is already an invitation to that role. Make a new link for it below.",
        ("municipality", "empty"): "Choose the municipality.",
        ("visits", "empty"): "Choose at least one visit.",
        ("link", "gone"): "This link does not work any more. Ask for a new one.",
        (
            "link",
            "has_account",
        ): "There is an account with this address already. Accept the invitation with its password.",
        (
            "identity",
            "last",
        ): "This is the only way into your account. Ask the analyst of your round for a password first.",
        ("link", "identity_taken"): "That identity belongs to another account.",
        ("password", "differs"): "The passwords are not the same.",
        ("code", "wrong_code"): "The one-time code is not right or it is too old.",
        ("code", "not_first"): "The first analyst has already been made. Sign in instead.",
        ("code", "taken"): "The round already has a theme with this code.",
        ("text", "not_for_many"): "The text of several findings cannot be changed at once.",
        ("given_by", "empty"): "Tell who gave the consent.",
        ("merge", "too_few"): "Choose at least two to be merged.",
        ("split", "too_few_parts"): "Write at least two parts, one on a line.",
        ("split", "all_or_nothing"): "Tick some of the findings, but not all.",
        ("host", "interviews_itself"): "A municipality cannot interview itself.",
    }
)
UNDO_REASONS = {
    "nothing": "There is nothing to undo.",
    "answered_by_new_step": "This step cannot be undone; it is answered by a new step.",
    "changed_since": "Somebody has changed the same thing since: {person}.",
}
# How likely it is that two findings say the same, and what speaks for it and against it.
LIKELIHOODS = {
    "very_likely": "Very likely",
    "likely": "Likely",
    "possible": "Possible",
    "unlikely": "Unlikely",
}
SIGNS = {
    "meaning": "alike in meaning",
    "words": "the same words",
    "letters": "words written alike",
    "concepts": "the same concepts of the trade",
    "theme": "the same theme",
}
SIGNS_AGAINST = {
    "meaning": "far apart in meaning",
    "other_theme": "another theme",
    "municipality": "the same municipality",
    "municipality_held": "its group already has a finding of the other's municipality",
    "passed_over": "earlier candidates of one of them were passed over",
}
STEADINESS = {"steady": "steady", "fairly": "fairly steady", "shaky": "shaky: look closely"}
# From how many of those who spoke of a matter it was found: never a number.
SUPPORT = {
    "wide": "wide support",
    "some": "some support",
    "thin": "thin support: from one municipality",
}
QUALITY_FLAGS = {
    "too_large": "large, may hold several things",
    "one_voice": "all from one interview",
    "too_broad": "broad, the findings are not much alike",
    "overlap": "shares a finding with",
    "near": "may say the same as",
}
