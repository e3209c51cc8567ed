"""What a round holds so far, and what comes next."""

import streamlit as st

from analysis.model.phases import RoundCounts, RoundState
from pages.parts.links import page_button
from pages.parts.phase_words import next_step
from pages.parts.texts import plural
from pages.parts.texts import text as _


def show_progress(state: RoundState) -> None:
    """Show what there is so far, and the next step as the one main action."""
    step = next_step(state)
    with st.container(border=True, key="round_progress"):
        st.markdown(f"{_('Next:')} {step.sentence}")
        if step.url_path:
            page_button(step.link_label, step.url_path)
        st.caption(" · ".join(_counts(state.counts)))


def _counts(counts: RoundCounts) -> list[str]:
    return [
        plural("{count} document", "{count} documents", counts.documents),
        plural("{count} finding", "{count} findings", counts.findings),
        plural("{count} recurring finding", "{count} recurring findings", counts.recurring),
        plural("{count} statement", "{count} statements", counts.statements),
    ]
