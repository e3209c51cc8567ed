"""What is worth another look before a decision, said in one line below a card."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from analysis.model.recurring import Steadiness
from analysis.workflow.checking import QualityFlag, quality_of
from analysis.workflow.desk import Desk
from analysis.workflow.views import Board
from pages.parts import code_names
from pages.parts.messages import expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.texts import text as _


@dataclass(frozen=True, slots=True)
class LookAgain:
    """The flags of each group by id, and every group's title."""

    flags: Mapping[str, tuple[QualityFlag, ...]] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)

    def show(self, group_id: str) -> None:
        """Show what is worth another look in one group. Codes without words are told elsewhere on the card."""
        flags = (flag for flag in self.flags.get(group_id, ()) if flag.code in code_names.QUALITY_FLAGS)
        told = dict.fromkeys(_told(flag, group_id, self.titles) for flag in flags)
        if told:
            st.markdown(f":small[:material/visibility: **{_('Look again')}:** {' · '.join(told)}]")


def look_again(desk: Desk, board: Board) -> LookAgain:
    """Return what is worth another look on the board; nothing while answers contradict each other."""
    titles = {card.recurring.recurring_id: card.recurring.title for card in board.recurring}
    titles |= {card.suggestion.suggestion_id: card.suggestion.title for card in board.suggestions}
    with expected_errors_shown():
        return LookAgain(quality_of(desk), titles)
    return LookAgain()


def steadiness_text(steadiness: Steadiness) -> str:
    """Return how steady a suggested group is; an empty text where nobody looked."""
    return _(code_names.STEADINESS[steadiness]) if steadiness else ""


def _told(flag: QualityFlag, group_id: str, titles: Mapping[str, str]) -> str:
    other = next((key for key in flag.group_ids if key != group_id), "")
    sentence = _(code_names.QUALITY_FLAGS[flag.code])
    return f"{sentence}: {escape_markdown(titles[other])}" if titles.get(other) else sentence
