"""What to show of the findings. The choices stand in the address, so that a view can be sent to a colleague.

Words of a search do not: they may be a person's name, and addresses end in histories, bookmarks, messages and logs.
A short id stands for them, known to this round's analysts only.
"""

import streamlit as st

from analysis.model.codes import FindingType, Flag, RoleClass
from analysis.model.findings import FindingFilter
from analysis.model.table_work import Mark, SortBy
from analysis.workflow import table_work
from analysis.workflow.desk import Desk
from analysis.workflow.views import RoundFacts
from pages.parts.choices import municipality_names, theme_names
from pages.parts.finding_parts.words import mark_name, sort_name
from pages.parts.texts import flag_name, role_name, type_name
from pages.parts.texts import text as _

EVERYTHING, NO_TYPE = "", "none"
WORDS_PARAMETER = "haku"
PAGE_KEY = "sivu"
_GATHERED, _LOOSE = "on", "ei"
_FIELD = "search_words"


def ask_filter(desk: Desk, facts: RoundFacts) -> tuple[FindingFilter, SortBy]:
    """Show the search box, the filters and the order. Returns what they let through, and in which order."""
    words = _ask_words(desk)
    with st.container(horizontal=True, vertical_alignment="bottom", key="finding_filters"):
        chosen = {key: _ask_one(key, label, names) for key, (label, names) in _first(facts).items()}
        with st.popover(_("More filters"), icon=":material/tune:", key="more_filters"):
            chosen |= {key: _ask_one(key, label, names) for key, (label, names) in _others().items()}
        sort = _ask_one("jarjestys", _("Order"), {one.value: sort_name(one) for one in SortBy}, all_label=None)
    return as_filter(words, chosen), SortBy(sort)


def as_filter(words: str, chosen: dict[str, str]) -> FindingFilter:
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
        unassigned_only=chosen.get("toistuva") == _LOOSE,
        assigned_only=chosen.get("toistuva") == _GATHERED,
        language=chosen.get("kieli") or None,
        mark=chosen.get("lippu") or None,
        memo_only=bool(chosen.get("muistio")),
    )


def show_view(desk: Desk, wanted: FindingFilter, sort: SortBy) -> None:
    """Put a saved filter into the widgets; to be called before they are drawn, from a button's callback."""
    kind = NO_TYPE if wanted.type_missing else (wanted.finding_type.value if wanted.finding_type else "")
    chosen = {
        "kunta": wanted.municipality_id or "",
        "teema": wanted.theme_code or "",
        "tyyppi": kind,
        "rooli": wanted.role_class.value if wanted.role_class else "",
        "merkinta": wanted.flag.value if wanted.flag else "",
        "toistuva": _LOOSE if wanted.unassigned_only else _GATHERED if wanted.assigned_only else "",
        "kieli": wanted.language or "",
        "lippu": wanted.mark or "",
        "muistio": "on" if wanted.memo_only else "",
        "jarjestys": sort.value,
    }
    st.session_state.update(chosen)
    st.session_state[_FIELD] = wanted.text
    _remember_words(desk)


def first_page() -> None:
    """Begin at the first page: another filter has other pages."""
    st.session_state[PAGE_KEY] = 1


def _ask_words(desk: Desk) -> str:
    key = st.query_params.get(WORDS_PARAMETER, "")
    if _FIELD not in st.session_state or st.session_state.get("search_key", "") != key:
        # A reload, a link or the back button: the address says which words are meant.
        st.session_state[_FIELD] = table_work.words_of_key(desk, key) if key else ""
        st.session_state["search_key"] = key
    words = st.text_input(
        _("Search the findings"),
        key=_FIELD,
        type="search",
        icon=":material/search:",
        placeholder=_("For example: katselmus"),
        help=_("Words are found in every inflected form, and inside compounds."),
        on_change=_remember_words,
        args=(desk,),
    )
    return words or ""


def _remember_words(desk: Desk) -> None:
    words = str(st.session_state.get(_FIELD) or "").strip()
    key = table_work.key_of_words(desk, words) if words else ""
    st.session_state["search_key"] = key
    if key:
        st.query_params[WORDS_PARAMETER] = key
    else:
        st.query_params.pop(WORDS_PARAMETER, None)
    first_page()


def _first(facts: RoundFacts) -> dict[str, tuple[str, dict[str, str]]]:
    kinds = {NO_TYPE: type_name(None)} | {kind.value: type_name(kind) for kind in FindingType}
    return {
        "kunta": (_("Municipality"), municipality_names(facts)),
        "teema": (_("Theme"), theme_names(facts)),
        "tyyppi": (_("Type"), kinds),
    }


def _others() -> dict[str, tuple[str, dict[str, str]]]:
    return {
        "rooli": (_("Who was heard"), {role.value: role_name(role) for role in RoleClass}),
        "merkinta": (_("To look at"), {flag.value: flag_name(flag) for flag in Flag}),
        "lippu": (_("Marked"), {mark.value: mark_name(mark) for mark in Mark}),
        "toistuva": (_("Recurring finding"), {_GATHERED: _("In one"), _LOOSE: _("In none yet")}),
        "kieli": (_("Language of the finding"), {"fi": _("Finnish"), "sv": _("Swedish"), "en": _("English")}),
        "muistio": (_("Memo"), {"on": _("Has a memo")}),
    }


def _ask_one(key: str, label: str, names: dict[str, str], *, all_label: str | None = "All") -> str:
    shown = names if all_label is None else {EVERYTHING: _("All")} | names
    if st.session_state.get(key, next(iter(shown))) not in shown:
        del st.session_state[key]
    return str(
        st.selectbox(
            label,
            list(shown),
            format_func=lambda option: shown[option],
            key=key,
            bind="query-params",
            width=180,
            on_change=first_page,
        )
    )
