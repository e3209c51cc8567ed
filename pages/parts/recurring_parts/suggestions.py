"""Suggestions of the program, each with its findings and why it was made: accept, reject, or split by ticking."""

from collections.abc import Sequence

import streamlit as st

from analysis.workflow import recurring
from analysis.workflow.desk import Desk
from analysis.workflow.lighting import Lit, words_within
from analysis.workflow.suggestion_parts import split_suggestion
from analysis.workflow.views import FindingRow, RoundFacts, SuggestionCard
from pages.parts import code_names
from pages.parts.choices import theme_name
from pages.parts.marks import marked
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.paging import shown_page
from pages.parts.plain import escape_markdown, short_words
from pages.parts.quotes import below_quote, by_municipality, place_text, quotes
from pages.parts.recurring_parts import card_keys
from pages.parts.recurring_parts.basket import say_opposite, tick_suggestion, turn_suggestion
from pages.parts.recurring_parts.quality import LookAgain, steadiness_text
from pages.parts.texts import direction_name, in_quotes, plural
from pages.parts.texts import text as _

CARDS_A_PAGE = 10
_NUMBERED = 5


def show_suggestions(
    desk: Desk, facts: RoundFacts, cards: Sequence[SuggestionCard], name: str, again: LookAgain | None = None
) -> None:
    """Show suggestions ten at a time; `name` tells one list from another, `again` what is worth another look."""
    shown = shown_page(cards, CARDS_A_PAGE, f"suggestions_{name}")
    ids = [card.suggestion.suggestion_id for card in shown]
    current = card_keys.current(desk, ids)
    if not current:
        return
    sentence = _(
        "Keys in use: A accepts, X rejects, 1–5 tick, E splits off, M chooses to be merged, V compares, U undoes"
    )
    card_keys.show_keys(desk, ids, current, sentence)
    for card in shown:
        _Card(desk, facts, card, ids, card.suggestion.suggestion_id == current).show(again or LookAgain())
    card_keys.move_focus(desk, f"suggestion_{current}")


class _Card:
    """One suggestion on the screen."""

    def __init__(
        self, desk: Desk, facts: RoundFacts, card: SuggestionCard, ids: Sequence[str], is_current: bool
    ) -> None:
        self.desk, self.facts, self.card, self.ids = desk, facts, card, ids
        self.key = card.suggestion.suggestion_id
        self.has_keys = is_current and card_keys.are_on()
        self.is_current = is_current

    def show(self, again: LookAgain) -> None:
        """Show the card, and do what was pressed on it."""
        card = self.card
        with st.container(border=True, key=f"suggestion_{self.key}"):
            self._head()
            title = _title(card)
            lit = words_within((*card.findings, *card.joined))
            ticked = self._findings(lit)
            if card.joined:
                with st.expander(_("What is there already"), type="compact"):
                    quotes(card.joined, lit)
            _why(card)
            again.show(self.key)
            if say_opposite(card.findings):
                st.warning(_("The findings say opposite things. Look closely before you accept."))
            if ticked:
                self._offer_split(ticked)
            else:
                self._offer_decision(title)

    def _head(self) -> None:
        suggestion = self.card.suggestion
        parts = [_("Suggestion"), escape_markdown(theme_name(self.facts, suggestion.theme_code))]
        parts += [direction_name(suggestion.direction), steadiness_text(suggestion.reason.steadiness)]
        parts.append(_(code_names.SUPPORT[self.card.support]))
        st.caption(" · ".join(part for part in parts if part))
        if self.is_current:
            card_keys.mark_current()

    def _findings(self, lit: Lit) -> list[str]:
        """Show the findings with boxes. Returns the ids of the ticked ones."""
        rows = by_municipality(self.card.findings)
        if len(rows) < 2:
            quotes(rows, lit)
            return []
        return [row.finding.finding_id for at, row in enumerate(rows, 1) if self._ticked(row, at, lit)]

    def _ticked(self, row: FindingRow, at: int, lit: Lit) -> bool:
        finding = row.finding
        key = f"part_{finding.finding_id}_{self.key}"
        with st.container(horizontal=True, vertical_alignment="top", gap="small"):
            if self.has_keys and at <= _NUMBERED:
                # A box has no key of its own; this button lends it one, and Streamlit shows the key beside the label.
                hint = _("Tick or untick finding {number}").format(number=at)
                st.button(_("No."), key=f"key_{key}", on_click=card_keys.turn, args=(key,), shortcut=str(at), help=hint)
            with st.container(gap="xxsmall"):
                words = in_quotes(marked(finding.text, lit.get(finding.finding_id, ())))
                is_ticked = st.checkbox(words, key=key, on_change=card_keys.choose, args=(self.desk, self.key))
                st.caption(below_quote(row))
        return is_ticked

    def _offer_split(self, ticked: list[str]) -> None:
        if len(ticked) == len(self.card.findings):
            st.caption(_("Leave at least one finding unticked."))
            return
        label = plural("Split the ticked {count} off", "Split the ticked {count} off", len(ticked))
        with st.container(horizontal=True, vertical_alignment="center"):
            is_split = st.button(
                label,
                type="primary",
                key=f"split_off_{self.key}",
                icon=":material/call_split:",
                shortcut="E" if self.has_keys else None,
            )
            st.caption(_("They become a suggestion of their own. Untick to accept or reject the whole."))
        if is_split:
            with expected_errors_shown():
                parts = split_suggestion(self.desk, self.key, ticked)
                card_keys.go_to(self.desk, parts[0] if parts else card_keys.after(self.ids, self.key))
                done_and_anew(_("The findings were split off. The two are kept apart from now on."))

    def _offer_decision(self, title: str | None) -> None:
        short = escape_markdown(short_words(self.card.suggestion.title))
        with st.container(horizontal=True, vertical_alignment="center"):
            accept = st.button(
                _("Accept: {title}").format(title=short),
                type="primary",
                key=f"accept_{self.key}",
                icon=":material/check:",
                shortcut="A" if self.has_keys else None,
            )
            reject = st.button(
                _("Reject: {title}").format(title=short),
                key=f"reject_{self.key}",
                icon=":material/close:",
                shortcut="X" if self.has_keys else None,
            )
            if self.card.joins_title is None:
                self._offer_merging()
        with expected_errors_shown():
            if accept:
                recurring.accept(self.desk, self.key, (title or "").strip() or None)
                card_keys.go_to(self.desk, card_keys.after(self.ids, self.key))
                done_and_anew(_("The suggestion was accepted."))
            elif reject:
                recurring.reject(self.desk, self.key)
                card_keys.go_to(self.desk, card_keys.after(self.ids, self.key))
                done_and_anew(_("The suggestion was rejected. These are not suggested together again."))

    def _offer_merging(self) -> None:
        with st.container(horizontal=True, vertical_alignment="center", width="content"):
            if self.has_keys:
                st.button(
                    _("Choose"),
                    key=f"key_merge_{self.key}",
                    on_click=turn_suggestion,
                    args=(self.desk, self.key),
                    shortcut="M",
                    help=_("Choose to be merged, or not"),
                )
            tick_suggestion(self.desk, self.key, _("Choose to be merged"))


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
            f":small[**{_('The nearest that was left out')}:** {in_quotes(escape_markdown(left.finding.text))} "
            f"({place_text(left)})]"
        )
