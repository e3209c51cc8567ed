"""Coding a sample: one finding at a time, its words alone, with keys."""

from functools import partial

import streamlit as st

from analysis.model.codes import FindingType
from analysis.model.second_coding import Check, CodePart, ToCode
from analysis.workflow import agreement
from analysis.workflow.desk import Desk
from analysis.workflow.views import RoundFacts
from pages.parts import kept
from pages.parts.choices import theme_names
from pages.parts.import_parts import shortcuts
from pages.parts.layout import undo_bar, user_text
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.texts import plural, type_name
from pages.parts.texts import text as _

_CHOSEN = "second_codes"
_NONE = "none"


@st.fragment
def code_sample(desk: Desk, facts: RoundFacts, check: Check) -> None:
    """Show the next finding with a button for each code; a finding with all its codes is kept at once."""
    one = agreement.next_to_code(desk, check.check_id)
    if one is None:
        if not _has_ended(desk, check):
            agreement.end_check(desk, check.check_id)
        done_and_anew(_("The sample is coded."))
    undo_bar(desk)
    shortcuts.show_switch()
    st.progress(one.coded / one.total, text=f"{one.coded} / {one.total}")
    if one.gone:
        st.caption(
            plural("{count} finding left the round meanwhile.", "{count} findings left the round meanwhile.", one.gone)
        )
    with st.container(border=True, key="to_code"):
        user_text(one.text)
    if CodePart.THEME in check.parts:
        _ask_theme(desk, facts, check, one)
    if CodePart.TYPE in check.parts:
        _ask_type(desk, check, one)
    if len(check.parts) > 1:
        st.caption(_("The finding is kept when it has both codes."))
    _end(desk, check)


def _ask_theme(desk: Desk, facts: RoundFacts, check: Check, one: ToCode) -> None:
    st.caption(_("Theme"))
    with st.container(horizontal=True, key="code_themes"):
        for place, (code, name) in enumerate(theme_names(facts).items()):
            _button(desk, check, one, CodePart.THEME, code, name, shortcuts.theme_key(place))


def _ask_type(desk: Desk, check: Check, one: ToCode) -> None:
    st.caption(_("Type"))
    with st.container(horizontal=True, key="code_types"):
        for kind, letter in (*shortcuts.TYPE_KEYS.items(), (None, shortcuts.NO_TYPE)):
            code = kind.value if kind else _NONE
            _button(desk, check, one, CodePart.TYPE, code, type_name(kind), shortcuts.key_of(letter))


def _button(
    desk: Desk,
    check: Check,
    one: ToCode,
    part: CodePart,
    code: str,
    name: str,
    letter: str | None,
) -> None:
    chosen = _chosen(desk, one.code_id)
    st.button(
        escape_markdown(name),
        key=f"code_{part}_{code}",
        type="primary" if chosen.get(part) == code else "secondary",
        shortcut=letter,
        on_click=partial(_choose, desk, check, one, part, code),
    )


def _choose(desk: Desk, check: Check, one: ToCode, part: CodePart, code: str) -> None:
    chosen = _chosen(desk, one.code_id) | {part.value: code}
    kept.keep(desk, _CHOSEN, {one.code_id: chosen})
    if set(check.parts) <= set(chosen):
        kind = chosen.get(CodePart.TYPE, _NONE)
        with expected_errors_shown():
            finding_type = None if kind == _NONE else FindingType(kind)
            agreement.code_again(desk, one.code_id, one.version, chosen.get(CodePart.THEME), finding_type)
        kept.keep(desk, _CHOSEN, None)


def _chosen(desk: Desk, code_id: str) -> dict[str, str]:
    return dict((kept.kept(desk, _CHOSEN, dict) or {}).get(code_id, {}))


def _has_ended(desk: Desk, check: Check) -> bool:
    return any(one.check.check_id == check.check_id and one.check.is_ended for one in agreement.checks(desk))


def _end(desk: Desk, check: Check) -> None:
    with st.expander(_("Stop here"), key="stop_coding"):
        st.markdown(
            _(
                "You can simply leave: the sample waits for you. Ending it now shows the result of what is coded "
                "so far, and the rest is not coded any more."
            )
        )
        if st.button(_("End with what is coded"), key="end_coding"):
            with expected_errors_shown():
                agreement.end_check(desk, check.check_id)
                done_and_anew(_("The second coding has ended."))
