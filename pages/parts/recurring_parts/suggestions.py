"""Suggestions of the program, each with its findings and why it was made: accept or reject."""

from collections.abc import Sequence

import streamlit as st

from analysis.workflow import recurring
from analysis.workflow.desk import Desk
from analysis.workflow.views import RoundFacts, SuggestionCard
from pages.parts.choices import theme_name
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.paging import shown_page
from pages.parts.plain import escape_markdown, short_words
from pages.parts.quotes import place_text, quotes
from pages.parts.recurring_parts.basket import say_opposite, tick_suggestion
from pages.parts.recurring_parts.quality import LookAgain, steadiness_text
from pages.parts.texts import direction_name
from pages.parts.texts import text as _

CARDS_A_PAGE = 10


def show_suggestions(
    desk: Desk, facts: RoundFacts, cards: Sequence[SuggestionCard], name: str, again: LookAgain | None = None
) -> None:
    """Show suggestions ten at a time; `name` tells one list from another, `again` what is worth another look."""
    for card in shown_page(cards, CARDS_A_PAGE, f"suggestions_{name}"):
        _show(desk, facts, card, again or LookAgain())


def _show(desk: Desk, facts: RoundFacts, card: SuggestionCard, again: LookAgain) -> None:
    suggestion = card.suggestion
    key = suggestion.suggestion_id
    with st.container(border=True, key=f"suggestion_{key}"):
        parts = [_("Suggestion"), escape_markdown(theme_name(facts, suggestion.theme_code))]
        parts += [direction_name(suggestion.direction), steadiness_text(suggestion.reason.steadiness)]
        st.caption(" · ".join(part for part in parts if part))
        title = _title(card)
        quotes(card.findings)
        _why(card)
        again.show(key)
        if say_opposite(card.findings):
            st.warning(_("The findings say opposite things. Look closely before you accept."))
        short = escape_markdown(short_words(suggestion.title))
        with st.container(horizontal=True, vertical_alignment="center"):
            accept = st.button(
                _("Accept: {title}").format(title=short), type="primary", key=f"accept_{key}", icon=":material/check:"
            )
            reject = st.button(_("Reject: {title}").format(title=short), key=f"reject_{key}", icon=":material/close:")
            if card.joins_title is None:
                tick_suggestion(desk, key, _("Choose to be merged"))
    if accept:
        _accept(desk, key, title)
    elif reject:
        _reject(desk, key)


def _title(card: SuggestionCard) -> str | None:
    """Ask for the title; a suggestion that adds to a recurring finding has that one's title."""
    if card.joins_title is not None:
        st.markdown(f"{_('Add to')}: **{escape_markdown(card.joins_title)}**")
        return None
    suggestion = card.suggestion
    return st.text_input(_("Title"), suggestion.title, key=f"title_{suggestion.suggestion_id}")


def _why(card: SuggestionCard) -> None:
    reason = card.suggestion.reason
    parts = [_("the same theme")] if reason.same_theme else []
    if reason.shared_words:
        words = ", ".join(escape_markdown(word) for word in reason.shared_words)
        parts.append(_("shared words: {words}").format(words=words))
    if parts:
        st.markdown(f":small[**{_('Why these belong together')}:** {' · '.join(parts)}]")
    if card.nearest_left_out is not None:
        left = card.nearest_left_out
        st.markdown(
            f":small[**{_('The nearest that was left out')}:** “{escape_markdown(left.finding.text)}” "
            f"({place_text(left)})]"
        )


def _accept(desk: Desk, suggestion_id: str, title: str | None) -> None:
    with expected_errors_shown():
        recurring.accept(desk, suggestion_id, (title or "").strip() or None)
        done_and_anew(_("The suggestion was accepted."))


def _reject(desk: Desk, suggestion_id: str) -> None:
    with expected_errors_shown():
        recurring.reject(desk, suggestion_id)
        done_and_anew(_("The suggestion was rejected. These are not suggested together again."))
