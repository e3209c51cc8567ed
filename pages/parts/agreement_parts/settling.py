"""One finding that two read differently: its words, both codes, and settling which the finding gets."""

import streamlit as st

from analysis.model.second_coding import CodePart, Disagreement, Settled
from analysis.workflow import agreement
from analysis.workflow.desk import Desk
from analysis.workflow.views import RoundFacts
from pages.parts.choices import as_type, theme_name, theme_names, type_names
from pages.parts.finding_parts.detail import FINDING_PARAMETER
from pages.parts.layout import user_text
from pages.parts.links import page_link
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.table_names import CODE_PARTS, SETTLED
from pages.parts.texts import text as _
from pages.parts.texts import type_name


def show_disagreement(desk: Desk, facts: RoundFacts, one: Disagreement) -> None:
    """Show one finding of the list, with what may be chosen for each part that differs."""
    with st.container(border=True, key=f"differs_{one.code.code_id.replace(':', '_')}"):
        if one.text is None:
            st.markdown(_("This finding has left the round."))
        else:
            user_text(one.text)
            page_link(_("Open the finding"), "huomiot", {FINDING_PARAMETER: one.code.finding_id})
        for part in one.parts:
            _part(desk, facts, one, part)


def _part(desk: Desk, facts: RoundFacts, one: Disagreement, part: CodePart) -> None:
    first, second = (_name(facts, part, codes.of(part)) for codes in (one.code.first, one.code.second))
    st.markdown(f"**{_(CODE_PARTS[part])}** – {_('first')}: {first} · {_('second')}: {second}")
    settled = dict(one.code.settled).get(part)
    if settled is not None:
        st.caption(f":material/check: {_('Settled for')} {_(SETTLED[settled])}: {_now(facts, one, part)}")
        return
    if one.text is None:
        return
    if one.now.of(part) not in (one.code.first.of(part), one.code.second.of(part)):
        st.caption(f"{_('The finding was changed meanwhile. Now:')} {_now(facts, one, part)}")
    _choices(desk, facts, one, part, first, second)


def _choices(desk: Desk, facts: RoundFacts, one: Disagreement, part: CodePart, first: str, second: str) -> None:
    # The version is in the key: a click on what somebody changed meanwhile does nothing but show the change.
    key = f"settle_{one.code.code_id}_{part}_{one.version}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for choice, name in ((Settled.FIRST, first), (Settled.SECOND, second)):
            if st.button(name, key=f"{key}_{choice}"):
                _settle(desk, one, part, choice, None)
        both = (one.code.first.of(part), one.code.second.of(part))
        names = theme_names(facts) if part is CodePart.THEME else type_names()
        others = {code: name for code, name in names.items() if code not in both}
        other = st.selectbox(
            _("Another code"),
            list(others),
            index=None,
            format_func=lambda code: others[code],
            placeholder=_("Choose another"),
            label_visibility="collapsed",
            key=f"{key}_other",
            width=220,
        )
        if other is not None:
            _settle(desk, one, part, Settled.OTHER, other)


def _settle(desk: Desk, one: Disagreement, part: CodePart, choice: Settled, other: str | None) -> None:
    with expected_errors_shown():
        agreement.settle(desk, one.code.code_id, part, choice, one.version, other)
        done_and_anew(_("Settled. Undo takes it back."))


def _now(facts: RoundFacts, one: Disagreement, part: CodePart) -> str:
    return "–" if one.text is None else _name(facts, part, one.now.of(part))


def _name(facts: RoundFacts, part: CodePart, code: str) -> str:
    return escape_markdown(theme_name(facts, code) if part is CodePart.THEME else type_name(as_type(code)))
