"""What the rules say of a statement: why it is open again, flags, and flags that somebody let stand with a reason."""

import streamlit as st

from analysis.model.summary import Overrule, Violation
from analysis.workflow import flags, statements
from analysis.workflow.desk import Desk
from analysis.workflow.views import StatementView
from pages.parts.plain import escape_markdown
from pages.parts.summary_parts.steps import take_step
from pages.parts.texts import in_quotes, reopen_reason_name, rule_name
from pages.parts.texts import text as _


def show_flags(desk: Desk, view: StatementView) -> None:
    """Show what stands in the way of a statement, and what was let stand."""
    _show_reopened(desk, view)
    for place, violation in enumerate(view.violations):
        if violation.rule.startswith("reopened_"):
            continue
        (st.error if violation.hard else st.warning)(f"{rule_name(violation.rule)}{_detail(violation.detail)}")
        if not violation.hard:
            _let_stand(desk, view, violation, place)
    for place, one in enumerate(view.overruled):
        _show_overruled(desk, view, one, place)


def _show_reopened(desk: Desk, view: StatementView) -> None:
    if not view.reopened:
        return
    statement = view.statement
    with st.container(border=True, key=f"reopened_{statement.label}"):
        st.error(_("This statement is open again, because what it rests on has changed:"))
        st.markdown("\n".join(f"- {reopen_reason_name(one.reason)}" for one in view.reopened))
        label = _("I have looked: {label} may stand as it reads").format(label=statement.label)
        if st.button(label, key=f"looked_{statement.label}_{statement.version}"):
            take_step(
                lambda: statements.look_again(desk, statement.statement_id, statement.version),
                _("The statement was looked at again."),
            )


def _let_stand(desk: Desk, view: StatementView, violation: Violation, place: int) -> None:
    statement = view.statement
    key = f"stand_{statement.label}_{statement.version}_{place}"
    with st.popover(_("Let it stand with a reason"), key=f"{key}_popover"), st.form(key, border=False):
        reason = st.text_input(_("Why it may stand; the reason is shown in the evidence annex"), key=f"{key}_reason")
        if st.form_submit_button(_("Let it stand"), key=f"{key}_save"):
            take_step(
                lambda: flags.overrule(desk, statement.statement_id, violation.rule, violation.detail, reason),
                _("The flag was let stand."),
            )


def _show_overruled(desk: Desk, view: StatementView, one: Overrule, place: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            f"{_('Let stand:')} {rule_name(one.rule)}{_detail(one.detail)} {_('Reason:')} {escape_markdown(one.reason)}"
        )
        if st.button(_("Flag again"), key=f"again_{view.statement.label}_{view.statement.version}_{place}"):
            take_step(
                lambda: flags.flag_again(desk, one.statement_id, one.rule, one.detail), _("The flag was restored.")
            )


def _detail(detail: str) -> str:
    return f" {in_quotes(escape_markdown(detail))}" if detail else ""
