"""The notice as everybody reads it, and its editor with the earlier versions."""

import streamlit as st

from analysis.workflow import privacy_notice
from analysis.workflow.desk import Desk
from analysis.workflow.privacy_notice import NoticeText
from pages.parts import session
from pages.parts.editor import draft_offer, forget, saved_text_area
from pages.parts.frame import LANGUAGE_NAMES
from pages.parts.layout import undo_bar, user_text
from pages.parts.messages import done_and_anew, expected_errors_shown
from pages.parts.plain import escape_markdown
from pages.parts.privacy_parts.default_text import default_paragraphs
from pages.parts.texts import date_text, language
from pages.parts.texts import text as _


def show_notice() -> None:
    """Show the notice in the reader's language; its words are plain words, whoever wrote them."""
    own = privacy_notice.notice(session.store(), language())
    for paragraph in privacy_notice.paragraphs(own.text) if own else default_paragraphs(language()):
        user_text(paragraph)
    if own:
        st.caption(_("Changed {moment}").format(moment=date_text(own.changed_at)))


def edit_notice(desk: Desk) -> None:
    """Show the editor of one language at a time, with its earlier versions."""
    st.header(_("Edit the notice"), anchor=False)
    st.markdown(
        _(
            "Everybody reads this text, before signing in too. It is one for the whole service, not for a round. "
            "Fill in what stands in brackets. An empty line begins a new paragraph."
        )
    )
    code = st.segmented_control(
        _("Language of the notice"),
        list(LANGUAGE_NAMES),
        default=language(),
        format_func=lambda one: LANGUAGE_NAMES[one],
        required=True,
        key="notice_language",
    )
    own = privacy_notice.notice(desk.store, str(code))
    _editor(desk, str(code), own)
    undo_bar(desk)
    _versions(desk, str(code), own)


def _editor(desk: Desk, code: str, own: NoticeText | None) -> None:
    version = own.version if own else None
    saved = own.text if own else "\n\n".join(default_paragraphs(code))
    key, field = f"notice_{code}_{version}", f"privacy_notice:{code}"
    begin = draft_offer(desk, field, saved, key)
    words = saved_text_area(_("Text of the notice"), field, begin, key, height=420)
    with st.container(horizontal=True):
        if st.button(_("Save the notice"), type="primary", key="notice_save", icon=":material/check:"):
            _write(desk, code, words, version, _("The notice was saved. It is read by everybody now."))
        if own and st.button(_("Take the program's own text back"), key="notice_default"):
            _write(desk, code, "", version, _("The program's own text stands again."))


def _versions(desk: Desk, code: str, own: NoticeText | None) -> None:
    kept = privacy_notice.versions(desk, code)
    if not kept:
        return
    with st.expander(_("Earlier versions")):
        for place, (one, name) in enumerate(kept):
            said = f"{date_text(one.made_at)} · {escape_markdown(name)}" if name else date_text(one.made_at)
            st.markdown(f"**{said}**")
            user_text(one.text or _("The program's own text stands again."))
            is_now = own is not None and one.text == own.text
            if one.text and not is_now and st.button(_("Take this version back"), key=f"notice_back_{place}"):
                _write(desk, code, one.text, own.version if own else None, _("The version was taken back."))


def _write(desk: Desk, code: str, words: str, version: int | None, sentence: str) -> None:
    with expected_errors_shown():
        privacy_notice.write(desk, code, words, version)
        forget(desk, f"privacy_notice:{code}")
        done_and_anew(sentence)
