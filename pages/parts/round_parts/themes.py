"""The themes of a round, agreed before the visits, and the chapters in which the results are published."""

from dataclasses import replace

import streamlit as st

from analysis.errors import InvalidInput
from analysis.model.summary import Chapter
from analysis.model.themes import Theme
from analysis.workflow import rounds
from analysis.workflow.desk import Desk
from analysis.workflow.views import RoundFacts
from pages.parts.layout import user_list
from pages.parts.round_parts.chapter_sets import take_chapter_set
from pages.parts.round_parts.entries import (
    NEW,
    carry_out,
    choose_entry,
    comma_separated,
    required,
    save_and_remove,
)
from pages.parts.texts import language
from pages.parts.texts import text as _


def edit_themes(desk: Desk, facts: RoundFacts) -> None:
    """Show the form of one theme."""
    st.markdown(_("Themes are what was agreed to talk about. Notes are sorted under them."))
    names = {theme.code: theme.name(language()) for theme in facts.round.themes}
    user_list(names.values())
    code = choose_entry(_("Theme to edit"), names, _("A new theme"), "theme")
    _theme_form(desk, facts, facts.round.theme(code))


def edit_chapters(desk: Desk, facts: RoundFacts) -> None:
    """Show the chapters in order, and the form of one."""
    st.markdown(_("The chapters of the results summary, in order. Each takes what was said on its themes."))
    user_list((chapter.title for chapter in facts.chapters), is_numbered=True)
    chapters = {chapter.chapter_id: chapter for chapter in facts.chapters}
    names = {key: chapter.title for key, chapter in chapters.items()}
    chosen = choose_entry(_("Chapter to edit"), names, _("A new chapter"), "chapter")
    _chapter_form(desk, facts, chapters.get(chosen))
    take_chapter_set(desk)


def _theme_form(desk: Desk, facts: RoundFacts, entry: Theme | None) -> None:
    version = facts.round.version
    key = f"theme_{entry.code if entry else 'new'}_{version}"
    known = entry or Theme("new", "-", "", "")
    with st.form(key, clear_on_submit=False):
        name_fi = st.text_input(_("Name in Finnish"), known.name_fi if entry else "", key=f"{key}_fi")
        name_sv = st.text_input(_("Name in Swedish"), known.name_sv, key=f"{key}_sv")
        name_en = st.text_input(_("Name in English"), known.name_en, key=f"{key}_en")
        tag_label = _("Words that notes use for it, separated by commas")
        tags = st.text_input(tag_label, ", ".join(known.tag_words), key=f"{key}_tags")
        save, remove = save_and_remove(key, can_remove=entry is not None)

    def store() -> None:
        code = entry.code if entry else _new_code(facts, required("name", name_fi))
        changed = Theme(code, required("name", name_fi), name_sv.strip(), name_en.strip(), comma_separated(tags))
        rounds.save_theme(desk, version, changed)

    if save:
        carry_out(store, _("The theme was saved."))
    elif remove:
        carry_out(lambda: rounds.remove_theme(desk, version, known.code), _("The theme was removed."))


def _new_code(facts: RoundFacts, name: str) -> str:
    """Return a code made of the name's letters. Raises InvalidInput when a theme has it already."""
    letters = name.casefold().translate(str.maketrans("åäö", "aao"))
    code = "_".join("".join(sign if sign.isascii() and sign.isalnum() else " " for sign in letters).split())
    if not code or facts.round.theme(code):
        raise InvalidInput("code", "taken")
    return code


def _chapter_form(desk: Desk, facts: RoundFacts, entry: Chapter | None) -> None:
    key = f"chapter_{entry.chapter_id}_{entry.version}" if entry else "chapter_new"
    themes = {theme.code: theme.name(language()) for theme in facts.round.themes}
    with st.form(key, clear_on_submit=False):
        title = st.text_input(_("Title"), entry.title if entry else "", key=f"{key}_title")
        chosen = st.multiselect(
            _("Themes"),
            list(themes),
            default=[code for code in (entry.theme_codes if entry else ()) if code in themes],
            format_func=lambda code: themes[code],
            placeholder=_("Choose"),
            key=f"{key}_themes",
        )
        place = _place_of(facts, entry, key)
        save, remove = save_and_remove(key, can_remove=entry is not None)

    def store() -> None:
        known = entry or Chapter(NEW, required("title", title), (), place)
        changed = replace(known, title=required("title", title), theme_codes=tuple(chosen), position=place)
        rounds.save_chapter(desk, changed, is_new=entry is None)

    if save:
        carry_out(store, _("The chapter was saved."))
    elif remove and entry:
        carry_out(lambda: rounds.remove_chapter(desk, entry.chapter_id, entry.version), _("The chapter was removed."))


def _place_of(facts: RoundFacts, entry: Chapter | None, key: str) -> int:
    """Ask for the place in order, counted from one. Returns the position, counted from zero."""
    last = max((chapter.position for chapter in facts.chapters), default=-1) + 1
    known = entry.position if entry else last
    asked = st.number_input(_("Place in the order"), 1, last + 1, known + 1, key=f"{key}_place")
    return int(asked) - 1
