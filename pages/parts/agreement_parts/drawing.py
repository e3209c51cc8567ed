"""Drawing a sample for oneself to code."""

import streamlit as st

from analysis.model.findings import FindingFilter
from analysis.model.second_coding import CodePart
from analysis.workflow import agreement, findings
from analysis.workflow.desk import Desk
from pages.parts.layout import empty_state
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.table_names import CODE_PARTS
from pages.parts.texts import plural
from pages.parts.texts import text as _

_SIZES = (20, 50, 100, 200)
_USUAL = 50


def draw(desk: Desk) -> None:
    """Show how a sample is drawn; where everything is one's own coding, say that another analyst is needed."""
    left = agreement.to_draw_from(desk)
    if not left and not findings.search(desk, FindingFilter(), page_size=1).total:
        words = _("There are no findings yet. Bring in notes, or type a finding by hand.")
        empty_state(words, _("Bring in notes"), "tuonti")
        return
    st.subheader(_("Code a sample yourself"), anchor=False)
    if not left:
        empty_state(
            _(
                "You brought in, changed or coded every finding here yourself. One's own coding cannot be checked by "
                "oneself: ask another analyst of the round to open this page."
            )
        )
        return
    with st.form("draw_sample"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            size = st.selectbox(
                _("How many findings"), _SIZES, index=_SIZES.index(_USUAL), key="sample_size", width=200
            )
            parts = st.pills(
                _("What is coded"),
                list(CodePart),
                selection_mode="multi",
                default=[CodePart.THEME],
                format_func=lambda part: _(CODE_PARTS[part]),
                key="sample_parts",
            )
        st.caption(
            _("Drawn by lot from what others coded.")
            + " "
            + plural("There is {count} such finding.", "There are {count} such findings.", left)
            + " "
            + _("You see the words alone, one finding at a time. You can stop and go on another day.")
        )
        if st.form_submit_button(_("Draw the sample and begin"), type="primary", key="sample_draw"):
            with expected_errors_shown():
                agreement.draw_sample(desk, int(size), parts)
                done_and_anew(_("The sample was drawn."))
