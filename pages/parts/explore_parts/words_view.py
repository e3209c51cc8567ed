"""The words and the parts that set a theme apart."""

import pandas as pd
import streamlit as st

from analysis.workflow import explore_words
from analysis.workflow.desk import Desk
from analysis.workflow.explore_views import ThemeWords
from analysis.workflow.views import RoundFacts
from pages.parts.explore_parts.address import ask_addressed
from pages.parts.explore_parts.bars import Bars, bars_figure
from pages.parts.explore_parts.looks import Look
from pages.parts.explore_parts.naming import listed, themes_with
from pages.parts.explore_parts.picture import Picture, Table, joined
from pages.parts.explore_parts.shown import show_picture
from pages.parts.layout import empty_state
from pages.parts.plain import escape_markdown
from pages.parts.texts import text as _

_IN_A_SENTENCE = 5
_PART = "findings"


def show(desk: Desk, facts: RoundFacts, style: Look) -> None:
    """Ask for a theme and show its words and parts."""
    with st.spinner(_("Reading the words of the findings")):
        found = explore_words.words_of_themes(desk)
    names = themes_with(facts, (one.theme_code for one in found))
    by_code = {one.theme_code: one for one in found}
    code = ask_addressed(_("Theme"), {one: names[one] for one in by_code}, "teema")
    chosen = by_code[code]
    if not chosen.words:
        empty_state(_("This theme has too few findings to tell what sets it apart."))
        return
    show_picture(desk, facts, picture(names[chosen.theme_code], chosen, style))


def picture(theme_name: str, found: ThemeWords, style: Look) -> Picture:
    """Return the picture of one theme's words."""
    words = {f"{place}": one.word for place, one in enumerate(found.words)}
    ids = {(key, _PART): found.words[int(key)].finding_ids for key in words}
    figure, points = bars_figure(Bars(words, {_PART: _("Findings")}, ids), _("Findings with the word"), style)
    return Picture(
        "teeman-sanat",
        _sentences(theme_name, found),
        figure,
        _("Words that set a theme apart: {theme}").format(theme=theme_name),
        (_words(found), *_parts(found)),
        points,
        joined([*ids.values(), *(part.finding_ids for part in found.parts)]),
    )


def _sentences(theme_name: str, found: ThemeWords) -> tuple[str, ...]:
    first = listed(one.word for one in found.words[:_IN_A_SENTENCE])
    told = _("In the theme {theme} these words come up more than elsewhere: {words}.")
    sentences = [told.format(theme=f"*{escape_markdown(theme_name)}*", words=escape_markdown(first))]
    sentences.append(_("Words are in their basic form; a word is counted once in a finding."))
    if found.parts:
        parts = "; ".join(listed(part.words) for part in found.parts if part.words)
        told = _("The program parts the theme by meaning: {parts}.")
        sentences.append(told.format(parts=escape_markdown(parts)))
    if found.read < found.total:
        told = _("{read} of the theme's {total} findings were read, chosen by lot.")
        sentences.append(told.format(read=found.read, total=found.total))
    return (" ".join(sentences),)


def _words(found: ThemeWords) -> Table:
    frame = pd.DataFrame(
        {
            _("Word"): [one.word for one in found.words],
            _("Findings with the word"): [len(one.finding_ids) for one in found.words],
        }
    )
    return Table(_("Words that set the theme apart"), frame, tuple(one.finding_ids for one in found.words))


def _parts(found: ThemeWords) -> tuple[Table, ...]:
    if not found.parts:
        return ()
    frame = pd.DataFrame(
        {
            _("Part of the theme"): [" · ".join(part.words) or "–" for part in found.parts],
            _("Findings"): [len(part.finding_ids) for part in found.parts],
        }
    )
    return (Table(_("Parts of the theme, found by the program"), frame, tuple(p.finding_ids for p in found.parts)),)
