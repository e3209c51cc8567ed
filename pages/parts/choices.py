"""Choosing a municipality, a theme, a type or a role class. Nothing chosen is the empty text in the widget."""

from collections.abc import Mapping

import streamlit as st

from analysis.model.codes import FindingType, RoleClass
from analysis.workflow.views import RoundFacts
from pages.parts.texts import language, role_name, type_name
from pages.parts.texts import text as _

NOT_CHOSEN = ""


def theme_names(facts: RoundFacts) -> dict[str, str]:
    """Return the names of the round's themes by code, in the round's order."""
    return {theme.code: theme.name(language()) for theme in facts.round.themes}


def theme_name(facts: RoundFacts, code: str) -> str:
    """Return what a theme is called; its code when the round no longer has it."""
    theme = facts.round.theme(code)
    return theme.name(language()) if theme else code


def municipality_names(facts: RoundFacts) -> dict[str, str]:
    """Return the names of the round's municipalities by id, in Finnish alphabetical order."""
    return {municipality.municipality_id: municipality.name_fi for municipality in facts.municipalities}


def type_names() -> dict[str, str]:
    """Return the names of the types by code; the empty code is a type that nobody gave."""
    return {NOT_CHOSEN: type_name(None)} | {kind.value: type_name(kind) for kind in FindingType}


def role_names() -> dict[str, str]:
    """Return the names of the role classes by code; the empty code is a class that nobody gave."""
    return {NOT_CHOSEN: role_name(None)} | {role.value: role_name(role) for role in RoleClass}


def ask_municipality(facts: RoundFacts, current: str | None, key: str) -> str | None:
    """Ask for a municipality of the round; None is *not known*."""
    names = {NOT_CHOSEN: _("Not known")} | municipality_names(facts)
    return ask(_("Municipality"), names, current or NOT_CHOSEN, key) or None


def ask_theme(facts: RoundFacts, current: str, key: str) -> str:
    """Ask for a theme of the round."""
    names = theme_names(facts)
    return ask(_("Theme"), names if current in names else {current: current} | names, current, key)


def ask_type(current: FindingType | None, key: str) -> FindingType | None:
    """Ask for a type; None is *not recorded*."""
    return as_type(ask(_("Type"), type_names(), current.value if current else NOT_CHOSEN, key))


def ask_role(current: RoleClass | None, key: str) -> RoleClass | None:
    """Ask for a role class; None is *not recorded*."""
    code = ask(_("Who was heard"), role_names(), current.value if current else NOT_CHOSEN, key)
    return RoleClass(code) if code else None


def as_type(code: str) -> FindingType | None:
    """Return the type of a code; None for the empty one."""
    return FindingType(code) if code else None


def ask(label: str, names: Mapping[str, str], current: str, key: str) -> str:
    """Ask for one of several named things. Options are shown as plain words, never as Markdown."""
    options = list(names)
    index = options.index(current) if current in names else 0
    return str(st.selectbox(label, options, index=index, format_func=lambda option: names[option], key=key))
