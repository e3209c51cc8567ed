"""The two ways out of the house: a release for the comment round, and the publication after it."""

import streamlit as st

from analysis.model.people import Role
from analysis.workflow import publishing, releasing
from analysis.workflow.desk import Desk
from analysis.workflow.publishing import Readiness
from analysis.workflow.views import SummaryView
from pages.parts import session
from pages.parts.links import page_link
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.summary_parts.broken import labels_of, show_broken
from pages.parts.summary_parts.documents import ask_document_language
from pages.parts.texts import date_text, rule_name
from pages.parts.texts import text as _


def show_release(desk: Desk, view: SummaryView) -> None:
    """Show the releases made for comments, and to a lead analyst the way to a new one."""
    st.header(_("Release for comments"))
    st.markdown(
        _("A release freezes the summary. Each municipality then sees its own section, and nothing of the others.")
    )
    st.markdown(_("A municipality sees where its name is proposed and answers. Nobody else sees the name before that."))
    for release in view.releases:
        st.markdown(_("Release {number}, {date}").format(number=release.number, date=date_text(release.released_at)))
    if not _is_lead():
        st.markdown(_("The lead analyst releases the summary."))
        return
    with st.form("release", border=False):
        deadline = st.date_input(_("Comments by"), value=None, format="DD.MM.YYYY", key="release_deadline")
        language = ask_document_language("release_language")
        if st.form_submit_button(_("Release for comments"), disabled=bool(view.closing_violations or view.open_flags)):
            with expected_errors_shown():
                made = releasing.release_for_comments(desk, deadline.isoformat() if deadline else None, language)
                done_and_anew(_("Release {number} was made.").format(number=made.number))


def show_publication(desk: Desk, view: SummaryView) -> None:
    """Show what is published, what stands in the way of publishing, and to a lead analyst the way there."""
    ready = publishing.readiness(desk)
    st.header(_("Publish"))
    st.markdown(_("Readers then see the summary and download its documents, without names of sources or people."))
    for one in ready.publications:
        said = _("Published {date}, release {number}").format(date=date_text(one.released_at), number=one.number)
        st.markdown(said)
    if ready.publications:
        st.markdown(_("What is published stays. A correction is a new publication, which readers then see instead."))
    _what_waits(ready, view)
    if not _is_lead():
        st.markdown(_("The lead analyst publishes the summary."))
        return
    with st.form("publish", border=False):
        language = ask_document_language("publish_language")
        st.caption(_("Publishing is not undone."))
        label = _("Publish anew") if ready.publications else _("Publish the summary")
        if st.form_submit_button(label, disabled=not ready.is_open):
            with expected_errors_shown():
                made = publishing.publish(desk, language)
                done_and_anew(_("The summary was published as release {number}.").format(number=made.number))


def _what_waits(ready: Readiness, view: SummaryView) -> None:
    labels = labels_of(view.chapters)
    for rule in ready.waits:
        st.info(rule_name(rule))
    if ready.waits and view.releases:
        page_link(_("Comments"), "kommentit")
    if ready.unaccepted:
        names = ", ".join(labels[key] for key in ready.unaccepted)
        st.info(
            _("Suggested texts that nobody has accepted yet: {names}. Accept, edit or remove them.").format(names=names)
        )
    if ready.closing_violations:
        st.error(_("Before publishing, these have to be mended:"))
        show_broken(ready.closing_violations, labels)
    if ready.open_flags:
        st.warning(_("Before publishing, mend these or let them stand with a reason:"))
        show_broken(ready.open_flags, labels)


def _is_lead() -> bool:
    member = session.membership()
    return member is not None and member.role is Role.LEAD_ANALYST
