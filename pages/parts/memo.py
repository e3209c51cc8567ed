"""What analysts remember of a recurring finding or a statement: a memo, never printed."""

import streamlit as st

from analysis.model.table_work import Memo, MemoOf
from analysis.workflow import table_work
from analysis.workflow.desk import Desk
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.texts import text as _


def ask_memo(desk: Desk, about: MemoOf, thing_id: str) -> None:
    """Show the memo of a thing with a form to change it, folded away while nobody wrote one."""
    memo = table_work.memo_of(desk, about, thing_id)
    key = f"memo_{about.value}_{thing_id}_{memo.version}"
    with st.expander(_("Memo"), expanded=bool(memo.text), key=f"{key}_box"), st.form(key, border=False):
        words = st.text_area(_("Memo"), memo.text, key=f"{key}_words", label_visibility="collapsed")
        st.caption(_("For the round's analysts only; never printed."))
        saved = st.form_submit_button(_("Save the memo"), key=f"{key}_save")
    if saved and (words or "").strip() != memo.text:
        with expected_errors_shown():
            table_work.save_memo(desk, Memo(about, thing_id, words or "", memo.version))
            done_and_anew(_("The memo was saved."))
