"""The municipality's own section: what was recorded of it, what rests on its notes, where its name is proposed."""

import streamlit as st

from analysis.model.content import EvidenceEntry, NameProposal, SectionStatement, ThemeReport
from analysis.workflow import sections
from analysis.workflow.sections import OwnSection, SectionStatus
from pages.parts import session
from pages.parts.layout import page_header, user_text
from pages.parts.plain import escape_markdown
from pages.parts.texts import date_text, direction_name, plural, stage_name
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
    page_header(section.municipality_name, "")
    _what_this_is(section)
    with st.container(horizontal=True):
        st.link_button(_("Download as a Word document"), DOWNLOAD, icon=":material/download:", type="primary")
        st.link_button(_("Report of the visit (Word)"), REPORT, icon=":material/download:")
    _report(section.content.report)
    _statements(section.content.statements)
    _name_proposals(section.content.name_proposals)


def _before_release(status: SectionStatus) -> None:
    page_header(status.municipality_name, escape_markdown(status.round_name))
    with st.container(border=True):
        st.markdown(
            _("Your section is not ready yet. You will see it here when the results summary is released for comments.")
        )
        st.markdown(_("The round is now at this stage: {stage}.").format(stage=stage_name(status.stage)))


def _what_this_is(section: OwnSection) -> None:
    until = date_text(section.release.deadline)
    st.markdown(
        _("This is your municipality's own part of the results of {round}. Other municipalities do not see it.").format(
            round=f"**{escape_markdown(section.round_name)}**"
        )
    )
    content = section.content
    notes = sum(len(theme.entries()) for theme in content.report)
    st.markdown(
        "\n".join(
            (
                f"- {_('Your own report')}: {plural('{count} note', '{count} notes', notes)}",
                f"- {_('What of your notes is used in the common part')}: "
                + plural("{count} place", "{count} places", len(content.statements)),
                f"- {_('Where your name is proposed')}: "
                + plural("{count} place", "{count} places", len(content.name_proposals)),
            )
        )
    )
    st.markdown(f"{_when_to_read(until)} {_('Tell the analyst of the round what is wrong or missing.')}")
    st.caption(
        _("Version {number}, {day}").format(number=section.release.number, day=date_text(section.release.released_at))
    )


def _when_to_read(until: str) -> str:
    if until:
        return _("Read it by **{day}**.").format(day=until)
    return _("No deadline has been set for reading it.")


def _report(report: tuple[ThemeReport, ...]) -> None:
    st.header(_("Your own report"), anchor=False)
    told = [theme for theme in report if theme.entries()]
    if not told:
        st.markdown(_("Nothing was recorded of your municipality."))
    for theme in told:
        st.subheader(escape_markdown(theme.title), anchor=False)
        _entries(_("Strengths"), theme.strengths)
        _entries(_("Development areas"), theme.development)
        _entries(_("Tips for others"), theme.tips)
        _entries(_("Open questions"), theme.questions)
        _entries(_("Other notes"), theme.other)


def _entries(title: str, entries: tuple[EvidenceEntry, ...]) -> None:
    if entries:
        st.markdown(f"**{title}**\n\n" + "\n".join(f"- {_words(entry)}" for entry in entries))


def _words(entry: EvidenceEntry) -> str:
    return escape_markdown(entry.text) if entry.text else f"*{_('Withheld, because somebody could be recognised')}*"


def _statements(statements: tuple[SectionStatement, ...]) -> None:
    st.header(_("What of your notes is used in the common part"), anchor=False)
    if not statements:
        st.markdown(_("No statement of the common summary rests on your notes."))
    for entry in statements:
        statement = entry.statement
        with st.container(border=True):
            st.caption(
                f"{statement.label} · {escape_markdown(entry.chapter_title)} · {direction_name(statement.direction)}"
            )
            user_text(statement.text)
            if statement.evidence:
                st.markdown(
                    f"{_('It rests on these notes of yours:')}\n\n"
                    + "\n".join(f"- {_words(one)}" for one in statement.evidence)
                )


def _name_proposals(proposals: tuple[NameProposal, ...]) -> None:
    st.header(_("Where your name is proposed"), anchor=False)
    if not proposals:
        st.markdown(_("Your municipality's name is not proposed anywhere."))
    for proposal in proposals:
        with st.container(border=True):
            st.caption(proposal.label)
            user_text(proposal.text)
            st.markdown(_("The name is printed only if your municipality agrees. Silence means no."))
