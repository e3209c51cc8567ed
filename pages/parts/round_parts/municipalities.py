"""The municipalities of a round: their names and other ways in which notes call them."""

from dataclasses import replace

import streamlit as st

from analysis.model.rounds import Municipality
from analysis.workflow import rounds
from analysis.workflow.desk import Desk
from analysis.workflow.views import RoundFacts
from pages.parts.layout import user_list
from pages.parts.round_parts.entries import (
    NEW,
    carry_out,
    choose_entry,
    comma_separated,
    required,
    save_and_remove,
)
from pages.parts.texts import text as _

LANGUAGES = ("fi", "sv")
SIZE_CLASSES = (
    "",
    "alle 5 000",
    "5 000–10 000",
    "10 000–20 000",
    "20 000–50 000",
    "50 000–100 000",
    "yli 100 000",
)


def edit_municipalities(desk: Desk, facts: RoundFacts) -> None:
    """Show the municipalities, and the form of one."""
    st.markdown(_("Who takes part, and what the notes call them: notes are recognised by these names."))
    if facts.municipalities:
        user_list(" · ".join(dict.fromkeys(municipality.names())) for municipality in facts.municipalities)
    else:
        st.markdown(_("No municipality has been added yet."))
    names = {m.municipality_id: m.name_fi for m in facts.municipalities}
    chosen = choose_entry(_("Municipality to edit"), names, _("A new municipality"), "municipality")
    _form(desk, facts.municipality(chosen))


def _form(desk: Desk, entry: Municipality | None) -> None:
    key = f"municipality_{entry.municipality_id}_{entry.version}" if entry else "municipality_new"
    with st.form(key, clear_on_submit=False):
        name_fi = st.text_input(_("Name in Finnish"), entry.name_fi if entry else "", key=f"{key}_fi")
        name_sv = st.text_input(_("Name in Swedish"), entry.name_sv if entry else "", key=f"{key}_sv")
        aliases = st.text_input(
            _("Other ways in which notes call it, separated by commas"),
            ", ".join(entry.aliases) if entry else "",
            key=f"{key}_aliases",
        )
        languages = _languages(entry, key)
        size_class = _size_class(entry, key)
        save, remove = save_and_remove(key, can_remove=entry is not None)
    if save:

        def store() -> None:
            changed = replace(
                _saved(entry, name_fi),
                name_sv=name_sv.strip(),
                aliases=comma_separated(aliases),
                languages=tuple(languages) or ("fi",),
                size_class=size_class,
            )
            rounds.save_municipality(desk, changed, is_new=entry is None)

        carry_out(store, _("The municipality was saved."))
    elif remove and entry:
        _remove(desk, entry)


def _languages(entry: Municipality | None, key: str) -> list[str]:
    shown = {"fi": _("Finnish"), "sv": _("Swedish")}
    return st.multiselect(
        _("Languages of its notes"),
        LANGUAGES,
        default=[code for code in (entry.languages if entry else ("fi",)) if code in LANGUAGES],
        format_func=lambda code: shown[code],
        placeholder=_("Choose"),
        key=f"{key}_languages",
    )


def _size_class(entry: Municipality | None, key: str) -> str:
    known = entry.size_class if entry else ""
    options = list(SIZE_CLASSES) if known in SIZE_CLASSES else [*SIZE_CLASSES, known]
    return st.selectbox(
        _("Size class by population"),
        options,
        index=options.index(known),
        format_func=lambda size: size or _("Not recorded"),
        placeholder=_("Choose"),
        key=f"{key}_size",
    )


def _saved(entry: Municipality | None, name: str) -> Municipality:
    """Return the municipality to change, or a new one with a name. Raises InvalidInput without a name."""
    name_fi = required("name_fi", name)
    return replace(entry, name_fi=name_fi) if entry else Municipality(NEW, name_fi)


def _remove(desk: Desk, entry: Municipality) -> None:
    carry_out(
        lambda: rounds.remove_municipality(desk, entry.municipality_id, entry.version),
        _("The municipality was removed."),
    )
