"""The section as it will be printed, with the way to comment below each place."""

from collections.abc import Iterable, Mapping

import streamlit as st

from analysis.model.content import EvidenceEntry, SectionContent, SectionStatement, ThemeReport
from analysis.workflow.commenting import OwnComments
from analysis.workflow.desk import Desk
from analysis.workflow.sections import OwnSection
from pages.parts.foreign_words import list_in, words_in
from pages.parts.plain import escape_markdown
from pages.parts.section_parts.approving import say_who_approves, show_name_approval
from pages.parts.section_parts.opening import NAMES, REPORT, STATEMENTS
from pages.parts.section_parts.places import Spot, opened
from pages.parts.section_parts.written import show_commenting
from pages.parts.texts import direction_name, language, plural
from pages.parts.texts import text as _

Spots = Mapping[str, Spot]


def show_printed(desk: Desk, section: OwnSection, own: OwnComments | None, spots: Spots) -> None:
    """Show the statements, the names and the own report."""
    content = section.content
    _statements(desk, own, content.statements, spots)
    _name_proposals(desk, own, content, spots)
    _report(desk, own, content.report, spots)


def _statements(desk: Desk, own: OwnComments | None, statements: tuple[SectionStatement, ...], spots: Spots) -> None:
    st.header(_("What of your notes is used in the common part"), anchor=STATEMENTS)
    if not statements:
        st.markdown(_("No statement of the common summary rests on your notes."))
    else:
        st.caption(_("Every place has a lasting mark such as {mark}.").format(mark=statements[0].statement.label))
    for entry in statements:
        statement = entry.statement
        with st.container(border=True, key=f"place_{statement.label}"):
            st.caption(
                f"{statement.label} · {escape_markdown(entry.chapter_title)} · {direction_name(statement.direction)}"
            )
            words_in(statement.language, statement.text)
            if statement.dissent:
                st.markdown(f"{_('Differing view')}: {escape_markdown(statement.dissent)}")
            if statement.evidence:
                with st.expander(_("It rests on these notes of yours"), type="compact"):
                    _entries(statement.evidence)
            show_commenting(desk, own, spots[f"statement:{statement.statement_id}"])


def _name_proposals(desk: Desk, own: OwnComments | None, content: SectionContent, spots: Spots) -> None:
    proposals = content.name_proposals
    languages = {one.statement.statement_id: one.statement.language for one in content.statements}
    st.header(_("Where your name is proposed"), anchor=NAMES)
    if not proposals:
        st.markdown(_("Your municipality's name is not proposed anywhere."))
        return
    st.markdown(_("The name is printed only if your municipality agrees. Silence means no."))
    if own:
        say_who_approves(own)
    for proposal in proposals:
        with st.container(border=True, key=f"name_{proposal.label}"):
            st.caption(proposal.label)
            words_in(languages.get(proposal.statement_id, content.language), proposal.text)
            if own:
                show_name_approval(desk, own, proposal.statement_id, proposal.label)
            if proposal.statement_id not in languages:
                show_commenting(desk, own, spots[f"statement:{proposal.statement_id}"])


def _report(desk: Desk, own: OwnComments | None, report: tuple[ThemeReport, ...], spots: Spots) -> None:
    st.header(_("Your own report"), anchor=REPORT)
    st.markdown(_("This part is for your municipality only and is not published."))
    told = [theme for theme in report if theme.entries()]
    if not told:
        st.markdown(_("Nothing was recorded of your municipality."))
    for theme in told:
        notes = plural("{count} note", "{count} notes", len(theme.entries()))
        spot = spots[f"report:{theme.theme_code}"]
        with st.expander(f"{escape_markdown(theme.title)} ({notes})", expanded=opened(desk)[0] == spot.place):
            for title, entries in (
                (_("Strengths"), theme.strengths),
                (_("Development areas"), theme.development),
                (_("Tips for others"), theme.tips),
                (_("Open questions"), theme.questions),
                (_("Other notes"), theme.other),
            ):
                if entries:
                    st.markdown(f"**{title}**")
                    _entries(entries)
            show_commenting(desk, own, spot)


def say_which_language(statements: tuple[SectionStatement, ...]) -> None:
    """Say why a page in one language holds statements in another; nothing where all are in the page's own."""
    others = {one.statement.language for one in statements} - {language()}
    if others == {"fi"}:
        st.markdown(_("The statements and their headings are in Finnish. You may comment in your own language."))
    elif others:
        st.markdown(_("Some statements are in another language. You may comment in your own language."))


def _entries(entries: Iterable[EvidenceEntry]) -> None:
    withheld = _("Withheld, because somebody could be recognised")
    list_in((one.language, one.text) if one.text else (language(), withheld) for one in entries)
