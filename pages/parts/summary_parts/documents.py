"""Documents of the round beside the summary itself: language, PDF, decision-makers, reports, template, differences."""

import streamlit as st

from analysis.errors import InvalidInput
from analysis.model.people import Role
from analysis.workflow import documents, templates, versions
from analysis.workflow.desk import Desk
from analysis.workflow.versions import Piece, StatementChange, WordChange
from analysis.workflow.views import RoundFacts
from pages.parts import session
from pages.parts.choices import municipality_names
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.texts import text as _

_WHAT_DIFFERS = {
    "New statement": "New statement",
    "Statement taken out": "Statement taken out",
    "Wording changed": "Wording changed",
    "Evidence changed": "Evidence changed",
    "Moved to another place": "Moved to another place",
    "Differing view changed": "Differing view changed",
}


def show_documents(desk: Desk, facts: RoundFacts, *, is_open: bool) -> None:
    """Offer every document but the summary's first button, which the page shows itself."""
    with st.expander(_("More documents, other languages, PDF")):
        _downloads(facts, is_open=is_open)
    with st.expander(_("Word template of your own")):
        _template(desk)
    _differences(desk, facts)


def ask_document_language(key: str) -> str:
    """Ask for the language of a document; statements and observations stay as they were written."""
    names = {"fi": _("Finnish"), "sv": _("Swedish"), "en": _("English")}
    return str(st.selectbox(_("Language of the document"), list(names), format_func=lambda one: names[one], key=key))


def _downloads(facts: RoundFacts, *, is_open: bool) -> None:
    language = ask_document_language("document_language")
    st.caption(_("The program's own words change. Statements and observations stay as they were written."))
    where = f"?kierros={facts.round.round_id}&kieli={language}"
    with st.container(horizontal=True):
        st.link_button(_("Results summary (Word)"), f"/vienti/summary.docx{where}", disabled=not is_open)
        can_lay_out = documents.can_lay_out()
        st.link_button(
            _("Results summary (PDF)"), f"/vienti/summary.pdf{where}", disabled=not (is_open and can_lay_out)
        )
        st.link_button(_("Page for decision-makers (Word)"), f"/vienti/page.docx{where}", disabled=not is_open)
        st.link_button(_("Working version with reasons (Word)"), f"/vienti/working.docx{where}", disabled=not is_open)
    st.caption(
        _("The working version is for analysts only: it tells why a flag was let stand, and every name proposed.")
    )
    if not can_lay_out:
        st.markdown(_("A PDF needs LibreOffice on the server; it is not there. The Word file can be saved as PDF."))
    names = municipality_names(facts)
    if names:
        chosen = st.selectbox(
            _("Municipality's own report"), list(names), format_func=lambda key: names[key], key="report_of"
        )
        st.caption(_("For the municipality itself: it names the municipality's own development areas."))
        st.link_button(_("Report (Word)"), f"/vienti/report.docx{where}&kunta={chosen}")


def _template(desk: Desk) -> None:
    kept = templates.state(desk)
    st.markdown(
        _("The documents are written on your template: its styles, header, footer and page.")
        if kept.is_there
        else _("Bring in a .docx of your own, and the documents take its styles, header, footer and page.")
    )
    if kept.missing:
        st.warning(
            _("The template lacks these styles, so ours are used: {styles}.").format(styles=", ".join(kept.missing))
        )
    member = session.membership()
    if member is None or member.role is not Role.LEAD_ANALYST:
        return
    file = st.file_uploader(_("Template (.docx, at most 10 MB)"), type=["docx"], key="template_file")
    with st.container(horizontal=True):
        if st.button(_("Use this template"), disabled=file is None, key="keep_template") and file is not None:
            _keep(desk, file.getvalue())
        if kept.is_there and st.button(_("Use our own look again"), key="remove_template"):
            with expected_errors_shown():
                templates.remove_template(desk)
                done_and_anew(_("The template was removed."))


def _keep(desk: Desk, data: bytes) -> None:
    try:
        templates.keep_template(desk, data)
    except InvalidInput as error:
        st.error(_refusals().get(error.reason, _("This file cannot be used as a template.")))
        return
    done_and_anew(_("The template is in use."))


def _refusals() -> dict[str, str]:
    return {
        "not_word": _("This is no Word file. Save it in Word as a Word document (.docx)."),
        "too_large": _("The file is too large: at most 10 MB."),
        "has_macros": _("The file has macros. Save it in Word as a Word document without macros (.docx)."),
        "linked_content": _("The file fetches content from elsewhere. Put its pictures into the file itself."),
    }


def _differences(desk: Desk, facts: RoundFacts) -> None:
    numbers = sorted(one.number for one in versions.releases(desk))
    if len(numbers) < 2:
        return
    with st.expander(_("What changed between releases")):
        before = int(st.selectbox(_("From release"), numbers, index=len(numbers) - 2, key="differences_before"))
        after = int(st.selectbox(_("To release"), numbers, index=len(numbers) - 1, key="differences_after"))
        comparison = versions.compare(desk, before, after)
        where = f"?kierros={facts.round.round_id}&ennen={before}&jalkeen={after}"
        st.link_button(_("Differences (Word)"), f"/vienti/differences.docx{where}")
        if not comparison.changes:
            st.markdown(_("Nothing differs between these releases."))
        else:
            st.caption(_("Added words are in bold between [+ and +], deleted words struck between [– and –]."))
        for change in comparison.changes:
            _change(change)


def _change(change: StatementChange) -> None:
    what = ", ".join(_(_WHAT_DIFFERS[kind]) for kind in versions.kinds_of(change))
    with st.container(border=True):
        st.caption(f"\\[{change.label}\\] {what} · {escape_markdown(change.chapter or change.before_chapter or '')}")
        st.markdown("".join(_piece(piece) for piece in change.words))
        for title, texts in (
            (_("Observations added to the evidence"), change.evidence_added),
            (_("Observations no longer in the evidence"), change.evidence_gone),
        ):
            if texts:
                st.markdown(f"{title}:\n\n" + "\n".join(f"- {escape_markdown(text)}" for text in texts))


def _piece(piece: Piece) -> str:
    # A mark of Markdown beside a space would be shown as it is, so the spaces stay outside.
    before = " " if piece.text[:1].isspace() else ""
    after = " " if piece.text[-1:].isspace() and piece.text.strip() else ""
    words = escape_markdown(piece.text)
    if words and piece.change is WordChange.ADDED:
        words = f"**\\[+{words}+\\]**"
    elif words and piece.change is WordChange.DELETED:
        words = f"~~\\[–{words}–\\]~~"
    return f"{before}{words}{after}"
