"""What an ended check says: in words first, then the number with its interval, then every disagreement."""

import streamlit as st
from babel.numbers import format_decimal

from analysis.model.agreement import FEW, Agreement
from analysis.model.second_coding import CheckResult, CodePart
from analysis.workflow import agreement
from analysis.workflow.desk import Desk
from analysis.workflow.views import RoundFacts
from pages.parts.agreement_parts.settling import show_disagreement
from pages.parts.messages import expected_errors_shown
from pages.parts.paging import shown_page
from pages.parts.table_names import CODE_PARTS, VERDICTS
from pages.parts.texts import date_text, language, plural
from pages.parts.texts import text as _

_PAGE_SIZE = 10


def show_outcome(desk: Desk, facts: RoundFacts, check_id: str) -> None:
    """Show the result of an ended check with its disagreements to be settled."""
    with expected_errors_shown():
        said = agreement.result(desk, check_id)
        title = _("How far two codings agree, {day}").format(day=date_text(said.check.made_at))
        st.subheader(title, anchor=False)
        if not any(one.items for _part, one in said.agreements):
            st.markdown(_("Nothing was coded in this sample."))
            return
        for part, found in said.agreements:
            _say(part, found)
        st.caption(
            _(
                "This tells how clear the codes are, not which of the two is right. Kappa leaves out what would "
                "agree by chance: 1 is always alike, 0 no more than by chance."
            )
        )
        _list(desk, facts, said)


def _say(part: CodePart, found: Agreement) -> None:
    with st.container(border=True, key=f"agreement_{part}"):
        st.markdown(f"**{_(CODE_PARTS[part])}**")
        st.markdown(_(VERDICTS[found.verdict]))
        same = _("Both gave the same code to {agreed} of {items} findings; by chance alone to about {chance}.")
        chance = format_decimal(round(found.by_chance), locale=language())
        st.markdown(same.format(agreed=found.agreed, items=found.items, chance=chance))
        if found.kappa is not None and found.low is not None and found.high is not None:
            words = _("Cohen's kappa {kappa}, 95 % interval from {low} to {high}.")
            st.markdown(words.format(kappa=_two(found.kappa), low=_two(found.low), high=_two(found.high)))
        if found.items < FEW:
            words = _("So few findings ({items}) leave the interval wide. Code at least {enough} to be surer.")
            st.markdown(words.format(items=found.items, enough=FEW))


def _two(number: float) -> str:
    return format_decimal(round(number, 2) + 0.0, format="0.00", locale=language()).replace("-", "\N{MINUS SIGN}")


def _list(desk: Desk, facts: RoundFacts, said: CheckResult) -> None:
    differing = said.disagreements
    if not differing:
        st.markdown(_("The two codings do not differ anywhere."))
        return
    st.subheader(_("Read differently"), anchor=False)
    open_ones = sum(len(one.parts) > len(one.code.settled) for one in differing)
    done = _("All of them are settled.")
    left = plural("{count} finding is still to settle.", "{count} findings are still to settle.", open_ones)
    st.caption(left if open_ones else done)
    shown = shown_page(differing, _PAGE_SIZE, f"differing_{said.check.check_id}")
    for one in shown:
        show_disagreement(desk, facts, one)
