"""What analysts remember of a finding: a memo and marks. Never printed."""

import streamlit as st

from analysis.model.table_work import Mark, Memo, MemoOf
from analysis.workflow import table_work
from analysis.workflow.desk import Desk
from pages.parts.finding_parts.words import mark_name
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.texts import text as _


def ask_notes(desk: Desk, finding_id: str) -> None:
    """Show the memo and the marks of a finding with a form to change them."""
    memo = table_work.memo_of(desk, MemoOf.FINDING, finding_id)
    marks = table_work.marks_and_memos(desk, [finding_id])[0].get(finding_id, ())
    st.subheader(_("Memo and marks"), anchor=False)
    key = f"notes_{finding_id}_{memo.version}_{'-'.join(marks)}"
    with st.form(key, border=False):
        words = st.text_area(_("Memo"), memo.text, key=f"{key}_memo")
        st.caption(_("For the round's analysts only; never printed."))
        chosen = st.multiselect(
            _("Marks"),
            list(Mark),
            [Mark(code) for code in marks],
            format_func=mark_name,
            placeholder=_("Choose"),
            key=f"{key}_marks",
        )
        saved = st.form_submit_button(_("Save memo and marks"), key=f"{key}_save")
    if saved:
        with expected_errors_shown():
            written = Memo(MemoOf.FINDING, finding_id, words or "", memo.version)
            table_work.save_notes(
                desk,
                written if (words or "").strip() != memo.text else None,
                {finding_id: chosen} if {mark.value for mark in chosen} != set(marks) else {},
            )
            done_and_anew(_("Memo and marks were saved."))
