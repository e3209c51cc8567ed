"""Published summaries, for readers and municipalities: the statements, and the public documents to download."""

import streamlit as st

from analysis.workflow import documents, published
from analysis.workflow.published import PublishedSummary
from pages.parts import session
from pages.parts.layout import page_header, user_list
from pages.parts.plain import escape_markdown
from pages.parts.texts import date_text
from pages.parts.texts import text as _

# Names of documents by the address that each has.
_DOCUMENTS = {
    "summary.docx": "Results summary (Word)",
    "summary.pdf": "Results summary (PDF)",
    "page.docx": "Page for decision-makers (Word)",
    "comments.docx": "Summary of comments (Word)",
}
_LANGUAGES = {"fi": "Finnish", "sv": "Swedish", "en": "English"}


def render() -> None:
    """Show what is published, newest first."""
    desk = session.reader_desk()
    page_header(_("Published summaries"), _("What municipalities have learned from each other, by round."))
    found = published.published_summaries(desk)
    if not found:
        st.markdown(_("Nothing has been published yet."))
    for entry in found:
        _show(entry)


def _show(entry: PublishedSummary) -> None:
    st.header(escape_markdown(entry.round_name), anchor=False)
    said = _("Published {date}, release {number}").format(date=date_text(entry.made_on), number=entry.number)
    st.caption(f"{said} · {_('Language')}: {_(_LANGUAGES.get(entry.language, 'Finnish'))}")
    if entry.is_sample:
        st.info(_("The municipalities and people of this summary are invented."))
    with st.container(horizontal=True):
        for kind, name in _DOCUMENTS.items():
            is_missing = kind.endswith(".pdf") and not documents.can_lay_out()
            address = f"/vienti/julkaistu/{entry.release_id}/{kind}"
            st.link_button(_(name), address, icon=":material/download:", disabled=is_missing)
    if not documents.can_lay_out():
        st.caption(_("A PDF needs LibreOffice on the server; it is not there. The Word file can be saved as PDF."))
    for chapter in entry.chapters:
        if chapter.statements:
            st.subheader(escape_markdown(chapter.title), anchor=False)
            user_list(chapter.statements)
