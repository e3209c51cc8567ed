"""The municipality's own section: what it is and by when, comments on it, the municipality's word, and answers."""

import streamlit as st

from analysis.workflow import commenting, phases, sections
from analysis.workflow.commenting import OwnComments
from analysis.workflow.desk import Desk
from analysis.workflow.sections import OwnSection, SectionStatus
from pages.parts import session
from pages.parts.layout import page_header
from pages.parts.phase_strip import show_own_steps
from pages.parts.plain import escape_markdown
from pages.parts.section_parts.approving import (
    say_names_left,
    say_what_waits,
    say_who_approves,
    show_text_approval,
)
from pages.parts.section_parts.changes import show_changes
from pages.parts.section_parts.focus import move_focus
from pages.parts.section_parts.opening import SENDING, show_opening
from pages.parts.section_parts.places import SECTION, Spot, spots_of
from pages.parts.section_parts.printed import say_which_language, show_printed
from pages.parts.section_parts.sending import show_sending
from pages.parts.section_parts.written import show_all, show_commenting, show_unsent
from pages.parts.texts import stage_name
from pages.parts.texts import text as _

DOWNLOAD = "/vienti/kuntaote.docx"
REPORT = "/vienti/report.docx"


def render() -> None:
    """Show the section of the newest release, or when to expect one."""
    desk = session.section_desk()
    section = sections.own_section(desk)
    if section is None:
        _before_release(sections.section_status(desk))
        return
    commenting.mark_opened(desk)
    own, spots = commenting.own_comments(desk), spots_of(section.content)
    status = sections.section_status(desk)
    page_header(section.municipality_name, "")
    show_own_steps(phases.own_section_step(status, own), own.round.deadline if own else section.release.deadline)
    show_opening(section, own)
    say_which_language(section.content.statements)
    say_what_waits(own, section.content.name_proposals)
    if own:
        show_sending(desk, own, spots, "top")
        show_unsent(own, spots)
        show_all(own, spots)
    show_changes(sections.own_changes(desk))
    show_printed(desk, section, own, spots)
    if own:
        _approve_and_send(desk, section, own, spots)
    _downloads()
    move_focus()


def _approve_and_send(desk: Desk, section: OwnSection, own: OwnComments, spots: dict[str, Spot]) -> None:
    st.header(_("Approve and send"), anchor=SENDING)
    st.subheader(_("Comment on the whole"), anchor=False)
    show_commenting(desk, own, spots[SECTION])
    st.subheader(_("Approval of the text"), anchor=False)
    say_who_approves(own)
    show_text_approval(desk, own)
    say_names_left(own, section.content.name_proposals)
    st.subheader(_("Send the comments"), anchor=False)
    show_sending(desk, own, spots, "bottom")


def _downloads() -> None:
    with st.container(horizontal=True):
        st.link_button(_("This section as a Word document"), DOWNLOAD, icon=":material/download:")
        st.link_button(_("Report of the visit (Word)"), REPORT, icon=":material/download:")
    st.caption(
        _(
            "The section is this page on paper. The report of the visit holds your municipality's own notes alone, in "
            "brief and by theme, for use at home. Neither is published."
        )
    )


def _before_release(status: SectionStatus) -> None:
    page_header(status.municipality_name, escape_markdown(status.round_name))
    show_own_steps(phases.own_section_step(status, None), None)
    with st.container(border=True):
        st.markdown(
            _("Your section is not ready yet. You will see it here when the results summary is released for comments.")
        )
        st.markdown(_("The round is now at this stage: {stage}.").format(stage=stage_name(status.stage)))
