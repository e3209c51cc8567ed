"""Words in the reader's language: texts, counts, dates, and what codes are called."""

from datetime import date, datetime

import streamlit as st
from babel.dates import format_date, format_datetime, get_timezone

from analysis.model.codes import (
    CoverageState,
    Direction,
    FindingType,
    Flag,
    Layout,
    Polarity,
    Quantifier,
    ReopenReason,
    RoleClass,
    RoundStage,
    SetAsideReason,
    WaitingReason,
)
from analysis.model.people import Role
from analysis.workflow.refusals import refusal_sentence
from pages.parts import code_names, summary_names
from pages.parts.catalogues import DEFAULT_LANGUAGE, LANGUAGES, plural_in, text_in

TIME_ZONE = "Europe/Helsinki"
_LANGUAGE = "language"
_DATE_PATTERNS = {"fi": "d.M.y", "sv": "d.M.y", "en": "d MMMM y"}
_TIME_PATTERNS = {"fi": "d.M.y 'klo' H.mm", "sv": "d.M.y 'kl.' H.mm", "en": "d MMMM y, HH:mm"}


def language() -> str:
    """Return the language of the screens for this visitor."""
    return str(st.session_state.get(_LANGUAGE, DEFAULT_LANGUAGE))


def use_language(code: str) -> None:
    """Set the language of the screens for this visitor; an unknown one becomes Finnish."""
    st.session_state[_LANGUAGE] = code if code in LANGUAGES else DEFAULT_LANGUAGE


def text(msgid: str) -> str:
    """Return a text in the reader's language; the msgid itself where there is no translation."""
    return text_in(language(), msgid)


def plural(one: str, many: str, number: int) -> str:
    """Return a counted text with `{count}` filled in: `plural("{count} finding", "{count} findings", 3)`."""
    return plural_in(language(), one, many, number)


def in_quotes(words: str) -> str:
    """Return words between the quotation marks of the language: Finnish and Swedish open as they close."""
    return f"{'“' if language() == 'en' else '”'}{words}”"


def type_name(finding_type: FindingType | None) -> str:
    """Return what a type is called; a type that nobody gave is said so."""
    return text("Not recorded") if finding_type is None else text(code_names.FINDING_TYPES[finding_type])


def polarity_name(polarity: Polarity) -> str:
    """Return what a polarity is called."""
    return text(code_names.POLARITIES[polarity])


def role_name(role_class: RoleClass | None) -> str:
    """Return what a class of interviewees is called; a class that nobody gave is said so."""
    return text("Not recorded") if role_class is None else text(code_names.ROLE_CLASSES[role_class])


def member_role_name(role: Role) -> str:
    """Return what a member's role is called."""
    return text(code_names.MEMBER_ROLES[role])


def flag_name(flag: Flag) -> str:
    """Return what a flag says."""
    return text(code_names.FLAGS[flag])


def layout_name(layout: Layout) -> str:
    """Return what a layout is called."""
    return text(code_names.LAYOUTS[layout])


def set_aside_name(reason: SetAsideReason) -> str:
    """Return why a line was set aside."""
    return text(code_names.SET_ASIDE_REASONS[reason])


def waiting_name(reason: WaitingReason) -> str:
    """Return what a waiting line asks."""
    return text(code_names.WAITING_REASONS[reason])


def coverage_name(state: CoverageState) -> str:
    """Return how far a theme was discussed."""
    return text(code_names.COVERAGE_STATES[state])


def stage_name(stage: RoundStage) -> str:
    """Return what a stage of a round is called."""
    return text(code_names.STAGES[stage])


def direction_name(direction: Direction) -> str:
    """Return what a direction is called."""
    return text(code_names.DIRECTIONS[direction])


def quantifier_name(quantifier: Quantifier) -> str:
    """Return the words of a quantifier."""
    return text(code_names.QUANTIFIERS[quantifier])


def action_name(action: str) -> str:
    """Return what a step of the history did; its code when it has no words."""
    known = code_names.ACTIONS.get(action) or summary_names.SUMMARY_ACTIONS.get(action, action)
    return text(known)


def rule_name(rule: str) -> str:
    """Return what a broken rule says; its code when it has no words."""
    return text(code_names.RULES.get(rule) or summary_names.SUMMARY_RULES.get(rule, rule))


def reopen_reason_name(reason: ReopenReason) -> str:
    """Return why a statement is open again."""
    return text(summary_names.REOPEN_REASONS[reason])


def reason_name(reason: str) -> str:
    """Return why a file could not be read, and what to do."""
    return refusal_sentence(reason, language())


def date_text(iso: str | date | None) -> str:
    """Return a day, or a moment in Finnish time, in words; an empty text for None."""
    if not iso:
        return ""
    if isinstance(iso, date) and not isinstance(iso, datetime):
        return format_date(iso, _DATE_PATTERNS[language()], locale=language())
    if isinstance(iso, str) and len(iso) == len("2026-01-31"):
        return date_text(date.fromisoformat(iso))
    moment = iso if isinstance(iso, datetime) else datetime.fromisoformat(iso)
    zone = get_timezone(TIME_ZONE)
    return format_datetime(moment, _TIME_PATTERNS[language()], tzinfo=zone, locale=language())
