"""What to show of the findings. Every choice stands in the address, so that a view can be sent to a colleague."""

import streamlit as st

from analysis.model.codes import FindingType, Flag, RoleClass
from analysis.model.findings import FindingFilter
from analysis.workflow.views import RoundFacts
from pages.parts.choices import municipality_names, theme_names
from pages.parts.texts import flag_name, role_name, type_name
from pages.parts.texts import text as _

EVERYTHING, NO_TYPE = "", "none"


def ask_filter(facts: RoundFacts) -> FindingFilter:
    """Show the search box and the filters. Returns what they let through."""
    words = st.text_input(
        _("Search the findings"),
        key="haku",
        type="search",
        bind="query-params",
        icon=":material/search:",
        placeholder=_("For example: katselmus"),
        help=_("Words are found in every inflected form, and inside compounds."),
    )
    chosen = _ask_choices(facts)
    return as_filter(words or "", chosen, unassigned_only=_ask_unassigned())


def as_filter(words: str, chosen: dict[str, str], *, unassigned_only: bool = False) -> FindingFilter:
    """Return the filter of what was chosen; an empty choice lets everything through."""
    kind, role, flag = chosen.get("tyyppi"), chosen.get("rooli"), chosen.get("merkinta")
    return FindingFilter(
        text=words.strip(),
        municipality_id=chosen.get("kunta") or None,
        theme_code=chosen.get("teema") or None,
        finding_type=FindingType(kind) if kind and kind != NO_TYPE else None,
        type_missing=kind == NO_TYPE,
        role_class=RoleClass(role) if role else None,
        flag=Flag(flag) if flag else None,
        unassigned_only=unassigned_only,
    )


def _ask_choices(facts: RoundFacts) -> dict[str, str]:
    kinds = {NO_TYPE: type_name(None)} | {kind.value: type_name(kind) for kind in FindingType}
    asked = {
        "kunta": (_("Municipality"), municipality_names(facts)),
        "teema": (_("Theme"), theme_names(facts)),
        "tyyppi": (_("Type"), kinds),
        "rooli": (_("Who was heard"), {role.value: role_name(role) for role in RoleClass}),
        "merkinta": (_("To look at"), {flag.value: flag_name(flag) for flag in Flag}),
    }
    with st.container(horizontal=True, key="finding_filters"):
        return {key: _ask_one(key, label, names) for key, (label, names) in asked.items()}


def _ask_one(key: str, label: str, names: dict[str, str]) -> str:
    shown = {EVERYTHING: _("All")} | names
    return str(
        st.selectbox(
            label,
            list(shown),
            format_func=lambda option: shown[option],
            key=key,
            bind="query-params",
            width=200,
        )
    )


def _ask_unassigned() -> bool:
    return st.checkbox(_("Only those that are in no recurring finding yet"), key="irrallaan", bind="query-params")
