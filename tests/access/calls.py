"""Every public function of the use cases, found in the code, and who may call it. A new one without an entry fails."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from typing import Any

import analysis.workflow
from analysis.model.people import Role
from analysis.workflow.desk import Desk

LEAD = frozenset({Role.LEAD_ANALYST})
ANALYSTS = LEAD | {Role.ANALYST}
SECTION = frozenset({Role.CONTACT, Role.APPROVER})
APPROVER = frozenset({Role.APPROVER})
INTERVIEWER = frozenset({Role.INTERVIEWER})
READER = frozenset({Role.READER})
EVERYBODY = frozenset(Role)

# Each use case that takes a desk, by who may do it. Nobody else may, whatever ids they give.
_ENTRIES: tuple[tuple[frozenset[Role], str, str], ...] = (
    (ANALYSTS, "agreement", "checks code_again draw_sample end_check next_to_code result settle to_draw_from"),
    (ANALYSTS, "answering", "answer"),
    (ANALYSTS, "asking", "find_similar nearest_recurring next_question progress"),
    (ANALYSTS, "checking", "quality_of"),
    (ANALYSTS, "comment_documents", "comment_document"),
    (ANALYSTS, "comment_rounds", "answer apply_wording board close extend matrix record_dissent reopen waiting"),
    (ANALYSTS, "comment_rounds", "write_covers"),
    (ANALYSTS, "chapters", "use_chapter_set"),
    (APPROVER, "commenting", "approve_name approve_text"),
    (SECTION, "commenting", "change_draft delete_draft mark_opened own_comments send_comments send_no_remarks"),
    (SECTION, "commenting", "withdraw write_comment"),
    (ANALYSTS, "consents", "record_consent withdraw_consent"),
    (ANALYSTS, "coverage", "coverage decide_coverage"),
    (EVERYBODY, "drafts", "draft_of forget_draft"),  # what one typed oneself, by person
    (ANALYSTS, "explore", "ids_by_theme_and_type themes_by_types version"),
    (ANALYSTS, "explore_flow", "flow"),
    (ANALYSTS, "explore_links", "links"),
    (ANALYSTS, "explore_map", "finding_map"),
    (ANALYSTS, "explore_opposites", "opposites"),
    (ANALYSTS, "explore_roles", "roles_by_themes"),
    (ANALYSTS, "explore_rounds", "other_rounds returning"),
    (ANALYSTS, "explore_texts", "said"),
    (ANALYSTS, "explore_words", "words_of_themes"),
    (ANALYSTS | SECTION, "exporting", "export"),  # a municipality only its own section; see the web walk
    (ANALYSTS, "exporting", "municipality_report"),
    (ANALYSTS, "findings", "beside detail edit search tag type_by_hand"),
    (ANALYSTS, "flags", "flag_again overrule"),
    (ANALYSTS, "grid", "cell grid save_cell"),
    (ANALYSTS, "hiding", "hide_name uses_in_round"),
    (ANALYSTS, "history", "redo steps undo undo_state"),
    (ANALYSTS, "import_draft", "with_no_person with_tables"),
    (ANALYSTS, "importing", "commit_import document_lines documents import_line original read_again read_files reread"),
    (ANALYSTS, "importing", "set_line_aside take_back waiting_lines what_rests_on"),
    (ANALYSTS, "jobs", "active cancel enqueue job"),
    (ANALYSTS, "joining_statements", "merge_statements split_statement"),
    (ANALYSTS, "loose_findings", "loose_findings"),
    (LEAD, "members", "change_role drop_second_step invite invite_to_reset people_of_round remove renew withdraw"),
    (LEAD, "access_log", "accesses"),
    (EVERYBODY, "access_log", "note_look"),  # what one looked at oneself; called within use cases that ask
    (LEAD, "name_erasing", "erase_name lines_with_name"),
    (LEAD, "personal_data", "erase_person export_person people_within_reach"),
    (LEAD, "privacy_notice", "versions write"),
    (READER | SECTION, "published", "published_summaries"),  # a municipality of its own round
    (READER | SECTION, "published_documents", "published_document"),
    (LEAD, "publishing", "publish"),
    (ANALYSTS, "publishing", "readiness"),
    (ANALYSTS, "phases", "newest_step round_state"),
    (ANALYSTS, "recurring", "accept board dissolve merge move pin reject rename request_suggestions split"),
    (LEAD, "releasing", "release_for_comments"),
    (ANALYSTS, "replacing", "difference earlier_states"),
    (ANALYSTS, "reminding", "plan"),
    (ANALYSTS, "retention", "state suggested_day"),
    (LEAD, "retention", "erase_now erased set_day what_would_go"),
    (ANALYSTS, "round_file", "add_plan"),
    (ANALYSTS, "rounds", "edit_round round_facts set_stage save_chapter save_interview save_municipality"),
    (ANALYSTS, "rounds", "save_theme save_visit remove_chapter remove_interview remove_municipality remove_theme"),
    (ANALYSTS, "rounds", "remove_visit"),
    (LEAD, "sample_comments", "add_sample_comments"),
    (ANALYSTS, "sample_comments", "is_offered"),
    (SECTION, "sections", "own_changes own_section section_status"),
    (ANALYSTS, "splitting", "split_finding"),
    (ANALYSTS, "statements", "accept_statement add_counter add_editorial counter_offers edit_statement look_again"),
    (ANALYSTS, "statements", "move_statement remove_counter remove_statement set_direction set_dissent"),
    (ANALYSTS, "suggesting", "suggest_recurring"),
    (ANALYSTS, "suggestion_parts", "split_suggestion"),
    (ANALYSTS, "summary", "draft_summary summary"),
    (ANALYSTS, "table_work", "change_view choose_columns columns ids_that_match key_of_words mark marks_and_memos"),
    (
        ANALYSTS,
        "table_work",
        "memo_of remove_view save_memo save_notes save_view set_aside_many tag_many views words_of_key",
    ),
    (LEAD, "templates", "keep_template remove_template"),
    (ANALYSTS, "templates", "state"),
    (ANALYSTS, "versions", "compare differences releases"),
    (INTERVIEWER, "visits", "bring_notes host_name own_visit read_notes"),
    (ANALYSTS, "wording_names", "names_to_ask"),
    (ANALYSTS, "word_decisions", "look_again set_aside take_in word_board"),
    (ANALYSTS, "word_return", "bring"),
    (ANALYSTS, "word_sections", "section_file"),
)
# Use cases without a desk: reached before there is a scope, or by the worker with a scope that its job opens.
# Each entry says what guards it instead; the tests of people and the web walk try them.
WITHOUT_DESK = {
    "access_log": "a session, resolved by the page or web route that refused",
    "account": "a session's token: one's own account",
    "account_letters": "called within use cases that ask; a letter goes to the account's own address",
    "drafts": "a session, resolved by the web route: what one typed oneself",
    "due_work": "the worker: by a date, with a scope of its own",
    "identities": "a session's token and its password, or what a provider proved and the web route checked",
    "invitations": "the secret of a link",
    "jobs": "the worker: a job opens its own scope",
    "moments": "a clock",
    "people": "a session's token, the first code, or nothing",
    "privacy_notice": "nothing: everybody may read it",
    "reminding": "the worker: by a date, with a scope of its own",
    "retention": "the worker: by a date, or a lead's job",
    "rounds": "a scope of the list of rounds",
    "sample": "the demo setting on a loopback address, or the worker",
    "second_step": "the person of a session, resolved by the page",
    "signing_in": "address and password, slowed",
    "suggesting": "called within a use case that has a desk",
    "throttle": "counts only",
}


def entries() -> dict[str, frozenset[Role]]:
    """Return who may call what, by `module.function`."""
    return {f"{module}.{name}": roles for roles, module, names in _ENTRIES for name in names.split()}


def found() -> dict[str, Callable[..., Any]]:
    """Return every public function of the use cases that takes a desk, as it stands in the code."""
    return {key: function for key, function in _functions().items() if _takes(function, Desk)}


def unguarded() -> tuple[str, ...]:
    """Return public functions that take a store without a desk, in a module that has no entry for it."""
    stores = {key for key, function in _functions().items() if _takes_store(function)}
    return tuple(sorted(key for key in stores if key.partition(".")[0] not in WITHOUT_DESK))


def _functions() -> dict[str, Callable[..., Any]]:
    modules = [importlib.import_module(f"analysis.workflow.{m.name}") for m in _modules()]
    return {
        f"{module.__name__.rpartition('.')[2]}.{name}": function
        for module in modules
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }


def _modules() -> list[pkgutil.ModuleInfo]:
    return sorted(pkgutil.iter_modules(analysis.workflow.__path__), key=lambda module: module.name)


def _takes(function: Callable[..., Any], kind: type) -> bool:
    return any(parameter.annotation is kind for parameter in inspect.signature(function).parameters.values())


def _takes_store(function: Callable[..., Any]) -> bool:
    names = {getattr(p.annotation, "__name__", "") for p in inspect.signature(function).parameters.values()}
    return bool(names & {"Store", "Work"}) and "Desk" not in names
